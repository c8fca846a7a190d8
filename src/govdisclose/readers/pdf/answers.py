"""What one process tells another of a PDF file, as JSON."""

import functools
import json

import attrs
from cattrs.preconf.json import JsonConverter, make_converter
from cattrs.strategies import configure_tagged_union

from govdisclose.errors import Message, ReadError
from govdisclose.readers.content import Content, Item

_REFUSED = "refused"


def dumps(content: Content) -> bytes:
    """Write the content of a file."""
    return _converter().dumps(content, Content).encode()


def refusal(error: ReadError) -> bytes:
    """Write why a file was refused."""
    return json.dumps({_REFUSED: attrs.asdict(error.message), "code": error.code}).encode()


def loads(answer: bytes) -> Content:
    """Give the content of a file.

    Raises:
        ReadError: The file was refused.
    """
    found = json.loads(answer)
    if _REFUSED in found:
        raise ReadError(Message(**found[_REFUSED]), found["code"])
    return _converter().structure(found, Content)


@functools.cache
def _converter() -> JsonConverter:
    converter = make_converter()
    configure_tagged_union(Item, converter)
    return converter
