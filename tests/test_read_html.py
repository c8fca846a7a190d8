"""What web pages show: lines, tables, pictures, and what is odd about them."""

import base64
import hashlib
import re
from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st

import govdisclose as gd
from govdisclose.document import Frame, Role, Table, Title
from govdisclose.editions import EDITIONS
from govdisclose.prose import DataTable, Heading, Paragraph, Picture
from govdisclose.readers.content import Grid, Line
from support import real
from support.contents import sample
from support.images import PNG
from support.reading_html import grid, lines, read_page, rows, texts

MODES = ["page", "fragment", "cms"]


def notes(page: str) -> list[tuple[str, str]]:
    """List code and words of what is odd about the lines of a page."""
    return [(note.code, note.message.en) for line in lines(page) for note in line.notes]


def cell(content: str) -> tuple[str, list[str]]:
    """Read a cell: its text, and the codes of what is odd about it."""
    table = grid(f"<table><tr><td>{content}</td></tr></table>")
    return table.texts[0], [note.code for note in table.notes.get(0, ())]


def table_rows(inner: str) -> list[list[str | None]]:
    return rows(grid(f"<table>{inner}</table>"))


# Text


@pytest.mark.parametrize(
    ("page", "expected"),
    [
        ("<p>a</p><p>b</p>", ["a", "b"]),
        ("<p>a<p>b", ["a", "b"]),
        ("<div>a<div>b</div>c</div>", ["a", "b", "c"]),
        ("<ul><li>a<li>b</ul>", ["a", "b"]),
        ("<dl><dt>a<dd>b</dl>", ["a", "b"]),
        ("a<br>b", ["a\nb"]),
        ("<p> a  <br>\n b\n</p>", ["a\nb"]),
        ("<p>a<br><br>b<br></p>", ["a\n\nb\n"]),
        ("<p>a\n\tb  c</p>", ["a b c"]),
        ("<p>a <b> b</b> c</p>", ["a b c"]),
        ("<p>\u3000\u3000a\xa0\xa0b\u3000</p>", ["\u3000\u3000a\xa0\xa0b\u3000"]),
        ("<p>&nbsp;</p><p>\u3000</p><p> </p><p><br></p><p></p>", []),
        ("<p>a<span>b<font>c</font></span>d<o:p></o:p></p>", ["abcd"]),
        ("<publishtime>2024-01-17</publishtime>", ["2024-01-17"]),
        ("<ucapcontent><p>a</p></ucapcontent>", ["a"]),
        ("<pre>\na  b\n\tc</pre>", ["a  b\n\tc"]),
        ("<ruby>政<rp>（</rp><rt>zhèng</rt></ruby>务", ["政务"]),
        ("<ins>a</ins>b", ["ab"]),
        ("x<sup>2</sup> H<sub>2</sub>O 2024<sup>①</sup>", ["x² H₂O 2024①"]),
        ("a&amp;b&lt;c&#19968;", ["a&b<c一"]),
        ("<p>a<!-- b --><![if x]>c<![endif]><?d?></p>", ["ac"]),
        ("<script>a</script><style>b</style><template>c</template><noscript>d</noscript>e", ["e"]),
        ("<head><title>a</title></head><body>b</body>", ["b"]),
        ("a<hr>b", ["a", "b"]),
        ("<nav>a</nav><main>b</main><footer>c</footer>", ["a", "b", "c"]),
        ("<details><summary>a</summary>b</details>", ["a", "b"]),
        ("<xmp><b></xmp><plaintext><i>", ["<b>", "<i>"]),
        ("<button>a</button><label>b</label>", ["ab"]),
        ("<td>a<td>b", ["a", "b"]),
        ("", []),
        ("<!-- a -->", []),
    ],
)
def test_text(page: str, expected: list[str]) -> None:
    """Text is read as browsers show it: paragraphs, breaks, white space, and nothing hidden."""
    assert texts(page) == expected


def test_headings() -> None:
    """Headings have their level, with whatever is in them; other paragraphs have none."""
    page = "<h1>a</h1><h2><p>b</p></h2><p>c</p><h6><span>d</span></h6><strong>e</strong>"
    expected = [("a", 1), ("b", None), ("c", None), ("d", 6), ("e", None)]
    assert [(line.text, line.level) for line in lines(page)] == expected
    assert lines("<h3>a<div>b</div></h3>") == [Line("a", 3), Line("b", 3)]


@pytest.mark.parametrize(
    "attribute",
    [
        "hidden",
        'style="display:none"',
        'style="color:red; DISPLAY : None !important"',
        'style="visibility:hidden"',
        'style="mso-hide:all"',
        'style="font-size:0"',
        'style="font-size: 0.0px"',
    ],
)
@pytest.mark.parametrize("tag", ["span", "p", "div"])
def test_hidden_text(attribute: str, tag: str) -> None:
    """What a page hides is left out, and named."""
    page = f"<div>3<{tag} {attribute}>1<b>2</b><script>x</script></{tag}>4</div>"
    assert "".join(texts(page)) == "34"
    assert notes(page) == [("hidden-text", "hidden text was left out: 12")]
    assert notes(f"<div>3<{tag} {attribute}> <script>x</script></{tag}>4</div>") == []


@pytest.mark.parametrize(
    "style",
    ["display:inline", "font-size:0.9em", "font-size:10px", "font-size:05px", "visibility:visible"],
)
def test_shown_text(style: str) -> None:
    """Styles that hide nothing change nothing."""
    assert lines(f'<p style="{style}">3</p><p style="overflow:hidden">4</p>') == [
        Line("3"),
        Line("4"),
    ]


@pytest.mark.parametrize(
    "struck",
    [
        "<del>1</del>",
        "<s>1</s>",
        "<strike>1</strike>",
        "<i style='text-decoration: line-through'>1</i>",
    ],
)
def test_struck_text(struck: str) -> None:
    """What is struck out is left out, and named."""
    assert texts(f"<p>{struck}2</p>") == ["2"]
    assert notes(f"<p>{struck}2</p>") == [("struck-text", "struck-out text was left out: '1'")]
    assert cell(f"{struck}2") == ("2", ["struck-text"])


def test_hidden_pieces_between_paragraphs() -> None:
    """What is hidden between paragraphs is noted on a line of its own."""
    found = lines("<p>a</p><div hidden>b</div><p>c</p>")
    assert [(line.text, len(line.notes)) for line in found] == [("a", 0), ("", 1), ("c", 0)]


# Cells


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        ("3", ("3", [])),
        (" \n3\t", ("3", [])),
        ("", ("", [])),
        ("&nbsp;", ("\xa0", [])),
        ("<p>3</p>", ("3", [])),
        ("<p></p>\n <p> <span>3</span></p> <p><o:p></o:p></p>", ("3", [])),
        ("<p>一</p><p>二</p>", ("一\n二", [])),
        ("一<br>二", ("一\n二", [])),
        ("<div>一<div>二</div></div>三", ("一\n二\n三", [])),
        ("3<sup>①</sup>", ("3", ["superscript"])),
        ("3<sub>1</sub>", ("3", ["superscript"])),
        ("3<span style='vertical-align: super'>1</span>", ("3", ["superscript"])),
        ("318<sup>1</sup>件", ("318件", ["superscript"])),
        ("318件<sup>1</sup>", ("318件", ["superscript"])),
        ("318（其中转办2件）<sup>1</sup>", ("318（其中转办2件）", ["superscript"])),
        ("<b>318</b> <sup><a>[<sup>1</sup>]</a></sup>（转办2件）2", ("318 [¹]（转办2件）2", [])),
        ("<sup>1</sup>3", ("3", ["superscript"])),
        ("12<sub>.</sub>5", ("12.5", ["superscript"])),
        ("12<a style='mso-text-raise:-2pt'>.</a>5", ("12.5", [])),
        ("318（转办2件<sup>1</sup>，信访1件）", ("318（转办2件¹，信访1件）", [])),
        ("（单位：件）<sup>1</sup>", ("（单位：件）¹", [])),
        ("<sup><s>2</s>1</sup>3", ("3", ["struck-text", "superscript"])),
        ("<sup>3</sup>", ("3", ["superscript"])),
        ("3<a style='position:relative; vertical-align:3.5pt'>1</a>", ("3", ["superscript"])),
        ("3<span style='mso-text-raise:-.2em'>1</span>", ("3", ["superscript"])),
        ("3<span style='vertical-align:1px'>1</span>", ("31", [])),
        ("3<span style='vertical-align:0%'>1</span>", ("31", [])),
        ("3<p style='vertical-align:super'>1</p>", ("3\n1", [])),
        ("<span style='mso-text-raise:3pt'>3</span>", ("3", [])),
        ("<span style='vertical-align:-2px'>3<sup>1</sup></span>", ("3", ["superscript"])),
        ("<a style='vertical-align:2px'>3</a><a style='vertical-align:5px'>1</a>", ("31", [])),
        (
            "<a style='vertical-align:2px'>3</a><a style='vertical-align:-2px'>1</a>",
            ("31", ["superscript"]),
        ),
        ("3<br><a style='vertical-align:2px'>1</a>", ("3\n1", [])),
        ("<a style='vertical-align:2px'>12</a>件", ("12件", [])),
        ("<a style='vertical-align:2px'>（含修订1件）</a>3", ("3", ["superscript"])),
        ("3<sup>（含<i>修订</i>件）</sup>", ("3（含修订件）", ["superscript"])),
        ("3<sup>（注一、备注三）</sup>", ("3", ["superscript"])),
        ("<sup>3</sup> <sup>（含修订件）</sup>", ("3 （含修订件）", ["superscript"])),
        ("<sup>3</sup>（含修订1件）", ("3（含修订1件）", ["superscript"])),
        ("<a style='vertical-align:2px'>3</a>（含修订件）", ("3（含修订件）", [])),
        ("<a style='vertical-align:2px'>3</a><sup>1</sup>（注）", ("3（注）", ["superscript"])),
        ("共3<a style='vertical-align:2px'>1</a>件", ("共3¹件", [])),
        ("3<sup>（注）</sup>", ("3", ["superscript"])),
        ("3<sup>（含修订1件）</sup>", ("3", ["superscript"])),
        ("3<sup><br>1</sup>", ("3", ["superscript"])),
        ("3（注）<br><sup>1</sup>", ("3（注）\n", ["superscript"])),
        ("<del>3<sup>1</sup></del>", ("", ["struck-text"])),
        ("注<sup>1</sup>", ("注¹", [])),
        ("100m<sup>2</sup>", ("100m²", [])),
        ("3<sup> </sup>", ("3", [])),
        ("3<span hidden>4</span>", ("3", ["hidden-text"])),
        ("<input value=3>", ("3", ["form-field"])),
        ("<input type=number value=3>", ("3", ["form-field"])),
        ("<input type=hidden value=3><input type=checkbox value=4><input>", ("", [])),
        ("<textarea>\n3\n4</textarea>", ("3\n4", ["form-field"])),
        ("<select><option>3<option selected>4</select>", ("4", ["form-field"])),
        ("<select><option>3<option>4</select>", ("3", ["form-field"])),
        ("<img src=3.png>", ("", ["picture"])),
        ("<img src=a.gif width=1>3", ("3", [])),
        ("<pre>3  4</pre>", ("3  4", [])),
        ("<ol><li>3<li>4</ol>", ("3\n4", [])),
    ],
)
def test_cells(content: str, expected: tuple[str, list[str]]) -> None:
    """A cell's text is what it shows, with what is odd about it; in a paragraph too."""
    assert cell(content) == expected
    inner = grid(f"<table><tr><td><div>{content}</div></td></tr></table>")
    codes = [note.code for note in inner.notes.get(0, ())]
    assert (inner.texts[0].strip("\n"), codes) == (expected[0].strip("\n"), expected[1])


@pytest.mark.parametrize(
    "look",
    [
        "class=MsoFootnoteReference",
        "class='a MsoEndnoteReference' style='color:red'",
        *(
            f"style='{style}'"
            for style in (
                *("position:relative;top:-4px", "TOP: -.2em; POSITION: relative"),
                *("position:relative;bottom:3pt", "position:relative;top:4px"),
                *("vertical-align:2mm", "vertical-align:0.1cm", "vertical-align:.04in"),
                *("vertical-align:.5pc", "vertical-align:1ch", "vertical-align:4Q"),
                *("vertical-align:1px;mso-text-raise:4.0pt", "top:0;mso-text-raise:-2pt"),
                *("vertical-align:text-top;font-size:8px", "font-size:60%;vertical-align:top"),
                *("font-size:x-small;vertical-align:text-bottom", "vertical-align:super"),
            )
        ),
    ],
)
def test_looks_of_marks(look: str) -> None:
    """However a page puts it off its line, what stands beside a number is no part of it."""
    assert cell(f"12<span {look}>1</span>") == ("12", ["superscript"])


@pytest.mark.parametrize(
    "style",
    [
        *("top:-4px", "position:absolute;top:-4px", "position:relative;top:1px"),
        *("position:relative;left:4px", "vertical-align:0.3mm", "vertical-align:middle"),
        *("vertical-align:top", "vertical-align:top;font-size:14px", "font-size:8px"),
        *("vertical-align:top;font-size:1em", "vertical-align:top;font-size:medium"),
        f"vertical-align:{'1' * 100_000}",
    ],
)
def test_looks_of_figures(style: str) -> None:
    """What a style leaves on its line, or nearly so, is part of the number."""
    assert cell(f"12<span style='{style}'>1</span>") == ("121", [])


@pytest.mark.parametrize(
    ("content", "said"),
    [
        ("5<sup><br>1</sup>", "'1'"),
        ("<p><sup>5</sup></p><p><sup>1</sup></p>", "'5 1'"),
        ("<del>9<sup>1</sup></del>", "'9¹'"),
    ],
)
def test_what_is_said_about_raised_text(content: str, said: str) -> None:
    """What is left out is quoted in full, and without marks that no file can hold."""
    table = grid(f"<table><tr><td>{content}</td></tr></table>")
    [note] = table.notes[0]
    assert said in note.message.en.encode().decode()


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        ("共12<a>1</a>件，结9<sup><a>2</a></sup>件。", "共12¹件，结9²件。"),
        ("占97.5%<a>1</a>，结3件<a>2</a>。", "占97.5%¹，结3件²。"),
        ("长10m<a>2</a>的<a>1</a>5件", "长10m²的¹5件"),
        ("收到<a>12</a><sup>1</sup>件", "收到12¹件"),
        ("危及“一稳定”<a>1</a>，见《条例》<a>2</a>", "危及“一稳定”¹，见《条例》²"),
        ("于<a>2024-01-05</a>收到<a>1</a><a>2</a>件<br><a>占97.5%</a>", None),
        ("电话：<a>0512-1</a>，计<a>1.5</a>万元、<a>12</a>%", None),
        ("收到<a>12</a> 件，答复<a>9</a>\u3000件", None),
        ("<a>收到5件，答复\uff11\uff12</a>件", None),
        ("公开率为<a>5%</a>，下降<a>5</a> %。", None),
        ("收到申请<a>12</a>（其中电子<a>8</a>）件，网上<a>1</a>、<a>8</a>件", None),
        ("据办法<a>1</a><br>二、收到（电子）<a>12</a>件", "据办法¹\n二、收到（电子）12件"),
    ],
)
def test_figures_in_prose_that_a_length_puts_off_their_line(content: str, expected: str) -> None:
    """What stands behind a figure, or a word alone, joins no other; a number of its own stays."""
    raised = content.replace("<a>", "<a style='mso-text-raise:5.0pt'>")
    plain = content.replace("<a>", "").replace("</a>", "").replace("<br>", "\n")
    assert texts(f"<p>{raised}</p>") == [expected or plain]


@pytest.mark.parametrize("style", ["mso-text-raise:2pt", "vertical-align:-0.2em"])
def test_numbers_in_prose_that_are_adjusted_to_their_line(style: str) -> None:
    """A number in a sentence that stands off its line by a length is read as it is written."""
    assert texts(f"<p><span style='{style}'>2024年收到12件。</span></p>") == ["2024年收到12件。"]
    assert texts(f"<p>收到<span style='{style}'>12</span>件。</p>") == ["收到12件。"]
    assert texts(f"<p>收到<span style='{style}'>12</span>\n件。</p>") == ["收到12 件。"]
    assert texts(f"<p><span style='{style}'>占地9m<sup>2</sup></span></p>") == ["占地9m²"]


def test_a_picture_in_a_cell_may_be_its_number() -> None:
    """A picture in a cell is an error: its number cannot be read."""
    table = grid("<table><tr><td>a<td><img alt=三 src=3.png></table>")
    [note] = table.notes[1]
    assert (note.code, note.severity) == ("picture", "error")
    assert "三" in note.message.zh


@pytest.mark.parametrize("attribute", ["hidden", 'style="display:none"'])
def test_hidden_cells_and_rows(attribute: str) -> None:
    """Hidden cells and rows take no place; their text is named beside them."""
    table = grid(
        f"<table><tr><td {attribute}>0<td>1<td {attribute}>2<td>3"
        f"<tr {attribute}><td>4<tr><td>5<td>6<tbody {attribute}><tr><td>7</table>"
    )
    assert rows(table) == [["1", "3"], ["5", "6"]]
    said = {i: [note.message.en[-1] for note in found] for i, found in table.notes.items()}
    assert said == {0: ["0", "2"], 1: ["4"], 3: ["7"]}


def test_a_cell_that_keeps_its_room() -> None:
    """A cell whose text is invisible is blank, and keeps its place."""
    table = grid('<table><tr><td style="visibility:hidden">1<td>2</table>')
    assert rows(table) == [["", "2"]]
    assert [note.code for note in table.notes[0]] == ["hidden-text"]


# Tables


@pytest.mark.parametrize(
    ("inner", "expected"),
    [
        ("<tr><td>a<td>b<tr><td>c<td>d", [["a", "b"], ["c", "d"]]),
        ("<tr><td>a</td><th>b</th></tr>", [["a", "b"]]),
        ("<tbody><tr><td>a</tbody><tfoot><tr><td>b", [["a"], ["b"]]),
        ("<tfoot><tr><td>b</tfoot><tbody><tr><td>a", [["a"], ["b"]]),
        ("<td>a<td>b<tr><td>c<td>d", [["a", "b"], ["c", "d"]]),
        ("<tr><td colspan=2>a<tr><td>b<td>c", [["a", "a"], ["b", "c"]]),
        ("<tr><td rowspan=2>a<td>b<tr><td>c", [["a", "b"], ["a", "c"]]),
        ("<tr><td rowspan=0>a<td>b<tr><td>c<tr><td>d", [["a", "b"], ["a", "c"], ["a", "d"]]),
        ("<tr><td rowspan=9>a<td>b<tr><td>c", [["a", "b"], ["a", "c"]]),
        ("<tbody><tr><td rowspan=9>a<tbody><tr><td>b", [["a"], ["b"]]),
        ("<tr><td>a<tr><td>b<td>c", [["a", None], ["b", "c"]]),
        ("<tr><td colspan=0>a<td colspan=x>b<td colspan='2px'>c", [["a", "b", "c", "c"]]),
        ("<tr><td colspan=-2>a<td colspan=' +2'>b<td rowspan=1.9>c", [["a", "b", "b", "c"]]),
        ("<tr><td rowspan=2>a<td>b<td rowspan=2>c<tr><td>d", [["a", "b", "c"], ["a", "d", "c"]]),
        ("<tr><td>a<td rowspan=2>b<tr><td colspan=2>c<td>d", [["a", "b", None], ["c", "b", "d"]]),
        ("<form><tr><td>a<td>b</form><tr><td>c", [["a", "b"], ["c", None]]),
        ("<tr><form><td>a</form><td>b", [["a", "b"]]),
        ("<tr><td><div>a<td>b<tr><td>c<td><font>d", [["a", "b"], ["c", "d"]]),
        ("<tr><td><div>a<td>b</td><td>c</td></div><tr><td>d", [["a", "b", "c"], ["d", None, None]]),
        ("<tr></tr><tr><td>a", [[None], ["a"]]),
        ("<tr><td>a</tr><tr></tr>", [["a"]]),
        ("<colgroup><col><col></colgroup><tr><td>a", [["a"]]),
    ],
)
def test_tables(inner: str, expected: list[list[str | None]]) -> None:
    """Spans, groups, and tags left out are resolved as browsers do."""
    assert table_rows(inner) == expected


def test_a_cell_that_overlaps_is_cut() -> None:
    """Where a cell would cover one that reaches down, it ends before it, and says so."""
    table = grid("<table><tr><td>a<td rowspan=2>b<tr><td colspan=2>c<td>d</table>")
    assert [note.code for note in table.notes[2]] == ["overlap"]


def test_spans_wider_than_the_table() -> None:
    """Columns in which no cell begins count for nothing where they would be too many."""
    page = "<table><tr><td colspan=1000>a" + "<tr><td>b<td>c" * 20 + "</table>"
    table = grid(page)
    assert (table.rows, table.columns) == (21, 2)
    assert table.places[0] == (0, 0, 1, 2)


def test_captions_and_headers() -> None:
    """A caption and the rows marked as header are told apart from the cells."""
    table = grid(
        "<table><caption>表 <b>1</b></caption><thead><tr><th>a<tr><th>b</thead><tr><td>c</table>"
    )
    assert (table.caption, table.headers, rows(table)) == ("表 1", 2, [["a"], ["b"], ["c"]])


def test_text_between_cells_is_shown_before_the_table() -> None:
    """What stands in a table outside of its cells is not lost."""
    page = "<p>a</p><table>b<tr>c<td>1</td>d</tr><tr><p>e</p><td>2</table>f"
    items = read_page(page).items
    assert [item.text for item in items if isinstance(item, Line)] == ["a", "bcd", "e", "f"]
    assert [isinstance(item, Grid) for item in items] == [False, False, False, True, False]


def test_layout_tables() -> None:
    """A table with tables in its cells only lays out: its content is read in order."""
    page = (
        "<table><tr><td><h1>a</h1><td><p>b</p>"
        "<table><tr><td>c<table><tr><td>1<td>2</table>d</table>"
        "<tr><td>e<table><tr><td>3</table></table>f"
    )
    shown = [_shown(item) for item in read_page(page).items]
    assert shown == [
        ("a", 1),
        ("b", None),
        ("c", None),
        [["1", "2"]],
        ("d", None),
        ("e", None),
        [["3"]],
        ("f", None),
    ]


def test_a_table_that_never_ends() -> None:
    """A table that begins outside of the cells of another one follows it."""
    page = "<table><tr><td>1</td></tr><table><tr><td>2</td></tr></table>"
    assert [rows(item) for item in read_page(page).items if isinstance(item, Grid)] == [
        [["1"]],
        [["2"]],
    ]


def test_tables_without_cells() -> None:
    """A table without cells is no grid; its words are kept."""
    assert texts("<table><caption>a</caption></table>b<table><tr></table>c") == ["a", "b", "c"]


spans = st.sampled_from(["", "0", "1", "2", "3", "7", "x"])
tables = st.lists(st.lists(st.tuples(spans, spans), max_size=5), min_size=1, max_size=6)


@given(tables, st.sampled_from([1, 2, 3]))
def test_spans_never_overlap(drawn: list[list[tuple[str, str]]], size: int) -> None:
    """However cells span, no two cover the same place; they are in order, and none is lost."""
    parts = []
    for start in range(0, len(drawn), size):
        group = drawn[start : start + size]
        parts.append("<tbody>" + "".join(
            "<tr>" + "".join(f"<td rowspan='{r}' colspan='{c}'>x" for r, c in row) for row in group
        ))  # fmt: skip
    cells = sum(map(len, drawn))
    found = [i for i in read_page(f"<table>{''.join(parts)}</table>").items if isinstance(i, Grid)]
    if not cells:
        assert found == []
        return
    [table] = found
    assert len(table.texts) == len(table.places) == cells
    assert [place[:2] for place in table.places] == sorted(place[:2] for place in table.places)
    covered = rows(table)  # which fails where two overlap
    assert len(covered) == table.rows
    assert any(row[-1] is not None for row in covered)


# Pictures


def test_pictures() -> None:
    """A picture whose bytes are in the page is read with its words, between the lines."""
    address = "data:image/png;base64," + base64.b64encode(PNG + b"123").decode()
    items = read_page(f"<p>a<img src='{address}' alt='图 1'>b</p>").items
    assert items == [Line("a"), Picture(PNG + b"123", "image/png", "图 1"), Line("b")]


@pytest.mark.parametrize(
    ("page", "expected"),
    [
        ("<img src=a.png alt=图>", ["picture"]),
        ("<p><span><img src=a.png></span></p>", ["picture"]),
        ("<figure><img src='data:image/png;base64,AAAA' alt=x></figure>", ["picture-broken"]),
        ("<figure><img src='data:image/png;base64,A' alt=x></figure>", ["picture"]),
        ("<p><img src='data:image/gif;base64,AAAA'></p>", ["picture"]),
        ("<div><a><img src=logo.png alt=''></a></div>", []),
        ("<p><img src=a.gif alt=x width=1 height=1></p>", []),
        ("<iframe src='/pdf/viewer.html?file=/up/2024年报.pdf'></iframe>", ["object"]),
        ("<embed src=report.pdf>", ["object"]),
        ("<object data=report.docx></object>", ["object"]),
        ("<iframe src=map.html></iframe>", []),
    ],
)
def test_pictures_and_documents_elsewhere(page: str, expected: list[str]) -> None:
    """A picture that may say something is noted, and a document within the page; no decoration."""
    assert [code for code, _ in notes(page)] == expected


def test_the_name_of_a_document_elsewhere() -> None:
    """A document within the page is named as its address has it."""
    _, words = notes("<iframe src='/pdf/viewer.html?file=/up/2024.PDF#page=2'></iframe>")[0]
    assert "2024.PDF" in words
    assert "/" not in words.replace("2024.PDF", "")


# What a page says of itself


def test_metadata() -> None:
    """Title, date and agency are taken from the tags of 国办发〔2017〕47号, or from the title."""
    page = (
        "<title>窗口</title><meta name=ArticleTitle content=' 年度 报告 '>"
        "<META NAME=PUBDATE CONTENT='2025-01-20 09:30'><meta name=ContentSource content=某局>"
        "<meta name=Author content=某人>"
    )
    assert read_page(page).metadata == {
        "title": "年度 报告",
        "published": "2025-01-20",
        "agency": "某局",
    }
    assert read_page("<title>\n窗口 </title>").metadata == {"title": "窗口"}
    assert read_page("<meta name=PubDate content='2025-13-40'><p>a").metadata == {}


# Files of ours


def _shown(item: object) -> object:
    match item:
        case Grid():
            return rows(item)
        case Line(text, level):
            return text, level
        case _:
            return item


def _frame(frame: Frame, values: tuple[str, ...]) -> list[list[str | None]]:
    """Give the text at each place of a table of a document."""
    left = iter(values)
    texts_ = [next(left) if cell.role is Role.VALUE else cell.label for cell in frame.cells]
    places = [(cell.row, cell.column, cell.rowspan, cell.colspan) for cell in frame.cells]
    return rows(Grid(texts_, places, frame.rows, frame.columns))


def _expected(block: object, mode: str) -> Iterator[object]:
    if isinstance(block, DataTable) and block.caption and mode == "cms":
        yield block.caption, None  # editors take no captions
    yield _shape(block, mode)


def _shape(block: object, mode: str) -> object:
    top = 1 if mode == "page" else 2
    match block:
        case Title(text):
            return text, top
        case Heading(text, level):
            level += top
            return text, level if level <= 3 or mode != "cms" else None
        case Paragraph(text):
            return text, None
        case DataTable(table):
            return [list(row) for row in table]
        case Table(frame, values):
            # In the mode cms a remark is a block of its own, below its figure.
            behind = r"\n（" if mode == "cms" else "（"
            return _frame(frame, tuple(re.sub("(?<=[0-9])（", behind, value) for value in values))
        case _:
            return block


@pytest.mark.parametrize("edition", EDITIONS)
@pytest.mark.parametrize("mode", MODES)
def test_own_pages(edition: str, mode: str) -> None:
    """In each mode, what our renderer writes is read as the document has it, in its order."""
    report = gd.loads(sample(edition))
    content = read_page(gd.render(report, "html", mode=mode))
    expected = [each for block in gd.layout(report).blocks for each in _expected(block, mode)]
    assert [_shown(item) for item in content.items] == expected
    assert [item for item in content.items if isinstance(item, Line | Grid) and item.notes] == []


@pytest.mark.parametrize("edition", EDITIONS)
def test_own_data(edition: str) -> None:
    """The report's JSON in a page of ours is found, and whether it was changed."""
    report = gd.loads(sample(edition))
    page = gd.render(report, "html")
    embedded = read_page(page).embedded
    assert embedded is not None
    assert (gd.loads(embedded.text), embedded.intact) == (report, True)
    changed = read_page(re.sub('("year":)', r"\1 ", page, count=1)).embedded
    assert changed is not None
    assert not changed.intact
    assert read_page(gd.render(report, "html", data=False)).embedded is None


def test_data_of_several_reports() -> None:
    """Of several pieces of data the first is taken, and that is said."""
    scripts = "".join(
        f'<script type="application/json" data-sha256="{hashlib.sha256(text).hexdigest()}">'
        f"{text.decode()}</script>"
        for text in (b"{}", b"[]")
    )
    content = read_page(scripts)
    assert content.embedded is not None
    assert (content.embedded.text, content.embedded.intact) == ("{}", True)
    assert [note.code for note in content.notes] == ["embedded-data"]


# A real page


def test_a_page_pasted_from_word() -> None:
    """A real page: a table about the document, then the three of the form, with their figures."""
    data = real.raw("shuyang-fgj-2023.html").read_bytes()
    tables_ = [item for item in read_page(data).items if isinstance(item, Grid)]
    assert [(table.rows, table.columns) for table in tables_] == [
        (3, 4), (14, 4), (28, 10), (4, 15)
    ]  # fmt: skip
    expected = [
        "" if value is None else str(value)
        for value in gd.form.cell_values(real.report("shuyang-fgj-2023"))
    ]
    figures = [
        text.strip()
        for table in tables_[1:]
        for text, place in zip(table.texts, table.places, strict=True)
        if _is_figure(table, place)
    ]
    assert figures == expected


def _is_figure(table: Grid, place: tuple[int, int, int, int]) -> bool:
    """Say whether a place of a table of the form holds a number."""
    row, column, _, _ = place
    if table.columns == 4:
        return column > 0 and row in {2, 3, 6, 9, 10, 13}
    if table.columns == 10:
        return column > 2 and row > 2
    return row == 3


def test_headings_of_a_real_page() -> None:
    """The title of a real page is a heading, its chapters are paragraphs among others."""
    found = lines(real.raw("shuyang-fgj-2023.html").read_bytes())
    assert [line.text[:2] for line in found if line.level is None and line.text[1:2] == "、"] == [
        "二、",
        "三、",
        "四、",
        "五、",
        "六、",
    ]
    assert [line.level for line in found if line.level] == [1]


def test_what_stands_behind_the_end_of_a_page() -> None:
    """A page goes on behind its end tag, as browsers show it; a second page there is read, too."""
    page = "<html><body><p>甲</p></body></html>"
    for rest in (
        "<p>乙</p>",
        "乙",
        "<!doctype html><html><head></head><body><p>乙</p></body></HTML >",
    ):
        found = read_page(page + "\n" + rest).items
        assert [item.text for item in found if isinstance(item, Line)] == ["甲", "乙"]
