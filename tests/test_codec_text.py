"""Texts that are not JSON, or too much of it; and any bytes at all."""

import json
import os
import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import govdisclose as gd
from govdisclose import batch, codec
from govdisclose.codec.explaining import explain
from govdisclose.codec.parsing import parse_marked
from govdisclose.editions import Report, blank
from govdisclose.errors import DecodeError, InvalidValueError
from govdisclose.pointers import replace
from govdisclose.prose import Paragraph
from support.json_corpus import ANY_JSON, DOUBTFUL, MALFORMED
from support.json_reports import MINIMAL, at, bilingual, full_report, problems, with_members

MALFORMED_CODES = {"syntax", "utf-8", "bom", "depth"}
NO_REPORT = {"object", "format", "edition"}


@pytest.mark.parametrize("name", MALFORMED)
def test_malformed_json(name: str) -> None:
    """What is not JSON is refused as such, as bytes and, where it is text, as text."""
    data = MALFORMED[name]
    found = problems(data)
    assert list(found) == [""]
    assert found[""] in MALFORMED_CODES
    if found[""] != "utf-8":
        assert problems(data.decode()) == found


@pytest.mark.parametrize(
    "data", [*ANY_JSON.values(), *DOUBTFUL.values()], ids=[*ANY_JSON, *DOUBTFUL]
)
def test_json_that_is_no_report(data: bytes) -> None:
    """Other JSON is refused for what it is, and not as if it were malformed."""
    assert set(problems(data).values()) <= NO_REPORT
    assert problems(data.decode()) == problems(data)


@pytest.mark.skipif("JSONTESTSUITE" not in os.environ, reason="JSONTESTSUITE names no folder")
def test_the_suite_of_others() -> None:
    """Of JSONTestSuite, what is no JSON is refused as such, and all else as no report."""
    files = sorted(Path(os.environ["JSONTESTSUITE"]).rglob("[niy]_*.json"))
    found = {path.name: set(problems(path.read_bytes()).values()) for path in files}
    allowed = {"n": MALFORMED_CODES | {"object"}, "y": NO_REPORT, "i": MALFORMED_CODES | NO_REPORT}
    assert {name: codes for name, codes in found.items() if not codes <= allowed[name[0]]} == {}
    assert len(found) == 318


def test_places_of_syntax_errors() -> None:
    """Line and column are named, and the words say what was expected."""
    with pytest.raises(DecodeError) as caught:
        codec.loads('{\n  "format": 1,\n  "year": 2024,\n}')
    (problem,) = caught.value.problems
    assert re.search("第 [34] 行第 [0-9]+ 列不是合法的 JSON：.*(键名|逗号)", problem.message.zh)
    assert re.search("line [34], column [0-9]+: ", problem.message.en)


@pytest.mark.parametrize(
    ("text", "zh", "en"),
    [
        ('{"format": 1, "edition": "2021', "字符串缺少结尾的双引号", "Unterminated string"),
        ('{"year": "1\n"}', "字符串中的控制字符", "Invalid control character"),
        ('{"year": "\\x"}', "反斜杠之后的字符无效", "Invalid \\escape"),
        ('{"year": "\\u00"}', "四位十六进制数字", "Invalid \\uXXXX escape"),
        ('{"year": }', "此处应有一个值", "Expecting value"),
        ("{1: 2}", "双引号括起的键名", "Expecting property name enclosed in double quotes"),
        ('{"year" 1}', "此处应有冒号", "Expecting ':' delimiter"),
        ("[1 2]", "此处应有逗号", "Expecting ',' delimiter"),
        ("{} {}", "JSON 已经结束", "Extra data"),
    ],
)
def test_words_of_syntax_errors(text: str, zh: str, en: str) -> None:
    """Each error has words in either language, and no word that waits for a place to follow."""
    with pytest.raises(DecodeError) as caught:
        codec.loads(text)
    (problem,) = caught.value.problems
    assert zh in problem.message.zh
    assert problem.message.en.endswith(f": {en}")


def test_size_limit_can_be_raised(tmp_path: Path) -> None:
    """More than 2 MB is refused, in bytes as in characters, unless the caller allows it."""
    report = replace(blank("2021"), {"/overview": (Paragraph("文" * 700_000),)})
    text = codec.dumps(report)
    assert problems(text) == problems(text.encode()) == {"": "size"}
    assert problems(" " * 2_000_001) == {"": "size"}
    path = tmp_path / "report.json"
    codec.dump(report, path)
    with pytest.raises(DecodeError, match="max_bytes"):
        codec.load(path)
    assert codec.load(path, max_bytes=10**7) == codec.loads(text, max_bytes=10**7) == report


def test_sizes_that_nothing_could_have(tmp_path: Path) -> None:
    """The largest size is 1 byte or more, for a text, for a file, and for a batch."""
    calls: list[Callable[[], object]] = [
        lambda: codec.loads("{}", max_bytes=0),
        lambda: codec.load(tmp_path / "report.json", max_bytes=0),
        lambda: batch.check([], max_bytes=0),
    ]
    found = []
    for call in calls:
        with pytest.raises(InvalidValueError) as caught:
            call()
        found += [(problem.pointer, problem.code) for problem in caught.value.problems]
    assert found == [("/max_bytes", "whole")] * 3


def test_depth_counts_brackets_outside_strings_only() -> None:
    """Brackets in text, beside quotes and backslashes, are no nesting."""
    tricky = '[[["[{' * 20 + '\\"[[\\\\' * 20
    assert codec.loads(with_members(title=tricky)).title == tricky
    assert problems("[" * 32 + "]" * 32) == {"": "object"}
    assert problems('["]]]]", ' * 40) == {"": "depth"}


def test_lone_surrogates_are_refused_in_either_way_of_writing() -> None:
    """A lone surrogate is refused in the text and as an escape; a pair is a character."""
    assert problems(MINIMAL.replace("某局", "\ud800")) == {"": "surrogate"}
    assert problems(MINIMAL.replace("某局", "\\ud800")) == {"/agency/name": "character"}
    assert codec.loads(MINIMAL.replace("某局", "\\ud842\\udfb7")).agency.name == "𠮷"


def mutations() -> st.SearchStrategy[bytes]:
    """Valid JSON with a few places cut out, doubled or replaced."""
    base = codec.dumps(full_report()).encode()
    pieces = [b'"', b"{", b"}", b"[", b"]", b",", b":", b"1", b"null", b"1.5", b"\\", b"\xff", b""]
    spans = st.tuples(st.integers(0, len(base)), st.integers(0, 40), st.sampled_from(pieces))

    def mutate(edits: list[tuple[int, int, bytes]]) -> bytes:
        data = base
        for start, length, piece in edits:
            data = data[:start] + piece + data[start + length :]
        return data

    return st.lists(spans, min_size=1, max_size=3).map(mutate)


json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner),
    max_leaves=8,
)


@st.composite
def grafts(draw: st.DrawFn) -> bytes:
    """Valid JSON with any value in any place."""
    tree = json.loads(codec.dumps(full_report()))
    *above, last = draw(st.sampled_from(list(paths(tree))))
    at(tree, tuple(above))[last] = draw(json_values)
    return json.dumps(tree).encode()


def paths(tree: Any) -> Iterator[tuple[Any, ...]]:
    members = enumerate(tree) if isinstance(tree, list) else tree.items()
    for key, value in members:
        yield (key,)
        if isinstance(value, list | dict):
            yield from ((key, *path) for path in paths(value))


def attempt(data: bytes) -> Report | DecodeError:
    try:
        return codec.loads(data)
    except DecodeError as error:
        return error


@settings(max_examples=600)
@given(st.one_of(st.binary(max_size=60), mutations(), grafts()))
def test_fuzz(data: bytes) -> None:
    """Any bytes give a report that goes round, or a DecodeError; both ways of reading agree."""
    result = attempt(data)
    if isinstance(result, DecodeError):
        assert result.problems
        assert all(bilingual(problem) for problem in result.problems)
    else:
        assert explain(parse_marked(data.decode())) == result
        assert codec.loads(codec.dumps(result)) == result


def test_a_word_file_is_named_as_such() -> None:
    """The bytes of a Word file, or of another zip file, are refused with words that say so."""
    content = gd.render(gd.blank("2021"), "docx")
    with pytest.raises(gd.DecodeError, match="Word、Excel 或其他 zip 文件") as caught:
        gd.loads(content)
    assert [problem.code for problem in caught.value.problems] == ["archive"]
