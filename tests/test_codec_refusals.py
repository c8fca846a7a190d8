"""JSON that is not a report: each wrong member is named, and nothing is guessed."""

import pytest

from govdisclose import codec
from govdisclose.cells import Cell
from govdisclose.editions import EDITIONS
from govdisclose.errors import DecodeError
from govdisclose.form import Leaf, leaves
from govdisclose.pointers import get
from support.json_reports import MINIMAL, problems, with_members

LEAVES = [
    pytest.param(edition, leaf, id=f"{edition}{leaf.pointer}")
    for edition in EDITIONS
    for leaf in leaves(EDITIONS[edition].report)
]
WRONG = ['"3"', '"\uff13"', "3.0", "3.7", "1e3", "true", "false", '""', "[]", "{}", "-1"]
WRONG += ["10000000000000", "NaN", "-Infinity", '"59237.2449"', "9" * 5000, "-10000000000000"]
RIGHT = {Cell.COUNT: set(), Cell.CHANGE: {"-1"}, Cell.AMOUNT: {'"3"', '"59237.2449"'}}


def with_cell(edition: str, leaf: Leaf, *members: str) -> str:
    """Give the smallest report with some members in the place of one cell."""
    text = ", ".join(members)
    for name in reversed(leaf.path[:-1]):
        text = f'"{name}": {{{text}}}'
    return MINIMAL.replace("2021", edition).replace('"某局"}', f'"某局"}}, {text}')


@pytest.mark.parametrize(("edition", "leaf"), LEAVES)
def test_wrong_values_of_a_cell(edition: str, leaf: Leaf) -> None:
    """No wrong value is accepted in any cell, and the problem names the cell and no other."""
    wrong = [value for value in WRONG if value not in RIGHT.get(leaf.cell, ())]
    if leaf.cell in {Cell.AMOUNT, Cell.MONEY}:
        wrong.append("3")
    named = []
    for value in wrong:
        found = problems(with_cell(edition, leaf, f'"{leaf.path[-1]}": {value}'))
        named.append({pointer.removesuffix("/value") for pointer in found})
    assert named == [{leaf.pointer}] * len(wrong)


@pytest.mark.parametrize(("edition", "leaf"), LEAVES)
def test_misspelt_and_repeated_cells(edition: str, leaf: Leaf) -> None:
    """A misspelt key and a repeated one are refused and named, the first with the right name."""
    right = f'"{leaf.path[-1]}": null'
    misspelt = f'"{leaf.path[-1][:-1]}_": null'
    assert get(codec.loads(with_cell(edition, leaf, right)), leaf.pointer) is None
    assert problems(with_cell(edition, leaf, misspelt)) == {leaf.pointer[:-1] + "_": "unknown-key"}
    with pytest.raises(DecodeError, match=leaf.path[-1]):
        codec.loads(with_cell(edition, leaf, misspelt))
    repeated = with_cell(edition, leaf, right, '"other_name": 1', right)
    assert problems(repeated)[leaf.pointer] == "duplicate-key"


@pytest.mark.parametrize(
    "value",
    ["-0.5", "+1", ".5", "1.", "01", "1e3", "1,000", "1 ", "\uff11", "NaN", "1\n", "1" * 16],
)
def test_amounts_that_are_not_plain(value: str) -> None:
    """Amounts have one way to be written."""
    tables = {"fees": {"administrative_fees": {"amount": value}}}
    pointer = "/proactive_disclosure/fees/administrative_fees/amount"
    assert problems(with_members(proactive_disclosure=tables)) == {pointer: "amount"}


@pytest.mark.parametrize(
    ("members", "expected"),
    [
        ({"format": 2}, {"/format": "format"}),
        ({"format": True}, {"/format": "format"}),
        ({"format": "1"}, {"/format": "format"}),
        ({"edition": "2020"}, {"/edition": "edition"}),
        ({"edition": 2021}, {"/edition": "edition"}),
        ({"edition": ["2021"]}, {"/edition": "edition"}),
        ({"format": 0, "edition": None, "year": "x"}, {"/format": "format", "/edition": "edition"}),
        ({"year": "2024"}, {"/year": "year"}),
        ({"year": True}, {"/year": "year"}),
        ({"year": 24}, {"/year": "year"}),
        ({"agency": "某局"}, {"/agency": "object"}),
        ({"agency": None}, {"/agency": "object"}),
        ({"agency": {}}, {"/agency/name": "missing-key"}),
        ({"agency": {"name": None}}, {"/agency/name": "text"}),
        ({"agency": {"name": "a", "kind": "x"}}, {"/agency/kind": "agency-kind"}),
        ({"agency": {"name": "a", "fax": ""}}, {"/agency/fax": "empty"}),
        ({"title": ""}, {"/title": "empty"}),
        ({"title": "a\ud800"}, {"/title": "character"}),
        ({"title": "a\u202e"}, {"/title": "character"}),
        ({"published": "2025-02-30"}, {"/published": "date"}),
        ({"published": "20250120"}, {"/published": "date"}),
        ({"published": "2025-W04-1"}, {"/published": "date"}),
        ({"published": "2025-01-20T00:00"}, {"/published": "date"}),
        ({"published": 20250120}, {"/published": "date"}),
        ({"published": "\uff12\uff10\uff12\uff15-01-20"}, {"/published": "date"}),
        ({"requests": None}, {"/requests": "object"}),
        ({"requests": []}, {"/requests": "object"}),
        ({"requests": {"received": 3}}, {"/requests/received": "object"}),
        ({"overview": None}, {"/overview": "array"}),
        ({"overview": "文字"}, {"/overview": "array"}),
        ({"overview": {}}, {"/overview": "array"}),
        ({"overview": ["文字"]}, {"/overview/0": "object"}),
        ({"overview": [{"text": "a"}]}, {"/overview/0/type": "block-type"}),
        ({"overview": [{"type": [], "text": "a"}]}, {"/overview/0/type": "block-type"}),
        ({"attachments": None}, {"/attachments": "array"}),
        ({"attachments": {}}, {"/attachments": "array"}),
        ({"attachments": "甲"}, {"/attachments": "array"}),
        ({"attachments": ["甲"]}, {"/attachments/0": "object"}),
        ({"attachments": [[]]}, {"/attachments/0": "object"}),
        ({"attachments": [None]}, {"/attachments/0": "object"}),
        ({"attachments": [{}]}, {"/attachments/0/title": "missing-key"}),
        ({"attachments": [{"title": ""}]}, {"/attachments/0/title": "empty"}),
        ({"attachments": [{"title": None}]}, {"/attachments/0/title": "text"}),
        ({"attachments": [{"title": "甲\n乙"}]}, {"/attachments/0/title": "line-feed"}),
        ({"attachments": [{"title": "甲\u202e"}]}, {"/attachments/0/title": "character"}),
        (
            {"attachments": [{"title": "甲", "contents": []}]},
            {"/attachments/0/contents": "unknown-key"},
        ),
        (
            {"attachments": [{"title": "甲", "content": None}]},
            {"/attachments/0/content": "array"},
        ),
        (
            {"attachments": [{"title": "甲"}, {"content": [{"type": "paragraph"}]}, 3]},
            {
                "/attachments/1/title": "missing-key",
                "/attachments/1/content/0/text": "missing-key",
                "/attachments/2": "object",
            },
        ),
        ({"remarks": []}, {"/remarks": "object"}),
        ({"remarks": None}, {"/remarks": "object"}),
        ({"remarks": {"/x": "a"}}, {"/remarks/~1x": "remark-cell"}),
        ({"remarks": {"/requests": "a"}}, {"/remarks/~1requests": "remark-cell"}),
        ({"remarks": {"": "a"}}, {"/remarks/": "empty"}),
        (
            {"remarks": {"/requests/received/total": 3}},
            {"/remarks/~1requests~1received~1total": "text"},
        ),
    ],
)
def test_wrong_members(members: dict[str, object], expected: dict[str, str]) -> None:
    """Whatever is wrong outside the cells is named too."""
    assert problems(with_members(**members)) == expected


@pytest.mark.parametrize(
    ("block", "expected"),
    [
        ({"type": "paragraph"}, {"/text": "missing-key"}),
        ({"type": "paragraph", "text": "a", "txt": "b"}, {"/txt": "unknown-key"}),
        ({"type": "paragraph", "text": ["a"]}, {"/text": "text"}),
        ({"type": "heading", "text": "a", "level": 5}, {"/level": "level"}),
        ({"type": "heading", "text": "a", "level": 1}, {"/level": "level"}),
        ({"type": "heading", "text": "a", "level": "2"}, {"/level": "level"}),
        (
            {"type": "heading", "text": "a\nb", "level": 2.0},
            {"/text": "line-feed", "/level": "level"},
        ),
        ({"type": "table", "rows": 3}, {"/rows": "rows"}),
        ({"type": "table", "rows": ["ab"]}, {"/rows": "rows"}),
        ({"type": "table", "rows": []}, {"/rows": "rows", "/header_rows": "header-rows"}),
        ({"type": "table", "rows": [["a"], []]}, {"/rows": "rows"}),
        ({"type": "table", "rows": [["a"] * 64] * 2}, {"/rows": "rows"}),
        (
            {"type": "table", "rows": [["a", 1], [None, "b"]]},
            {"/rows/0/1": "text", "/rows/1/0": "text"},
        ),
        ({"type": "table", "rows": [["a\u0000"]]}, {"/rows/0/0": "character"}),
        ({"type": "table", "rows": [["a"]], "header_rows": 2}, {"/header_rows": "header-rows"}),
        (
            {"type": "picture"},
            {"/data": "missing-key", "/media_type": "missing-key", "/alt": "missing-key"},
        ),
        (
            {"type": "picture", "media_type": "image/gif", "alt": "a", "data": "R0lG"},
            {"/media_type": "media-type"},
        ),
        (
            {"type": "picture", "media_type": "image/png", "alt": "a", "data": "/9j/"},
            {"/data": "picture"},
        ),
        (
            {"type": "picture", "media_type": "image/png", "alt": "a", "data": "iVBORw0KGgo="},
            {"/data": "picture"},
        ),
        *(
            (
                {"type": "picture", "media_type": "image/png", "alt": "", "data": data},
                {"/data": "base64", "/alt": "empty"},
            )
            for data in ["iVBORw0KGgp=", "iVBORw0KGgo", "iVBORw0K\nGgo=", "图", "", 3, "_-__"]
            if data != ""
        ),
    ],
)
def test_wrong_blocks(block: dict[str, object], expected: dict[str, str]) -> None:
    """Whatever is wrong in prose is named with its place; the blocks around it do not move."""
    around = [
        {"type": "paragraph", "text": "甲"},
        block,
        {"type": "heading", "level": 1, "text": "乙"},
    ]
    pointers = {f"/overview/1{pointer}": code for pointer, code in expected.items()}
    found = problems(with_members(overview=around))
    assert found == {**pointers, "/overview/2/level": "level"}


def test_blocks_of_attachments_are_checked_as_those_of_chapters() -> None:
    """What is wrong in an attachment's content is named with its place."""
    content = [
        {"type": "paragraph", "text": "甲"},
        {"type": "table", "rows": [["a" * 3] * 63, ["b"] * 63]},
        {"type": "table", "rows": [["a"] * 64]},
        {"type": "picture", "media_type": "image/png", "alt": "", "data": "iVBORw0KGgo="},
        {"type": "note", "text": "乙"},
        {"type": "heading", "text": "丙", "level": 1},
    ]
    attachments = [{"title": "甲"}, {"title": "乙", "content": content}]
    assert problems(with_members(attachments=attachments)) == {
        "/attachments/1/content/2/rows": "rows",
        "/attachments/1/content/3/data": "picture",
        "/attachments/1/content/3/alt": "empty",
        "/attachments/1/content/4/type": "block-type",
        "/attachments/1/content/5/level": "level",
    }


def test_repeated_keys_of_an_attachment() -> None:
    """A key that stands twice in an attachment is named with its place."""
    text = MINIMAL.replace('"agency"', '"attachments": [{"title": "甲", "title": "甲"}], "agency"')
    assert problems(text) == {"/attachments/0/title": "duplicate-key"}


def test_all_problems_at_once() -> None:
    """One error names every problem, at all depths."""
    text = """{"format": 1, "edition": "2019", "yaer": 2020, "year": 2020.0,
        "agency": {"kind": "x", "code": 3, "code": 4},
        "requests": {"received": {"total": "3", "organizations": {"other": -1, "x": NaN}}},
        "proactive_disclosure": {"procurement": {"centralized_procurement":
            {"projects": true, "amount": {"value": 5600, "unit": "", "u": 1}}}},
        "problems": [{"type": "paragraph"}, 3], "remarks": {"/a": "b", "/c": ""}}"""
    purchases = "/proactive_disclosure/procurement/centralized_procurement"
    assert problems(text) == {
        "/yaer": "unknown-key",
        "/year": "year",
        "/agency/name": "missing-key",
        "/agency/kind": "agency-kind",
        "/agency/code": "text",
        "/requests/received/total": "count",
        "/requests/received/organizations/other": "count",
        "/requests/received/organizations/x": "unknown-key",
        f"{purchases}/projects": "count",
        f"{purchases}/amount/value": "amount",
        f"{purchases}/amount/unit": "empty",
        f"{purchases}/amount/u": "unknown-key",
        "/problems/0/text": "missing-key",
        "/problems/1": "object",
        "/remarks/~1a": "remark-cell",
        "/remarks/~1c": "empty",
    }


def test_the_list_of_problems_is_capped() -> None:
    """After fifty problems one more says that there are others, and none is looked for."""
    with pytest.raises(DecodeError) as caught:
        codec.loads(with_members(**{f"unknown{n}": n for n in range(50_000)}))
    assert len(caught.value.problems) == codec.MAX_PROBLEMS + 1
    assert caught.value.problems[-1].code == "more"
    assert "50" in caught.value.problems[-1].message.en
    exactly = with_members(**{f"unknown{n}": n for n in range(50)})
    assert set(problems(exactly).values()) == {"unknown-key"}


@pytest.mark.parametrize(
    ("key", "pointer"),
    [
        ("a/b~c", "/a~1b~0c"),
        ("\ud800", "/\\ud800"),
        ("\u202eevil\n", "/\\u202eevil\\n"),
        ("k" * 100_000, "/" + "k" * 59 + "…"),
        ("", "/"),
    ],
)
def test_unknown_keys_are_shown_readably(key: str, pointer: str) -> None:
    """A pointer and a message are printable and of readable length, whatever the key."""
    with pytest.raises(DecodeError) as caught:
        codec.loads(with_members(**{key: 1}))
    assert [problem.pointer for problem in caught.value.problems] == [pointer]
    assert max(len(line) for line in caught.value.text("en").encode().decode().splitlines()) < 250


@pytest.mark.parametrize(
    ("format_", "edition", "newer"),
    [(2, "2021", 1), (1, "2031", 1), (0, "2021", 0), (1, "2020", 0), (1, "x", 0)],
)
def test_json_of_a_newer_library(format_: int, edition: str, newer: int) -> None:
    """Where a later version may have written it, upgrading is advised."""
    with pytest.raises(DecodeError) as caught:
        codec.loads(f'{{"format": {format_}, "edition": "{edition}"}}')
    assert ("pip install -U govdisclose" in caught.value.text("en")) == newer
    assert ("请升级" in caught.value.text("zh")) == newer
