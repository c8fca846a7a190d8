"""JSON: against pydantic v2 in strict mode, and against bare json."""

import json
from collections.abc import Callable, Iterator, Mapping
from datetime import date
from decimal import Decimal
from types import MappingProxyType
from typing import Any

import pydantic

import govdisclose as gd
from govdisclose.cells import Cell, Money
from govdisclose.form import Form, form_fields
from timing import line

_STRICT = pydantic.ConfigDict(strict=True, extra="forbid")
_CELLS: dict[Cell, Any] = {
    Cell.COUNT: (int | None),
    Cell.CHANGE: (int | None),
    Cell.AMOUNT: (Decimal | None),
    Cell.MONEY: (Money | None),
}


Validator = Callable[[Any], Any]
"""Checks a model when its fields are there; raises ValueError."""


def _model(cls: type[Form], validators: Mapping[str, Validator]) -> type[pydantic.BaseModel]:
    fields: dict[str, Any] = {}
    for field in form_fields(cls):
        if field.cell is not None:
            constraint = pydantic.Field(None, ge=0) if field.cell is Cell.COUNT else None
            fields[field.name] = (_CELLS[field.cell], constraint)
        else:
            fields[field.name] = (_model(field.form, validators), ...)
    checks: dict[str, Any] = {
        f"check_{name}": pydantic.model_validator(mode="after")(check)
        for name, check in validators.items()
        if name == cls.__name__
    }
    return pydantic.create_model(cls.__name__, __config__=_STRICT, __validators__=checks, **fields)


class Block(pydantic.BaseModel):
    """A block of prose, as a user of pydantic would write it."""

    model_config = _STRICT
    type: str
    text: str
    level: int | None = None


class Agency(pydantic.BaseModel):
    """An agency, as a user of pydantic would write it."""

    model_config = _STRICT
    name: str
    kind: str | None = None
    region: str | None = None


class Attachment(pydantic.BaseModel):
    """An attachment, as a user of pydantic would write it."""

    model_config = _STRICT
    title: str
    content: list[Block]


def report_model(
    cls: type[gd.Report], validators: Mapping[str, Validator] = MappingProxyType({})
) -> type[pydantic.BaseModel]:
    """Write the report as pydantic models of the same shape.

    Args:
        cls: The class of an edition's reports.
        validators: What checks models, by the name of their class.
    """
    tables = {field.name: (_model(field.form, validators), ...) for field in form_fields(cls)}
    prose = (list[Block], ...)
    model: type[pydantic.BaseModel] = pydantic.create_model(
        "Report",
        __config__=_STRICT,
        format=(int, ...),
        edition=(str, ...),
        year=(int, ...),
        agency=(Agency, ...),
        title=(str | None, ...),
        published=(date | None, ...),
        preface=prose,
        overview=prose,
        problems=prose,
        other_matters=prose,
        attachments=(list[Attachment], ...),
        remarks=(dict[str, str], ...),
        **tables,  # type: ignore[call-overload]
    )
    return model


def lines(report: gd.Report) -> Iterator[str]:
    """Compare decoding and encoding."""
    text = gd.dumps(report)
    data = json.loads(text)
    model = report_model(type(report))
    theirs = model.model_validate_json(text)
    yield line(
        "decode: pydantic v2, strict",
        lambda: gd.loads(text),
        lambda: model.model_validate_json(text),
        "<= 3.5 x as long",
    )
    yield line("decode: bare json.loads", lambda: gd.loads(text), lambda: json.loads(text))
    yield line(
        "encode: pydantic v2",
        lambda: gd.dumps(report),
        theirs.model_dump_json,
        "<= 1 x as long",
    )
    yield line(
        "encode: bare json.dumps of plain data",
        lambda: gd.dumps(report),
        lambda: json.dumps(data, ensure_ascii=False),
    )
