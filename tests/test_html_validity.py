"""HTML before validators, and before checks of our own for what they let pass."""

import re
from pathlib import Path

import pytest

from support import web
from support.web_checks import faults
from support.web_validators import html_validate, nu

NAME = "everything-2021"


def every_page() -> dict[str, str]:
    """Make all pages of all modes."""
    return {f"{mode}-{name}": web.page(mode, name) for mode in web.PAGES for name in web.SAMPLES}


def changed(old: str, new: str) -> str:
    """Put a fault into a page."""
    markup = web.page("page", NAME)
    assert old in markup
    return markup.replace(old, new, 1)


def test_the_nu_checker_finds_nothing(tmp_path: Path) -> None:
    """No error, warning or remark on any page, but for the old attributes that editors ask for."""
    plain = tuple(name for name, mode in web.PAGES.items() if mode.plain)
    old = re.compile("info: The “(align|border|width)” attribute on the “[a-z0-9]+” element is obs")
    found = nu(every_page(), tmp_path)
    assert [line for line in found if not (line.startswith(plain) and old.search(line))] == []


def test_html_validate_finds_nothing(tmp_path: Path) -> None:
    """No message on any page of any mode, with the strictest sets of rules."""
    assert html_validate(every_page(), tmp_path) == []


def test_the_nu_checker_finds_faults(tmp_path: Path) -> None:
    """Faults of each kind, down to remarks, are found."""
    pages = {
        "id": changed('id="gd-t3-caption"', 'id="gd-t1-caption"'),
        "child": changed("<caption", "<p>1</p><caption"),
        "headers": changed(' headers="', ' headers="nowhere '),
        "section": changed(
            '<div class="gd-header"', '<section><p>1</p></section><div class="gd-header"'
        ),
        "slash": changed("<br>", "<br/>"),
        "style": changed("text-align: center", "text-align: middle"),
    }
    found = nu(pages, tmp_path)
    assert {line.partition(":")[0] for line in found} == set(pages)
    assert {line.split(": ")[1] for line in found} == {"error", "info"}


def test_html_validate_finds_faults(tmp_path: Path) -> None:
    """Faults of each kind are found, each by its rule."""
    pages = {
        "no-dup-id": changed('id="gd-t3-caption"', 'id="gd-t1-caption"'),
        "element-permitted-content": changed("</figure>", "<p><span><ul></ul></span></p></figure>"),
        "no-inline-style": changed("<main", '<main style="color: red"'),
        "unique-landmark": changed("<main", '<section aria-label="一"></section>' * 2 + "<main"),
        "attr-quotes": changed("<main", "<main class=x"),
        "doctype-style": changed("<!doctype", "<!DOCTYPE"),
    }
    found = html_validate(pages, tmp_path)
    assert {tuple(line.split(": ")[:2]) for line in found} >= {(rule, rule) for rule in pages}


@pytest.mark.parametrize("name", web.SAMPLES)
@pytest.mark.parametrize("mode", web.PAGES)
def test_our_own_checks_find_nothing(mode: str, name: str) -> None:
    """No events, no script links, no addresses outside, no row or table without its label."""
    assert faults(web.page(mode, name), plain=web.PAGES[mode].plain) == []


@pytest.mark.parametrize(
    ("old", "new", "words"),
    [
        ("<main", '<main onclick="1"', "<main>: the event onclick"),
        ("<table", '<table ONMOUSEOVER="1"', "<table>: the event onmouseover"),
        ("<main>", '<main><a href="javascript:1">1</a>', "<a>: a script in href"),
        ("<main>", '<main><a href=" Java&#10;Script:1">1</a>', "<a>: a script in href"),
        ('src="data:', 'src="https://example.com/', "<img>: an external address in src"),
        ("<style", '<link rel="stylesheet" href="//a.b/c"><style', "<link>: an external address"),
        ("<style>", "<style>@import 'https://a.b/c';", "a style sheet loads"),
        ("<main", '<main style="background: url(/x)"', "<main>: a style sheet loads"),
        ("<main", '<main style="color: red"', "<main>: a style attribute"),
        ('<th class="gd-row', '<td class="gd-row', "a row without a th"),
        ('<th class="gd-row gd-leaf"', "<td", "headers that lead to no th of the table"),
        ("<caption", "<caption hidden></caption><!--", "a table without a caption"),
        ("<title>", "<title>\u202e", "'\\u202e' cannot be seen"),
        ("<main>", "<main>&#x200B;", "'\\u200b' cannot be seen"),
        ("<main>", "<main>&lrm;", "'\\u200e' cannot be seen"),
        ('<meta charset="utf-8">', "", "no charset in the first 1024 bytes"),
        ("<meta", "<!--" + " " * 1024 + "--><meta", "no charset in the first 1024 bytes"),
    ],
)
def test_our_own_checks_find_faults(old: str, new: str, words: str) -> None:
    """A fault put into a page is found, also where no validator looks."""
    markup = changed(old, new)
    if "</th>" in markup and new.startswith("<td"):
        before, cell, after = markup.partition(new)
        markup = before + cell + after.replace("</th>", "</td>", 1)
    assert [line for line in faults(markup) if line.startswith(words)]
