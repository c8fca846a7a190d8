"""Word files: levels of headings, what styles do to text, and automatic numbers."""

import pytest

from govdisclose.readers.content import Line
from govdisclose.readers.docx.counting import written
from support.docx_building import (
    paragraph,
    run,
)
from support.docx_content import line, lines, read, value

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
<w:style w:type="character" w:styleId="mark"><w:rPr><w:vertAlign w:val="superscript"/></w:rPr>
</w:style>
<w:style w:type="table" w:styleId="t"><w:tblStylePr><w:rPr><w:vanish/></w:rPr></w:tblStylePr>
</w:style>
<w:style w:type="character" w:styleId="gone"><w:rPr><w:strike/></w:rPr></w:style>
<w:style w:type="character" w:styleId="lifted"><w:rPr><w:position w:val="6"/></w:rPr></w:style>
<w:style w:type="character" w:styleId="flat"><w:basedOn w:val="lifted"/>
  <w:rPr><w:position w:val="0"/></w:rPr></w:style>
<w:style w:type="character" w:styleId="marked"><w:basedOn w:val="mark"/>
  <w:rPr><w:position w:val="0"/></w:rPr></w:style>
<w:style w:type="paragraph" w:styleId="up"><w:rPr><w:position w:val="4pt"/></w:rPr></w:style>
<w:style w:type="character" w:styleId="base"><w:rPr><w:vertAlign w:val="baseline"/></w:rPr>
</w:style>
<w:style w:type="paragraph" w:styleId="small"><w:rPr><w:vertAlign w:val="superscript"/></w:rPr>
</w:style>
<w:style w:type="paragraph" w:styleId="void"><w:rPr><w:dstrike/></w:rPr></w:style>
<w:style w:type="paragraph" w:styleId="list"><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr>
</w:style>
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
    """Text is hidden, raised, or struck out by the style of its paragraph or run as well."""
    ghost = styled("ghost")
    assert line(ghost, styles=STYLES) == ("", ["hidden-text"])
    assert value(ghost, styles=STYLES) == ("", ["hidden-text"])
    secret, mark = (run("2", f'<w:rStyle w:val="{name}"/>') for name in ("secret", "mark"))
    assert value(paragraph("1", secret), styles=STYLES) == ("1", ["hidden-text"])
    assert value(paragraph("1", mark), styles=STYLES) == ("1", ["superscript"])
    gone, lifted = (run("2", f'<w:rStyle w:val="{name}"/>') for name in ("gone", "lifted"))
    assert value(paragraph("1", gone), styles=STYLES) == ("1", ["struck-text"])
    assert value(paragraph("1", lifted), styles=STYLES) == ("1", ["superscript"])
    assert value(styled("up", "22"), styles=STYLES) == ("22", [])
    kept = run("2", '<w:rStyle w:val="gone"/><w:strike w:val="0"/>')
    assert value(paragraph("1", kept), styles=STYLES) == ("12", [])
    assert line(styled("void"), styles=STYLES) == ("", ["struck-text"])
    shown = '<w:r><w:rPr><w:vanish w:val="0"/></w:rPr><w:t>1</w:t></w:r>'
    assert value(paragraph(shown, properties='<w:pStyle w:val="ghost"/>'), styles=STYLES) == (
        "1",
        [],
    )


def test_a_position_of_its_own_undoes_that_of_a_style() -> None:
    """Text is as high as its run, or the nearest style, says; what is superscript stays that."""
    for name, own, text in (
        ("lifted", "0", "12"),
        ("lifted", "2", "12"),
        ("flat", "", "12"),
        ("flat", "6", "1"),
        ("mark", "0", "1"),
        ("marked", "", "1"),
    ):
        height = f'<w:position w:val="{own}"/>' if own else ""
        part = run("2", f'<w:rStyle w:val="{name}"/>{height}')
        assert value(paragraph("1", part), styles=STYLES)[0] == text
    flat = run("22", '<w:rStyle w:val="flat"/>')
    assert value(styled("up", flat + run("1")), styles=STYLES) == ("22", ["superscript"])
    assert value(styled("up", flat), styles=STYLES) == ("22", [])
    assert value(paragraph(flat, "1"), styles=STYLES) == ("221", [])


BASELINE = '<w:vertAlign w:val="baseline"/>'
SUPERSCRIPT = '<w:vertAlign w:val="superscript"/>'
HEIGHTS = {
    "a position stays": (
        paragraph("12", run("1", f'<w:rStyle w:val="lifted"/>{BASELINE}')),
        ("12", ["superscript"]),
    ),
    "a paragraph's position stays": (styled("up", run("12") + run("1", BASELINE)), ("121", [])),
    "a style undoes no position": (
        styled("up", run("12") + run("1", '<w:rStyle w:val="base"/>')),
        ("121", []),
    ),
    "a position undoes no alignment": (
        styled("small", run("12", '<w:rStyle w:val="flat"/>') + run("1")),
        ("121", []),
    ),
    "an alignment is undone": (
        styled("small", run("12", BASELINE) + run("1")),
        ("12", ["superscript"]),
    ),
    "all is superscript": (styled("small", "12"), ("12", [])),
    "all is superscript twice": (styled("small", run("12", SUPERSCRIPT)), ("12", [])),
    "the mark is, too": (styled("small", "12", f"<w:rPr>{SUPERSCRIPT}</w:rPr>"), ("12", [])),
    "spaces are not": (styled("small", run("12") + run(" ", BASELINE)), ("12 ", [])),
}


@pytest.mark.parametrize("name", HEIGHTS)
def test_alignment_and_position_leave_each_other_alone(name: str) -> None:
    """Neither undoes the other; text that all stands as its paragraph does is on its line."""
    body, expected = HEIGHTS[name]
    assert value(body, styles=STYLES) == expected


NUMBERING = """
<w:abstractNum w:abstractNumId="0">
  <w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="chineseCounting"/>
    <w:lvlText w:val="%1、"/></w:lvl>
  <w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="chineseCounting"/>
    <w:lvlText w:val="（%2）"/></w:lvl>
  <w:lvl w:ilvl="2"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%3."/></w:lvl>
  <w:lvl w:ilvl="3"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:isLgl/>
    <w:lvlText w:val="%1.%3.%4"/><w:suff w:val="nothing"/></w:lvl>
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


def test_the_number_of_joined_paragraphs_stands_before_them() -> None:
    """Paragraphs whose mark between them is deleted have the number of the last, in front."""
    deleted = paragraph("甲", properties='<w:rPr><w:del w:id="1"/></w:rPr>')
    found = line(deleted + numbered(0, text="乙"), numbering=NUMBERING)
    assert found == ("一、甲乙", ["tracked-change", "automatic-number"])


def test_numbers_start_anew_where_the_file_says_so() -> None:
    """A numbering with a start of its own begins there; styles number, too."""
    body = numbered(0) + numbered(0, 2) + numbered(0, 2) + styled("list")
    found = lines(body, numbering=NUMBERING, styles=STYLES)
    assert found == ["一、甲", "五、甲", "六、甲", "七、甲"]


WRITTEN = [
    ("decimal", 12, "12"),
    ("decimalZero", 3, "03"),
    ("decimalFullWidth", 12, "\uff11\uff12"),
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
    ("chineseCounting", 0, "\u3007"),
    ("lowerRoman", 0, None),
    ("lowerLetter", 0, None),
    ("thaiText", 1, None),
]


@pytest.mark.parametrize(("system", "number", "text"), WRITTEN)
def test_systems_of_numbers(system: str, number: int, text: str | None) -> None:
    """Numbers are written as the standard shows them; what is not known is said to be."""
    assert written(number, system) == text
