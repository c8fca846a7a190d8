"""Hostile Word files: each is read or refused, quickly and in little memory."""

import math
import os
import random
import re
import signal
from contextlib import suppress
from pathlib import Path

import pytest

from govdisclose.errors import ReadError
from govdisclose.readers.content import Line
from govdisclose.readers.docx import content
from govdisclose.readers.limits import Limits
from support import costs, hostile_docx
from support.docx_building import Member, archive, cell, docx, members, paragraph, row, run, table

MOST_SECONDS = 1
MOST_MEGABYTES = 64


@pytest.mark.parametrize("name", hostile_docx.CASES)
def test_hostile_files_cost_little(name: str) -> None:
    """A file is read or refused as it should be, within a second and 64 MB."""
    said, make = hostile_docx.CASES[name]
    cost = costs.measure(hostile_docx.read, make(), MOST_SECONDS)
    if said == "read":
        assert cost.outcome == "read"
    else:
        assert cost.outcome.startswith("ReadError: ")
        assert said in cost.outcome
    assert cost.seconds < MOST_SECONDS
    assert cost.megabytes < MOST_MEGABYTES


REFUSED = [name for name, (said, _) in hostile_docx.CASES.items() if said != "read"]


@pytest.mark.parametrize("name", REFUSED)
def test_refusals_say_what_to_do(name: str) -> None:
    """A refusal tells the user what to do next, in both languages."""
    with pytest.raises(ReadError) as caught:
        hostile_docx.read(hostile_docx.CASES[name][1]())
    zh, en = caught.value.text("zh"), caught.value.text("en")
    assert re.search("请|gd.Limits|先解压", zh)
    assert re.search("download|save|get|raise|repair|unpack", en)


def allocate(data: bytes) -> bytes:
    return data * 100


def fail(data: bytes) -> None:
    raise KeyError(data.decode())


def end(_data: bytes) -> None:
    os.kill(os.getpid(), signal.SIGSEGV)


def falter(path: str) -> None:
    if Path(path).exists():
        raise KeyError("again")
    Path(path).touch()


def test_costs_are_seen() -> None:
    """The measure sees memory that is taken, and any exception by its name."""
    cost = costs.measure(allocate, b"x" * 1_000_000)
    assert (cost.outcome, cost.seconds > 0, 90 < cost.megabytes < 130) == ("read", True, True)
    assert costs.measure(fail, b"here").outcome == "KeyError: 'here'"


def test_ends_and_changes_of_mind_are_seen(tmp_path: Path) -> None:
    """A process that ends is not asked again, and of different outcomes the other one counts."""
    ended = costs.measure(end, b"", 0)
    assert (ended.outcome, ended.seconds) == ("the process ended with status 11", math.inf)
    assert costs.measure(falter, str(tmp_path / "called"), 0).outcome == "KeyError: 'again'"


LIMITED = [
    ("file_bytes", docx(paragraph("甲")), 100),
    ("text_bytes", docx(paragraph("甲" * 1000)), 2000),
    ("members", archive([*members(paragraph("甲")), *(Member(f"{n}") for n in range(20))]), 20),
    ("ratio", archive([Member(one.name, one.data) for one in members(paragraph("甲" * 999))]), 2),
    ("elements", docx(paragraph("甲") * 500), 1000),
    ("items", docx(paragraph("甲") * 11), 10),
    ("items", docx(table(row(cell(paragraph(hostile_docx.BOX.format(paragraph("1") * 3)))))), 2),
    ("elements", docx(table(row(cell(hostile_docx.HIDDEN * 102)))), 1010),
    ("depth", docx("<w:sdt>" * 20 + "</w:sdt>" * 20), 10),
    ("tables", docx(table(row("1")) * 3), 2),
    ("cells", docx(table(row("1", "2"), row("3", "4"))), 3),
]


@pytest.mark.parametrize(("name", "data", "limit"), LIMITED, ids=[name for name, *_ in LIMITED])
def test_limits_are_named_and_can_be_raised(name: str, data: bytes, limit: int) -> None:
    """A file over a limit is refused by the limit's name, and read when the limit is raised."""
    with pytest.raises(ReadError, match=f"{name}={limit}") as caught:
        content(data, Limits(**{name: limit}))
    assert f"gd.Limits({name}=...)" in caught.value.text("en")
    assert content(data, Limits(**{name: 100_000_000})).items or name == "depth"


def test_depth_can_be_raised_beyond_the_parsers_own() -> None:
    """Elements deeper than libxml2 takes by itself are read when the limit is raised for them."""
    data = docx("<w:sdt>" * 260 + paragraph("甲") + "</w:sdt>" * 260)
    assert content(data, Limits(depth=300)).items == [Line("甲")]


def test_depth_beyond_python_is_refused() -> None:
    """Elements deeper than Python can follow are refused, however high the limit is."""
    data = docx("<w:sdt>" * 5000 + paragraph("甲") + "</w:sdt>" * 5000)
    with pytest.raises(ReadError, match="depth"):
        content(data, Limits(depth=100_000))


PIECES = (
    table(row("甲", "1"), row("乙", "2"))
    + paragraph(run("丙"), '<w:ins w:id="1"><w:r><w:t>5</w:t></w:r></w:ins>')
    + '<w:p><w:r><w:sym w:font="Wingdings" w:char="F0FE"/></w:r></w:p>'
)


@pytest.mark.parametrize("seed", range(20))
def test_damaged_files_are_read_or_refused(seed: int) -> None:
    """Whatever bytes are changed, in the archive or its parts, only ReadError is raised."""
    chance = random.Random(seed)  # noqa: S311 - no secret
    for _ in range(50):
        found = members(PIECES, styles='<w:style w:styleId="a"/>', numbering="<w:num/>")
        for one in chance.sample(found, chance.randint(0, 2)):
            one.data = damaged(one.data, chance)
            one.method = chance.choice([0, 8])
        data = archive(found)
        if chance.random() < 0.5:
            data = damaged(data, chance)
        with suppress(ReadError):
            assert isinstance(content(data, Limits()).items, list)


def damaged(data: bytes, chance: random.Random) -> bytes:
    """Change, remove or repeat a few bytes."""
    damage = bytearray(data)
    for _ in range(chance.randint(1, 4)):
        at = chance.randrange(len(damage))
        match chance.randrange(4):
            case 0:
                damage[at] = chance.randrange(256)
            case 1:
                del damage[at : at + chance.randint(1, 30)]
            case 2:
                damage[at:at] = damage[at : at + chance.randint(1, 200)]
            case _:
                damage[at : at + 1] = chance.choice(
                    [b"<", b">", b'"', b"&", b"\0", b"w:", b"9" * 30]
                )
        if not damage:
            break
    return bytes(damage)
