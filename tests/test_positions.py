"""Positions: where the values of a JSON text stand."""

import json
from importlib.resources import files
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

import govdisclose as gd
from govdisclose.positions import Place, Positions, value_spans

_SCALARS = st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text()
_VALUES = st.recursive(
    _SCALARS, lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner), max_leaves=20
)


def walk(value: Any, pointer: str = "") -> dict[str, Any]:
    """List all values within a value by JSON Pointer."""
    found = {pointer: value}
    if isinstance(value, dict):
        items = [(key.replace("~", "~0").replace("/", "~1"), item) for key, item in value.items()]
    else:
        items = list(map(tuple, enumerate(value))) if isinstance(value, list) else []
    for name, item in items:
        found |= walk(item, f"{pointer}/{name}")
    return found


@given(_VALUES, st.sampled_from([None, 0, 1, "\t"]), st.booleans())
def test_every_value_is_found(value: Any, indent: int | str | None, escaped: bool) -> None:  # noqa: FBT001 - drawn
    """Every pointer is found, none besides, and the text at each place is that value."""
    text = json.dumps(value, indent=indent, ensure_ascii=escaped)
    found = {pointer: json.loads(text[slice(*span)]) for pointer, span in value_spans(text).items()}
    assert found == walk(value)


@given(st.text(), st.data())
def test_characters_of_a_string_are_found(words: str, data: st.DataObject) -> None:
    """A stretch of a string is found as it is written, escapes or not."""
    start = data.draw(st.integers(0, len(words)))
    end = data.draw(st.integers(start, len(words)))
    escaped = data.draw(st.booleans())
    text = json.dumps([words], ensure_ascii=escaped)
    place = Positions(text).place_within("/0", (start, end))
    written = text[place.column - 1 : place.end_column - 1]
    assert json.loads(f'"{written}"') == words[start:end]
    assert (place.line, place.end_line) == (1, 1)


def test_lines_and_columns() -> None:
    """Lines and columns count from 1, columns in characters, with any line end."""
    positions = Positions('{\r\n  "甲乙": [1,\n "x"]\r\n}')
    assert positions.place("/甲乙/0") == Place(2, 10, 2, 11)
    assert positions.place("/甲乙/1") == Place(3, 2, 3, 5)
    assert positions.place("/甲乙") == Place(2, 9, 3, 6)
    assert positions.place("") == Place(1, 1, 4, 2)


def test_what_is_left_out_is_where_it_would_be() -> None:
    """A value that the text leaves out stands at the innermost value around it."""
    positions = Positions('{"a": {"b": 1}}')
    assert positions.place("/a/c/d") == positions.place("/a")
    assert positions.place("/x") == positions.place("")
    assert ("/a/b" in positions, "/a/c" in positions) == (True, False)


def test_the_last_of_repeated_keys_counts() -> None:
    """As in reading, the last value of a repeated key is the value."""
    assert value_spans('{"a": 1, "a": 22}')["/a"] == (14, 16)


@pytest.mark.parametrize("text", ["", "{", "[1,]", '{"a" 1}', "nul", '"\n"', "[1] 2"])
def test_what_is_no_json_is_refused(text: str) -> None:
    """Text that is not JSON is refused, never half understood."""
    with pytest.raises(ValueError, match=r"\(char \d+\)"):
        value_spans(text)


@pytest.mark.parametrize("edition", gd.EDITIONS)
def test_every_cell_of_a_report_is_found(edition: str) -> None:
    """In the JSON of a report each cell is found by its pointer, with its value."""
    text = files("govdisclose").joinpath(f"samples/{edition}.json").read_text("utf-8")
    known, positions, lines = walk(json.loads(text)), Positions(text), text.split("\n")
    for leaf in gd.leaves(type(gd.loads(text))):
        place = positions.place(leaf.pointer)
        written = lines[place.line - 1][place.column - 1 :]
        if place.end_line == place.line:
            written = written[: place.end_column - place.column]
            assert json.loads(written) == known[leaf.pointer]
        else:  # an amount with its unit
            assert written == "{"
