"""Word files that mean harm, or are badly damaged; each must be read or refused at little cost."""

import random
import struct
import zlib
from collections.abc import Callable

from govdisclose.readers.content import Content
from govdisclose.readers.docx import content
from govdisclose.readers.limits import Limits
from support.docx_building import (
    NAMESPACES,
    ROOTS,
    Member,
    archive,
    cell,
    document,
    docx,
    members,
    paragraph,
    part,
    relationships,
    row,
    run,
    table,
)
from support.images import PNG

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
DOCUMENT, RELATED = "word/document.xml", "word/_rels/document.xml.rels"
GOOD = docx(table(row("甲", "1")))
LAUGHS = "".join(f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' for n in range(1, 10))
BOMB = f'<!DOCTYPE w:document [<!ENTITY a0 "ha">{LAUGHS}]>'
BOX = (
    "<w:r><w:pict><v:shape><v:textbox><w:txbxContent>{}</w:txbxContent></v:textbox></v:shape>"
    "</w:pict></w:r>"
)
CORE = ("r2", "core-properties", "docProps/core.xml")

Maker = Callable[[], bytes]
CASES: dict[str, tuple[str, Maker]] = {}
"""By name: what is said of the file (``read``, or a piece of the refusal), and what makes it."""


def read(data: bytes) -> Content:
    """Read with the limits that hold unless the caller raises them."""
    return content(data, Limits())


def case(said: str) -> Callable[[Maker], Maker]:
    """Add a file to the cases."""

    def add(make: Maker) -> Maker:
        CASES[make.__name__.replace("_", " ")] = (said, make)
        return make

    return add


def noise(seed: int, size: int) -> bytes:
    """Give bytes that do not get smaller when they are packed, the same each time."""
    return random.Random(seed).randbytes(size)  # noqa: S311 - no secret


def changed(**facts: object) -> bytes:
    """Build a good file with one thing wrong about the document's entry."""
    found = members(paragraph("甲"))
    for one in found:
        if one.name == DOCUMENT:
            for name, value in facts.items():
                setattr(one, name, value)
            if "method" not in facts:
                one.method = 8
    return archive(found)


def raw(xml: str | bytes) -> bytes:
    """Build a file whose document part is just this."""
    return docx(xml.encode() if isinstance(xml, str) else xml)


def with_prolog(prolog: str, text: str = "&a9;", encoding: str = "utf-8") -> bytes:
    """Build a file whose document part begins with a DOCTYPE, or something like it."""
    body = f"<w:body><w:p><w:r><w:t>{text}</w:t></w:r></w:p></w:body>"
    return raw(f"{prolog}<w:document {W}>{body}</w:document>".encode(encoding))


# --- the archive ---------------------------------------------------------------------------------


@case("0 字节")
def an_empty_file() -> bytes:
    return b""


@case("压缩包打不开")
def noise_behind_a_signature() -> bytes:
    return b"PK\3\4" + noise(1, 100_000)


@case("压缩包打不开")
def half_a_file() -> bytes:
    return GOOD[: len(GOOD) // 2]


@case("压缩包打不开")
def a_file_without_its_last_bytes() -> bytes:
    return GOOD[:-10]


@case("text_bytes")
def a_bomb_that_says_its_size() -> bytes:
    return changed(data=b" " * 60_000_000)


@case("text_bytes")
def a_bomb_that_lies_about_its_size() -> bytes:
    return changed(data=b" " * 60_000_000, size=1000)


@case("不是合法的 XML")
def space_before_nothing() -> bytes:
    return raw(b" " * 3_000_000)


@case("ratio")
def a_bomb_within_the_size() -> bytes:
    return changed(data=f"<w:document {W}><!--{'A' * 3_900_000}--></w:document>".encode())


@case("read")
def archives_within_archives() -> bytes:
    inner = GOOD
    for _ in range(20):
        inner = archive([Member("word/embeddings/inner.docx", inner)])
    found = members(paragraph("甲"), parts={"word/embeddings/inner.docx": inner})
    return archive([*found, Member("word/embeddings/bomb", bytes(50_000_000))])


@case("members")
def a_hundred_thousand_members() -> bytes:
    return archive([Member(f"{n}", method=0) for n in range(100_000)])


@case("members")
def more_members_than_are_allowed() -> bytes:
    return archive(members("") + [Member(f"{n}", method=0) for n in range(2_500)])


@case("同名")
def two_documents() -> bytes:
    return archive([*members(paragraph("1")), Member(DOCUMENT, document(paragraph("2")))])


@case("同名")
def two_documents_by_case() -> bytes:
    return archive([*members(paragraph("1")), Member("Word/Document.XML", document(""))])


@case("同名")
def a_name_that_ends_in_a_null() -> bytes:
    return archive([*members(paragraph("1")), Member(b"word/document.xml\0.txt", document(""))])


@case("校验和")
def a_wrong_checksum() -> bytes:
    return changed(crc=12345)


@case("文件头")
def another_name_in_the_local_header() -> bytes:
    return changed(local_name=b"word/nonsense.xml")


@case("文件头")
def an_entry_behind_the_end() -> bytes:
    return changed(offset=0x7FFFFFFF)


@case("不完整")
def an_entry_longer_than_the_file() -> bytes:
    return changed(packed_size=0x7FFFFFFF)


@case("已损坏")
def packed_data_that_are_noise() -> bytes:
    return changed(packed=b"\xff" * 5000)


@case("不完整")
def packed_data_that_are_cut_off() -> bytes:
    data = document(paragraph("甲" * 5000))
    packed = zlib.compress(data, 6, -zlib.MAX_WBITS)
    return changed(data=data, packed=packed[: len(packed) // 2])


@case("已加密")
def an_encrypted_part() -> bytes:
    return changed(flags=1)


@case("压缩方式")
def an_unknown_compression() -> bytes:
    return changed(method=99)


@case("压缩方式")
def lzma_with_a_dictionary_of_four_gigabytes() -> bytes:
    return changed(method=14, packed=b"\x09\x04\x05\x00\x5d\xff\xff\xff\xff" + bytes(100))


@case("已损坏")
def sizes_of_zip64_that_lie() -> bytes:
    extra = struct.pack("<2H2Q", 1, 16, 1000, 2**63)
    return changed(size=0xFFFFFFFF, packed_size=0xFFFFFFFF, extra=extra)


@case("压缩包打不开")
def an_end_of_zip64_that_lies() -> bytes:
    many = 2**62
    end = struct.pack("<4sQ2H2L4Q", b"PK\6\6", 44, 45, 45, 0, 0, many, many, many, many)
    end += struct.pack("<4sLQL", b"PK\6\7", 0, len(GOOD), 1)
    end += struct.pack("<4s4H2LH", b"PK\5\6", 0, 0, 0xFFFF, 0xFFFF, 0xFFFFFFFF, 0xFFFFFFFF, 0)
    return GOOD + end


@case("其他压缩包")
def an_end_within_the_comment() -> bytes:
    return archive(members(paragraph("甲")), comment=(b"PK\5\6" + bytes(18)) * 2900 + b"!")


@case("ratio")
def members_that_overlap() -> bytes:
    kernel = zlib.compress(b" " * 3_000_000, 9, -zlib.MAX_WBITS)
    facts = {"packed": kernel, "data": b" " * 3_000_000}
    names = [f"customXml/item{n}.xml" for n in range(1500)]
    related = [(f"c{n}", "customXml", f"../{name}") for n, name in enumerate(names)]
    found = members(paragraph("甲"), related=related)
    begin = len(archive(found).partition(b"PK\1\2")[0])
    found += [Member(names[0], **facts)]  # type: ignore[arg-type]
    found += [Member(name, b" " * 9, size=3_000_000, offset=begin) for name in names[1:]]
    return archive(found)


@case("file_bytes")
def many_large_parts() -> bytes:
    data = noise(2, 20_000).hex().encode() * 99
    names = [f"customXml/item{n}.xml" for n in range(15)]
    related = [(f"c{n}", "customXml", f"../{name}") for n, name in enumerate(names)]
    return docx(paragraph("甲"), related=related, parts=dict.fromkeys(names, data))


@case("没有正文")
def no_document() -> bytes:
    return archive([Member("[Content_Types].xml", b"<Types/>"), Member("_rels/.rels", ROOTS)])


@case("没有正文")
def no_relationships() -> bytes:
    return archive([Member(DOCUMENT, document(paragraph("甲")))])


@case("Excel")
def a_workbook() -> bytes:
    links = relationships(("r1", "officeDocument", "xl/workbook.xml"))
    return archive([Member("_rels/.rels", links), Member("xl/workbook.xml", b"<workbook/>")])


@case("其他压缩包")
def relationships_as_the_document() -> bytes:
    links = relationships(("r1", "officeDocument", "_rels/.rels"))
    return archive([Member("_rels/.rels", links)])


@case("没有正文")
def a_document_elsewhere() -> bytes:
    links = relationships(("r1", "officeDocument", "http://127.0.0.1:9/"), external="r1")
    return docx(paragraph("甲"), parts={"_rels/.rels": links})


@case("没有正文")
def a_document_above_the_root() -> bytes:
    links = relationships(("r1", "officeDocument", "../../../../../../etc/passwd"))
    return docx(paragraph("甲"), parts={"_rels/.rels": links})


@case("read")
def members_above_the_root() -> bytes:
    return docx(paragraph("甲"), parts={"../../evil": b"x", "/etc/passwd": b"x", "C:\\x": b"x"})


@case("read")
def relationships_without_end() -> bytes:
    links = [(f"r{n}", "image", f"{'../' * 20}media/{n}.png") for n in range(9_000)]
    images = "".join(
        f'<w:r><w:drawing><a:blip r:embed="r{n}"/></w:drawing></w:r>' for n in range(9_000)
    )
    return docx(f"<w:p>{images}</w:p>", related=links)


# --- the XML -------------------------------------------------------------------------------------


@case("DOCTYPE")
def a_billion_laughs() -> bytes:
    return with_prolog(BOMB)


@case("DOCTYPE")
def a_quadratic_entity() -> bytes:
    return with_prolog(f'<!DOCTYPE d [<!ENTITY a9 "{"A" * 50_000}">]>', "&a9;" * 5_000)


@case("DOCTYPE")
def an_external_entity() -> bytes:
    return with_prolog('<!DOCTYPE d [<!ENTITY a9 SYSTEM "file:///etc/passwd">]>')


@case("DOCTYPE")
def an_external_doctype() -> bytes:
    return with_prolog('<!DOCTYPE d SYSTEM "http://127.0.0.1:9/x.dtd">', "")


@case("DOCTYPE")
def parameter_entities() -> bytes:
    return with_prolog('<!DOCTYPE d [<!ENTITY % p SYSTEM "file:///dev/zero"> %p;]>')


@case("DOCTYPE")
def a_doctype_behind_a_comment() -> bytes:
    return with_prolog(f"<!-- <w:document> -->{BOMB}")


@case("DOCTYPE")
def a_doctype_behind_an_instruction() -> bytes:
    return with_prolog(f"<?xml-stylesheet <w:document ?>{BOMB}")


@case("DOCTYPE")
def a_doctype_in_utf_16() -> bytes:
    return with_prolog(f'<?xml version="1.0" encoding="UTF-16"?>{BOMB}', encoding="utf-16")


@case("不是合法的 XML")
def a_doctype_in_utf_16_without_its_mark() -> bytes:
    return with_prolog(f'<?xml version="1.0" encoding="UTF-16"?>{BOMB}', encoding="utf-16-le")


@case("不是合法的 XML")
def a_doctype_in_utf_7() -> bytes:
    text = "+ADwAIQ-DOCTYPE d [+ADwAIQ-ENTITY a9 +ACI-x+ACIAPgBdAD4-"
    return with_prolog(f'<?xml version="1.0" encoding="UTF-7"?>{text}')


@case("不是合法的 XML")
def a_doctype_in_utf_32() -> bytes:
    return with_prolog(BOMB, encoding="utf-32")


@case("DOCTYPE")
def a_doctype_in_the_properties() -> bytes:
    links = relationships(("r1", "officeDocument", DOCUMENT), CORE)
    parts = {"_rels/.rels": links, "docProps/core.xml": f"{BOMB}<a>&a9;</a>".encode()}
    return docx(paragraph("甲"), parts=parts)


@case("DOCTYPE")
def a_doctype_in_the_relationships() -> bytes:
    return docx(paragraph("甲"), parts={RELATED: f"{BOMB}<a>&a9;</a>".encode()})


@case("不是合法的 XML")
def an_entity_that_is_not_declared() -> bytes:
    return with_prolog("")


@case("不是合法的 XML")
def bytes_that_are_not_utf_8() -> bytes:
    return raw(document(paragraph("甲")).replace("甲".encode(), b"\xff\xfe\x80"))


@case("不是合法的 XML")
def null_bytes() -> bytes:
    return raw(document(paragraph("甲")).replace("甲".encode(), b"\0" * 1000))


@case("不是合法的 XML")
def text_in_place_of_xml() -> bytes:
    return raw("甲" * 100_000)


@case("不是合法的 XML")
def elements_that_are_not_closed() -> bytes:
    return raw(f"<w:document {W}>" + "<w:p>" * 100)


@case("depth")
def elements_a_hundred_thousand_deep() -> bytes:
    return docx("<w:sdt><w:sdtContent>" * 50_000 + "</w:sdtContent></w:sdt>" * 50_000)


@case("depth")
def controls_ten_thousand_deep() -> bytes:
    return docx("<w:sdt>" * 10_000 + "</w:sdt>" * 10_000)


@case("depth")
def elements_deeper_than_allowed() -> bytes:
    return docx("<w:sdt>" * 230 + paragraph("甲") + "</w:sdt>" * 230)


@case("depth")
def runs_deeper_than_allowed() -> bytes:
    return docx(f"<w:p>{'<w:ins>' * 230}{run('甲')}{'</w:ins>' * 230}</w:p>")


@case("read")
def a_huge_attribute() -> bytes:
    value = noise(3, 1_700_000).hex()
    return docx(f'<w:p w:x="{value}"/>')


@case("elements")
def a_million_attributes() -> bytes:
    return raw(f"<w:document {W} " + " ".join(f'a{n}="{n}"' for n in range(200_000)) + "/>")


@case("elements")
def attributes_everywhere() -> bytes:
    return docx('<w:p a="1" b="2" c="3"/>' * 90_000)


@case("elements")
def a_hundred_thousand_namespaces() -> bytes:
    return docx("".join(f'<w:p xmlns:a{n}="urn:{n}"/>' for n in range(110_000)))


@case("read")
def as_many_elements_as_allowed() -> bytes:
    return docx(f"<w:p>{'<w:r><w:t>1</w:t></w:r>' * 60_000}</w:p>")


@case("read")
def as_many_paragraphs_as_allowed() -> bytes:
    return docx(paragraph("1").replace(' xml:space="preserve"', "") * 5_000)


@case("items")
def more_paragraphs_than_are_allowed() -> bytes:
    return docx(paragraph("1").replace(' xml:space="preserve"', "") * 60_000)


@case("elements")
def a_comment_bomb() -> bytes:
    return docx("<!---->" * 500_000)


@case("elements")
def an_instruction_bomb() -> bytes:
    return docx("<?a?>" * 500_000)


@case("read")
def a_run_of_two_megabytes() -> bytes:
    return docx(paragraph(noise(4, 1_000_000).hex()))


@case("read")
def a_cell_of_two_megabytes() -> bytes:
    return docx(table(row(noise(5, 1_000_000).hex())))


# --- tables --------------------------------------------------------------------------------------


@case("read")
def a_cell_over_two_billion_columns() -> bytes:
    wide = cell("甲", '<w:gridSpan w:val="2000000000"/>')
    return docx(table(row(wide, "1"), row("乙", "2", "3")))


@case("read")
def a_span_of_a_thousand_digits() -> bytes:
    return docx(table(row(cell("甲", f'<w:gridSpan w:val="{"9" * 1000}"/>'), "1")))


@case("cells")
def cells_of_sixty_columns_each() -> bytes:
    return docx(table(row(*[cell("1", '<w:gridSpan w:val="60"/>')] * 100)))


@case("read")
def an_empty_place_of_two_billion_columns() -> bytes:
    return docx(table(row("甲", properties='<w:gridBefore w:val="2000000000"/>')))


@case("read")
def merges_at_random() -> bytes:
    chance = random.Random(6)  # noqa: S311 - no secret
    kinds = ["", "<w:vMerge/>", '<w:vMerge w:val="restart"/>', "<w:hMerge/>"]
    rows = [
        row(
            *[
                cell("1", f'<w:gridSpan w:val="{chance.randint(0, 4)}"/>{chance.choice(kinds)}')
                for _ in range(chance.randint(0, 25))
            ]
        )
        for _ in range(50)
    ]
    return docx(table(*rows))


@case("read")
def merges_in_every_cell() -> bytes:
    return docx(table(*[row(*[cell("1", "<w:vMerge/>")] * 70)] * 70))


@case("text_bytes")
def a_million_cells() -> bytes:
    return docx(f"<w:tbl><w:tr>{'<w:tc/>' * 1_000_000}</w:tr></w:tbl>")


@case("cells")
def ninety_thousand_cells() -> bytes:
    return docx(f"<w:tbl><w:tr>{'<w:tc><w:p/></w:tc>' * 90_000}</w:tr></w:tbl>")


@case("cells")
def many_cells_below_each_other() -> bytes:
    return docx(f"<w:tbl>{'<w:tr><w:tc/></w:tr>' * 90_000}</w:tbl>")


@case("cells")
def many_cells_none_of_them_plain() -> bytes:
    return docx(
        f"<w:tbl><w:tr>{'<w:tc><w:p><w:r><w:tab/></w:r></w:p></w:tc>' * 40_000}</w:tr></w:tbl>"
    )


@case("read")
def a_hundred_thousand_rows_without_cells() -> bytes:
    return docx(f"<w:tbl>{'<w:tr/>' * 150_000}</w:tbl>")


@case("tables")
def more_tables_than_are_allowed() -> bytes:
    return docx(table(row("1")) * 600)


@case("depth")
def tables_a_thousand_deep() -> bytes:
    return docx("<w:tbl><w:tr><w:tc>" * 1_000 + "</w:tc></w:tr></w:tbl>" * 1_000)


@case("read")
def tables_as_deep_as_allowed() -> bytes:
    inner = paragraph("1") * 20_000
    return docx("<w:tbl><w:tr><w:tc>" * 40 + inner + "</w:tc></w:tr></w:tbl>" * 40)


@case("read")
def tables_as_deep_as_allowed_with_something_odd_inside() -> bytes:
    inner = paragraph("1") * 20_000 + paragraph("<w:r><w:tab/></w:r>")
    return docx("<w:tbl><w:tr><w:tc>" * 40 + inner + "</w:tc></w:tr></w:tbl>" * 40)


@case("read")
def cells_outside_of_rows() -> bytes:
    return docx(f"<w:tbl>{cell('1')}{run('2')}{row('3')}</w:tbl>{cell('4')}{row('5')}")


# --- the constructs ------------------------------------------------------------------------------


@case("read")
def fields_that_do_not_end() -> bytes:
    begin = '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
    return docx(f"<w:p>{begin * 10_000}{run('1') * 10_000}</w:p>")


@case("read")
def fields_within_each_other() -> bytes:
    begin, then = (
        f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>' for kind in ("begin", "separate")
    )
    return docx(f"<w:p>{(begin + then) * 10_000}{run('1') * 10_000}</w:p>")


@case("read")
def equations_within_each_other() -> bytes:
    begin, end = (f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>' for kind in ("begin", "end"))
    code = r"<w:r><w:instrText>EQ \s\up 8(1)</w:instrText></w:r>"
    return docx(
        f"<w:p>{(begin + code) * 10_000}{end * 10_000}{(begin + code + end) * 10_000}</w:p>"
    )


HIDDEN = "<w:p><w:r><w:rPr><w:vanish/></w:rPr><w:t>1</w:t></w:r></w:p>"
CHANGED = "<w:p><w:ins><w:r><w:t>1</w:t></w:r></w:ins></w:p>"


@case("read")
def hidden_runs_everywhere() -> bytes:
    return docx(HIDDEN * 5_000)


@case("read")
def paragraphs_that_are_all_joined() -> bytes:
    mark = "<w:pPr><w:rPr><w:del/></w:rPr></w:pPr>"
    raised = '<w:r><w:rPr><w:position w:val="8"/></w:rPr><w:t>1</w:t></w:r>'
    return docx(table(row(cell(f"<w:p>{mark}{raised}{run('1')}</w:p>" * 10_000))))


@case("items")
def more_hidden_runs_than_are_allowed() -> bytes:
    return docx(HIDDEN * 39_000)


@case("elements")
def hidden_runs_in_a_cell() -> bytes:
    return docx(table(row(cell(HIDDEN * 39_000))))


@case("read")
def changes_everywhere() -> bytes:
    return docx(CHANGED * 5_000)


@case("items")
def more_changes_than_are_allowed() -> bytes:
    return docx(CHANGED * 45_000)


@case("elements")
def changes_in_many_cells() -> bytes:
    return docx(table(*[row(*[cell(CHANGED)] * 5)] * 900) * 6)


@case("read")
def alternatives_within_alternatives() -> bytes:
    begin = "<mc:AlternateContent><mc:Choice>"
    end = "</mc:Choice><mc:Fallback><w:r><w:t>2</w:t></w:r></mc:Fallback></mc:AlternateContent>"
    return docx(f"<w:p>{begin * 90}{run('1')}{end * 90}</w:p>")


@case("read")
def text_boxes_within_text_boxes() -> bytes:
    inner = paragraph("1")
    for _ in range(20):
        inner = paragraph(BOX.format(inner))
    return docx(inner)


@case("depth")
def text_boxes_too_deep() -> bytes:
    inner = paragraph("1")
    for _ in range(100):
        inner = paragraph(BOX.format(inner))
    return docx(inner)


@case("read")
def numbers_with_absurd_levels() -> bytes:
    level = (
        '<w:lvl w:ilvl="{0}"><w:start w:val="{0}99"/><w:numFmt w:val="{1}"/>'
        '<w:lvlText w:val="{2}"/></w:lvl>'
    )
    kinds = ["chineseCountingThousand", "lowerRoman", "nonsense", "lowerLetter"]
    levels = "".join(
        level.format(place, kinds[place % 4], "%1%2%3%4%5%6%7%8%9" * 10_000)
        for place in [*range(12), 10**30]
    )
    many = "".join(
        f'<w:num w:numId="{n}"><w:abstractNumId w:val="1"/></w:num>' for n in range(5_000)
    )
    numbered = "".join(
        paragraph(
            "1", properties=f'<w:numPr><w:ilvl w:val="{n % 12}"/><w:numId w:val="{n}"/></w:numPr>'
        )
        for n in range(5_000)
    )
    return docx(
        numbered, numbering=f'<w:abstractNum w:abstractNumId="1">{levels}</w:abstractNum>{many}'
    )


@case("read")
def styles_based_on_each_other() -> bytes:
    style = '<w:style w:type="paragraph" w:styleId="s{}"><w:basedOn w:val="s{}"/></w:style>'
    styles = "".join(style.format(n, (n + 1) % 9_000) for n in range(9_000))
    return docx(paragraph("1", properties='<w:pStyle w:val="s1"/>'), styles=styles)


@case("read")
def one_footnote_again_and_again() -> bytes:
    note = f'<w:footnote w:id="1">{paragraph(noise(7, 500_000).hex())}</w:footnote>'
    return docx(paragraph(*['<w:r><w:footnoteReference w:id="1"/></w:r>'] * 30_000), footnotes=note)


@case("file_bytes")
def one_picture_again_and_again() -> bytes:
    picture = PNG + noise(8, 2_000_000)
    drawing = (
        '<w:p><w:r><w:drawing><wp:docPr descr="图"/><a:blip r:embed="p"/></w:drawing></w:r></w:p>'
    )
    related = [("p", "image", "media/p.png")]
    return docx(drawing * 10_000, related=related, parts={"word/media/p.png": picture})


@case("ratio")
def a_picture_that_is_a_bomb() -> bytes:
    picture = PNG + bytes(3_900_000)
    drawing = (
        '<w:p><w:r><w:drawing><wp:docPr descr="图"/><a:blip r:embed="p"/></w:drawing></w:r></w:p>'
    )
    found = members(drawing, related=[("p", "image", "media/p.png")])
    return archive([*found, Member("word/media/p.png", picture)])


@case("read")
def many_pictures_in_one_drawing() -> bytes:
    pictures = '<a:blip r:embed="p"/>' * 60_000
    return docx(f"<w:p><w:r><w:drawing>{pictures}</w:drawing></w:r></w:p>")


@case("read")
def namespaces_that_are_rewritten() -> bytes:
    uri = "http://purl.oclc.org/ooxml/wordprocessingml/main"
    xml = document(paragraph(run(uri) * 20_000)).decode()
    return raw(xml.replace("http://schemas.openxmlformats.org/wordprocessingml/2006/main", uri))


@case("read")
def forged_data_of_ours() -> bytes:
    text = noise(9, 900_000).hex()
    xml = f'<report xmlns="urn:govdisclose:report" sha256="{"0" * 64}">{text}</report>'
    related = [("c", "customXml", "../customXml/item1.xml")]
    return docx(paragraph("甲"), related=related, parts={"customXml/item1.xml": xml.encode()})


@case("read")
def bytes_of_symbols() -> bytes:
    symbols = "".join(
        f'<w:r><w:sym w:font="Wingdings" w:char="{n:X}"/></w:r>' for n in range(30_000)
    )
    odd = '<w:r><w:sym w:font="x" w:char="FFFFFFFFFFFFFFFFFFFF"/><w:sym w:char="-1"/></w:r>'
    return docx(f"<w:p>{symbols}{odd}</w:p>")


@case("read")
def a_document_without_a_body() -> bytes:
    return raw(f"<w:document {NAMESPACES}/>")


@case("不是 Word 正文")
def another_root() -> bytes:
    return raw(part("styles", ""))
