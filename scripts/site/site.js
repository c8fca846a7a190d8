// Tables that are wider than the page scroll in a box; the keyboard can scroll them too.
addEventListener("load", () => {
  for (const box of document.querySelectorAll(".md-typeset__scrollwrap")) box.tabIndex = 0;
});
