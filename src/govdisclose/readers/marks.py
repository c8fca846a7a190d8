"""What the mark of a note looks like, beside a number and behind a label."""

import re

_COUNTED = "〇零一二三四五六七八九十百甲乙丙丁戊己庚辛壬癸"
_SMALL = "¹²³\u2070\u2074-\u2079\u2080-\u2089"
_ENCLOSED = "\u2460-\u24ff\u2776-\u2793\u3200-\u32ff"
_SIGNS = "*＊#＃†‡§¶※△▲☆★"  # noqa: RUF001
_LETTERS = "A-Za-zＡ-Ｚａ-ｚ\u2160-\u217f"  # noqa: RUF001
_WORD = rf"(?:注释?|[附备脚尾]注|说明)[{_COUNTED}]*"
_AND = "[、，,;；和及]"
_OPEN, _CLOSE = r"[（(\[［【〔]", r"[）)\]］】〕]"
_BRACKETED = rf"{_OPEN}[^（）()\[\]［］【】〔〕]*{_CLOSE}"
_RAISED = (
    rf"(?:[0-9０-９{_SMALL}]{{1,2}}(?![0-9０-９{_SMALL}])[)）]?|{_WORD}"  # noqa: RUF001
    rf"|[{_LETTERS}{_ENCLOSED}{_SIGNS}]|{_BRACKETED})"
)
# Behind a label it is not known what was raised, and a figure or a letter may be part of it.
_BEHIND = (
    rf"(?:(?:(?<![附备脚尾])注释?)?[{_SMALL}{_ENCLOSED}]+[)）]?|(?<![附备脚尾])注释?|[{_SIGNS}]"
    rf"|{_OPEN}(?:{_WORD}[0-9、,]{{0,5}}|(?:{_WORD})?[{_SMALL}{_ENCLOSED}]+){_CLOSE}"
    r"|[\[［【〔][0-9]{1,2}[\]］】〕])"
)
BRACKETED = re.compile(f"({_BRACKETED})")
"""Words in brackets of any kind; as a group, so that a text can be split at them."""
AND = re.compile(_AND)
"""What stands between the marks of notes."""
RAISED = re.compile(f"{_RAISED}(?:{_AND}?{_RAISED})*")
"""Marks that stand raised beside a number; a part of a number is none."""
BEHIND = re.compile(rf"(?:{_AND}?{_BEHIND})+\Z")
"""Marks at the end of a label: ¹ ⑴ 注¹ [1] （注1）."""
WORDS = re.compile(
    rf"(?:第[{_COUNTED}]+[条项款]|说明|[{_COUNTED}{_LETTERS}]"
    rf"|[见详参同附备脚尾注释]|[\s.]|{_AND})+"
)
"""What stands in brackets as a mark: the word for a note, numerals, letters."""
