"""JSON Schema (2020-12) of each edition's JSON, derived from the form.

The schema accepts whatever ``codec.dumps`` writes and refuses what a schema can express. What it
cannot express, ``codec.loads`` alone refuses: repeated keys, ``3.0`` for 3, days that are not in
the calendar, rows of a table in prose that are not equally long.
"""

import inspect
import json

import attrs

from govdisclose.codec.parts import DATE_PATTERN, FORMAT, required
from govdisclose.editions import Edition, edition
from govdisclose.editions.base import BaseReport
from govdisclose.form import Form, form_fields, label_of, leaves
from govdisclose.schema.definitions import Schema, closed, common, described, nullable, ref, whole
from govdisclose.text import FORBIDDEN

_YEARS = {"minimum": 1000, "maximum": 9999}


def json_schema(edition_id: str) -> Schema:
    """Give the JSON Schema of the reports of one edition.

    Titles are the printed labels. Numbers of things are integers; amounts are strings.

    Args:
        edition_id: ``"2019"`` or ``"2021"``.

    Returns:
        A schema of JSON Schema 2020-12, as data that ``json.dumps`` writes.

    Raises:
        UnknownEditionError: No edition has this id.
    """
    return _report(edition(edition_id))


def schema_text(edition_id: str) -> str:
    """Give the JSON Schema as the text of the packaged file ``schemas/report-….json``.

    Characters that no text of a report may have stand in it as escapes only.

    Raises:
        UnknownEditionError: No edition has this id.
    """
    text = json.dumps(json_schema(edition_id), ensure_ascii=False, indent=2)
    return FORBIDDEN.sub(lambda found: json.dumps(found.group())[1:-1], text) + "\n"


def _report(of: Edition) -> Schema:
    cls = of.report
    own: Schema = {
        "format": {"const": FORMAT, "title": "JSON 版本", "description": "Version of this JSON."},
        "edition": {
            "const": of.id,
            "title": "表格式版本",
            "description": f"Edition of the form: {of.notice}.",
        },
    }
    forms = {field.name: field.form for field in form_fields(cls)}
    for field in attrs.fields(cls):
        name = field.name
        own[name] = ref(forms[name].__name__) if name in forms else _field(name, cls)
        label = label_of(field.type)
        if label:
            own[name]["title"] = label
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": f"urn:govdisclose:report:{of.id}",
        "title": f"政府信息公开工作年度报告（{of.id}年版）",
        **closed(own, ["format", "edition", *required(cls)], inspect.getdoc(cls)),
        "$defs": {**_forms(cls), **common({leaf.cell for leaf in leaves(cls)})},
    }


def _field(name: str, cls: type[BaseReport]) -> Schema:
    """Describe one field of a report that is no table."""
    words = {
        "year": described("报告年度", "Calendar year of the figures; null on a blank form."),
        "agency": described("发布机关", None),
        "title": described("标题", "The printed title; null: derived from agency and year."),
        "published": described("发布日期", "Day of publication; null: not yet known."),
        "preface": described("前言", "Opening paragraphs; empty: derived from the agency."),
        "attachments": described("附件", "What is attached to the report, in its order."),
        "remarks": described("备注", "Notes on number cells: JSON Pointer of the cell → text."),
    }
    shapes: dict[str, Schema] = {
        "year": {"type": ["integer", "null"], **_YEARS},
        "agency": ref("Agency"),
        "title": nullable({**ref("lines"), "pattern": r"\S"}),
        "published": {
            "type": ["string", "null"],
            "format": "date",
            "pattern": whole(DATE_PATTERN),
        },
        "attachments": {"type": "array", "items": ref("Attachment")},
        "remarks": {
            "type": "object",
            "propertyNames": {"enum": [leaf.pointer for leaf in leaves(cls)]},
            "additionalProperties": ref("filled_line"),
        },
    }
    return {**shapes.get(name, ref("prose")), **words.get(name, {})}


def _forms(cls: type[Form]) -> Schema:
    """Describe all classes of tables below a class, each once, the inner ones later."""
    found: Schema = {}
    for field in form_fields(cls):
        if field.cell is None:
            found.setdefault(field.form.__name__, _form(field.form))
            found |= {k: v for k, v in _forms(field.form).items() if k not in found}
    return found


def _form(cls: type[Form]) -> Schema:
    properties = {}
    for field in form_fields(cls):
        inner = ref(field.form.__name__ if field.cell is None else field.cell.value)
        properties[field.name] = {**inner, "title": field.label.replace("\n", "")}
    return closed(properties, required(cls), inspect.getdoc(cls))
