"""Bytes to text: strictly, by mark, declaration, UTF-8 or GB18030."""

import codecs

import pytest
from hypothesis import given
from hypothesis import strategies as st

from govdisclose.errors import ReadError
from govdisclose.readers.decoding import decode

WORDS = "二〇二四年政府信息公开工作年度报告，共收到申请3件。"


def codes(data: bytes, *, html: bool = True) -> list[str]:
    _, notes = decode(data, html=html)
    return [note.code for note in notes]


@pytest.mark.parametrize(
    "data",
    [
        WORDS.encode(),
        codecs.BOM_UTF8 + WORDS.encode(),
        codecs.BOM_UTF16_LE + WORDS.encode("utf-16-le"),
        codecs.BOM_UTF16_BE + WORDS.encode("utf-16-be"),
        WORDS.encode("gb18030"),
        ("\ufeff" + WORDS).encode("gb18030"),
    ],
    ids=["utf-8", "utf-8-mark", "utf-16-le", "utf-16-be", "gb18030", "gb18030-mark"],
)
def test_texts_are_decoded(data: bytes) -> None:
    """A text in UTF-8, UTF-16 with a mark, or GB18030 is read, without its mark."""
    assert decode(data) == (WORDS, ())


@pytest.mark.parametrize(
    ("declaration", "codec"),
    [
        ("<meta charset=gb2312>", "gb18030"),
        ('<meta charset="GBK">', "gb18030"),
        ("<META CONTENT='text/html; charset=GB2312' HTTP-EQUIV=Content-Type>", "gb18030"),
        ('<?xml version="1.0" encoding="gb18030"?>', "gb18030"),
        ("<meta charset='big5'>", "big5"),
        ("<meta charset=utf-8>", "utf-8"),
        ('<!-- <meta charset="big5"> --><meta charset="gbk">', "gb18030"),
        (" " * 3000 + '<meta charset="big5">', "big5"),
    ],
)
def test_pages_declare_their_encoding(declaration: str, codec: str) -> None:
    """What a page declares is how it is read, whichever way it declares it."""
    page = f"{declaration}<p>政府信息公開</p>"
    assert decode(page.encode(codec), html=True) == (page, ())


def test_texts_declare_nothing() -> None:
    """In a text that is no page, the words of a declaration are but words."""
    text = f"<meta charset=big5>{WORDS}"
    assert decode(text.encode()) == (text, ())


@pytest.mark.parametrize("declared", ["gb2312", "big5", "shift_jis", "utf-7", "iso-8859-1", "nil"])
def test_a_page_in_utf8_that_declares_another(declared: str) -> None:
    """A page saved as UTF-8, with the old declaration still in it, is read as UTF-8, and noted."""
    page = f"<meta charset={declared}>{WORDS}"
    text, [note] = decode(page.encode(), html=True)
    assert text == page
    assert note.code == "encoding"
    assert declared in note.message.zh
    assert "UTF-8" in note.message.en


def test_a_page_in_gb18030_that_declares_utf8() -> None:
    """A declaration that is not true gives way to GB18030, and is noted."""
    page = f"<meta charset=utf-8>{WORDS}"
    text, [note] = decode(page.encode("gb18030"), html=True)
    assert text == page
    assert "GB18030" in note.message.zh


def test_few_characters_do_not_outweigh_a_declaration() -> None:
    """Two characters in GBK that are UTF-8 by chance are read as the page declares."""
    data = b"<meta charset=gbk>" + "涓轰綍".encode("gbk")
    assert data.decode("utf-8") != ""
    assert decode(data, html=True)[0] == "<meta charset=gbk>涓轰綍"


def test_plain_ascii_needs_no_note() -> None:
    """A page of ASCII is in each encoding that is supported."""
    assert codes(b"<meta charset=gb2312><p>3") == []
    assert codes(b"<meta charset=iso-8859-1><p>3") == ["encoding"]


@pytest.mark.parametrize("codec", ["utf-8", "utf-16-le"])
def test_a_broken_character_is_named(codec: str) -> None:
    """A text in UTF-8 or UTF-16 with a byte that is wrong is refused, with line and byte."""
    good = f"{WORDS}\n{WORDS}\n".encode(codec)
    mark = codecs.BOM_UTF16_LE if codec == "utf-16-le" else b""
    broken = mark + good + b"\xff\xdc\xff\xdcx\x00"
    with pytest.raises(ReadError) as caught:
        decode(broken)
    assert "第 3 行" in caught.value.text("zh")
    assert f"byte {len(mark + good) + 1}" in caught.value.text("en")
    assert codec.removesuffix("-le").upper() in caught.value.text("en")


def test_mixed_encodings_are_refused() -> None:
    """A text in UTF-8 with a part in GB18030 is not read as if all of it were in GB18030."""
    with pytest.raises(ReadError, match="UTF-8"):
        decode((WORDS + "\n").encode() + WORDS.encode("gb18030"))


def test_no_encoding_fits() -> None:
    """What is neither UTF-8 nor GB18030 is refused, with what to do."""
    with pytest.raises(ReadError) as caught:
        decode(b"abc\n\xff\xff")
    assert "第 2 行（第 5 个字节）的 0xFF" in caught.value.text("zh")
    assert "save it as UTF-8" in caught.value.text("en")


@pytest.mark.parametrize(
    "data", [b"a\nb\x00c", WORDS.encode("utf-16-le"), b"\x01\x02\x03abc", bytes(64)]
)
def test_what_is_no_text(data: bytes) -> None:
    """Binary content is refused as such, and so is UTF-16 without a mark."""
    with pytest.raises(ReadError):
        decode(data)


def test_line_ends() -> None:
    """Line ends of Windows and of old Macs become line feeds."""
    assert decode(b"a\r\nb\rc\nd")[0] == "a\nb\nc\nd"


def test_a_few_controls_are_kept() -> None:
    """A form feed, or a single control character in a long text, is not judged here."""
    text = "年度报告\f" + "文" * 200 + "\x01"
    assert decode(text.encode())[0] == text


@given(st.binary(max_size=200), st.booleans())
def test_no_other_exception(data: bytes, html: bool) -> None:  # noqa: FBT001 - drawn
    """Any bytes are decoded or refused; nothing is replaced."""
    try:
        text, _ = decode(data, html=html)
    except ReadError:
        return
    assert "\r" not in text
    assert text.count("\ufffd") <= data.count(b"\xef\xbf\xbd") + data.count(b"\x84\x31\xa4\x37") + (
        data.count(b"\xfd\xff") + data.count(b"\xff\xfd")
    )
