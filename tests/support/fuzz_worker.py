"""The process that feeds damaged files to a reader; run with a target, a folder and atheris' flags.

Atheris instruments what is imported within ``instrument_imports`` and steers by the branches that
inputs take. Bytes damaged blindly would hardly get past XML, so damage is done to tokens, and to
elements of a Word file's document.
"""

import contextlib
import copy
import random
import re
import sys
import time
import zipfile
from collections.abc import Callable
from io import BytesIO

import atheris
from lxml import etree

from govdisclose.errors import ReadError

# Atheris instruments all of a package that is not loaded yet: here the readers alone are not.
for _name in [name for name in sys.modules if name.startswith("govdisclose.readers")]:
    del sys.modules[_name]

with atheris.instrument_imports(include=["govdisclose"], enable_loader_override=False):
    import govdisclose.readers.docx
    import govdisclose.readers.html
    import govdisclose.readers.text  # noqa: F401 - loaded here, not when first used
    from govdisclose.readers import read, read_content
    from govdisclose.readers.limits import Limits
    from govdisclose.readers.pdf import reading as pdf

LIMITS = Limits()
# What numbers, spans and marks like to be wrong with.
_TOKENS = [
    *(b"0", b"-1", b"1", b"2", b"99999999", b"4294967296", b"1e308", b"0.5", b"", b" ", b"\n"),
    *(b"\t", b"|", b"<", b">", b"/>", b'"', b"&", b"&#0;", b"&#xd800;", b"&nbsp;", b"\0", b"\r"),
    *(b"(", b")", b"[", b"]", b"<<", b">>", b"\xff", b"\xed\xa0\x80"),
    *(char.encode() for char in "（）〔：、…—一其\uff10\u3000\ufeff\u200b\u202e\ufffd\U00020000"),
    "总计".encode(),
]
_PIECES = re.compile(rb"[0-9]+|[A-Za-z_:]+|[\x80-\xff]+|.", re.DOTALL)

Mutator = Callable[[bytes, int, int], bytes]


def _archive(document: bytes) -> bytes:
    """Put the document of a Word file into one."""
    packed = BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        for name, part in _PARTS.items():
            archive.writestr(name, document if part is None else part)
    return packed.getvalue()


_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_PARTS: dict[str, bytes | None] = {
    "[Content_Types].xml": (
        f'<Types xmlns="{_PACKAGE}/content-types"><Default Extension="xml" ContentType="application'
        '/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>'
    ).encode(),
    "_rels/.rels": (
        f'<Relationships xmlns="{_PACKAGE}/relationships"><Relationship Id="a" '
        f'Type="{_OFFICE}/officeDocument" Target="word/document.xml"/></Relationships>'
    ).encode(),
    "word/document.xml": None,
}


def _error(data: bytes) -> None:
    """Fail where there is a certain byte."""
    if b"!" in data:
        raise KeyError(data)


def _hang(data: bytes) -> None:
    """Never end where there is a certain byte."""
    while b"!" in data:
        pass


def _memory(data: bytes) -> None:
    """Take two gigabytes where there is a certain byte."""
    if b"!" in data:
        _taken = [bytes(1_000_000) + data for _ in range(2_000)]
        time.sleep(4)  # memory is looked at once a second


TARGETS: dict[str, Callable[[bytes], object]] = {
    "text": read,
    "html": read,
    "docx": lambda data: read(_archive(data)),
    "docx-archive": read,
    # Within this process: another one for each input would be slow, and out of sight.
    "pdf": lambda data: read_content(pdf.read(data, LIMITS), None, LIMITS),
    "planted-error": atheris.instrument_func(_error),
    "planted-hang": atheris.instrument_func(_hang),
    "planted-memory": atheris.instrument_func(_memory),
}
"""What is fuzzed, by name."""


def damaged_tokens(data: bytes, most: int, seed: int) -> bytes:
    """Remove, repeat, move, exchange and replace tokens."""
    dice = random.Random(seed)  # noqa: S311 - no secret
    if dice.random() < 0.2:
        return bytes(atheris.Mutate(data, most))
    tokens = _PIECES.findall(data)
    for _ in range(dice.choice((1, 1, 2, 4))):
        start = dice.randrange(len(tokens) + 1)
        stop = min(len(tokens), start + dice.choice((1, 1, 2, 5, 20, 100)))
        piece = tokens[start:stop]
        match dice.randrange(5):
            case 0:
                tokens[start:stop] = []
            case 1:
                tokens[start:start] = piece * dice.choice((1, 2, 10))
            case 2:
                other = dice.randrange(len(tokens) + 1)
                tokens[other:other] = piece
            case 3:
                tokens[start:stop] = [dice.choice(_TOKENS)]
            case _:
                tokens[start:start] = [dice.choice(_TOKENS)]
    return b"".join(tokens)[:most]


def damaged_elements(data: bytes, most: int, seed: int) -> bytes:
    """Remove, repeat, move, unwrap and rename elements, and change their attributes and text."""
    dice = random.Random(seed)  # noqa: S311 - no secret
    try:
        root = etree.fromstring(data, etree.XMLParser(resolve_entities=False))
    except etree.XMLSyntaxError:
        return damaged_tokens(data, most, seed)
    if dice.random() < 0.1:
        return damaged_tokens(data, most, seed)
    for _ in range(dice.choice((1, 1, 2, 4))):
        elements = [element for element in root.iter("*") if element is not root]
        if not elements:
            break
        _damage(dice, dice.choice(elements), elements)
    return etree.tostring(root, encoding="UTF-8")[:most]


def _damage(dice: random.Random, element: etree._Element, elements: list[etree._Element]) -> None:
    parent = element.getparent()
    other = dice.choice(elements)
    words = dice.choice(_TOKENS).decode("utf-8", "ignore")
    words = "".join(char for char in words if char.isprintable() or char == "\n")
    match dice.randrange(7):
        case 0 if parent is not None:
            parent.remove(element)
        case 1 if parent is not None:
            parent.insert(parent.index(element), copy.deepcopy(element))
        case 2:
            element.tag = other.tag
        case 3 if element not in other.iterancestors() and element is not other:
            other.append(element)
        case 4:
            name = dice.choice([*element.attrib, *other.attrib] or ["a"])
            element.set(str(name), dice.choice((words, *map(str, other.attrib.values()))))
        case 5:
            for name in element.attrib:
                del element.attrib[name]
        case _:
            element.text = words + dice.choice((element.text or "", other.text or ""))


MUTATORS: dict[str, Mutator] = {"docx": damaged_elements}


def main() -> None:
    """Feed one target."""
    name, *flags = sys.argv[1:]
    target = TARGETS[name]

    def one(data: bytes) -> None:
        with contextlib.suppress(ReadError):
            target(data)

    atheris.Setup([sys.argv[0], *flags], one, custom_mutator=MUTATORS.get(name, damaged_tokens))
    atheris.Fuzz()


if __name__ == "__main__":
    main()
