"""Word files: what is shown is read, in order; what is odd about it is noted where it stands."""

import hashlib
from itertools import chain

import pytest

import govdisclose as gd
from govdisclose.document import Role, Table
from govdisclose.editions import Report
from govdisclose.errors import ReadError
from govdisclose.prose import Picture
from govdisclose.readers.content import Content, Grid, Line, Note
from govdisclose.readers.docx import content
from govdisclose.readers.docx.counting import written
from govdisclose.readers.limits import Limits
from support import real
from support.docx_building import (
    NAMESPACES,
    ROOTS,
    Member,
    archive,
    cell,
    document,
    docx,
    paragraph,
    relationships,
    row,
    run,
    table,
)
from support.documents import png

FIELD = '<w:r><w:fldChar w:fldCharType="{}"/></w:r>'
CODE = "<w:r><w:instrText> PAGE </w:instrText></w:r>"
CHANGE = 'w:id="1" w:author="x"'
PROMPT = "<w:sdtPr><w:showingPlcHdr/></w:sdtPr>"


def read(body: str | bytes, **others: object) -> Content:
    return content(docx(body, **others), Limits())


def lines(body: str, **others: object) -> list[str]:
    return [item.text for item in read(body, **others).items if isinstance(item, Line)]


def line(body: str, **others: object) -> tuple[str, list[str]]:
    """Give the text and the codes of the notes of the only line."""
    [item] = read(body, **others).items
    assert isinstance(item, Line)
    return item.text, codes(item.notes)


def codes(notes: tuple[Note, ...]) -> list[str]:
    return [one.code for one in notes]


def grids(body: str, **others: object) -> list[Grid]:
    return [item for item in read(body, **others).items if isinstance(item, Grid)]


def grid(*rows: str, **others: object) -> Grid:
    [only] = grids(table(*rows), **others)
    return only


def value(content_: str, **others: object) -> tuple[str, list[str]]:
    """Give the text and the codes of the notes of a cell."""
    only = grid(row("甲", cell(content_)), **others)
    return only.texts[1], codes(only.notes.get(1, ()))


def cells(only: Grid) -> list[tuple[str, tuple[int, int, int, int]]]:
    return list(zip(only.texts, only.places, strict=True))


# --- paragraphs ----------------------------------------------------------------------------------

PARAGRAPHS = {
    "runs": (paragraph("甲", run("乙", "<w:b/>"), " 丙"), "甲乙 丙"),
    "line breaks": (
        "<w:p><w:r><w:t>甲</w:t><w:br/><w:t>乙</w:t><w:cr/><w:t>丙</w:t></w:r></w:p>",
        "甲\n乙\n丙",
    ),
    "a tab": ("<w:p><w:r><w:t>甲</w:t><w:tab/><w:t>乙</w:t></w:r></w:p>", "甲\t乙"),
    "tab stops are none": (paragraph("甲", properties='<w:tabs><w:tab w:pos="9"/></w:tabs>'), "甲"),
    "hyphens": (
        "<w:p><w:r><w:t>0</w:t><w:noBreakHyphen/><w:t>1</w:t><w:softHyphen/><w:t>2</w:t></w:r></w:p>",
        "0-12",
    ),
    "a page break at the beginning": (
        '<w:p><w:r><w:br w:type="page"/><w:t>甲</w:t></w:r></w:p>',
        "甲",
    ),
    "a page break within": (
        '<w:p><w:r><w:t>甲</w:t><w:br w:type="page"/><w:t>乙</w:t></w:r></w:p>',
        "甲\n乙",
    ),
    "a rendered page break": (
        "<w:p><w:r><w:lastRenderedPageBreak/><w:t>甲</w:t></w:r></w:p>",
        "甲",
    ),
    "a line feed in the file": ("<w:p><w:r>\n<w:t>甲\n乙</w:t>\n</w:r></w:p>", "甲 乙"),
    "a comment within": ("<w:p><w:r><w:t>1<!-- x -->2</w:t></w:r></w:p>", "12"),
    "a CDATA section": ("<w:p><w:r><w:t><![CDATA[<1>]]></w:t></w:r></w:p>", "<1>"),
    "a link": (paragraph("甲", f"<w:hyperlink>{run('乙')}</w:hyperlink>"), "甲乙"),
    "a smart tag": (
        paragraph(f"<w:smartTag><w:smartTagPr/>{run('甲')}</w:smartTag>", "乙"),
        "甲乙",
    ),
    "custom XML": (paragraph(f"<w:customXml>{run('甲')}</w:customXml>"), "甲"),
    "bookmarks": (paragraph('<w:bookmarkStart w:name="_GoBack"/>', "甲", "<w:bookmarkEnd/>"), "甲"),
    "a comment's mark": (paragraph("甲", '<w:r><w:commentReference w:id="0"/></w:r>'), "甲"),
    "a simple field": (paragraph(f'<w:fldSimple w:instr=" DATE ">{run("甲")}</w:fldSimple>'), "甲"),
    "a field": (
        paragraph(
            FIELD.format("begin"), CODE, FIELD.format("separate"), "7", FIELD.format("end"), "页"
        ),
        "7页",
    ),
    "a field without result": (
        paragraph(FIELD.format("begin"), CODE, FIELD.format("end"), "页"),
        "页",
    ),
    "text in a field's code": (
        paragraph(FIELD.format("begin"), "9", FIELD.format("separate"), "7", FIELD.format("end")),
        "7",
    ),
    "ruby": (
        "<w:p><w:r><w:ruby><w:rt><w:r><w:t>jiǎ</w:t></w:r></w:rt><w:rubyBase><w:r><w:t>甲</w:t></w:r></w:rubyBase></w:ruby></w:r></w:p>",
        "甲",
    ),
    "a symbol": ('<w:p><w:r><w:sym w:font="Wingdings" w:char="F0FE"/></w:r></w:p>', "☑"),
    "a symbol of a common font": (
        '<w:p><w:r><w:sym w:font="宋体" w:char="2460"/></w:r></w:p>',
        "①",
    ),
    "letters in a font of symbols": (
        paragraph(run("þ是", '<w:rFonts w:ascii="Wingdings"/>')),
        "☑是",
    ),
    "raised digits in prose": (
        paragraph("10m", run("2", '<w:vertAlign w:val="superscript"/>')),
        "10m²",
    ),
    "lowered digits in prose": (
        paragraph("CO", run("2", '<w:vertAlign w:val="subscript"/>')),
        "CO₂",
    ),
    "digits on the line": (paragraph(run("2", '<w:vertAlign w:val="baseline"/>')), "2"),
    "a formula on one line": ("<w:p><m:oMath><m:r><m:t>a+1</m:t></m:r></m:oMath></w:p>", "a+1"),
    "a content control": (
        paragraph(f"<w:sdt><w:sdtPr/><w:sdtContent>{run('甲')}</w:sdtContent></w:sdt>", "乙"),
        "甲乙",
    ),
    "a control around it": (f"<w:sdt><w:sdtContent>{paragraph('甲')}</w:sdtContent></w:sdt>", "甲"),
    "one of two alternatives": (
        f"<w:p><mc:AlternateContent><mc:Choice>{run('1')}</mc:Choice><mc:Fallback>{run('2')}</mc:Fallback></mc:AlternateContent></w:p>",
        "1",
    ),
    "the other alternative": (
        f"<w:p><mc:AlternateContent><mc:Choice/><mc:Fallback>{run('2')}</mc:Fallback></mc:AlternateContent></w:p>",
        "2",
    ),
    "hiding that is off": (paragraph(run("甲", '<w:vanish w:val="0"/>')), "甲"),
}


@pytest.mark.parametrize("name", PARAGRAPHS)
def test_paragraphs(name: str) -> None:
    """A paragraph's text is what is shown, without a note where nothing is lost."""
    body, text = PARAGRAPHS[name]
    assert line(body) == (text, [])


NOTED = {
    "an insertion": (paragraph("1", f"<w:ins {CHANGE}>{run('2')}</w:ins>"), "12", "tracked-change"),
    "a deletion": (
        paragraph("1", f"<w:del {CHANGE}><w:r><w:delText>2</w:delText></w:r></w:del>"),
        "1",
        "tracked-change",
    ),
    "text moved away": (
        paragraph("1", f"<w:moveFrom {CHANGE}>{run('2')}</w:moveFrom>"),
        "1",
        "tracked-change",
    ),
    "text moved here": (
        paragraph("1", f"<w:moveTo {CHANGE}>{run('2')}</w:moveTo>"),
        "12",
        "tracked-change",
    ),
    "an inserted end": (
        paragraph("1", properties=f"<w:rPr><w:ins {CHANGE}/></w:rPr>"),
        "1",
        "tracked-change",
    ),
    "hidden text": (paragraph("1", run("2", "<w:vanish/>")), "1", "hidden-text"),
    "a prompt": (
        paragraph("1", f"<w:sdt>{PROMPT}<w:sdtContent>{run('请输入')}</w:sdtContent></w:sdt>"),
        "1",
        "placeholder",
    ),
    "an unknown symbol": (
        '<w:p><w:r><w:t>1</w:t><w:sym w:font="Webdings" w:char="F041"/></w:r></w:p>',
        "1",
        "symbol",
    ),
    "a formula with a fraction": (
        "<w:p><w:r><w:t>1</w:t></w:r><m:oMath><m:f><m:num><m:r><m:t>2</m:t></m:r></m:num></m:f></m:oMath></w:p>",
        "1",
        "formula",
    ),
    "a field without end": (paragraph("1", FIELD.format("begin"), CODE, "2"), "12", "field"),
    "a list to choose from": (
        '<w:p><w:r><w:fldChar w:fldCharType="begin"><w:ffData><w:ddList><w:result w:val="1"/><w:listEntry w:val="甲"/><w:listEntry w:val="乙"/></w:ddList></w:ffData></w:fldChar></w:r></w:p>',
        "乙",
        "field",
    ),
    "a box to tick": (
        '<w:p><w:r><w:fldChar w:fldCharType="begin"><w:ffData><w:checkBox><w:default w:val="0"/><w:checked/></w:checkBox></w:ffData></w:fldChar></w:r></w:p>',
        "☒",
        "field",
    ),
    "a picture without words": (
        "<w:p><w:r><w:t>1</w:t><w:drawing><a:blip/></w:drawing></w:r></w:p>",
        "1",
        "picture",
    ),
    "a drawing": ("<w:p><w:r><w:t>1</w:t><w:drawing/></w:r></w:p>", "1", "picture"),
    "lettering": (
        '<w:p><w:r><w:t>1</w:t><w:pict><v:shape><v:textpath string="样本"/></v:shape></w:pict></w:r></w:p>',
        "1",
        "picture",
    ),
    "an object": ("<w:p><w:r><w:t>1</w:t><w:object/></w:r></w:p>", "1", "object"),
    "a foreign document": ('<w:altChunk r:id="x"/>', "", "object"),
    "a footnote that is not there": (
        '<w:p><w:r><w:t>1</w:t><w:footnoteReference w:id="5"/></w:r></w:p>',
        "1",
        "footnote",
    ),
}


@pytest.mark.parametrize("name", NOTED)
def test_what_is_odd_is_noted(name: str) -> None:
    """What is not simply read has a note, on the line and as well in a cell."""
    body, text, code = NOTED[name]
    assert line(body) == (text, [code])
    assert value(body) == (text, [code])


def test_notes_show_what_was_left_out() -> None:
    """The note of a tracked change has both texts, in both languages."""
    deleted = f"<w:del {CHANGE}><w:r><w:delText>23</w:delText></w:r></w:del>"
    [item] = read(paragraph(deleted, f"<w:ins {CHANGE}>{run('32')}</w:ins>")).items
    assert isinstance(item, Line)
    [note] = item.notes
    assert note.message.zh == (
        "有未接受的修订，按接受后的读：删去的是“23”，插入的是“32”；请在 Word 中接受或拒绝修订"
    )
    assert note.message.en == (
        "there are tracked changes, read as if accepted: deleted is '23', inserted is '32'; accept "
        "or reject them in Word"
    )


def test_a_deleted_end_joins_paragraphs() -> None:
    """A paragraph whose end is deleted is continued by the next, as when the change is accepted."""
    first = paragraph("甲", properties=f"<w:rPr><w:del {CHANGE}/></w:rPr>")
    assert line(first + paragraph("乙")) == ("甲乙", ["tracked-change"])
    assert lines(first) == ["甲"]
    assert lines(first + table(row("1")) + paragraph("乙")) == ["甲", "乙"]


def test_raised_digits_are_no_part_of_a_number() -> None:
    """The mark of a note behind a number is left out of a cell, and noted."""
    raised = run("2", '<w:vertAlign w:val="superscript"/>')
    assert value(paragraph("13", raised)) == ("13", ["superscript"])
    assert value(paragraph(raised)) == ("2", ["superscript"])
    assert value(paragraph("13", run("注", '<w:vertAlign w:val="superscript"/>'))) == ("13注", [])


def test_footnotes_are_told() -> None:
    """A footnote's mark is no digit of the number; its text is in the note."""
    mark = '<w:r><w:rPr><w:rStyle w:val="r"/></w:rPr><w:footnoteReference w:id="2"/></w:r>'
    notes = f'<w:footnote w:id="2">{paragraph("其中修订16件")}</w:footnote>'
    only = grid(row(cell(paragraph("22", mark))), footnotes=notes)
    assert only.texts == ["22"]
    [note] = only.notes[0]
    assert (note.code, note.message.zh) == ("footnote", "此处有脚注或尾注：“其中修订16件”")


def test_text_boxes_are_read_behind_their_paragraph_once() -> None:
    """A text box is read once, though it is written twice, behind the paragraph it hangs on."""
    box = f"<w:txbxContent>{paragraph('框')}</w:txbxContent>"
    both = (
        f"<w:r><mc:AlternateContent><mc:Choice><w:drawing><wps:txbx>{box}</wps:txbx></w:drawing>"
        f"</mc:Choice><mc:Fallback><w:pict><v:textbox>{box}</v:textbox></w:pict></mc:Fallback>"
        "</mc:AlternateContent></w:r>"
    )
    found = [item for item in read(paragraph("甲", both, "乙")).items if isinstance(item, Line)]
    assert [(one.text, codes(one.notes)) for one in found] == [("甲乙", []), ("框", ["text-box"])]
    assert value(paragraph("甲", both)) == ("甲\n框", ["text-box"])


def test_empty_paragraphs_are_left_out() -> None:
    """Paragraphs without text are no lines; the sections' properties are none either."""
    assert lines("<w:p/>" + paragraph("甲") + paragraph(" 　") + "<w:sectPr/>") == ["甲"]


# --- headings and numbers ------------------------------------------------------------------------

STYLES = """
<w:docDefaults/>
<w:style w:type="paragraph" w:default="1" w:styleId="a"><w:name w:val="Normal"/></w:style>
<w:style w:type="paragraph" w:styleId="1"><w:name w:val="heading 1"/><w:basedOn w:val="a"/>
  <w:pPr><w:outlineLvl w:val="0"/></w:pPr></w:style>
<w:style w:type="paragraph" w:styleId="mine"><w:basedOn w:val="1"/></w:style>
<w:style w:type="paragraph" w:styleId="3"><w:name w:val="heading 3"/></w:style>
<w:style w:type="paragraph" w:styleId="x"><w:basedOn w:val="y"/></w:style>
<w:style w:type="paragraph" w:styleId="y"><w:basedOn w:val="x"/></w:style>
<w:style w:type="paragraph" w:styleId="ghost"><w:rPr><w:vanish/></w:rPr></w:style>
<w:style w:type="character" w:styleId="secret"><w:rPr><w:vanish/></w:rPr></w:style>
<w:style w:type="character" w:styleId="mark"><w:rPr><w:vertAlign w:val="superscript"/></w:rPr></w:style>
<w:style w:type="table" w:styleId="t"><w:tblStylePr><w:rPr><w:vanish/></w:rPr></w:tblStylePr></w:style>
<w:style w:type="paragraph" w:styleId="list"><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>
"""


def styled(name: str, text: str = "甲", more: str = "") -> str:
    return paragraph(text, properties=f'<w:pStyle w:val="{name}"/>{more}')


LEVELS = {
    styled("1"): 1,
    styled("mine"): 1,
    styled("3"): 3,
    styled("x"): 0,
    styled("unknown"): 0,
    styled("1", more='<w:outlineLvl w:val="9"/>'): 0,
    paragraph("甲"): 0,
    paragraph("甲", properties='<w:outlineLvl w:val="1"/>'): 2,
    styled("1", more="<w:tabs><w:tab/></w:tabs>"): 1,
}


def test_levels_of_headings() -> None:
    """A heading's level is that of the paragraph, of its style, or of what that is based on."""
    items = read("".join(LEVELS), styles=STYLES).items
    assert [item.level for item in items if isinstance(item, Line)] == list(LEVELS.values())


def test_levels_are_not_known_where_no_heading_is_marked() -> None:
    """In a file that marks no paragraph as a heading nothing is said of levels."""
    body = paragraph("一、总体情况") + paragraph("<w:r><w:tab/><w:t>甲</w:t></w:r>")
    assert [item.level for item in read(body).items if isinstance(item, Line)] == [None, None]


def test_styles_hide_and_raise() -> None:
    """Text is hidden, or raised, by the style of its paragraph or run as well."""
    ghost = styled("ghost")
    assert line(ghost, styles=STYLES) == ("", ["hidden-text"])
    assert value(ghost, styles=STYLES) == ("", ["hidden-text"])
    secret, mark = (run("2", f'<w:rStyle w:val="{name}"/>') for name in ("secret", "mark"))
    assert value(paragraph("1", secret), styles=STYLES) == ("1", ["hidden-text"])
    assert value(paragraph("1", mark), styles=STYLES) == ("1", ["superscript"])
    shown = '<w:r><w:rPr><w:vanish w:val="0"/></w:rPr><w:t>1</w:t></w:r>'
    assert value(paragraph(shown, properties='<w:pStyle w:val="ghost"/>'), styles=STYLES) == (
        "1",
        [],
    )


NUMBERING = """
<w:abstractNum w:abstractNumId="0">
  <w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="chineseCounting"/><w:lvlText w:val="%1、"/></w:lvl>
  <w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="chineseCounting"/><w:lvlText w:val="（%2）"/></w:lvl>
  <w:lvl w:ilvl="2"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%3."/></w:lvl>
  <w:lvl w:ilvl="3"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:isLgl/><w:lvlText w:val="%1.%3.%4"/><w:suff w:val="nothing"/></w:lvl>
</w:abstractNum>
<w:abstractNum w:abstractNumId="1">
  <w:lvl w:ilvl="0"><w:numFmt w:val="bullet"/><w:lvlText w:val="·"/></w:lvl>
  <w:lvl w:ilvl="1"><w:start w:val="3"/><w:numFmt w:val="thaiText"/><w:lvlText w:val="%2)"/></w:lvl>
</w:abstractNum>
<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>
<w:num w:numId="2"><w:abstractNumId w:val="0"/>
  <w:lvlOverride w:ilvl="0"><w:startOverride w:val="5"/></w:lvlOverride></w:num>
<w:num w:numId="3"><w:abstractNumId w:val="1"/></w:num>
"""


def numbered(level: int, number: int = 1, text: str = "甲") -> str:
    properties = f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{number}"/></w:numPr>'
    return paragraph(*filter(None, [text]), properties=properties)


def test_automatic_numbers_are_read() -> None:
    """A number that Word counts is part of the text, as it is printed, level by level."""
    levels = [0, 1, 1, 2, 2, 0, 1, 2, 3]
    found = lines("".join(map(numbered, levels)), numbering=NUMBERING)
    assert found == [
        "一、甲",
        "（一）甲",
        "（二）甲",
        "1. 甲",
        "2. 甲",
        "二、甲",
        "（一）甲",
        "1. 甲",
        "2.1.1甲",
    ]


def test_automatic_numbers_are_noted() -> None:
    """An automatic number has a note; one of an unknown format is digits, with another note."""
    assert line(numbered(0), numbering=NUMBERING) == ("一、甲", ["automatic-number"])
    assert value(numbered(2, text=""), numbering=NUMBERING) == ("1.", ["automatic-number"])
    assert line(numbered(1, 3), numbering=NUMBERING) == ("3) 甲", ["numbering"])
    assert line(numbered(0, 3), numbering=NUMBERING) == ("甲", [])
    assert line(numbered(0, 0), numbering=NUMBERING) == ("甲", [])
    assert line(numbered(0, 9), numbering=NUMBERING) == ("甲", [])


def test_numbers_start_anew_where_the_file_says_so() -> None:
    """A numbering with a start of its own begins there; styles number, too."""
    body = numbered(0) + numbered(0, 2) + numbered(0, 2) + styled("list")
    found = lines(body, numbering=NUMBERING, styles=STYLES)
    assert found == ["一、甲", "五、甲", "六、甲", "七、甲"]


WRITTEN = [
    ("decimal", 12, "12"),
    ("decimalZero", 3, "03"),
    ("decimalFullWidth", 12, "１２"),
    ("upperRoman", 14, "XIV"),
    ("lowerRoman", 1999, "mcmxcix"),
    ("upperLetter", 28, "BB"),
    ("lowerLetter", 26, "z"),
    ("chineseCounting", 10, "十"),
    ("chineseCounting", 21, "二十一"),
    ("chineseCounting", 105, "一〇五"),
    ("chineseCountingThousand", 10, "十"),
    ("chineseCountingThousand", 110, "一百一十"),
    ("chineseCountingThousand", 1001, "一千零一"),
    ("chineseCountingThousand", 2020, "二千零二十"),
    ("chineseLegalSimplified", 12, "壹拾贰"),
    ("ideographDigital", 10, "一〇"),
    ("japaneseCounting", 111, "百十一"),
    ("ideographTraditional", 3, "丙"),
    ("ideographZodiac", 12, "亥"),
    ("decimalEnclosedCircleChinese", 20, "⑳"),
    ("decimalEnclosedCircleChinese", 21, None),
    ("numberInDash", 1, "- 1 -"),
    ("none", 1, ""),
    ("chineseCountingThousand", 10_000, None),
    ("chineseCounting", 0, "〇"),
    ("lowerRoman", 0, None),
    ("lowerLetter", 0, None),
    ("thaiText", 1, None),
]


@pytest.mark.parametrize(("system", "number", "text"), WRITTEN)
def test_systems_of_numbers(system: str, number: int, text: str | None) -> None:
    """Numbers are written as the standard shows them; what is not known is said to be."""
    assert written(number, system) == text


# --- tables --------------------------------------------------------------------------------------


def test_cells_and_spans() -> None:
    """Spans over columns and rows become the places that a cell covers."""
    only = grid(
        row(cell("甲", '<w:vMerge w:val="restart"/>'), cell("乙", '<w:gridSpan w:val="2"/>')),
        row(cell("", "<w:vMerge/>"), "1", "2"),
        row("3", "", "4"),
    )
    assert cells(only) == [
        ("甲", (0, 0, 2, 1)),
        ("乙", (0, 1, 1, 2)),
        ("1", (1, 1, 1, 1)),
        ("2", (1, 2, 1, 1)),
        ("3", (2, 0, 1, 1)),
        ("", (2, 1, 1, 1)),
        ("4", (2, 2, 1, 1)),
    ]
    assert (only.rows, only.columns, only.headers, only.notes) == (3, 3, 0, {})


def test_a_table_with_something_odd_reads_as_a_plain_one() -> None:
    """The thorough way and the quick one give the same table."""
    header = row(cell("甲", '<w:vMerge w:val="restart"/>'), "乙", properties="<w:tblHeader/>")
    rows = [header, row(cell("", "<w:vMerge/>"), cell(paragraph("1") + paragraph("2")))]
    plain = grid(*rows, row("3", cell("4", '<w:gridSpan w:val="3"/>')))
    tabbed = cell("<w:p><w:r><w:t>4</w:t><w:tab/></w:r></w:p>", '<w:gridSpan w:val="3"/>')
    odd = grid(*rows, row("3", tabbed))
    assert (odd.places, odd.headers, odd.rows, odd.columns) == (plain.places, 1, 3, 4)
    assert plain.texts == ["甲", "乙", "1\n2", "3", "4"]
    assert odd.texts == ["甲", "乙", "1\n2", "3", "4\t"]


def test_header_rows_are_counted_from_the_top() -> None:
    """Only rows that are marked without a gap from the first are header rows."""
    marked, off = "<w:tblHeader/>", '<w:tblHeader w:val="0"/>'
    assert grid(row("1", properties=marked), row("2", properties=marked), row("3")).headers == 2
    assert grid(row("1"), row("2", properties=marked)).headers == 0
    assert grid(row("1", properties=off)).headers == 0
    assert grid(row("1", properties=marked)).headers == 1


def test_short_rows_and_rows_that_begin_further_right() -> None:
    """Places without a cell are covered by none."""
    only = grid(row("1", properties='<w:gridBefore w:val="1"/>'), row("2", "3", "4"))
    assert cells(only)[:2] == [("1", (0, 1, 1, 1)), ("2", (1, 0, 1, 1))]
    assert (only.rows, only.columns) == (2, 3)


def test_merges_that_do_not_fit() -> None:
    """A cell that continues nothing, or something of another width, stands for itself."""
    wide = '<w:gridSpan w:val="2"/><w:vMerge w:val="restart"/>'
    only = grid(row(cell("1", "<w:vMerge/>"), cell("2", wide)), row("3", cell("4", "<w:vMerge/>")))
    assert [place for _, place in cells(only)] == [
        (0, 0, 1, 1),
        (0, 1, 1, 2),
        (1, 0, 1, 1),
        (1, 1, 1, 1),
    ]
    apart = grid(
        row(cell("1", '<w:vMerge w:val="restart"/>')), row("2"), row(cell("3", "<w:vMerge/>"))
    )
    assert [place[2] for place in apart.places] == [1, 1, 1]


def test_text_under_a_merged_cell_is_noted() -> None:
    """What a continued cell holds is not shown by Word, is not read, and is noted."""
    only = grid(row(cell("1", '<w:vMerge w:val="restart"/>')), row(cell("2", "<w:vMerge/>")))
    assert (only.texts, codes(only.notes[0])) == (["1"], ["hidden-text"])


def test_old_merges_over_columns() -> None:
    """Cells merged in the old way, cell by cell, are one cell."""
    begin, go_on = '<w:hMerge w:val="restart"/>', "<w:hMerge/>"
    only = grid(row(cell("1", begin), cell("", go_on), cell("9", go_on), "2"))
    assert cells(only) == [("1", (0, 0, 1, 3)), ("2", (0, 3, 1, 1))]
    assert codes(only.notes[0]) == ["hidden-text"]


def test_absurd_spans_end_where_the_table_ends() -> None:
    """A span that no table can have reaches as far as the other rows do, and is noted."""
    only = grid(row(cell("甲", '<w:gridSpan w:val="2000000000"/>'), "1"), row("乙", "2", "3", "4"))
    assert cells(only)[:2] == [("甲", (0, 0, 1, 3)), ("1", (0, 3, 1, 1))]
    assert (only.columns, codes(only.notes[0])) == (4, ["span"])
    nothing = [cell("1", f'<w:gridSpan w:val="{value}"/>') for value in ("0", "-3", "x", "")]
    assert [place[3] for place in grid(row(*nothing)).places] == [1, 1, 1, 1]


def test_controls_around_rows_and_cells() -> None:
    """Rows and cells within content controls, and a table within one, are read."""
    around = "<w:sdt><w:sdtPr/><w:sdtContent>{}</w:sdtContent></w:sdt>"
    inner = row("1", around.format(cell("2"))) + around.format(
        row("3", cell(around.format(paragraph("4"))))
    )
    [only] = grids(around.format(table(inner)))
    assert only.texts == ["1", "2", "3", "4"]
    assert only.places == [(0, 0, 1, 1), (0, 1, 1, 1), (1, 0, 1, 1), (1, 1, 1, 1)]


def test_prompts_in_tables_are_blank() -> None:
    """A cell whose control shows its prompt is blank, with a note, wherever the control stands."""
    around = f"<w:sdt>{PROMPT}<w:sdtContent>{{}}</w:sdtContent></w:sdt>"
    for one in (around.format(cell("请输入")), cell(around.format(paragraph("请输入")))):
        only = grid(row("甲", one))
        assert (only.texts, codes(only.notes[1])) == (["甲", ""], ["placeholder"])


def test_deleted_and_inserted_rows_and_cells() -> None:
    """A deleted row is not read, and told; an inserted one is; a deleted cell is blank."""
    body = table(
        row("1", properties=f"<w:del {CHANGE}/>"),
        row("2", properties=f"<w:ins {CHANGE}/>"),
        row(cell("3", f"<w:cellDel {CHANGE}/>")),
        row(cell("4", f"<w:cellIns {CHANGE}/>")),
        row("5", properties="<w:hidden/>"),
    )
    result = read(body)
    [only] = result.items
    assert isinstance(only, Grid)
    assert only.texts == ["2", "", "4"]
    assert {index: codes(notes) for index, notes in only.notes.items()} == dict.fromkeys(
        range(3), ["tracked-change"]
    )
    assert codes(result.notes) == ["tracked-change", "hidden-text"]


def test_old_properties_are_not_read() -> None:
    """Properties from before a tracked change of the format count for nothing."""
    change = '<w:tcPrChange><w:tcPr><w:gridSpan w:val="5"/></w:tcPr></w:tcPrChange>'
    assert grid(row(cell("1", change), "2")).places == [(0, 0, 1, 1), (0, 1, 1, 1)]
    change = "<w:rPrChange><w:rPr><w:vanish/></w:rPr></w:rPrChange>"
    assert value(paragraph(run("1", change))) == ("1", [])


def test_layout_tables_are_resolved() -> None:
    """A table that only arranges others gives what is in it, in order."""
    inner, other = table(row("甲", "1")), table(row("乙", "2"))
    outer = table(
        row(cell(paragraph("标题"))), row(cell(paragraph("一") + inner + "<w:p/>"), cell(other))
    )
    items = read(outer + paragraph("尾")).items
    assert [
        one.texts if isinstance(one, Grid) else one.text
        for one in items
        if not isinstance(one, Picture)
    ] == ["标题", "一", ["甲", "1"], ["乙", "2"], "尾"]


def test_tables_within_a_grid_are_read_behind_it() -> None:
    """A table in a cell of a grid is told of, and read behind the grid."""
    inner = table(row("9"))
    found = grids(table(row("甲", "1"), row("乙", "2"), row("丙", cell(inner + "<w:p/>"))))
    assert [one.texts for one in found] == [["甲", "1", "乙", "2", "丙", ""], ["9"]]
    assert codes(found[0].notes[5]) == ["nested-table"]


# --- pictures, the file's own data, other files --------------------------------------------------

DRAWING = '<w:r><w:drawing><wp:docPr descr="{}"/><a:blip r:embed="p"/></w:drawing></w:r>'
IMAGE = [("p", "image", "media/p.png")]


def test_pictures_with_words_are_read() -> None:
    """A picture with an alternative text is a picture, behind the text of its paragraph."""
    parts = {"word/media/p.png": png(2, 2)}
    body = paragraph("甲", DRAWING.format("流程\n图"))
    assert read(body, related=IMAGE, parts=parts).items == [
        Line("甲"),
        Picture(png(2, 2), "image/png", "流程 图"),
    ]


@pytest.mark.parametrize("data", [b"", b"GIF89a", None])
def test_other_pictures_are_noted(data: bytes | None) -> None:
    """A picture that is no PNG or JPEG, or not in the file, is a note."""
    parts = {} if data is None else {"word/media/p.png": data}
    assert line(paragraph(DRAWING.format("图")), related=IMAGE, parts=parts) == ("", ["picture"])


def test_pictures_in_cells_are_noted() -> None:
    """A picture in a cell may be its number, and cannot be read."""
    parts = {"word/media/p.png": png(2, 2)}
    only = grid(row(cell(paragraph(DRAWING.format("图")))), related=IMAGE, parts=parts)
    assert (only.texts, codes(only.notes[0])) == ([""], ["picture"])


def embedded(text: str, digest: str) -> Content:
    xml = f'<report xmlns="urn:govdisclose:report" sha256="{digest}">{text}</report>'
    related = [("c", "customXml", "../customXml/item1.xml")]
    return read(paragraph("甲"), related=related, parts={"customXml/item1.xml": xml.encode()})


def test_our_data_are_found_and_compared_with_their_hash() -> None:
    """The report's JSON is given, and whether it is as it was written."""
    text = '{"题": "a\\n"}'
    found = embedded(text, hashlib.sha256(text.encode()).hexdigest()).embedded
    assert found
    assert (found.text, found.intact) == (text, True)
    changed = embedded(text, hashlib.sha256(b"other").hexdigest()).embedded
    assert changed
    assert (changed.text, changed.intact) == (text, False)


def test_data_of_others_are_none_of_ours() -> None:
    """Other data that a file carries are left alone."""
    related = [("c", "customXml", "../customXml/item1.xml")]
    parts = {"customXml/item1.xml": b"<b:Sources xmlns:b='x'/>"}
    assert read(paragraph("甲"), related=related, parts=parts).embedded is None


def test_properties_of_the_file() -> None:
    """Title and author are given as the file has them."""
    core = (
        '<c:coreProperties xmlns:c="x" xmlns:dc="http://purl.org/dc/elements/1.1/">'
        "<dc:title> 报告 </dc:title><dc:creator>某局</dc:creator></c:coreProperties>"
    )
    links = relationships(
        ("r1", "officeDocument", "/word/document.xml"),
        ("r2", "core-properties", "docProps/core.xml"),
    )
    parts = {"_rels/.rels": links, "docProps/core.xml": core.encode()}
    assert read(paragraph("甲"), parts=parts).metadata == {"title": "报告", "agency": "某局"}


def test_the_document_may_have_any_name() -> None:
    """The document is what the package says it is, in whatever case."""
    links = relationships(("r1", "officeDocument", "Word\\Doc2.xml"))
    data = archive(
        [Member("_rels/.rels", links), Member("word/doc2.XML", document(paragraph("甲")))]
    )
    assert content(data, Limits()).items == [Line("甲")]


def test_utf_16_and_the_strict_format_are_read() -> None:
    """A part may be UTF-16, or of the format's strict variant."""
    xml = document(paragraph("甲") + table(row("1"))).decode()
    expected = read(xml.encode()).items[0]
    assert read(xml.replace("UTF-8", "UTF-16").encode("utf-16")).items[0] == expected
    strict = xml.replace(
        "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
        "http://purl.oclc.org/ooxml/wordprocessingml/main",
    )
    assert read(strict.encode()).items[0] == expected


OTHERS = {
    "xl/workbook.xml": "Excel",
    "ppt/presentation.xml": "PowerPoint",
    "OFD.xml": "OFD",
    "content.xml": "OpenDocument",
    "Index/Document.iwa": "iWork",
    "META-INF/container.xml": "EPUB",
    "readme.txt": "其他压缩包",
    "word/styles.xml": "没有正文",
}


@pytest.mark.parametrize("name", OTHERS)
def test_other_files_are_named(name: str) -> None:
    """A file that is no Word file is refused by what it is, with what to do."""
    with pytest.raises(ReadError, match=OTHERS[name]) as caught:
        content(archive([Member(name, b"x")]), Limits())
    assert (
        "，请" in caught.value.text()
        or "；请" in caught.value.text()
        or "；如果" in caught.value.text()
    )


def test_a_workbook_is_named_by_its_content() -> None:
    """A workbook is refused as such, not as a Word file with the wrong root."""
    links = relationships(("r1", "officeDocument", "xl/workbook.xml"))
    with pytest.raises(ReadError, match="Excel"):
        content(
            archive([Member("_rels/.rels", links), Member("xl/workbook.xml", b"<w/>")]), Limits()
        )


def test_a_document_without_body_is_empty() -> None:
    """A document without a body has no content."""
    assert read(f"<w:document {NAMESPACES}/>".encode()).items == []
    assert ROOTS.count(b"officeDocument") >= 1


# --- whole files ---------------------------------------------------------------------------------


def test_the_official_template() -> None:
    """The blank official form gives its three tables, as they are printed."""
    found = content(real.raw("template-2021-blank.docx").read_bytes(), Limits())
    tables = [item for item in found.items if isinstance(item, Grid)]
    assert [(one.rows, one.columns) for one in tables] == [(14, 4), (28, 10), (4, 15)]
    assert [covered(one) for one in tables] == [14 * 4, 28 * 10, 4 * 15]
    assert all(not one.notes for one in tables)
    headings = [item.text for item in found.items if isinstance(item, Line)]
    assert [text for text in headings if text[1:2] == "、"] == [
        "一、总体情况",
        "二、主动公开政府信息情况",
        "三、收到和处理政府信息公开申请情况",
        "四、政府信息公开行政复议、行政诉讼情况",
        "五、存在的主要问题及改进情况",
        "六、其他需要报告的事项",
    ]


def covered(one: Grid) -> int:
    """Count the places that are covered, once each."""
    places = [
        (row_, column)
        for top, left, height, width in one.places
        for row_ in range(top, top + height)
        for column in range(left, left + width)
    ]
    assert len(places) == len(set(places))
    return len(places)


@pytest.mark.parametrize("slug", real.SLUGS)
def test_our_files_read_back_as_their_frames(slug: str) -> None:
    """Each table of a file of ours has the labels, spans and values of its frame."""
    report = real.report(slug)
    found = rendered(report)
    assert found.embedded
    assert found.embedded.intact
    assert gd.loads(found.embedded.text) == report
    tables = [item for item in found.items if isinstance(item, Grid)]
    frames = [block for block in gd.layout(report).blocks if isinstance(block, Table)]
    assert len(tables) == len(frames)
    for one, block in zip(tables, frames, strict=True):
        values = iter(block.values)
        assert cells(one) == [
            (
                next(values) if each.role is Role.VALUE else each.label,
                (each.row, each.column, each.rowspan, each.colspan),
            )
            for each in block.frame.cells
        ]
        assert (one.rows, one.columns) == (block.frame.rows, block.frame.columns)
        assert one.notes == {}


def rendered(report: Report) -> Content:
    data = gd.render(report, "docx")
    assert isinstance(data, bytes)
    return content(data, Limits())


@pytest.mark.parametrize("slug", real.MAIN)
def test_our_headings_have_their_levels(slug: str) -> None:
    """Chapters are headings of the first level, other lines of none."""
    found = rendered(real.report(slug))
    levels = [(item.text[:2], item.level) for item in found.items if isinstance(item, Line)]
    chapters = [f"{number}、" for number in "一二三四五六"]
    assert [text for text, level in levels if level == 1] == chapters
    assert {level for text, level in levels if text not in chapters} == {0}
    assert found.metadata["agency"] == real.report(slug).agency.name
    assert not list(
        chain(found.notes, *(item.notes for item in found.items if isinstance(item, Line)))
    )
