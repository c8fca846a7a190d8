"""What a file from elsewhere may cost: limits of size and number, each of which can be raised."""

import sys

import attrs

from govdisclose.errors import Message, Problem, ReadError, describe, raise_if

_REACHED = Message(
    "超出读取限度 {name}={limit}：{what}；文件可信时，可用 gd.Limits({name}=…) 放宽"
    "（命令行用 --limit {name}=…）",
    "over the limit {name}={limit}: {what}; if you trust the file, raise it with "
    "gd.Limits({name}=...) (on the command line --limit {name}=...)",
)
_ITEMS = Message(
    "文件有 {count} 个以上的段落和表格", "the file has {count} paragraphs and tables or more"
)
_WRONG = Message(
    "限度 {name} 应为大于 0 的整数；得到 {value}",
    "the limit {name} must be a whole number above 0; got {value}",
)


@attrs.frozen(kw_only=True)
class Limits:
    """What ``read`` accepts; more of it is refused with a ``ReadError`` that names the limit.

    Raises:
        InvalidValueError: A limit is not a whole number above 0.
    """

    file_bytes: int = 20_000_000
    """Size of a file."""
    text_bytes: int = 4_000_000
    """Size of a text, of an HTML page, and of each part of a Word or Excel file once unpacked, but
    for pictures."""
    members: int = 2_000
    """Parts of a Word or Excel file; attachments of a PDF file."""
    ratio: int = 200
    """How many times larger a part of a Word or Excel file may become when it is unpacked."""
    elements: int = 200_000
    """Elements of an HTML page, or of a part of a Word or Excel file, where a paragraph that is not
    text alone (but has changes, say) counts as ten in Word; lines of a text; characters,
    drawings and comments of a page of a PDF file."""
    depth: int = 200
    """Elements within each other."""
    items: int = 5_000
    """Paragraphs, tables and pictures of a document; lines of a text that are paragraphs."""
    tables: int = 500
    """Tables of a document; sheets of a workbook."""
    cells: int = 5_000
    """Cells of a table, counted as places of its grid."""
    pages: int = 200
    """Pages of a PDF file."""
    seconds: int = 10
    """Computing time that a PDF file may take."""

    def __attrs_post_init__(self) -> None:
        """Refuse limits that would be reached by every file, or understood by no reader."""
        names = (field.name for field in attrs.fields(Limits))
        raise_if(
            Problem(f"/{name}", "limit", _WRONG.format(name=name, value=describe(value)))
            for name in names
            if type(value := getattr(self, name)) is not int or not 0 < value <= sys.maxsize
        )


def check_items(count: int, limits: Limits) -> None:
    """Refuse a file with too many paragraphs, tables and pictures.

    Args:
        count: How many there are so far.
        limits: The limits that hold.

    Raises:
        ReadError: They are too many.
    """
    if count > limits.items:
        raise exceeded("items", limits, _ITEMS.format(count=count))


def exceeded(name: str, limits: Limits, what: Message) -> ReadError:
    """Build the error that says which limit a file exceeds.

    Args:
        name: Field of ``Limits``.
        limits: The limits that hold.
        what: What there is too much of, and where.
    """
    return ReadError(_REACHED.format(name=name, limit=getattr(limits, name), what=what), "limit")
