"""Word files from raw XML, as small as they can be, or as wrong as they have to be."""

import struct
import zlib
from collections.abc import Iterable, Mapping

import attrs

NAMESPACES = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" '
    'xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:v="urn:schemas-microsoft-com:vml"'
)
_DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_TYPES = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_CORE = "http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties"
_RELATIONSHIPS = "http://schemas.openxmlformats.org/package/2006/relationships"
_DEFLATED = 8

Related = tuple[str, str, str]
"""Of a relationship: id, the last word of its type, target."""


@attrs.define
class Member:
    """One entry of an archive; what is None is as it should be."""

    name: str | bytes
    data: bytes = b""
    method: int = _DEFLATED
    packed: bytes | None = None
    """What stands for the data in the archive."""
    size: int | None = None
    packed_size: int | None = None
    crc: int | None = None
    flags: int = 0
    local_name: bytes | None = None
    offset: int | None = None
    """Where the directory says that the entry begins."""
    extra: bytes = b""
    """Extra field, in the directory."""


def archive(members: Iterable[Member], *, comment: bytes = b"", end: bytes | None = None) -> bytes:
    """Write an archive, with whatever is wrong about its members."""
    entries, directory, count, place = [], [], 0, 0
    for one in members:
        name = one.name.encode() if isinstance(one.name, str) else one.name
        packed = one.packed
        if packed is None:
            packed = one.data
            if one.method == _DEFLATED:
                packed = zlib.compress(one.data, 6, -zlib.MAX_WBITS)
        facts = (
            one.flags,
            one.method,
            0,
            33,
            zlib.crc32(one.data) if one.crc is None else one.crc,
            len(packed) if one.packed_size is None else one.packed_size,
            len(one.data) if one.size is None else one.size,
        )
        local = name if one.local_name is None else one.local_name
        entry = struct.pack("<4s5H3L2H", b"PK\3\4", 20, *facts, len(local), 0) + local + packed
        begin = place if one.offset is None else one.offset
        lengths = (len(name), len(one.extra), 0, 0, 0, 0, begin)
        head = struct.pack("<4s6H3L5H2L", b"PK\1\2", 20, 20, *facts, *lengths)
        entries.append(entry)
        directory.append(head + name + one.extra)
        place += len(entry)
        count += 1
    central = b"".join(directory)
    if end is None:
        count = min(count, 0xFFFF)
        numbers = (0, 0, count, count, len(central), place, len(comment))
        end = struct.pack("<4s4H2LH", b"PK\5\6", *numbers) + comment
    return b"".join((*entries, central, end))


def document(body: str) -> bytes:
    """Give the document part with a body."""
    return f"{_DECLARATION}<w:document {NAMESPACES}><w:body>{body}</w:body></w:document>".encode()


def part(root: str, content: str) -> bytes:
    """Give another part, by the name of its root."""
    return f"{_DECLARATION}<w:{root} {NAMESPACES}>{content}</w:{root}>".encode()


def relationships(*related: Related, external: str = "") -> bytes:
    """Give a part with relationships; one of an id in ``external`` leads out of the file."""
    lines = []
    for name, kind, target in related:
        base = _CORE if kind == "core-properties" else f"{_TYPES}/{kind}"
        mode = ' TargetMode="External"' if name == external else ""
        lines.append(f'<Relationship Id="{name}" Type="{base}" Target="{target}"{mode}/>')
    root = f'<Relationships xmlns="{_RELATIONSHIPS}">{"".join(lines)}</Relationships>'
    return (_DECLARATION + root).encode()


ROOTS = relationships(("r1", "officeDocument", "word/document.xml"))


def members(
    body: str | bytes,
    *,
    styles: str = "",
    numbering: str = "",
    footnotes: str = "",
    comments: str = "",
    related: Iterable[Related] = (),
    parts: Mapping[str, bytes] | None = None,
) -> list[Member]:
    """List the members of a file.

    Args:
        body: The content of the body; or the whole document part, as bytes.
        styles: The content of the styles part; there is none where it is empty.
        numbering: The same of the numbering part.
        footnotes: The same of the footnotes.
        comments: The same of the comments.
        related: More relationships of the document.
        parts: More parts, or others in place of these.
    """
    found = {
        "_rels/.rels": ROOTS,
        "word/document.xml": body if isinstance(body, bytes) else document(body),
    }
    links = list(related)
    for name, content in (
        *(("styles", styles), ("numbering", numbering)),
        *(("footnotes", footnotes), ("comments", comments)),
    ):
        if content:
            found[f"word/{name}.xml"] = part(name, content)
            links.append((name, name, f"{name}.xml"))
    found["word/_rels/document.xml.rels"] = relationships(*links)
    found |= parts or {}
    # Stored, so that what is repetitive is not refused for that.
    return [Member(name, data, method=0) for name, data in found.items()]


def docx(body: str | bytes, **others: object) -> bytes:
    """Build a file; see ``members``."""
    return archive(members(body, **others))  # type: ignore[arg-type]


def paragraph(*runs: str, properties: str = "") -> str:
    """Give a paragraph; what is no markup becomes a run."""
    own = f"<w:pPr>{properties}</w:pPr>" if properties else ""
    return f"<w:p>{own}{''.join(one if one.startswith('<') else run(one) for one in runs)}</w:p>"


def run(text: str, properties: str = "") -> str:
    """Give a run."""
    own = f"<w:rPr>{properties}</w:rPr>" if properties else ""
    return f'<w:r>{own}<w:t xml:space="preserve">{text}</w:t></w:r>'


def cell(content: str = "", properties: str = "") -> str:
    """Give a cell; what is no markup becomes a paragraph."""
    own = f"<w:tcPr>{properties}</w:tcPr>" if properties else ""
    inner = content if content.startswith("<") else paragraph(*filter(None, [content]))
    return f"<w:tc>{own}{inner}</w:tc>"


def row(*cells: str, properties: str = "") -> str:
    """Give a row; what is no markup becomes a cell."""
    own = f"<w:trPr>{properties}</w:trPr>" if properties else ""
    inner = "".join(one if one.startswith("<") else cell(one) for one in cells)
    return f"<w:tr>{own}{inner}</w:tr>"


def table(*rows: str) -> str:
    """Give a table."""
    return f"<w:tbl><w:tblPr/><w:tblGrid/>{''.join(rows)}</w:tbl>"
