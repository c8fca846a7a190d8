"""From a report to JSON text.

For each edition a function is made once whose body is one f-string: the keys with their punctuation
as they stand, and an expression for each value. That is quicker than any encoder, which would have
to walk the report and look at each value's type.
"""

import base64
from collections.abc import Callable, Iterable, Mapping
from decimal import Decimal
from json.encoder import encode_basestring
from typing import Any, cast

import attrs

from govdisclose.cells import Cell, Money, WholeNumbers
from govdisclose.codec.parts import FORMAT
from govdisclose.editions.base import BaseReport
from govdisclose.editions.shared import Agency, Attachment, Remark
from govdisclose.form import Form, cached, form_fields
from govdisclose.prose import Block, DataTable, Heading, Paragraph, Picture

_AGENCY = tuple(field.name for field in attrs.fields(Agency))
_quote = encode_basestring  # what an encoder with ensure_ascii=False calls for a text


def encode(report: BaseReport) -> str:
    """Write a report as one line of JSON, without any space between its parts."""
    return _encoder(type(report))(report)


@cached
def _encoder(cls: type[BaseReport]) -> Callable[[BaseReport], str]:
    """Make the function that writes a report of one edition."""
    forms = {field.name: field.form for field in form_fields(cls)}
    members = [f'"format":{FORMAT}', f'"edition":"{cls.edition}"']
    for field in attrs.fields(cls):
        here = f"r.{field.name}"
        inner = _table(forms[field.name], here) if field.name in forms else _FIELDS[field.name]
        members.append(f'"{field.name}":' + inner.replace("@", here))
    source = "lambda r: f'''{{" + ",".join(members) + "}}'''"
    # The source consists of names of fields and of what stands in this module, and of nothing else.
    return cast("Callable[[BaseReport], str]", eval(source, dict(_NAMES)))  # noqa: S307 - see above


def _table(cls: type[Form], path: str) -> str:
    members = []
    for field in form_fields(cls):
        here = f"{path}.{field.name}"
        inner = _table(field.form, here) if field.cell is None else _CELLS[field.cell]
        members.append(f'"{field.name}":' + inner.replace("@", here))
    return "{{" + ",".join(members) + "}}"


def _amount(value: Decimal) -> str:
    return f'"{value:f}"'


def _money(money: Money) -> str:
    unit = "null" if money.unit is None else _quote(money.unit)
    return f'{{"value":{_amount(money.value)},"unit":{unit}}}'


def _agency(agency: Agency) -> str:
    """Write the name, and what else is known; nobody wants to see eight nulls."""
    fields = [(name, getattr(agency, name)) for name in _AGENCY]
    return _object([(name, _quote(value)) for name, value in fields if value is not None])


def _attachments(attachments: tuple[Attachment, ...]) -> str:
    members = [f'{{"title":{_quote(a.title)},"content":{_prose(a.content)}}}' for a in attachments]
    return "[" + ",".join(members) + "]"


def _remarks(remarks: tuple[Remark, ...]) -> str:
    return _object((remark.pointer, _quote(remark.text)) for remark in remarks)


def _object(members: Iterable[tuple[str, str]]) -> str:
    return "{" + ",".join([f"{_quote(key)}:{value}" for key, value in members]) + "}"


def _prose(blocks: tuple[Block, ...]) -> str:
    return "[" + ",".join([_BLOCKS[type(block)](block) for block in blocks]) + "]"


def _paragraph(block: Paragraph) -> str:
    return f'{{"type":"paragraph","text":{_quote(block.text)}}}'


def _heading(block: Heading) -> str:
    return f'{{"type":"heading","level":{block.level},"text":{_quote(block.text)}}}'


def _data_table(block: DataTable) -> str:
    rows = ",".join(["[" + ",".join(map(_quote, row)) + "]" for row in block.rows])
    return (
        f'{{"type":"table","caption":{_quote(block.caption)},'
        f'"header_rows":{block.header_rows},"rows":[{rows}]}}'
    )


def _picture(block: Picture) -> str:
    data = base64.b64encode(block.data).decode()
    return (
        f'{{"type":"picture","media_type":"{block.media_type}",'
        f'"alt":{_quote(block.alt)},"data":"{data}"}}'
    )


_BLOCKS: Mapping[type[Block], Callable[[Any], str]] = {
    Paragraph: _paragraph,
    Heading: _heading,
    DataTable: _data_table,
    Picture: _picture,
}

# Parts of the made function; @ is the way to the value.
_NUMBER = "{numbers[@]}"
_CELLS = {
    Cell.COUNT: _NUMBER,
    Cell.CHANGE: _NUMBER,
    Cell.AMOUNT: '{"null" if (v := @) is None else amount(v)}',
    Cell.MONEY: '{"null" if (v := @) is None else money(v)}',
}
_PROSE = "{prose(@)}"
_FIELDS = {
    "year": _NUMBER,
    "agency": "{agency(@)}",
    "title": '{"null" if (v := @) is None else quote(v)}',
    "published": '{"null" if (v := @) is None else quote(v.isoformat())}',
    "preface": _PROSE,
    "overview": _PROSE,
    "problems": _PROSE,
    "other_matters": _PROSE,
    "attachments": "{attachments(@)}",
    "remarks": "{remarks(@)}",
}
_NAMES = {
    "agency": _agency,
    "amount": _amount,
    "attachments": _attachments,
    "money": _money,
    "numbers": WholeNumbers("null"),
    "prose": _prose,
    "quote": _quote,
    "remarks": _remarks,
}
