// Tables that are wider than the page scroll in a box; the keyboard can scroll them too.
// In code, options are not broken at their hyphens, but between choices, as JSON Pointers between
// parts, and names in tables between words; there, a line may be broken before code, whatever it begins with.
addEventListener("load", () => {
  for (const box of document.querySelectorAll(".md-typeset__scrollwrap")) box.tabIndex = 0;
  for (const code of document.querySelectorAll(".md-typeset :not(pre) > code")) {
    const text = code.textContent;
    if (text.startsWith("-") && text.length < 18) code.style.whiteSpace = "nowrap";
    if (/^[-/]/.test(text) && !code.children.length)
      code.innerHTML = code.innerHTML.replace(/(?<!<)[/|]/g, "$&<wbr>");
    else if (code.closest("td") && !code.children.length)
      code.innerHTML = code.innerHTML.replace(/(?<=\w{3})[._](?=[A-Za-z]{2})/g, "$&<wbr>");
    if (code.closest("td")) code.before(document.createElement("wbr"));
  }
});
