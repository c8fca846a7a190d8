"""What is changed of the theme: its words, and those of mkdocstrings, in Chinese; and a look."""

from collections.abc import Mapping
from pathlib import Path

_WORDS = {
    '"Search results"': '"搜索结果"',
    '"aria-label":"Search"': '"aria-label":"搜索"',
    'placeholder:"Search"': 'placeholder:"搜索"',
    '"Close search"': '"关闭搜索"',
    '"aria-label":"Filters"': '"aria-label":"筛选"',
    'children:"Filters"': 'children:"筛选"',
    'children:"Tags"': 'children:"标签"',
    '"result":"results"': '"个结果":"个结果"',
    '"No results"': '"没有找到"',
    '"Loading search\\u2026"': '"正在准备搜索……"',
}
_HEADINGS = {">引发：<": ">异常：<", ">描述<": ">说明<"}
"""Headings of the reference of public names; not every page has all of them."""
_PANELS = {
    f"background-color:rgba(var(--color-{name})/var(--alpha-light))": (
        f"background-color:rgb(var(--color-{name}))"
    )
    for name in ("background", "background-subtle")
}
"""The panel of the search, through which dark pictures would be seen."""


def translate(site: Path) -> None:
    """Put the words of the theme's script, and of the reference, into Chinese."""
    _change_script(site, _WORDS)
    for page in site.glob("reference/api/*.html"):
        page.write_text(_changed(page.read_text("utf-8"), _HEADINGS), "utf-8")


def make_opaque(site: Path) -> None:
    """Let nothing be seen through the panel of the search."""
    _change_script(site, _PANELS)


def _change_script(site: Path, changes: Mapping[str, str]) -> None:
    """Change the theme's script; what is not there is an error."""
    (script,) = site.glob("assets/javascripts/bundle.*.js")
    text = script.read_text("utf-8")
    missing = [words for words in changes if words not in text]
    if missing:
        raise SystemExit(f"scripts/site: not in the theme's script: {', '.join(missing)}")
    script.write_text(_changed(text, changes), "utf-8")


def _changed(text: str, changes: Mapping[str, str]) -> str:
    for old, new in changes.items():
        text = text.replace(old, new)
    return text
