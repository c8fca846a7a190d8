"""JSON Schema: derived from the form, and as strict as a schema can be."""

import json
import re
from collections.abc import Iterator
from functools import cache
from importlib import resources
from pathlib import Path
from typing import Any

import attrs
import pytest
from hypothesis import given, settings
from jsonschema import Draft202012Validator

import govdisclose
from govdisclose.codec import dumps
from govdisclose.editions import EDITIONS, Report, blank
from govdisclose.errors import UnknownEditionError
from govdisclose.form import Leaf, leaves
from govdisclose.schema import json_schema, schema_text
from govdisclose.text import FORBIDDEN
from support import real
from support.json_reports import MINIMAL, at, full_report
from support.strategies import reports

EDITION_IDS = sorted(EDITIONS)


@cache
def validator(edition: str) -> Draft202012Validator:
    return Draft202012Validator(json_schema(edition))


def accepts(edition: str, tree: object) -> bool:
    return validator(edition).is_valid(tree)


@pytest.mark.parametrize("edition", EDITION_IDS)
def test_packaged_schema(edition: str, request: pytest.FixtureRequest) -> None:
    """The packaged file is what the form gives; ``--rewrite`` writes it anew."""
    name = f"report-{edition}.json"
    if request.config.getoption("--rewrite"):
        folder = Path(govdisclose.__file__).parent / "schemas"
        folder.mkdir(exist_ok=True)
        (folder / name).write_text(schema_text(edition), "utf-8")
    packaged = resources.files("govdisclose").joinpath("schemas", name).read_text("utf-8")
    assert packaged == schema_text(edition)
    assert json.loads(packaged) == json_schema(edition)


@pytest.mark.parametrize("edition", EDITION_IDS)
def test_schema_is_a_schema(edition: str) -> None:
    """The schema is valid, names itself, and every reference leads somewhere."""
    schema = json_schema(edition)
    Draft202012Validator.check_schema(schema)
    assert schema["$id"] == f"urn:govdisclose:report:{edition}"
    used = {part["$ref"].removeprefix("#/$defs/") for part in parts_of(schema) if "$ref" in part}
    assert used == set(schema["$defs"])


def parts_of(schema: Any) -> Iterator[dict[str, Any]]:
    if isinstance(schema, dict):
        yield schema
    for part in schema.values() if isinstance(schema, dict) else schema:
        if isinstance(part, dict | list):
            yield from parts_of(part)


def test_unknown_edition() -> None:
    """An edition that does not exist has no schema."""
    with pytest.raises(UnknownEditionError, match="1999"):
        json_schema("1999")


@pytest.mark.parametrize("edition", EDITION_IDS)
def test_objects_are_closed_and_titles_are_the_printed_labels(edition: str) -> None:
    """Each object refuses other keys; the way to each cell goes by its printed words."""
    schema = json_schema(edition)
    objects = [part for part in parts_of(schema) if part.get("type") == "object"]
    closed = [part for part in objects if part["additionalProperties"] is False]
    assert [part for part in objects if part not in closed] == [schema["properties"]["remarks"]]
    cells = leaves(EDITIONS[edition].report)
    walked = {leaf.pointer: titles(schema, leaf.path) for leaf in cells}
    assert walked == {leaf.pointer: (*leaf.labels, leaf.cell.value) for leaf in cells}


def titles(schema: dict[str, Any], path: tuple[str, ...]) -> tuple[str, ...]:
    """Give the titles on the way to a cell, and the definition of the cell."""
    words: list[str] = []
    node = schema
    for name in path:
        node = node["properties"][name]
        words.append(node["title"])
        definition = node["$ref"].removeprefix("#/$defs/")
        node = schema["$defs"][definition]
    return (*words, definition)


@settings(max_examples=20)
@given(reports())
def test_schema_accepts_what_is_written(report: Report) -> None:
    """Any report's JSON is valid, and is not valid as one of the other edition."""
    tree = json.loads(dumps(report))
    assert [edition for edition in EDITION_IDS if accepts(edition, tree)] == [report.edition]


@pytest.mark.parametrize("slug", real.SLUGS)
def test_schema_accepts_real_reports(slug: str) -> None:
    """The figures of the nine real reports are valid."""
    report = real.report(slug)
    errors = validator(report.edition).iter_errors(json.loads(dumps(report)))
    assert [error.message for error in errors] == []


def test_schema_accepts_the_smallest_input() -> None:
    """What may be left out need not be there; what is required must."""
    tree = json.loads(MINIMAL)
    assert accepts("2021", tree)
    assert [accepts("2021", {k: v for k, v in tree.items() if k != key}) for key in tree] == [
        False
    ] * len(tree)


WRONG = ["3", "\uff13", 3.7, True, False, "", [], {}, -1, 10**13, "59237.2449", "1e3", "-1", "1\n"]


@pytest.mark.parametrize("edition", EDITION_IDS)
def test_schema_refuses_wrong_cells(edition: str) -> None:
    """No cell may hold a wrong value, nor stand beside a key that is not of the form."""
    right = {"change": [-1], "amount": ["3", "59237.2449"]}
    cells = leaves(EDITIONS[edition].report)
    found = {
        leaf.pointer: [
            value for value in WRONG if accepts(edition, with_cell(edition, leaf, value))
        ]
        for leaf in cells
    }
    assert found == {leaf.pointer: right.get(leaf.cell.value, []) for leaf in cells}
    misspelt = [attrs.evolve(leaf, path=(*leaf.path[:-1], leaf.path[-1] + "_")) for leaf in cells]
    assert not [leaf for leaf in misspelt if accepts(edition, with_cell(edition, leaf, None))]
    assert not [leaf for leaf in cells if not accepts(edition, with_cell(edition, leaf, None))]


def with_cell(edition: str, leaf: Leaf, value: object) -> dict[str, Any]:
    """Give the smallest report that has one cell."""
    inner: Any = value
    for name in reversed(leaf.path):
        inner = {name: inner}
    return {**json.loads(MINIMAL), "edition": edition, **inner}


@pytest.mark.parametrize(
    ("path", "value"),
    [
        (["format"], 2),
        (["edition"], "2021"),
        (["year"], 24),
        (["year"], "2020"),
        (["agency", "name"], None),
        (["agency", "name"], "a\nb"),
        (["agency", "kind"], "x"),
        (["agency", "phone"], ""),
        (["title"], ""),
        (["published"], "2021-13-01"),
        (["published"], "20210120"),
        (["published"], "2021-01-20\n"),
        (["preface"], None),
        (["preface", 0, "type"], "heading "),
        (["preface", 0, "text"], "\u202e"),
        (["preface", 0, "more"], 1),
        (["overview", 0, "level"], 1),
        (["overview", 0, "text"], "a\n"),
        (["overview", 1, "rows"], []),
        (["overview", 1, "rows", 0], []),
        (["overview", 1, "rows", 0, 0], 1),
        (["overview", 1, "header_rows"], -1),
        (["overview", 2, "media_type"], "image/gif"),
        (["overview", 2, "media_type"], "image/jpeg"),
        (["overview", 2, "alt"], ""),
        (["overview", 2, "data"], "iVBORw0KGgp="),
        (["overview", 2, "data"], "iVBORw0K\nGgo="),
        (["overview", 2, "data"], "/9j/"),
        (["overview", 1, "rows"], [["a"] * 64]),
        (["attachments"], None),
        (["attachments", 0], "统计表"),
        (["attachments", 0, "title"], ""),
        (["attachments", 0, "title"], "a\nb"),
        (["attachments", 0, "title"], None),
        (["attachments", 0, "more"], 1),
        (["attachments", 0, "content"], None),
        (["attachments", 0, "content", 0, "text"], None),
        (["attachments", 0, "content", 1, "rows", 0], ["a"] * 64),
        (["attachments", 1], {"content": []}),
        (["remarks", "/x"], "a"),
        (["remarks", "/requests/received/total"], ""),
    ],
)
def test_schema_refuses_wrong_members(path: list[Any], value: object) -> None:
    """Whatever else a schema can express is refused too, where the right value was accepted."""
    tree = json.loads(dumps(full_report()))
    assert accepts("2019", tree)
    *above, last = path
    at(tree, tuple(above))[last] = value
    assert not accepts("2019", tree)


@pytest.mark.parametrize("place", ["overview", "attachments"])
def test_schema_accepts_a_table_of_63_columns(place: str) -> None:
    """The widest table is valid, in a chapter as in an attachment, which may lack its content."""
    table = {"type": "table", "rows": [["列"] * 63] * 2}
    attachments = [{"title": "甲"}, {"title": "乙", "content": [table]}]
    members = {"overview": [table], "attachments": attachments}
    assert accepts("2021", {**json.loads(MINIMAL), place: members[place]})


def test_schema_forbids_the_same_characters() -> None:
    """The pattern of a text forbids what the library forbids, code point by code point."""
    pattern = re.compile(json_schema("2021")["$defs"]["lines"]["pattern"])
    characters = map(chr, range(0x110000))
    assert not [c for c in characters if bool(pattern.search(c)) is bool(FORBIDDEN.search(c))]
    line = re.compile(json_schema("2021")["$defs"]["line"]["pattern"])
    assert [bool(line.search(text)) for text in ("a", "", "a\n", "\n", "a\nb")] == [
        *(True, True),
        *(False, False, False),
    ]


def test_remarks_of_one_edition_are_not_those_of_another() -> None:
    """The cells that can carry a remark are those of the edition."""
    names = {
        edition: json_schema(edition)["properties"]["remarks"]["propertyNames"]["enum"]
        for edition in EDITION_IDS
    }
    cells = {e: [leaf.pointer for leaf in leaves(EDITIONS[e].report)] for e in EDITION_IDS}
    assert names == cells
    remark = {"remarks": {cells["2019"][0]: "备注"}}
    assert accepts("2019", {**json.loads(dumps(blank("2019"))), **remark})
    assert not accepts("2021", {**json.loads(dumps(blank("2021"))), **remark})


def test_each_call_gives_a_schema_of_its_own() -> None:
    """Changing a schema that was given out does not change the next one."""
    first = json_schema("2021")
    first["properties"].clear()
    assert json_schema("2021")["properties"].keys() == {
        "format",
        "edition",
        *(field.name for field in attrs.fields(EDITIONS["2021"].report)),
    }
