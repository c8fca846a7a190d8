"""Word files, paragraphs: what is shown is read; what is odd is noted where it stands."""

import pytest

from govdisclose.readers.content import Line
from support.docx_building import (
    cell,
    paragraph,
    row,
    run,
    table,
)
from support.docx_content import codes, grid, line, lines, read, value

FIELD = '<w:r><w:fldChar w:fldCharType="{}"/></w:r>'
CODE = "<w:r><w:instrText> PAGE </w:instrText></w:r>"
CHANGE = 'w:id="1" w:author="x"'
BOX = (
    "<w:r><w:pict><v:shape><v:textbox><w:txbxContent>{}</w:txbxContent></v:textbox></v:shape>"
    "</w:pict></w:r>"
)
PROMPT = "<w:sdtPr><w:showingPlcHdr/></w:sdtPr>"


def equation(code: str, result: str = "") -> str:
    instruction = f"<w:r><w:instrText>{code}</w:instrText></w:r>"
    return "".join((FIELD.format("begin"), instruction, result, FIELD.format("end")))


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
    "an equation with its result": (
        paragraph("12", equation(r"EQ \s\up 8(1)", FIELD.format("separate") + run("3")), run("件")),
        "123件",
    ),
    "an equation in another field's code": (
        paragraph("12", equation(" IF ", equation(r"EQ \s\up 8(1)"))),
        "12",
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
    "digits raised by hand in prose": (
        paragraph("10m", run("2", '<w:position w:val="8"/>')),
        "10m²",
    ),
    "numbers adjusted by hand in prose": (
        paragraph(
            *("收到", run("12", '<w:position w:val="6"/>'), "\u00a0件，公开"),
            *(
                run("5%", '<w:position w:val="6"/>'),
                "（",
                run("8", '<w:position w:val="6"/>'),
                "）",
            ),
        ),
        "收到12\u00a0件，公开5%（8）",
    ),
    "digits a point above the line": (paragraph("1", run("2", '<w:position w:val="2"/>')), "12"),
    "text all at one height": (paragraph(run("12", '<w:position w:val="-8"/>')), "12"),
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
    "alternatives around it": (
        (
            f"<mc:AlternateContent><mc:Choice>{paragraph('1')}</mc:Choice>"
            f"<mc:Fallback>{paragraph('2')}</mc:Fallback></mc:AlternateContent>"
        ),
        "1",
    ),
    "custom XML around it": (f"<w:customXml>{paragraph('1')}</w:customXml>", "1"),
    "striking that is off": (
        paragraph(run("1", '<w:strike w:val="0"/>'), run("2", '<w:dstrike w:val="false"/>')),
        "12",
    ),
    "hiding that is off": (paragraph(run("甲", '<w:vanish w:val="0"/>')), "甲"),
}


@pytest.mark.parametrize("name", PARAGRAPHS)
def test_paragraphs(name: str) -> None:
    """A paragraph's text is what is shown, without a note where nothing is lost."""
    body, text = PARAGRAPHS[name]
    assert line(body) == (text, [])


def form_field(data: str) -> str:
    begin = '<w:fldChar w:fldCharType="begin">'
    return f"<w:p><w:r>{begin}<w:ffData>{data}</w:ffData></w:fldChar></w:r></w:p>"


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
        paragraph("1", "<m:oMath><m:f><m:num><m:r><m:t>2</m:t></m:r></m:num></m:f></m:oMath>"),
        "1",
        "formula",
    ),
    "a field without end": (paragraph("1", FIELD.format("begin"), CODE, "2"), "12", "field"),
    "a number in a circle": (
        paragraph("12", equation(r" eq \o\ac(○,", "<w:r><w:instrText>3)</w:instrText></w:r>")),
        "12",
        "formula",
    ),
    "a number in a square": (paragraph(equation(r"eq \o\ac(□,12)")), "", "formula"),
    "a raised number": (paragraph("12", equation(r"EQ\s\up 8(1)")), "12", "formula"),
    "an equation whose result is empty": (
        paragraph("12", equation(r"EQ \o\ac(○,3)", FIELD.format("separate"))),
        "12",
        "formula",
    ),
    "an equation within another": (
        paragraph("12", equation(r"EQ \o\ac(○,", equation(r"EQ \s\up 8(1)"))),
        "12",
        "formula",
    ),
    "a hidden equation": (
        paragraph(
            "12",
            FIELD.format("begin"),
            r"<w:r><w:instrText>EQ \s\up 8(1)</w:instrText></w:r>",
            '<w:r><w:rPr><w:vanish/></w:rPr><w:fldChar w:fldCharType="end"/></w:r>',
        ),
        "12",
        "hidden-text",
    ),
    "a list to choose from": (
        form_field(
            '<w:ddList><w:result w:val="1"/><w:listEntry w:val="甲"/><w:listEntry w:val="乙"/>'
            "</w:ddList>"
        ),
        "乙",
        "field",
    ),
    "a box to tick": (
        form_field('<w:checkBox><w:default w:val="0"/><w:checked/></w:checkBox>'),
        "☒",
        "field",
    ),
    "a paragraph moved away": (
        f"<w:moveFrom {CHANGE}>{paragraph('1')}</w:moveFrom>",
        "",
        "tracked-change",
    ),
    "a deleted text box": (
        paragraph("1", f"<w:del {CHANGE}>{BOX.format(paragraph('2'))}</w:del>"),
        "1",
        "tracked-change",
    ),
    "a symbol that is no number": (
        '<w:p><w:r><w:t>1</w:t><w:sym w:char="x"/></w:r></w:p>',
        "1",
        "symbol",
    ),
    "an unknown letter of a font": (
        paragraph("1", run("A", '<w:rFonts w:hAnsi="Webdings"/>')),
        "1",
        "symbol",
    ),
    "a picture without words": (
        "<w:p><w:r><w:t>1</w:t><w:drawing><a:blip/></w:drawing></w:r></w:p>",
        "1",
        "picture",
    ),
    "a drawing": ("<w:p><w:r><w:t>1</w:t><w:drawing/></w:r></w:p>", "1", "picture"),
    "lettering": (
        paragraph(
            "1", '<w:r><w:pict><v:shape><v:textpath string="样本"/></v:shape></w:pict></w:r>'
        ),
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
    assert lines(f"{first}<w:altChunk/>{paragraph('乙')}") == ["甲", "乙"]


SUPERSCRIPT, HIGH = '<w:vertAlign w:val="superscript"/>', '<w:position w:val="8"/>'
JOINED = {
    "a position": (["12"], [run("1", HIGH)], ("12", ["tracked-change", "superscript"])),
    "a mark": (["12"], [run("1", SUPERSCRIPT)], ("12", ["tracked-change", "superscript"])),
    "a mark and a unit": (
        ["12"],
        ["件", run("1", SUPERSCRIPT)],
        ("12件", ["tracked-change", "superscript"]),
    ),
    "a mark before": (
        ["12", run("1", SUPERSCRIPT)],
        ["件"],
        ("12件", ["tracked-change", "superscript"]),
    ),
    "a mark between digits": (
        ["12", run("1", SUPERSCRIPT)],
        ["3"],
        ("12¹3", ["tracked-change"]),
    ),
    "all at one height": ([run("12", HIGH)], [run("1", HIGH)], ("121", ["tracked-change"])),
    "a break of page": (
        ["12"],
        ['<w:r><w:br w:type="page"/></w:r>', "1"],
        ("12\n1", ["tracked-change"]),
    ),
}


@pytest.mark.parametrize("name", JOINED)
def test_joined_paragraphs_are_one_line(name: str) -> None:
    """What is raised is told from all of the line that paragraphs are joined to."""
    before, behind, expected = JOINED[name]
    mark = f"<w:rPr><w:del {CHANGE}/></w:rPr>"
    assert value(paragraph(*before, properties=mark) + paragraph(*behind)) == expected


def test_raised_digits_are_no_part_of_a_number() -> None:
    """The mark of a note behind a number is left out of a cell, and noted."""
    raised = run("2", '<w:vertAlign w:val="superscript"/>')
    assert value(paragraph("13", raised)) == ("13", ["superscript"])
    assert value(paragraph(raised)) == ("2", ["superscript"])
    note = run("注", '<w:vertAlign w:val="superscript"/>')
    assert value(paragraph("13", note)) == ("13", ["superscript"])
    assert value(paragraph("13m", raised)) == ("13m²", [])
    assert value(paragraph(raised, "（含转办件）")) == ("2（含转办件）", ["superscript"])


@pytest.mark.parametrize("height", ["8", "-8", "4pt", "-0.15cm", "2mm", ".1in", "0.5pc", "1pi"])
def test_digits_raised_by_hand_are_no_part_of_a_number(height: str) -> None:
    """What is set well above or below the line is left out as superscripts are."""
    raised = run("1", f'<w:position w:val="{height}"/><w:sz w:val="12"/>')
    assert value(paragraph("2963", raised)) == ("2963", ["superscript"])
    by_hand = run("29", f'<w:position w:val="{height}"/>')
    mark = run("1", f'<w:vertAlign w:val="superscript"/><w:position w:val="{height}"/>')
    assert value(paragraph(by_hand, run(" "), "（含转办件）")) == ("29 （含转办件）", [])
    assert value(paragraph(by_hand, mark, "　")) == ("29　", ["superscript"])
    assert line(paragraph("收到", by_hand, "件", mark)) == ("收到29件¹", [])
    assert value(paragraph("13", run("2", '<w:position w:val="x"/>'))) == ("132", [])
    assert value(paragraph("13", run("2", '<w:position w:val="1.5pt"/>'))) == ("132", [])


@pytest.mark.parametrize(
    "how", ["<w:strike/>", "<w:dstrike/>", '<w:strike/><w:dstrike w:val="0"/>']
)
def test_struck_out_text_is_left_out(how: str) -> None:
    """A number that is struck out is not joined to the one behind it, nor is struck prose read."""
    body = paragraph(run("2963", how), "318")
    assert value(body) == ("318", ["struck-text"])
    assert line(body) == ("318", ["struck-text"])
    [note] = grid(row(cell(body))).notes[0]
    assert note.message.zh == "有划去的文字，没有读：“2963”"
    assert value(paragraph("318", run(" ", how))) == ("318", [])


def test_comments_are_told() -> None:
    """What a comment says is told where it stands; a mark without a comment is nothing."""
    mark = '<w:r><w:commentReference w:id="{}"/></w:r>'
    said = f'<w:comment w:id="2">{paragraph("此数待核")}</w:comment>'
    only = grid(row(cell(paragraph("22", mark.format(2)))), comments=said)
    assert only.texts == ["22"]
    [note] = only.notes[0]
    assert (note.code, note.severity) == ("comment", "warning")
    assert note.message.zh == "此处有批注，没有读：“此数待核”"
    assert line(paragraph("22", mark.format(3)), comments=said) == ("22", [])


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
