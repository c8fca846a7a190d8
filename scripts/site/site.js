// Tables that are wider than the page scroll in a box; the keyboard can scroll them too.
// Short pieces of code, options above all, are not broken at their hyphens; JSON Pointers are
// broken between their parts.
addEventListener("load", () => {
  for (const box of document.querySelectorAll(".md-typeset__scrollwrap")) box.tabIndex = 0;
  for (const code of document.querySelectorAll(".md-typeset :not(pre) > code")) {
    if (code.textContent.length < 18) code.style.whiteSpace = "nowrap";
    else if (code.textContent.startsWith("/") && !code.children.length)
      code.innerHTML = code.innerHTML.replaceAll("/", "/<wbr>");
  }
});
