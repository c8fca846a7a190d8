"""HTML in Chromium: open to everyone, within the window, without complaints."""

import re
from typing import Literal

import pytest

import govdisclose as gd
from govdisclose.layouts import layout
from govdisclose.renderers import html
from support import npm, real, web
from support.browser import Scheme, Tab

LOOKS: list[tuple[int, Scheme]] = [(1280, "light"), (390, "light"), (390, "dark")]

AXE = """async rules => {
  const found = await axe.run(document, {resultTypes: ["violations"], rules});
  return found.violations.flatMap(rule => rule.nodes.map(node => `${rule.id}: ${node.html}`));
}"""

# What leaves the window, or the element that it stands in; but for what can be scrolled to.
OUTSIDE = """() => {
  const found = [];
  const scrolls = element => ["auto", "scroll"].includes(getComputedStyle(element).overflowX);
  const boxed = element => element && (scrolls(element) || boxed(element.parentElement));
  const note = (what, box, left, right) => {
    if (box.width && (box.left < left - 1 || box.right > right + 1)) found.push(what);
  };
  const page = document.scrollingElement;
  if (page.scrollWidth > innerWidth) found.push(`the page is ${page.scrollWidth} wide`);
  for (const element of document.body.querySelectorAll("*"))
    if (!boxed(element.parentElement))
      note(element.outerHTML.slice(0, 80), element.getBoundingClientRect(), 0, innerWidth);
  for (const element of document.querySelectorAll("td, th, p, li, dd, h1, h2, h3, h4, h5")) {
    const range = document.createRange(), box = element.getBoundingClientRect();
    range.selectNodeContents(element);
    for (const line of range.getClientRects())
      note(element.outerHTML.slice(0, 80), line, box.left, box.right);
  }
  return found;
}"""

COLOURS = """() => {
  const style = name => getComputedStyle(document.querySelector(name));
  return [
    style("body").backgroundColor, style("p").color, style("td").color, style("td").borderColor
  ];
}"""


# Ways of portals to lay out their pages, which grow with what is in them.
LAYOUTS = {
    "grid": "body { display: grid; }",
    "flex": "body { display: flex; }",
    "flex-centred": "body { display: flex; flex-direction: column; align-items: center; }",
    "float": "main { float: left; }",
    "inline-block": "main { display: inline-block; }",
    "table-cell": "body { display: table; } main { display: table-cell; }",
}
SCROLLS = """() => [...document.querySelectorAll("table")].some(
  ({parentElement: box}) => box.scrollWidth > box.clientWidth)"""


# Rules of a portal for its own header, sections and the like, and what they would change.
HOSTILE = """tr { background: navy; } header, section, figure, h2, h3, h4, h5, p, table {
  margin: 40px; padding: 30px; border: 3px solid red; background: navy; color: white;
  box-shadow: 0 0 9px red; text-align: right; }"""
LOOK = """() => {
  const names = ["header", "chapter", "title", "attachment", "attachment-title", "heading-1"];
  names.push("heading-2", "paragraph", "picture", "attachment-note", "table", "table tr");
  return names.map(name => {
    const style = getComputedStyle(document.querySelector(`.gd-${name}`));
    const { margin, padding, border, backgroundColor, color, boxShadow, textAlign } = style;
    return [name, margin, padding, border, backgroundColor, color, boxShadow, textAlign];
  });
}"""


def violations(tab: Tab, markup: str, *, plain: bool = False) -> list[str]:
    """List what axe finds, by all its rules."""
    # Editors take tabindex away; browsers of today let the keyboard scroll a box without it.
    rules = {"scrollable-region-focusable": {"enabled": not plain}}
    axe = npm.module("axe-core/axe.min.js").read_text("utf-8")
    tab.show(markup)
    tab.page.evaluate(axe)
    return list(tab.run(AXE, rules))


@pytest.mark.parametrize("name", web.SAMPLES)
@pytest.mark.parametrize("mode", web.PAGES)
def test_axe_finds_nothing(tab: Tab, mode: str, name: str) -> None:
    """Nothing shuts people out: on wide and narrow screens, with light colours and dark ones."""
    markup = web.page(mode, name)
    found = []
    # The pages of real reports are alike but for their figures: each is looked at in one way.
    way = real.SLUGS.index(name) % len(LOOKS) if name in real.SLUGS else None
    for width, scheme in LOOKS if way is None else [LOOKS[way]]:
        tab.look(width, scheme)
        found += violations(tab, markup, plain=web.PAGES[mode].plain)
    assert found == []


@pytest.mark.parametrize(
    ("rule", "old", "new"),
    [
        ("image-alt", ' alt="', ' data-alt="'),
        ("td-headers-attr", ' headers="', ' headers="nowhere '),
        ("document-title", "<title>", "<!-- "),
        ("html-has-lang", ' lang="zh-CN"', ""),
        ("page-has-heading-one", "h1", "h2"),
        ("scrollable-region-focusable", ' tabindex="0"', ""),
        ("color-contrast", "<style>", "<style>td { color: #999; background: #bbb; }"),
        ("landmark-unique", 'role="group"', 'role="region"'),
    ],
)
def test_axe_finds_faults(tab: Tab, rule: str, old: str, new: str) -> None:
    """A fault put into a page is found by its rule."""
    markup = web.page("page", "everything-2021")
    assert old in markup
    tab.look(390)
    found = violations(tab, markup.replace(old, new))
    assert {line.partition(":")[0] for line in found} >= {rule}


@pytest.mark.parametrize("name", web.SAMPLES)
@pytest.mark.parametrize("mode", web.PAGES)
def test_nothing_leaves_the_window(tab: Tab, mode: str, name: str) -> None:
    """All is within the window's width, but for what scrolls in a box, and text in its element."""
    markup = web.page(mode, name)
    found = {}
    for width in (1280, 390):
        tab.look(width)
        tab.show(markup)
        found[width] = tab.run(OUTSIDE)
    assert not any(found.values()), found


@pytest.mark.parametrize(
    "fault",
    [
        ".gd-scroll { overflow-x: visible; }",
        ".gd-paragraph { white-space: nowrap; }",
        ".gd-picture img { max-width: none; }",
        ".gd-table { table-layout: fixed; } .gd-value { font-size: 5em; }",
        ".gd-title { margin-left: -3em; }",
        ".gd-report { overflow-wrap: normal; }",
    ],
)
def test_what_leaves_the_window_is_seen(tab: Tab, fault: str) -> None:
    """Styles that push something out of the window, or out of its element, are found."""
    tab.look(390)
    tab.show(web.page("page", "everything-2021").replace("</style>", f"{fault}</style>"))
    assert tab.run(OUTSIDE)


@pytest.mark.parametrize("rules", LAYOUTS.values(), ids=LAYOUTS)
@pytest.mark.parametrize("mode", ["fragment", "cms"])
def test_tables_scroll_however_a_portal_is_laid_out(
    tab: Tab, mode: Literal["fragment", "cms"], rules: str
) -> None:
    """On a phone a table scrolls in its box and widens no page; where there is room, none does."""
    style = f"<style>body {{ margin: 0; }} {rules} {html.stylesheet('fragment')}</style>"
    found = {}
    # Nothing but tables makes the last one wide.
    for name, title in [("everything-2021", True), ("comparison", True), ("blank-2021", False)]:
        content = html.render(web.SAMPLES[name](), mode=mode, title=title)
        markup = f'<!doctype html><meta charset="utf-8">{style}<main>{content}</main>'
        for width in (390, 1280):
            tab.look(width)
            tab.show(markup)
            found[name, width] = [tab.run(SCROLLS), *tab.run(OUTSIDE)]
    assert {(name, width): [width == 390] for name, width in found} == found


def test_long_words_leave_room_for_other_columns(tab: Tab) -> None:
    """An address in a table makes it no wider than the page, and no other column a letter wide."""
    words = f"网页的导航、元数据等不属于报告，未读入：http://example.com/{'a1' * 50} {'导航' * 80}"
    table = gd.DataTable((("级别", "位置", "说明"), ("提示", "二、主动公开政府信息情况", words)))
    report = gd.replace(gd.blank("2021"), {"/overview": (table,)})
    tab.look(1280)
    tab.show(gd.render(report, "html"))
    box = tab.page.locator(".gd-scroll").first
    assert box.evaluate("box => box.scrollWidth - box.clientWidth") == 0
    widths = box.locator("td").evaluate_all("cells => cells.map(cell => cell.offsetWidth)")
    assert widths[1] > 100


@pytest.mark.parametrize("name", ["everything-2019", "everything-2021"])
@pytest.mark.parametrize("mode", web.FULL)
def test_wide_tables_scroll_by_keyboard(tab: Tab, mode: str, name: str) -> None:
    """Tab leads to the box of table 三, by the table's name, and the arrow scrolls it."""
    tab.look(390)
    tab.show(web.page(mode, name))
    boxes = tab.page.get_by_role("group", name="收到和处理政府信息公开申请情况", exact=True)
    box = boxes.first
    for _ in range(20):
        tab.page.keyboard.press("Tab")
        if box.evaluate("box => box === document.activeElement"):
            break
    assert box.evaluate("box => box.scrollWidth - box.clientWidth") > 30
    assert box.evaluate("box => getComputedStyle(box).outlineStyle") == "solid"
    tab.page.keyboard.press("ArrowRight")
    tab.page.wait_for_function("document.activeElement.scrollLeft > 10", timeout=5_000)
    names = tab.page.locator("[tabindex]").evaluate_all(
        "boxes => boxes.map(box => box.ariaLabel ?? box.ariaLabelledByElements[0].textContent)"
    )
    captions = tab.page.locator("caption").all_text_contents()
    assert [name for name in names if not re.fullmatch("表格 [0-9]+", name)] == captions


@pytest.mark.parametrize("name", web.SAMPLES)
@pytest.mark.parametrize("mode", web.PAGES)
def test_strict_policy_is_kept(tab: Tab, mode: str, name: str) -> None:
    """Under a strict content security policy nothing is refused, asked for or complained of."""
    tab.show(web.page(mode, name), web.PAGES[mode].policy)
    assert [tab.complaints, tab.requests, tab.dialogs] == [[], [], []]
    pictures = tab.page.locator("img").evaluate_all("all => all.map(img => img.naturalWidth)")
    assert pictures == [1600] * len(pictures)


def test_stylesheet_beside_the_page(tab: Tab) -> None:
    """With its stylesheet in a file a page looks the same, under a policy without exceptions."""
    document = web.SAMPLES["sample-2021"]()
    tab.show(html.render(document))
    inside = tab.run(COLOURS)
    policy = "default-src 'none'; style-src 'self'; img-src data:"
    tab.show(html.render(document, stylesheet="report.css"), policy, html.stylesheet("page"))
    assert [tab.complaints, tab.requests] == [[], []]
    assert tab.run(COLOURS) == inside


@pytest.mark.parametrize(
    ("fault", "complaint"),
    [
        ("<script>1</script>", "refused: script-src-elem inline"),
        ('<p onclick="1">', "refused: script-src-attr inline"),
        ('<img src="/x.png" alt="">', "refused: img-src http://report.test/x.png"),
        ('<link rel="stylesheet" href="/x.css">', "refused: style-src-elem"),
        ("<p style='color: red'>", "refused: style-src-attr inline"),
    ],
)
def test_what_a_policy_refuses_is_noted(tab: Tab, fault: str, complaint: str) -> None:
    """What a content security policy refuses is a complaint."""
    policy = "default-src 'none'; img-src data:; style-src-elem 'unsafe-inline'"
    tab.show(web.page("page", "blank-2021").replace("<main>", f"<main>{fault}"), policy)
    assert [line for line in tab.complaints if complaint in line]


def test_what_a_page_does_is_noted(tab: Tab) -> None:
    """Dialogs, requests and errors are noted, in frames too; the next page starts anew."""
    inner = "<script>confirm(2); fetch('/b')</script>"
    tab.show(
        f'<img src="/a"><script>alert(1); nothing()</script><iframe srcdoc="{inner}"></iframe>'
    )
    assert sorted(tab.dialogs) == ["alert", "confirm"]
    assert sorted(tab.requests) == ["http://report.test/a", "http://report.test/b"]
    assert [line for line in tab.complaints if "nothing is not defined" in line]
    tab.show("<p>good")
    assert [tab.dialogs, tab.requests, tab.complaints] == [[], [], []]


@pytest.mark.parametrize("mode", web.FULL)
def test_dark_colours(tab: Tab, mode: str) -> None:
    """Where dark colours are asked for, paper, text and borders have other ones."""
    tab.show(web.page(mode, "sample-2021"))
    light = tab.run(COLOURS)
    tab.look(scheme="dark")
    dark = tab.run(COLOURS)
    assert [one for one, other in zip(light, dark, strict=True) if one == other] == []


def test_rules_of_the_portal_for_bare_elements(tab: Tab) -> None:
    """A portal's rules for header, section, table and the like reach nothing of a fragment."""
    fragment = html.render(layout(web.everything("2021")), mode="fragment")
    looks = []
    for rules in ("", HOSTILE):
        style = f"<style>{rules}{html.stylesheet('fragment')}</style>"
        tab.show(f'<!doctype html><meta charset="utf-8"><title>门户</title>{style}{fragment}')
        looks.append(tab.page.evaluate(LOOK))
    assert looks[1] == looks[0]
