"""The page on JSON is written by hand: its keys and limits are held to the schema."""

import re
from pathlib import Path
from typing import Any

import pytest

import govdisclose as gd
from govdisclose.cells import MAX_AMOUNT_DIGITS
from govdisclose.codec import MAX_BYTES, MAX_DEPTH, MAX_PROBLEMS
from govdisclose.editions import EDITIONS
from support.doc_pages import FOLDERS, read

SCHEMAS: dict[str, dict[str, Any]] = {edition: gd.json_schema(edition) for edition in EDITIONS}
SUPERSCRIPTS = str.maketrans("¹²", "12")

in_both_pages = pytest.mark.parametrize(
    "page", [folder / "reference/json.md" for folder in FOLDERS], ids=["zh", "en"]
)
in_all_schemas = pytest.mark.parametrize("schema", SCHEMAS.values(), ids=SCHEMAS)


def tables(page: Path) -> list[list[list[str]]]:
    """Give the cells of each table: keys, cells, blocks, limits, characters."""
    found = re.findall(r"^\| .*\n\| -.*\n((?:\|.*\n)+)", read(page), re.MULTILINE)
    return [[re.split(r" *\| *", line)[1:-1] for line in rows.splitlines()] for rows in found]


def named(text: str) -> list[str]:
    """Give the keys, or the texts, that are named."""
    return re.findall(r'`"?(\w+)"?`', text)


def numbers(text: str) -> list[int]:
    """Give the numbers of a text, with powers of ten worked out."""
    found = re.findall(r"(?<![a-z])(\d[\d,]*)([¹²]*)", text)
    return [
        int(number.replace(",", "")) ** int(power.translate(SUPERSCRIPTS) or 1)
        for number, power in found
    ]


@in_both_pages
@in_all_schemas
def test_keys_of_a_report_are_those_of_the_schema(page: Path, schema: dict[str, Any]) -> None:
    """The table has each key in its order, and says of each whether it may be left out."""
    keys = tables(page)[0]
    assert [key for key, _, _ in keys] == [f"`{key}`" for key in schema["properties"]]
    assert [named(key)[0] for key, _, may in keys if may in {"否", "no"}] == schema["required"]


@in_both_pages
@in_all_schemas
def test_values_of_keys_are_those_of_the_schema(page: Path, schema: dict[str, Any]) -> None:
    """The version of the JSON, the editions and the years are as the schema has them."""
    rows = {named(key)[0]: words for key, words, _ in tables(page)[0]}
    properties = schema["properties"]
    assert numbers(rows["format"]) == [properties["format"]["const"]]
    assert named(rows["edition"]) == [*SCHEMAS]
    assert numbers(rows["year"]) == [properties["year"][end] for end in ("minimum", "maximum")]


@in_both_pages
@in_all_schemas
def test_keys_of_an_agency_are_those_of_the_schema(page: Path, schema: dict[str, Any]) -> None:
    """The text on ``agency`` names each of its keys and kinds, and nothing else."""
    words = re.findall(r"^(?:An )?`agency` [^|]*?\n\n", read(page), re.MULTILINE)[0]
    properties = schema["$defs"]["Agency"]["properties"]
    kinds = [kind for kind in properties["kind"]["enum"] if kind]
    assert set(named(words)) == {"agency", "null", *properties, *kinds}


@in_both_pages
@in_all_schemas
def test_blocks_are_those_of_the_schema(page: Path, schema: dict[str, Any]) -> None:
    """The table of blocks has each key, required or not, with its limits and defaults."""
    blocks = [
        schema["$defs"][each["$ref"].rpartition("/")[2]]
        for each in schema["$defs"]["block"]["oneOf"]
    ]
    rows = tables(page)[2]
    assert [named(kind) for kind, _, _ in rows] == [
        [block["properties"]["type"]["const"]] for block in blocks
    ]
    for (_, required, others), block in zip(rows, blocks, strict=True):
        assert {"type", *named(required)} == set(block["required"])
        assert {*named(required), *named(others), "type"} == set(block["properties"])
    heading, table = blocks[1]["properties"], blocks[2]["properties"]
    level, row = heading["level"], table["rows"]["items"]
    assert numbers(rows[1][2]) == [level["minimum"], level["maximum"], level["default"]]
    assert numbers(rows[2][1]) == [row["minItems"], row["maxItems"]]
    assert numbers(rows[2][2]) == [table["header_rows"]["default"]]


@in_both_pages
@in_all_schemas
def test_limits_are_those_of_the_schema(page: Path, schema: dict[str, Any]) -> None:
    """The table of limits has those of the numbers, and of the text that is read."""
    size, depth, count, change, amount, problems = (numbers(row[1]) for row in tables(page)[3])
    least, most = (schema["$defs"]["count"][end] for end in ("minimum", "maximum"))
    assert (size[0], depth[0], problems) == (MAX_BYTES, MAX_DEPTH, [MAX_PROBLEMS])
    assert (count, change, amount) == ([least, most], [most, most], [MAX_AMOUNT_DIGITS])


@in_both_pages
@in_all_schemas
def test_characters_are_those_of_the_schema(page: Path, schema: dict[str, Any]) -> None:
    """The table of characters has all that a text cannot have, and no other."""
    words = " ".join(row[1] for row in tables(page)[4])
    ranges = re.findall(r"U\+([0-9A-F]{4})(?:\u2013([0-9A-F]{4}))?", words)
    told = {code for a, b in ranges for code in range(int(a, 16), int(b or a, 16) + 1)}
    told |= {plane + last for plane in range(0, 0x110000, 0x10000) for last in (0xFFFE, 0xFFFF)}
    allowed = re.compile(schema["$defs"]["lines"]["pattern"])
    assert told == {code for code in range(0x110000) if not allowed.match(chr(code))}
