"""Markdown as content: what the library writes, and what others do."""

import base64
from importlib.resources import files

import pytest
from hypothesis import given
from hypothesis import strategies as st

from govdisclose.codec import loads
from govdisclose.document import Title
from govdisclose.editions import EDITIONS
from govdisclose.layouts import layout
from govdisclose.prose import DataTable, Heading, Paragraph, Picture
from govdisclose.readers.content import Line
from govdisclose.renderers.markdown import render
from support import drawing, strategies
from support import text_contents as contents
from support.documents import document
from support.images import PNG, png


@pytest.mark.parametrize("edition", EDITIONS)
def test_own_output(edition: str) -> None:
    """Headings with their levels, paragraphs, and tables with their spans come back."""
    written = layout(loads((files("govdisclose") / f"samples/{edition}.json").read_text("utf-8")))
    found = contents.read(render(written))
    expected = []
    for block in written.blocks:
        if isinstance(block, Title):
            expected.append((block.text, 1))
        elif isinstance(block, Heading):
            expected.append((block.text, block.level + 1))
        elif isinstance(block, Paragraph):
            expected.append((block.text, 0))
        elif isinstance(block, DataTable):
            expected.append((block.caption, 0))
    assert [(i.text, i.level) for i in found.items if isinstance(i, Line)] == expected
    assert [contents.cells(table) for table in contents.grids(found)[-3:]] == [
        contents.printed(table) for table in contents.tables(written)
    ]


@pytest.mark.parametrize("seed", range(20))
def test_tables_of_drawn_reports(seed: int) -> None:
    """The tables of any report come back, number by number."""
    written = layout(drawing.report(seed))
    found = contents.grids(contents.read(render(written)))
    large = [table for table in found if table.rows > 3]  # no table of the prose
    assert [contents.cells(table) for table in large] == [
        contents.printed(table) for table in contents.tables(written)
    ]


@given(st.lists(strategies.texts.filter(str.strip), min_size=1, max_size=4))
def test_any_text(texts: list[str]) -> None:
    """Whatever a text is, it comes back from headings, paragraphs and cells as it was."""
    flat = [text.replace("\n", "") or "甲" for text in texts]
    blocks = [Title("题目"), *map(Paragraph, texts), *map(Heading, flat)]
    table = DataTable(((*flat, "甲"), (*texts, "乙")))
    found = contents.read(render(document(*blocks, table)))
    *items, grid = found.items
    lines = [(item.text, item.level) for item in items if isinstance(item, Line)]
    # Line breaks at the end of a paragraph, spaces at the ends of lines: nothing shows them.
    paragraphs = [(text.rstrip("\n"), 0) for text in texts]
    assert lines == [("题目", 1), *paragraphs, *[(text, 3) for text in flat]]
    assert contents.rows(grid) == [[*flat, "甲"], [*texts, "乙"]]  # type: ignore[arg-type]


def test_headings() -> None:
    """Marks before a heading, or a rule below it, give its level; what else there is has none."""
    text = "# 一 #\n二\n===\n三\n三\n---\n####### 四\n#五\n## 六\\#\n\n七\n"
    assert contents.read(text).items == [
        Line("一", 1, line=1),
        Line("二", 1, line=2),
        Line("三三", 2, line=4),
        Line("####### 四#五", 0, line=7),
        Line("六#", 2, line=9),
        Line("七", 0, line=11),
    ]


def test_bold_headings() -> None:
    """A paragraph that is bold as a whole may be a heading; so may all where none is marked."""
    found = contents.read("# 题目\n\n**一、总体情况**\n\n文**字**\n")
    assert [i.level for i in found.items if isinstance(i, Line)] == [1, None, 0]
    found = contents.read("一、总体情况\n\n|甲|乙|\n|--|--|\n|1|2|\n")
    assert found.items[0] == Line("一、总体情况", None, line=1)


def test_paragraphs() -> None:
    """A line break of the source is none of the text, unless it is marked."""
    text = (
        "# 一\n政府\n信息，open\ndata\\\n公开  \n工作<br>\n报告\n\n"
        "- 甲\n- 乙\n  丙\n1. 丁\n> 戊\n***\n"
    )
    assert contents.lines(contents.read(text))[1:] == [
        "政府信息，open data\n公开\n工作\n报告",
        "甲",
        "乙丙",
        "1. 丁",
        "戊",
    ]


@pytest.mark.parametrize(
    ("source", "text"),
    [
        (r"\*甲\* \\ 2\. a\b", r"*甲* \ 2. a\b"),
        ("&lt;甲&gt;&#20057;&#x4E19;&nbsp;丁&nothing;", "<甲>乙丙\xa0丁&nothing;"),
        ("**甲**乙*丙* 2*3", "甲乙丙 2*3"),
        ("2 * 3 * 4，0_、0_，_甲_乙_", "2 * 3 * 4，0_、0_，甲_乙"),
        ("__甲__ a_b_c", "甲 a_b_c"),
        ("[甲](https://x.cn/a_b) <https://y.cn> <a@b.cn>", "甲 https://y.cn a@b.cn"),
        ("`*甲*` <b>乙</b><!-- 丙 -->", "*甲* 乙"),
        ("318<sup>1</sup>件，10<SUP>[4](#a)</SUP>m<sub>2</sub>2", "318¹件，10⁴m₂2"),
        ("`<sup>`1</sup> <sup>&#50;</sup>2", "<sup>1 ²2"),
        ("8<sup>1<sub>2</sub>3<sup>4</sup>5</sup>6</sub>7", "8¹²³⁴⁵67"),
        ("<del>31</del>318 <s>甲</s>", "~~31~~318 ~~甲~~"),
        ("甲 < 乙 <丁>", "甲 < 乙 <丁>"),
        ("图![丙](a.png)", "图丙"),
    ],
)
def test_marks_within_lines(source: str, text: str) -> None:
    """Escapes and entities are decoded; marks of emphasis, links and tags go, words stay."""
    assert contents.lines(contents.read(f"# 一\n\n{source}\n"))[1] == text


def test_tables() -> None:
    """Pipes stand around or between cells; an escaped one is text."""
    text = "| 甲 | **乙** |\n|:--|--:|\n| a\\|b | <br>1<br>2 |\n| | 3 |\n文字\n"
    found = contents.read(text)
    (table,) = contents.grids(found)
    assert contents.rows(table) == [["甲", "乙"], ["a|b", "\n1\n2"], ["", "3"]]
    assert (table.drawn, table.headers, table.lines) == (True, 1, (1, 1, 3, 3, 4, 4))
    assert contents.lines(found) == ["文字"]


@pytest.mark.parametrize("head", ["", "| 甲 | 乙 | 丙 |\n|--|--|--|\n"])
def test_raised_text_in_tables(head: str) -> None:
    """Beside a number it is the mark of a note, or a remark, which is told of; a unit's stays."""
    row = "| 318<sup>1</sup>件 | 5<sup>（含转办件）</sup> | 9m<sup>2</sup> |\n"
    (table,) = contents.grids(contents.read(f"# 一\n\n{head}{row}{row}"))
    assert contents.rows(table)[-1] == ["318件", "5（含转办件）", "9m²"]
    said = [[note.code for note in table.notes.get(len(table.texts) - at, ())] for at in (3, 2, 1)]
    assert said == [["superscript"], ["superscript"], []]


@pytest.mark.parametrize(
    ("cell", "expected"),
    [
        ("12<span style='vertical-align:super'>1</span>件", ("12件", True)),
        ('12<FONT Style="vertical-align: super"><b>1</b></FONT>', ("12", True)),
        ("12<span class=MsoFootnoteReference>[1]</span>", ("12", True)),
        ("12<span style='mso-text-raise:4pt'>1</span>", ("12", True)),
        ("<span style='mso-text-raise:4pt'>12</span>", ("12", False)),
        ("<span style='mso-text-raise:4pt'>12<sup>1</sup></span>", ("12", True)),
        ("12<sup><sub>1</sub>2</sup>", ("12", True)),
        ("<p>12<sup>1</p>件", ("12件", True)),
        ("<span style='color:red'>1</span><span>2</span></sup>", ("12", False)),
        ("<br><img src='a.png' style='vertical-align:super'>12", ("\n12", False)),
    ],
)
def test_tags_that_raise_text(cell: str, expected: tuple[str, bool]) -> None:
    """What a tag raises by its name, style or class is the mark of a note, up to where it ends."""
    (table,) = contents.grids(contents.read(f"# 一\n\n| 甲 | 乙 |\n|--|--|\n| {cell} | 3 |\n"))
    marked = [note.code for note in table.notes.get(2, ())] == ["superscript"]
    assert (table.texts[2], marked) == expected


def test_raised_text_between_tags_in_prose() -> None:
    """Digits that a style raises in a sentence join no others."""
    text = "共12<span style='vertical-align:super'>1</span>件，9m<sup>2</sup>"
    assert contents.lines(contents.read(f"# 一\n\n{text}\n"))[1] == "共12¹件，9m²"


def test_uneven_tables() -> None:
    """Where rows have different numbers of cells the columns are not known."""
    found = contents.read("甲 | 乙\n--- | ---\n1\\|2 | 3 | 4\n5 |\n")
    table = contents.grid(found)
    assert contents.rows(table) == [["甲", "乙"], ["1|2", "3", "4"], ["5"]]
    assert not table.drawn


@pytest.mark.parametrize("fence", ["```", "~~~~"])
def test_drawn_tables(fence: str) -> None:
    """A table that is drawn is read, within code and without."""
    frame = "+--+-+\n|甲|1|\n+--+-+"
    found = contents.read(f"# 一\n{fence}\n{frame}\n{fence}\n\n{frame}\n")
    assert [contents.rows(table) for table in contents.grids(found)] == [[["甲", "1"]]] * 2
    assert [table.lines for table in contents.grids(found)] == [(4, 4), (9, 9)]


def test_html_tables() -> None:
    """A table of HTML is read as one, over blank lines and tables within it."""
    text = (
        "文字\n\n<table>\n<tr><th rowspan='2'>甲</th><td>1</td></tr>\n\n<tr><td>*2*</td></tr>\n"
        "</table>\n\n## 二\n"
    )
    found = contents.read(text)
    (table,) = contents.grids(found)
    assert contents.cells(table) == {(0, 0, 2, 1): "甲", (0, 1, 1, 1): "1", (1, 1, 1, 1): "*2*"}
    assert contents.lines(found) == ["文字", "二"]


def test_html_tables_that_are_not_closed() -> None:
    """A table that nothing closes ends at the next heading."""
    found = contents.read("<table><tr><td>甲<td>1\n\n## 二\n\n文字\n")
    assert [table.texts for table in contents.grids(found)] == [["甲", "1"]]
    assert contents.lines(found) == ["二", "文字"]


def test_what_is_not_shown() -> None:
    """Comments, scripts and styles are no text; one that is not closed is."""
    text = "# 一\n<!-- 甲\n\n乙 -->\n<script>\nalert(1)\n</script>\n丙\n\n<!-- 丁\n"
    assert contents.lines(contents.read(text)) == ["一", "丙", "<!-- 丁"]


def test_pictures() -> None:
    """A picture whose bytes stand in the text is one, with its words."""
    picture = Picture(png(2, 2), "image/png", "图[1]：“a|b”")
    written = render(document(Title("题目"), picture))
    assert contents.read(written).items[1] == picture
    address = f"data:image/png;base64,{base64.b64encode(PNG).decode()}"
    assert contents.read(f"# 一\n![]({address})\n").items[1:] == [Picture(PNG, "image/png", "图片")]


@pytest.mark.parametrize(
    ("address", "code"),
    [
        ("https://www.example.cn/a.png", "picture-elsewhere"),
        ("data:image/gif;base64,R0lGODdh", "picture-elsewhere"),
        ("data:image/png;base64,R0lGODdh", "picture-broken"),
        ("data:image/png;base64,R0lG*", "picture-broken"),
    ],
)
def test_pictures_that_cannot_be_had(address: str, code: str) -> None:
    """A picture that is elsewhere, or broken, is left out, and a note says so with its place."""
    found = contents.read(f"# 一\n\n![图](<{address}>)\n".replace("<", "").replace(">", ""))
    assert contents.lines(found) == ["一"]
    (note,) = found.notes
    assert note.code == code
    assert "第 3 行" in note.message.zh
    assert "图" in note.message.en


@pytest.mark.parametrize("text", ["#标签\n甲\n", "甲 | 乙\n- | -\n丙 | 丁\n", "2 < 3\n# \n"])
def test_plain_text_is_no_markdown(text: str) -> None:
    """Text without headings or tables of Markdown is plain: nothing in it is markup."""
    found = contents.read(f"{text}a\\*b &lt; **c**\n")
    assert contents.lines(found)[-1] == "a\\*b &lt; **c**"
