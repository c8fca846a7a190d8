"""Chapters and blocks of prose, read out of what a file shows."""

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from govdisclose import codec
from govdisclose.editions import EDITIONS, Report, blank
from govdisclose.editions.shared import Agency
from govdisclose.errors import Message
from govdisclose.layouts import layout
from govdisclose.prose import MAX_COLUMNS, DataTable, Heading, Paragraph, Picture
from govdisclose.readers.content import Content, Entry, Grid, Item, Line, Note
from govdisclose.readers.prose import Narrative, read_prose
from support import contents, real
from support.contents import DISPUTES, HEADINGS, OTHER, OVERVIEW, PROACTIVE, PROBLEMS, REQUESTS
from support.images import png

CHAPTERS = ("overview", *contents.TABLES, "problems", "other_matters")
TITLE = "某局\n2024年政府信息公开工作年度报告"
TABLE_CHAPTERS = (
    PROACTIVE, "proactive_disclosure", REQUESTS, "requests", DISPUTES, "disputes"
)  # fmt: skip


def paragraphs(*texts: str) -> tuple[Paragraph, ...]:
    return tuple(map(Paragraph, texts))


def whole(*overview: Item | str) -> Narrative:
    """Read a whole report with these items in chapter 一."""
    return contents.read(
        TITLE, OVERVIEW, *overview, *TABLE_CHAPTERS, PROBLEMS, "有问题。", OTHER, "无。"
    )


@pytest.mark.parametrize("marked", [True, False], ids=["marked", "unmarked"])
@pytest.mark.parametrize("edition", sorted(EDITIONS))
def test_sample_comes_back(edition: str, *, marked: bool) -> None:
    """The words of a sample come back from its document, with headings marked or not."""
    report = codec.loads(contents.sample(edition))
    document = layout(report)
    content, forms = contents.contents(document, edition, marked=marked)
    narrative = read_prose(content, forms, type(report))
    derived = [block for block in document.blocks[1:] if isinstance(block, Paragraph)][:1]
    assert narrative == Narrative(
        title=None,
        year=report.year,
        agency=attrs.evolve(report.agency, kind=None, region=None, code=None),
        preface=tuple(derived),
        overview=report.overview,
        problems=report.problems,
        other_matters=report.other_matters,
        chapters=CHAPTERS,
    )


@pytest.mark.parametrize("marked", [True, False], ids=["marked", "unmarked"])
@pytest.mark.parametrize("edition", sorted(EDITIONS))
@pytest.mark.parametrize("agency", ["", "某局"])
@pytest.mark.parametrize("year", [None, 2024])
def test_blank_form_comes_back(
    edition: str, agency: str, year: int | None, *, marked: bool
) -> None:
    """Our blank form reads as an empty report, with whatever of agency and year it names."""
    form = blank(edition, year=year, agency=Agency(name=agency))
    content, forms = contents.contents(layout(form), edition, marked=marked)
    narrative = read_prose(content, forms, EDITIONS[edition].report)
    assert narrative == Narrative(year=year, agency=Agency(name=agency), chapters=CHAPTERS)


def test_official_blank_form_is_empty() -> None:
    """The words of the blank template are no title and no prose."""
    narrative = contents.read(
        "政府信息公开工作年度报告格式模板",
        OVERVIEW,
        "（文字描述）",
        *TABLE_CHAPTERS,
        PROBLEMS,
        "（文字描述）",
        OTHER,
        "（文字描述，收取信息处理费情况在此处报告。）",
    )
    assert narrative == Narrative(chapters=CHAPTERS)


def test_chapters_of_prose() -> None:
    """Each chapter of prose gets the lines behind its heading; nothing was odd."""
    narrative = contents.read(
        TITLE,
        "本报告自2024年1月1日起，至2024年12月31日止。",
        OVERVIEW,
        "甲。",
        "乙。",
        *TABLE_CHAPTERS,
        PROBLEMS,
        "一、是加强公开。",
        OTHER,
        "丙。",
    )
    assert narrative == Narrative(
        year=2024,
        agency=Agency(name="某局"),
        preface=paragraphs("本报告自2024年1月1日起，至2024年12月31日止。"),
        overview=paragraphs("甲。", "乙。"),
        problems=paragraphs("一、是加强公开。"),
        other_matters=paragraphs("丙。"),
        chapters=CHAPTERS,
    )


@pytest.mark.parametrize(
    ("chapter", "heading"),
    [
        ("overview", "一、总体情况："),
        ("overview", "一  总体情况"),
        ("overview", "第一部分 总体情况"),
        ("overview", "总体情况"),
        ("overview", "1.总体情况"),
        ("overview", "一、2024年政府信息公开工作总体情况"),
        ("problems", "五、政府信息公开工作存在的主要问题及改进情况"),
        ("problems", "五、存在的问题和改进措施"),
        ("problems", "三、存在的主要问题与整改措施"),
        ("problems", "五、2024年度政府信息公开工作存在的\n主要问题及改进情况"),
        ("other_matters", "七、其他需要报告的事项。"),
        ("other_matters", "其他需要报告的事项"),
    ],
)
def test_customary_headings(chapter: str, heading: str) -> None:
    """Customary variants of a heading, and other or no numerals, are read without a remark."""
    plain = {"overview": OVERVIEW, "problems": PROBLEMS, "other_matters": OTHER}
    headings = plain | {chapter: heading}
    narrative = contents.read(
        TITLE,
        headings["overview"],
        "甲。",
        *TABLE_CHAPTERS,
        headings["problems"],
        "乙。",
        headings["other_matters"],
        "丙。",
    )
    assert (narrative.overview, narrative.problems, narrative.other_matters) == (
        paragraphs("甲。"),
        paragraphs("乙。"),
        paragraphs("丙。"),
    )
    assert contents.codes(narrative) == []


@pytest.mark.parametrize(
    ("name", "heading"),
    [
        ("proactive_disclosure", "二、行政机关主动公开政府信息情况"),
        ("requests", "三、行政机关收到和处理政府信息公开申请情况"),
        ("disputes", "四、因政府信息公开工作被申请行政复议、提起行政诉讼情况"),
        ("disputes", "政府信息公开行政复议、行政诉讼情况"),
    ],
)
def test_customary_headings_of_tables(name: str, heading: str) -> None:
    """Customary headings of the chapters of tables are known, so that nothing of them is left."""
    printed = dict(zip(contents.TABLES, (PROACTIVE, REQUESTS, DISPUTES), strict=True))
    chapters = [
        words for table, usual in (printed | {name: heading}).items() for words in (usual, table)
    ]
    narrative = contents.read(TITLE, OVERVIEW, "甲。", *chapters, PROBLEMS, "乙。", OTHER, "丙。")
    assert (narrative.overview, contents.codes(narrative)) == (paragraphs("甲。"), [])


@pytest.mark.parametrize(
    "heading", ["五、存在主要问题和改进方面的情况", "五、存在的不足及改进情况", "五、存在的问题"]
)
def test_other_headings_are_named(heading: str) -> None:
    """A heading of other words in the place of a chapter is read as it, and named."""
    narrative = contents.read(TITLE, OVERVIEW, "甲。", *TABLE_CHAPTERS, heading, "乙。", OTHER)
    assert narrative.problems == paragraphs("乙。")
    assert contents.codes(narrative) == [("/problems", "heading-differs")]
    assert heading in contents.raw(narrative, "heading-differs")


def test_missing_headings_are_named() -> None:
    """A chapter without heading is a warning; its text stays where it stands."""
    narrative = contents.read(
        TITLE, OVERVIEW, "甲。", "proactive_disclosure", REQUESTS, "requests", "disputes",
        PROBLEMS, "乙。",
    )  # fmt: skip
    assert (narrative.overview, narrative.problems) == (paragraphs("甲。"), paragraphs("乙。"))
    assert contents.codes(narrative) == [
        (f"/{name}", "chapter-heading-missing")
        for name in ("proactive_disclosure", "disputes", "other_matters")
    ]
    assert {found.note.severity for found in narrative.findings} == {"warning"}


def test_without_first_heading_the_text_is_preface() -> None:
    """Text between title and table 二 is preface, where no heading says that chapter 一 begins."""
    narrative = contents.read(TITLE, "全年收到26件。", *TABLE_CHAPTERS, PROBLEMS, OTHER)
    assert narrative.preface == paragraphs("全年收到26件。")
    assert contents.codes(narrative) == [("/overview", "chapter-heading-missing")]


def test_heading_and_text_in_one_line() -> None:
    """A heading is known with text behind it in its line, which is the first of the chapter."""
    narrative = contents.read(
        TITLE, "一、总体情况。2024年，平稳有序。", *TABLE_CHAPTERS,
        "五、存在的主要问题及改进情况：更新不及时。", OTHER, "无。",
    )  # fmt: skip
    assert narrative.overview == paragraphs("2024年，平稳有序。")
    assert narrative.problems == paragraphs("更新不及时。")


def test_lines_of_one_paragraph() -> None:
    """Where headings are lines of a paragraph, each of its lines is a paragraph."""
    narrative = contents.read(
        f"{TITLE}\n前言。\n{OVERVIEW}\n　　甲。\n乙。\n\n{PROACTIVE}", "proactive_disclosure"
    )
    assert narrative.preface == paragraphs("前言。")
    assert narrative.overview == paragraphs("甲。", "乙。")


def test_prose_is_no_heading() -> None:
    """Sentences and sub-headings with a chapter's words do not begin one."""
    lines = (
        "（一）总体情况",
        "主动公开政府信息情况良好。",
        "一、是存在的主要问题及改进情况不明。",
        "全文包括总体情况、其他需要报告的事项六个部分。",
    )
    narrative = whole(*lines)
    assert narrative.overview == (Heading(lines[0], 2), *paragraphs(*lines[1:]))


def test_heading_of_a_table_is_the_last_before_it() -> None:
    """Words of a chapter of tables within chapter 一 do not begin it where they come again."""
    narrative = whole("二、主动公开政府信息情况", "公开10条。")
    assert narrative.overview == paragraphs("二、主动公开政府信息情况", "公开10条。")


def test_table_of_contents_is_left_out() -> None:
    """The chapters are those of the text, not those of a table of contents before it."""
    narrative = contents.read(
        TITLE, "目录", "一、总体情况……1", *HEADINGS[1:], "前言。", OVERVIEW, "甲。",
        *TABLE_CHAPTERS, PROBLEMS, "乙。", OTHER, "丙。",
    )  # fmt: skip
    assert (narrative.preface, narrative.overview) == (paragraphs("前言。"), paragraphs("甲。"))
    assert contents.codes(narrative) == [("", "left-out")]
    assert "一、总体情况……1" in contents.raw(narrative, "left-out")


def test_text_beside_a_table_is_named() -> None:
    """Text in a chapter of tables is left out with a note; words of the form need none."""
    narrative = contents.read(
        TITLE, OVERVIEW, "甲。", PROACTIVE, "单位：件", "信息内容", "proactive_disclosure",
        grid_of("注", "含修订"), REQUESTS, "requests", DISPUTES, "disputes",
        PROBLEMS, "乙。", OTHER, "丙。",
    )  # fmt: skip
    assert contents.codes(narrative) == [("/proactive_disclosure", "text-beside-table")]
    assert contents.raw(narrative, "text-beside-table").endswith("：单位：件\n注 含修订")
    assert narrative.findings[0].note.severity == "info"


def grid_of(*texts: str) -> Grid:
    return contents.grid(texts)


@pytest.mark.parametrize(
    "line", ["1", "- 1 -", "— 12 —", "第 3 页", "第1页 共6页", "1/6", "Page 1 of 6", " \u3000"]
)
def test_page_numbers_are_dropped(line: str) -> None:
    """Page numbers and blank lines are no text, and need no note."""
    narrative = whole("甲。", line, "乙。")
    assert (narrative.overview, contents.codes(narrative)) == (paragraphs("甲。", "乙。"), [])


def test_digits_that_count_up_are_page_numbers() -> None:
    """Digits alone in lines are the numbers of pages where they count up."""
    narrative = whole("甲。", "2", "乙。", "3", "丙。", "4")
    assert narrative.overview == paragraphs("甲。", "乙。", "丙。")


@pytest.mark.parametrize(
    "lines", [("共收到", "12", "件"), ("3", "0", "7", "甲。"), ("7", "1", "3")]
)
def test_digits_that_do_not_are_text(lines: tuple[str, ...]) -> None:
    """Other digits alone in a line are figures that were broken off, and stay."""
    assert whole(*lines).overview == paragraphs(*lines)


def test_bookmarks_are_dropped() -> None:
    """The words that Word's text export writes for a bookmark are taken out."""
    assert whole("[bookmark: _GoBack]甲。").overview == paragraphs("甲。")


def test_forbidden_characters_are_taken_out_and_named() -> None:
    """Characters that a report cannot hold go, a tab becomes a space; a note counts them."""
    narrative = whole("甲\u200b\u200b乙\t丙。", "\ufeff丁。")
    assert narrative.overview == paragraphs("甲乙 丙。", "丁。")
    assert contents.codes(narrative) == [("", "characters-removed")]
    words = contents.raw(narrative, "characters-removed")
    assert words.endswith("U+0009 × 1, U+200B × 2, U+FEFF × 1")  # noqa: RUF001


@pytest.mark.parametrize(
    ("text", "level"),
    [
        ("（一）主动公开情况", 2),
        ("(二) 依申请公开情况", 2),
        ("1.加强领导", 3),
        ("2、加强培训", 3),
        ("（1）门户网站", 4),
        ("1.5万人次", None),
        ("（一）主动公开情况。全年公开10条", None),
        ("（一）主动公开；", None),
        ("（一）主动公开\n10条", None),
        ("（一）" + "主动公开" * 10, None),
        ("加强领导", None),
    ],
)
def test_unmarked_headings(text: str, level: int | None) -> None:
    """Where a file marks no headings, short lines with a number are; others are paragraphs."""
    expected = Paragraph(text) if level is None else Heading(text, level)
    assert whole(text).overview == (expected,)


def test_marked_headings() -> None:
    """Levels that a file marks are counted from that of its chapters, and kept within 2 to 4."""
    lines = (Line("甲", 4), Line("乙", 5), Line("丙", 7), Line("（一）丁", 0), Line("戊", 3))
    narrative = contents.read(TITLE, Line(OVERVIEW, 3), *lines, *TABLE_CHAPTERS, PROBLEMS, OTHER)
    assert narrative.overview == (
        Heading("甲", 2),
        Heading("乙", 3),
        Heading("丙", 4),
        Paragraph("（一）丁"),
        Heading("戊", 2),
    )


def test_marked_headings_below_unmarked_chapters() -> None:
    """Where chapters are not marked, the highest marked level is that below them."""
    narrative = whole(Line("甲", 4), Line("乙\n丙", 5))
    assert narrative.overview == (Heading("甲", 2), Heading("乙丙", 3))


def test_paragraph_marked_as_heading() -> None:
    """A long text of sentences is a paragraph, even where the file marks it as a heading."""
    text = "（一）主动公开情况。" + "全年公开信息。" * 20
    assert whole(Line(text, 4)).overview == paragraphs(text)


def test_tables_of_prose() -> None:
    """A table that is not the form's is one of prose; its spans are written out as blanks."""
    table = Grid(
        ["渠道", "条数", "网站", "846", "公报"],
        [(0, 0, 1, 2), (0, 2, 1, 1), (1, 0, 1, 1), (1, 2, 1, 1), (2, 0, 1, 1)],
        3,
        3,
        caption="各渠道",
    )
    rows = (("渠道", "", "条数"), ("网站", "", "846"), ("公报", "", ""))
    assert whole(table).overview == (DataTable(rows, 1, "各渠道"),)


@pytest.mark.parametrize(
    ("table", "headers"),
    [
        (contents.grid(("甲", "乙"), ("1", "2")), 1),
        (contents.grid(("甲", "1"), ("乙", "2")), 0),
        (contents.grid(("甲", "乙")), 0),
        (contents.grid(("甲", "乙"), ("丙", "丁"), ("1", "2"), headers=2), 2),
        (contents.grid(("甲", "乙"), headers=9), 1),
    ],
)
def test_header_rows(table: Grid, headers: int) -> None:
    """Header rows are those marked; else the first row, if it has no numbers and is not alone."""
    (found,) = whole(table).overview
    assert isinstance(found, DataTable)
    assert found.header_rows == headers


def test_wide_table_becomes_paragraphs() -> None:
    """A table of more columns than a report can hold is written row by row, and named."""
    wide = contents.grid(("",) * MAX_COLUMNS + ("甲",), ("乙", "丙"))
    narrative = whole(wide)
    assert narrative.overview == paragraphs("甲", "乙 | 丙")
    assert contents.codes(narrative) == [("/overview", "wide-table")]


def test_empty_table_is_nothing() -> None:
    """A table without any text is no block."""
    assert whole(contents.grid(("", " "), ("\u3000", ""))).overview == ()


def test_pictures_and_entries() -> None:
    """A picture is a picture, and a value with its labels a line of text."""
    picture = Picture(png(1, 1), "image/png", "图")
    narrative = whole(picture, Entry(("渠道", "条数"), "3"))
    assert narrative.overview == (picture, Paragraph("渠道 · 条数：3"))


def test_notes_of_items_are_kept() -> None:
    """What a format's reader noted on a line or a table is found under its chapter, once."""
    hidden = Note("hidden-text", "warning", Message("隐藏", "hidden"))
    table = contents.grid(("甲", "乙"), notes={1: (hidden,)})
    narrative = whole(Line("甲。", notes=(hidden,)), table)
    found = [(f.pointer, f.note, f.item) for f in narrative.findings]
    assert found == [("/overview", hidden, 2), ("/overview", hidden, 3)]


def test_notes_of_headings_are_kept() -> None:
    """What a format's reader noted on a line that is no prose, such as a heading, is found too."""
    hidden = Note("hidden-text", "warning", Message("隐藏", "hidden"))
    narrative = contents.read(TITLE, Line(OVERVIEW, notes=(hidden,)), "甲。")
    assert [(f.item, f.note) for f in narrative.findings if f.pointer == ""] == [(1, hidden)]


def test_real_text_dump() -> None:
    """A published text dump gives title, agency and chapters; the sixth heading is missing."""
    text = real.raw("zhanjiang-fenyong-zs-2020.txt").read_text("utf-8")
    items: list[Item] = []
    forms: dict[int, str] = {}
    pending = ""
    for line in text.split("\n"):
        heading = line.strip() in HEADINGS
        if heading:
            pending = dict(zip("二三四", contents.TABLES, strict=True)).get(line.strip()[0], "")
        if pending and not heading:
            forms[len(items)] = pending
            items.append(contents.grid())
        else:
            items.append(Line(line))
    narrative = read_prose(Content(items), forms, EDITIONS["2019"].report)
    agency = narrative.agency
    assert (narrative.year, agency.postcode, agency.website) == (
        2020,
        "524232",
        "http://www.fenyong.gov.cn/",
    )
    assert narrative.title == f"{agency.name}2020年度政府\n信息公开工作年度报告"
    lengths = [len(narrative.preface), len(narrative.overview), len(narrative.problems)]
    assert lengths == [1, 4, 2]
    assert contents.codes(narrative) == [("/other_matters", "chapter-heading-missing")]


words = st.one_of(
    st.text(max_size=40),
    st.text("一二五、总体情况问题附件：:1.（）年月日2024报告政府信息公开\n\t\u200b局", max_size=30),
    st.sampled_from(
        [*HEADINGS, TITLE, "2024年1月1日", "附件：1.表", "附件1", "某局", "上一篇：无"]
    ),
)
items = st.one_of(
    st.builds(Line, words, st.none() | st.integers(0, 6)),
    st.builds(Entry, st.lists(words, max_size=2).map(tuple), words),
    st.lists(st.tuples(words, words), min_size=1, max_size=3).map(
        lambda rows: contents.grid(*rows)
    ),
    st.sampled_from(contents.TABLES),
)


@given(
    st.lists(items, max_size=25),
    st.dictionaries(st.sampled_from(["title", "agency", "published"]), words),
    st.sampled_from(sorted(EDITIONS)),
)
def test_any_content_makes_a_report(
    found: list[Item | str], metadata: dict[str, str], edition: str
) -> None:
    """Whatever a file shows, its words can stand in a report."""
    narrative = contents.read(*found, edition=edition, **metadata)
    fields = {
        field.name: getattr(narrative, field.name)
        for field in attrs.fields(Narrative)
        if field.name not in {"findings", "chapters", "signature", "titled"}
    }
    report: Report = EDITIONS[edition].report(**fields)
    assert report.overview == narrative.overview
