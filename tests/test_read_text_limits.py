"""What reading a text may cost: limits, and texts that are made to take long."""

import random
from collections.abc import Iterator

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from govdisclose.errors import ReadError
from govdisclose.readers.content import Entry, Grid, Line
from govdisclose.readers.limits import Limits
from govdisclose.readers.text import content
from support import costs
from support import text_contents as contents

SIZE = 150_000
SECONDS = 3  # standard ones; each takes one or less
UNITS = (
    *"|+\t#-*_`[<>（：甲“0\u3000",
    *(" · ", "\\*", "&amp", "<!--", "[a](b ", "<a ", "![a\\]", "- ", "> ", "|-", "a b "),
    *("👨\u200d👩", "<table>", "</table>", "<table>\n", "\n|", "\n+-+", "\n+-+\n|a|\n+-+\n"),
    *("\n\t甲", "\n甲\t", "\n0|", "\n\t甲\n乙\n丙\n", "\n甲 · 乙\n    丙\n    丁", "\n    甲"),
    *("\n甲乙丙 0 0", "\n甲乙丙0", "\n甲 | 乙\n", "\n```\n", "\n```\n甲\n```", "\n<!-- 甲"),
    *("\n|甲|\n|--|\n|1|", "\n- 甲", "\n甲\n==", "\n甲\\", "\n┌┬┐\n│││\n└┴┘", "\n# 甲"),
    *("\n" + "+" * 40, "\n" + "|" * 40),
)


def squares() -> Iterator[tuple[str, str]]:
    """Give tables that are as wide as they are high."""
    yield "walls", f"+{'-+' * 400}\n" + f"|{' |' * 400}\n" * 1200 + f"+{'-+' * 400}"
    yield "crosses", f"+{'-+' * 500}\n" * 1000
    yield "words", f"+{'-' * 2000}+\n" + f"|{'字' * 1000}|\n" * 300 + f"+{'-' * 2000}+"
    yield "marks", f"+{'-' * 200}+\n" + f"|{'+-' * 100}|\n" * 4000 + f"+{'-' * 200}+"
    dice = random.Random(5)  # noqa: S311 - no secret
    for name, characters in (("frames", "|+-\n "), ("text", "|+-\t\n 　·：0123一政#*<>\\`（）.")):
        yield f"random {name}", "".join(dice.choices(characters, k=SIZE // 3))


HOSTILE = {
    f"{unit!r} in {kind}": head + unit * (SIZE // len(unit.encode()))
    for unit in UNITS
    for kind, head in (("text", ""), ("Markdown", "# 一\n"))
}
HOSTILE |= {**dict(squares()), "spaces": f"a{' ' * SIZE}b"}


def read(text: str) -> None:
    """Read a text with the limits that hold unless the caller raises them."""
    content(text, Limits())


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_texts(name: str) -> None:
    """A text of 150 kB is read or refused in seconds, whatever stands in it."""
    cost = costs.measure(read, HOSTILE[name], SECONDS)
    assert cost.outcome == "read" or cost.outcome.startswith("ReadError: ")
    assert cost.seconds < SECONDS


@pytest.mark.parametrize(
    ("name", "limit", "text"),
    [
        ("text_bytes", 9, "政府信息"),
        ("elements", 3, "一\n二\n三\n四"),
        ("tables", 1, "+-+\n|1|\n+-+\n\n+-+\n|2|\n+-+\n"),
        ("tables", 1, "|甲|\n|--|\n|1|\n\n|乙|\n|--|\n|2|\n"),
        ("cells", 5, "+-+-+\n|1|2|\n+-+-+\n|3|4|\n+-+-+\n|5|6|\n+-+-+\n"),
        ("cells", 5, "\t1\n\t2\n\t3\n\n\t4\n\t5\n\t6\n"),
        ("cells", 5, "1|2\n3|4\n5|6\n"),
        ("cells", 5, "1\t2\t3\n3\t4\t4\n"),
        ("cells", 5, "甲 1 2\n乙 3 4\n丙 5 6\n"),
        ("cells", 5, "甲|1\n--|--\n乙|4\n丙|6\n"),
    ],
)
def test_limits(name: str, limit: int, text: str) -> None:
    """What exceeds a limit is refused, with the name of the limit; with a higher one it is read."""
    with pytest.raises(ReadError, match=f"{name}={limit}"):
        content(text, attrs.evolve(Limits(), **{name: limit}))
    assert content(text, attrs.evolve(Limits(), **{name: 100})).items


SEEN = frozenset("0\uff11一政a")


@given(st.text(st.sampled_from("|+-=\t\n 　·：:0\uff11一、（）#*<>\\`.政a&;─│┼\ud800\0\r\f“👍🏽")))
def test_nothing_is_lost(text: str) -> None:
    """Of plain text, whatever it is, all words and digits come back in order."""
    found = content(text, Limits())
    plain = "".join(c for c in text if c in SEEN)
    parts: list[str] = []
    for item in found.items:
        if isinstance(item, Grid):
            parts += item.texts
        elif isinstance(item, Entry):
            parts += [*item.labels, item.text]
        elif isinstance(item, Line):
            parts.append(item.text)
    read = [c for c in "".join(parts) if c in SEEN]
    drawn = any(table.drawn for table in contents.grids(found))
    assert (sorted(read) if drawn else read) == (sorted(plain) if drawn else list(plain))


@given(st.text(max_size=200), st.sampled_from(["", "# 一\n"]))
def test_any_text(text: str, head: str) -> None:
    """Any text is read without an exception."""
    assert content(head + text, Limits()).items or not text.strip() or not head
