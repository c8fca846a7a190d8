"""HTML: read again with lxml and with a strict parser of the tests' own."""

import json
import re
import subprocess
import sys
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from datetime import date
from typing import Any

import attrs
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from govdisclose import renderers
from govdisclose.document import (
    AttachmentNote,
    AttachmentTitle,
    Block,
    Document,
    Metadata,
    Table,
    Title,
)
from govdisclose.editions import EDITIONS, Report, blank
from govdisclose.errors import OptionError
from govdisclose.layouts import layout
from govdisclose.prose import DataTable, Heading, Paragraph
from govdisclose.renderers import html
from support import html_reading as reading
from support import real, showing
from support.hostile import HARMLESS, HOSTILE, full_report, labelled_frame
from support.showing import content, scope
from support.strategies import reports

MODES: list[html.Mode] = ["page", "fragment"]
METADATA = Metadata(title="示例", author="示例局", published=None)


def documents(*blocks: Block) -> Document:
    """Build a document by hand."""
    return Document(blocks, METADATA, lambda: "{}")


def shown(markup: str) -> list[Any]:
    """List what HTML shows in its article, block by block."""
    return showing.shown(reading.find(reading.tree(markup), "descendant-or-self::article")[0])


@pytest.mark.parametrize("mode", MODES)
@pytest.mark.parametrize("slug", real.SLUGS)
def test_real_reports_are_shown_whole(slug: str, mode: html.Mode) -> None:
    """Each label and figure of the real reports stands in its place, as does all text."""
    document = layout(real.report(slug))
    assert shown(html.render(document, mode=mode)) == content(document)


@settings(max_examples=40)
@given(reports(), st.sampled_from(MODES))
def test_random_reports_are_shown_whole(report: Report, mode: html.Mode) -> None:
    """Any text, any blocks, any figures come back from the HTML, and it is well-formed."""
    document = layout(report)
    markup = html.render(document, mode=mode)
    reading.parse(markup)
    assert shown(markup) == content(document)


@pytest.mark.parametrize("slug", real.MAIN)
def test_headers_name_the_labels(slug: str) -> None:
    """``headers`` of each cell lead to the labels that the frame names, in its own table."""
    document = layout(real.report(slug))
    frames = [block.frame for block in document.blocks if isinstance(block, Table)]
    tables = reading.find(reading.tree(html.render(document)), "//table")
    for frame, table in zip(frames, tables, strict=True):
        labels = {cell.get("id"): reading.words(cell) for cell in reading.find(table, ".//th")}
        cells = reading.find(table, ".//th | .//td")
        assert [[labels[name] for name in cell.get("headers", "").split()] for cell in cells] == [
            [frame.cells[i].label for i in cell.headers] for cell in frame.cells
        ]
        assert [cell.get("scope") for cell in cells] == [scope(cell) for cell in frame.cells]
        assert [cell.tag for cell in cells] == [
            "td" if scope(cell) is None else "th" for cell in frame.cells
        ]


@pytest.mark.parametrize("slug", real.MAIN)
def test_table_structure(slug: str) -> None:
    """Caption, columns, one head for the header rows, one body for each group of rows."""
    document = layout(real.report(slug))
    frames = [block.frame for block in document.blocks if isinstance(block, Table)]
    tables = reading.find(reading.tree(html.render(document)), "//table")
    for frame, table in zip(frames, tables, strict=True):
        box = table.getparent()
        assert box is not None
        caption = reading.find(table, "caption")[0]
        assert reading.words(caption) == frame.caption
        assert (box.get("role"), box.get("tabindex")) == ("group", "0")
        assert box.get("aria-labelledby") == caption.get("id")
        assert len(reading.find(table, "colgroup/col")) == frame.columns
        assert len(reading.find(table, "thead/tr")) == frame.header_rows
        bodies = [len(reading.find(body, "tr")) for body in reading.find(table, "tbody")]
        assert bodies == [len(group) for group in frame.groups]


@pytest.mark.parametrize("mode", MODES)
def test_ids(mode: html.Mode) -> None:
    """Ids are unique, all begin with the prefix, and every reference leads to one."""
    markup = html.render(layout(full_report(HARMLESS)), mode=mode, prefix="r1")
    attributes = reading.parse(markup).attributes
    ids = [value for name, value in attributes if name == "id"]
    references = {
        word
        for name, value in attributes
        if name in {"headers", "aria-labelledby"}
        for word in value.split()
    }
    assert [name for name, count in Counter(ids).items() if count > 1] == []
    assert [name for name in ids if not name.startswith("r1-")] == []
    assert references - set(ids) == set()


def test_two_fragments_on_a_page() -> None:
    """Fragments with different prefixes share no id, even where one begins like the other."""
    document = layout(full_report(HARMLESS), previous=real.report("pingtan-2022"))
    numbers = range(1, 30)
    prefixes = ["gd", "gd2", "g", *(f"gd-{kind}{number}" for kind in "tcf" for number in numbers)]
    ids = [
        value
        for prefix in prefixes
        for name, value in reading.parse(
            html.render(document, mode="fragment", prefix=prefix)
        ).attributes
        if name == "id"
    ]
    assert [name for name, count in Counter(ids).items() if count > 1] == []


def test_one_frame_twice() -> None:
    """A frame that stands twice in a document has other ids the second time."""
    frame = labelled_frame("甲")
    markup = html.render(documents(Table(frame, ("1",)), Table(frame, ("2",))))
    grids = [[["甲", "甲"], ["甲", "甲"], ["甲", value]] for value in ("1", "2")]
    assert shown(markup) == ["甲", grids[0], "甲", grids[1]]
    ids = [value for name, value in reading.parse(markup).attributes if name == "id"]
    assert len(ids) == len(set(ids))


@pytest.mark.parametrize("mode", MODES)
def test_hostile_text_stays_text(mode: html.Mode) -> None:
    """Markup, templates and formats in any text come back as text and add no element."""
    document = layout(full_report(HOSTILE))
    markup = html.render(document, mode=mode)
    harmless = html.render(layout(full_report(HARMLESS)), mode=mode)
    assert shown(markup) == content(document)
    assert Counter(reading.parse(markup).elements) == Counter(reading.parse(harmless).elements)
    assert Counter(e.tag for e in reading.tree(markup).iter()) == Counter(
        e.tag for e in reading.tree(harmless).iter()
    )


def test_hostile_labels_stay_text() -> None:
    """The same for labels, captions and values of a frame that someone else made."""
    document = documents(Table(labelled_frame(HOSTILE), (HOSTILE,)))
    markup = html.render(document)
    assert shown(markup) == content(document)
    assert reading.words(reading.find(reading.tree(markup), "//caption")[0]) == HOSTILE
    harmless = html.render(documents(Table(labelled_frame(HARMLESS), (HARMLESS,))))
    assert reading.parse(markup).elements == reading.parse(harmless).elements


def test_head() -> None:
    """Language, encoding, viewport, title, author and date stand in the head."""
    metadata = Metadata(title=HOSTILE, author="某局 & <b>", published=date(2025, 1, 20))
    markup = html.render(Document((), metadata, lambda: "{}"))
    page = reading.tree(markup)
    names = ["viewport", "ArticleTitle", "PubDate", "ContentSource", "Author"]
    meta = {element.get("name"): element.get("content") for element in reading.find(page, "//meta")}
    assert markup.startswith('<!doctype html>\n<html lang="zh-CN">')
    assert '<meta charset="utf-8">' in markup[:1024]
    assert reading.words(reading.find(page, "/html/head/title")[0]) == HOSTILE
    assert [meta[name] for name in names] == [
        "width=device-width, initial-scale=1",
        HOSTILE,
        "2025-01-20 00:00",
        "某局 & <b>",
        "某局 & <b>",
    ]
    assert len(reading.find(page, "/html/body/main/article")) == 1


def test_linked_data() -> None:
    """JSON-LD describes a report with its author and date, whatever their characters."""
    metadata = Metadata(title=HOSTILE, author=HOSTILE, published=date(2025, 1, 20), language="zh")
    organ = {"@type": "GovernmentOrganization", "name": HOSTILE}
    assert linked_data(metadata) == {
        "@context": "https://schema.org",
        "@type": "Report",
        "name": HOSTILE,
        "inLanguage": "zh",
        "author": organ,
        "publisher": organ,
        "datePublished": "2025-01-20",
    }
    bare = linked_data(Metadata(title="甲", author="", published=None))
    assert sorted(bare) == ["@context", "@type", "inLanguage", "name"]


def linked_data(metadata: Metadata) -> dict[str, object]:
    """Read the JSON-LD of a page."""
    page = reading.tree(html.render(Document((), metadata, lambda: "{}")))
    (script,) = reading.find(page, "//script[@type='application/ld+json']")
    data: dict[str, object] = json.loads(script.text or "")
    return data


@pytest.mark.parametrize("slug", real.MAIN)
def test_page_carries_the_report(slug: str) -> None:
    """The report's JSON in the page is what the document's ``data`` gives."""
    document = layout(real.report(slug))
    assert embedded(html.render(document)) == json.loads(document.data())


def test_embedded_data_cannot_close_its_script() -> None:
    """Whatever the JSON holds, it comes back equal from within the script."""
    data = {HOSTILE: [HOSTILE, "<!--<script>", "</SCRIPT >"]}
    document = Document((), METADATA, lambda: json.dumps(data, ensure_ascii=False))
    markup = html.render(document)
    assert embedded(markup) == data
    assert reading.parse(markup).elements.count("script") == 2


def embedded(markup: str) -> object:
    """Read the JSON that a page carries."""
    (script,) = reading.find(reading.tree(markup), "//script[@id='gd-data']")
    assert script.get("type") == "application/json"
    return json.loads(script.text or "")


def test_fragment_is_one_article() -> None:
    """A fragment has nothing of a page around it, and does not ask for the report's JSON."""

    def data() -> str:
        raise AssertionError("a fragment has no use for the data")

    document = attrs.evolve(layout(full_report(HARMLESS)), data=data)
    parsed = reading.parse(html.render(document, mode="fragment"))
    outside = {"html", "head", "meta", "title", "style", "body", "main", "script", "link"}
    assert parsed.elements[0] == "article"
    assert parsed.elements.count("article") == 1
    assert outside & set(parsed.elements) == set()


@pytest.mark.parametrize(("mode", "top"), [("page", 1), ("fragment", 2)])
def test_levels_of_headings(mode: html.Mode, top: int) -> None:
    """The title is h1 of a page and h2 of a fragment; chapters and prose go down from there."""
    blocks = [Title("题")] + [Heading(f"{level}", level) for level in range(1, 5)]
    article = reading.tree(html.render(documents(*blocks), mode=mode))
    found = [
        (element.tag, element.text) for element in article.iter("h1", "h2", "h3", "h4", "h5", "h6")
    ]
    assert found == [(f"h{top + level}", str(level) if level else "题") for level in range(5)]


def test_chapters_are_named_sections() -> None:
    """In a page a chapter is a section, named by its heading; the preface stands before them."""
    page = reading.tree(html.render(layout(real.report("huaian-2024"))))
    (article,) = reading.find(page, "//article")
    sections = reading.find(article, "section")
    headings = [reading.find(section, "h2")[0] for section in sections]
    assert [section.get("aria-labelledby") for section in sections] == [
        heading.get("id") for heading in headings
    ]
    assert [heading.text for heading in headings][::5] == ["一、总体情况", "六、其他需要报告的事项"]
    assert [element.tag for element in article][:2] == ["div", "p"]


def test_attachments_are_named_sections() -> None:
    """An attachment is a section of its own, named by its heading; the list is in no section."""
    blocks = (
        Heading("六、其他", 1),
        AttachmentNote(("统计表", "案例", "名单")),
        AttachmentTitle("统计表", 1),
        Heading("（一）", 2),
        AttachmentTitle("名单", 3),
        Paragraph("乙"),
    )
    (article,) = reading.find(reading.tree(html.render(documents(*blocks))), "//article")
    children = [(element.tag, element.get("class")) for element in article]
    assert children == [
        ("section", "gd-chapter"),
        ("div", "gd-attachment-note"),
        ("section", "gd-attachment"),
        ("section", "gd-attachment"),
    ]
    first, second = reading.find(article, "section[@class='gd-attachment']")
    names = [reading.find(section, "h2")[0] for section in (first, second)]
    assert [reading.words(name) for name in names] == ["附件1 统计表", "附件3 名单"]
    assert [name.get("id") for name in names] == [
        section.get("aria-labelledby") for section in (first, second)
    ]
    assert [element.tag for element in first] == ["h2", "h3"]
    assert [element.tag for element in second] == ["h2", "p"]


def test_sections_of_a_fragment_have_no_names() -> None:
    """A page may hold several fragments, so that their chapters are no landmarks."""
    article = reading.tree(html.render(layout(real.report("huaian-2024")), mode="fragment"))
    sections = reading.find(article, "section")
    assert [dict(section.attrib) for section in sections] == [{"class": "gd-chapter"}] * 6


@pytest.mark.parametrize("mode", MODES)
def test_lists_of_attachments(mode: html.Mode) -> None:
    """Several titles are an ordered list behind the words 附件：; one is a line with them."""
    several = reading.tree(html.render(documents(AttachmentNote(("甲", "乙"))), mode=mode))
    (note,) = reading.find(several, "descendant-or-self::article/*")
    assert [element.tag for element in note.iter()] == ["div", "p", "ol", "li", "li"]
    single = reading.tree(html.render(documents(AttachmentNote(("甲",))), mode=mode))
    (note,) = reading.find(single, "descendant-or-self::article/*")
    assert (note.tag, reading.words(note)) == ("p", "附件：甲")


@pytest.mark.parametrize("mode", MODES)
@pytest.mark.parametrize("edition", EDITIONS)
def test_blank_forms_are_shown_whole(edition: str, mode: html.Mode) -> None:
    """A blank form shows its title with room, and what the form says; empty room is no element."""
    document = layout(blank(edition))
    markup = html.render(document, mode=mode)
    reading.parse(markup)
    assert shown(markup) == content(document)
    placeholders = reading.find(reading.tree(markup), "//p")
    classes = [element.get("class") for element in placeholders]
    assert classes == ["gd-placeholder"] * {"2019": 0, "2021": 3}[edition]
    assert shown(markup)[0] == "＿＿＿＿＿＿＿＿＿\n＿＿＿年政府信息公开工作年度报告"


@pytest.mark.parametrize("mode", MODES)
def test_strict_content_security_policy(mode: html.Mode) -> None:
    """Nothing runs: no events, no style attributes, no scripts but data, no addresses but data."""
    markup = html.render(layout(full_report(HARMLESS)), mode=mode)
    parsed = reading.parse(markup)
    names = {name for name, _ in parsed.attributes}
    kinds = {value for name, value in parsed.attributes if name == "type"}
    addresses = [value for name, value in parsed.attributes if name in {"src", "href"}]
    assert [name for name in names if name.startswith("on") or name == "style"] == []
    assert kinds == ({"application/json", "application/ld+json"} if mode == "page" else set())
    assert {address.split(",")[0] for address in addresses} == {"data:image/png;base64"}


def test_data_tables() -> None:
    """Header rows are th with a scope; a caption shows; without one the box has a name."""
    article = reading.tree(
        html.render(
            documents(
                DataTable((("", "数"), ("甲", "1")), 1, "说明"), DataTable((("甲", "1"),), 1)
            ),
            mode="fragment",
        )
    )
    first, second = reading.find(article, ".//table")
    assert [cell.tag for cell in reading.find(first, "thead/tr/*")] == ["td", "th"]
    assert [cell.get("scope") for cell in reading.find(second, "thead/tr/th")] == ["col", "col"]
    assert reading.words(reading.find(first, "caption")[0]) == "说明"
    assert reading.find(second, "caption | tbody") == []
    assert reading.find(article, "div")[1].get("aria-label") == "表格 2"


def test_rows_before_the_chapters_lead_to_them() -> None:
    """A row that begins with the heading of one chapter leads there; others and later ones do not.

    Parts of the document that have no heading are counted, too.
    """
    table = DataTable((("<甲>", ""), ("<甲>", "乙"), ("乙", "<甲>"), ("丙", ""), ("丁", "")))
    note, chapters = AttachmentNote(("案例",)), [Heading(text, 1) for text in ("<甲>", "乙", "乙")]
    document = documents(table, Heading("丁", 2), note, *chapters, table, AttachmentTitle("丙"))
    article = reading.tree(html.render(document, mode="fragment", prefix="x"))
    [link] = reading.find(article, "//a")
    [target] = reading.find(article, f"//*[@id='{link.get('href', '')[1:]}']")
    assert (link.get("href"), reading.words(link)) == ("#x-c2", "<甲>")
    assert (target.tag, reading.words(target)) == ("h3", "<甲>")


def test_options_are_refused() -> None:
    """A wrong mode or prefix is named, with what is allowed, in both languages."""
    modes: list[object] = ["editor", "", "PAGE", None, [], 1]
    prefixes: list[object] = [
        "",
        "1a",
        "-a",
        "a b",
        'a"',
        "a\n",
        "é",
        "甲",
        "a" * 65,
        None,
        1,
        b"a",
    ]
    wrong: list[tuple[dict[str, Any], str]] = [
        *(({"mode": mode}, "page / fragment / cms") for mode in modes),
        *(({"prefix": prefix}, "64") for prefix in prefixes),
    ]
    for options, allowed in wrong:
        with pytest.raises(OptionError) as caught:
            html.render(documents(), **options)
        for language in ("zh", "en"):
            assert allowed in caught.value.text(language)
            assert repr(next(iter(options.values())))[:50] in caught.value.text(language)


def test_stylesheet() -> None:
    """The fragment's stylesheet touches nothing but the report's own classes."""
    rules = re.sub(r"/\*.*?\*/", "", html.stylesheet("fragment"), flags=re.DOTALL)
    rules = rules.replace("@media print {", "")
    selectors = [
        selector.strip()
        for group in re.findall(r"([^{}]+)\{[^{}]*\}", rules)
        for selector in group.split(",")
    ]
    assert len(selectors) > 100
    assert [selector for selector in selectors if not selector.startswith(".gd-")] == []
    page = html.render(documents())
    assert html.stylesheet("fragment") in page
    assert "</" not in html.stylesheet("fragment")


def test_each_attachment_is_printed_on_a_new_page() -> None:
    """The rules for print break the page before an attachment, and not behind its title."""
    printed = html.stylesheet("fragment").partition("@media print {")[2]
    rules = dict(re.findall(r"^  ([^{}]+) \{([^{}]*)\}", printed, re.MULTILINE))
    assert "break-before: page;" in rules[".gd-attachment"]
    assert "break-after: avoid;" in rules[".gd-attachment-title"]


def test_rendering_is_the_same_in_every_thread() -> None:
    """Eight threads that compile the same new frames and fill them give one result."""
    document = layout(real.report(real.MAIN[0]))
    blocks = tuple(
        Table(attrs.evolve(block.frame), block.values) if isinstance(block, Table) else block
        for block in document.blocks
    )
    fresh = attrs.evolve(document, blocks=blocks)
    with ThreadPoolExecutor(8) as pool:
        results = pool.map(lambda _: {html.render(fresh) for _ in range(200)}, range(8))
        found = set().union(*results)
    assert found == {html.render(document)}


def test_import_is_light() -> None:
    """The renderer's record loads neither jinja2 nor markupsafe."""
    code = (
        "import sys, govdisclose.renderers.html;"
        "print(sorted({'jinja2', 'markupsafe'} & set(sys.modules)))"
    )
    done = subprocess.run(  # noqa: S603 - our own interpreter
        [sys.executable, "-c", code], capture_output=True, text=True, check=True
    )
    assert done.stdout.strip() == "[]"


def test_renderer_is_registered() -> None:
    """The format is found by name and by suffix."""
    assert renderers.load("html") is html.RENDERER
    assert renderers.for_suffix(".HTML") is html.RENDERER
