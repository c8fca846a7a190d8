"""Words of the theme and of mkdocstrings, which are English or odd, in Chinese."""

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
"""Headings of the reference of public names."""


def translate(site: Path) -> None:
    """Put the words of the theme's script into Chinese; one that is not there is an error."""
    for page in site.glob("reference/api/*.html"):
        text = page.read_text("utf-8")
        for words, chinese in _HEADINGS.items():
            text = text.replace(words, chinese)
        page.write_text(text, "utf-8")
    (script,) = site.glob("assets/javascripts/bundle.*.js")
    text = script.read_text("utf-8")
    missing = [words for words in _WORDS if words not in text]
    if missing:
        raise SystemExit(f"scripts/site: not in the theme's script: {', '.join(missing)}")
    for words, chinese in _WORDS.items():
        text = text.replace(words, chinese)
    script.write_text(text, "utf-8")
