"""The parts of the JSON Schema that every edition has: cells, texts, prose, the agency."""

import inspect
from collections.abc import Collection, Iterable
from typing import Any, get_args

import attrs

from govdisclose.cells import MAX_COUNT, Cell, Money
from govdisclose.codec.parts import AMOUNT_PATTERN, BLOCKS, required
from govdisclose.editions.shared import Agency, AgencyKind, Attachment
from govdisclose.images import MediaType
from govdisclose.prose import MAX_COLUMNS, MAX_LEVEL
from govdisclose.text import FORBIDDEN

Schema = dict[str, Any]
"""A schema, or some keywords of one."""

_CELL_WORDS = {
    Cell.COUNT: "Number of things (件、项、宗); null is a blank cell, which is no zero.",
    Cell.CHANGE: "Signed difference in numbers of things; null is a blank cell.",
    Cell.AMOUNT: "Decimal number in the unit that the form prints; null is a blank cell.",
    Cell.MONEY: "Amount with a unit of its own; null is a blank cell.",
}
_MEDIA_STARTS = {"image/png": "iVBORw0KGg[o-r]", "image/jpeg": "/9j/"}
_BASE64 = "([A-Za-z0-9+/]{4})*([A-Za-z0-9+/]{2}[AEIMQUYcgkosw048]=|[A-Za-z0-9+/][AQgw]==)?"


def common(kinds: Collection[Cell]) -> Schema:
    """Give the definitions that an edition shares with others.

    Args:
        kinds: The kinds of cell that the edition has.
    """
    money = {"Money": _money()} if Cell.MONEY in kinds else {}
    return {
        **{kind.value: _cell(kind) for kind in Cell if kind in kinds},
        **money,
        "Agency": _agency(),
        "Attachment": _attachment(),
        **_texts(),
        "prose": {
            "type": "array",
            "items": ref("block"),
            "description": "A chapter of prose; empty: not yet written.",
        },
        "block": {"oneOf": [ref(cls.__name__) for cls in BLOCKS.values()]},
        **_blocks(),
    }


def _cell(kind: Cell) -> Schema:
    shapes: dict[Cell, Schema] = {
        Cell.COUNT: {"type": ["integer", "null"], "minimum": 0, "maximum": MAX_COUNT},
        Cell.CHANGE: {"type": ["integer", "null"], "minimum": -MAX_COUNT, "maximum": MAX_COUNT},
        Cell.AMOUNT: {"type": ["string", "null"], "pattern": whole(AMOUNT_PATTERN)},
        Cell.MONEY: nullable(ref("Money")),
    }
    return {**shapes[kind], "description": _CELL_WORDS[kind]}


def _money() -> Schema:
    value = {"type": "string", "pattern": whole(AMOUNT_PATTERN), "title": "数值"}
    unit = {**nullable(ref("filled_line")), "title": "单位", "examples": ["元", "万元"]}
    return closed({"value": value, "unit": unit}, required(Money), inspect.getdoc(Money))


def _agency() -> Schema:
    titles = {
        "name": "机关名称",
        "kind": "机关类型",
        "region": "行政区划",
        "code": "机关代码",
        "address": "地址",
        "postcode": "邮政编码",
        "phone": "电话",
        "fax": "传真",
        "email": "电子邮箱",
        "website": "网址",
    }
    shapes = {"name": ref("line"), "kind": {"enum": [*get_args(AgencyKind), None]}}
    properties = {
        field.name: {
            **shapes.get(field.name, nullable(ref("filled_line"))),
            "title": titles[field.name],
        }
        for field in attrs.fields(Agency)
    }
    return closed(properties, required(Agency), inspect.getdoc(Agency))


def _attachment() -> Schema:
    properties = {
        "title": {**ref("filled_line"), "title": "附件名称"},
        "content": {**ref("prose"), "title": "附件内容"},
    }
    return closed(properties, required(Attachment), inspect.getdoc(Attachment))


def _texts() -> Schema:
    # Both dialects of regular expressions have escapes for the Basic Multilingual Plane only; other
    # characters stand as they are. The pattern is one class, of characters and ranges.
    inner = FORBIDDEN.pattern[1:-1]
    forbidden = "".join(f"\\u{ord(c):04x}" if c != "-" and c < "\U00010000" else c for c in inner)
    line = {"type": "string", "pattern": whole(rf"[^\n{forbidden}]*")}
    return {
        "line": {**line, "description": "Text in one line, without invisible characters."},
        "filled_line": {**ref("line"), "minLength": 1},
        "lines": {
            "type": "string",
            "pattern": whole(f"[^{forbidden}]*"),
            "description": "Text; a line feed in it is a line break.",
        },
    }


def _blocks() -> Schema:
    row = {"type": "array", "minItems": 1, "maxItems": MAX_COLUMNS, "items": ref("lines")}
    level = {"type": "integer", "minimum": 2, "maximum": MAX_LEVEL, "default": 2}
    fields: dict[str, Schema] = {
        "paragraph": {"text": ref("lines")},
        "heading": {"level": level, "text": ref("line")},
        "table": {
            "caption": {**ref("line"), "default": ""},
            "header_rows": {"type": "integer", "minimum": 0, "default": 1},
            "rows": {"type": "array", "minItems": 1, "items": row},
        },
        "picture": {
            "media_type": {"enum": list(get_args(MediaType))},
            "alt": ref("filled_line"),
            "data": {"type": "string", "contentEncoding": "base64"},
        },
    }
    blocks = {}
    for kind, cls in BLOCKS.items():
        properties = {"type": {"const": kind}, **fields[kind]}
        wanted = ["type", *required(cls)]
        blocks[cls.__name__] = closed(properties, wanted, inspect.getdoc(cls))
    blocks["Picture"]["oneOf"] = [_media(name, start) for name, start in _MEDIA_STARTS.items()]
    return blocks


def _media(name: str, start: str) -> Schema:
    """Say how the base64 of a picture of one type looks."""
    return {
        "properties": {
            "media_type": {"const": name},
            "data": {"pattern": whole(f"(?={start}){_BASE64}")},
        }
    }


def closed(properties: Schema, wanted: Iterable[str], description: str | None) -> Schema:
    """Describe an object that has these properties and no others."""
    listed = [name for name in properties if name in set(wanted)]
    return {
        **({"description": description} if description else {}),
        "type": "object",
        "properties": properties,
        **({"required": listed} if listed else {}),
        "additionalProperties": False,
    }


def described(title: str, description: str | None) -> Schema:
    """Give the keywords for a title and a description."""
    return {"title": title, **({"description": description} if description else {})}


def ref(name: str) -> Schema:
    """Refer to a definition."""
    return {"$ref": f"#/$defs/{name}"}


def nullable(schema: Schema) -> Schema:
    """Allow null besides."""
    return {"anyOf": [schema, {"type": "null"}]}


def whole(pattern: str) -> str:
    """Match the whole text: in Python, unlike ECMA-262, $ is also before a last line feed."""
    return f"^{pattern}$(?!\\n)"
