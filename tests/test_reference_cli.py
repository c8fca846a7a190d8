"""The page on the command line is written by hand: its tables are held to the grammar."""
# ruff: noqa: SLF001 - what the page is held to is private to the command line, and to argparse

import argparse
import re
from typing import Any, NamedTuple

import pytest

import govdisclose as gd
from govdisclose import cli
from govdisclose.batch.weights import weight
from govdisclose.cli import commands, comparing, many
from govdisclose.cli.parser import build
from govdisclose.errors import Message
from govdisclose.summaries.text import LIMIT
from support.doc_pages import CHINESE, ENGLISH, read

PAGES = {"zh": CHINESE / "reference/cli.md", "en": ENGLISH / "reference/cli.md"}
COMMON = {"--help", "--lang", "--limit"}
"""Options that are explained once, above all commands."""
MANY = Message("许多文件", "Many files")
REQUIRED, BLANK = Message("必填", "must be given"), Message("空白", "blank")
BEHIND = {
    ("new", "--year"): BLANK,
    ("new", "--agency"): BLANK,
    ("check", "--select"): Message("`default`", "`default`"),
    ("compare", "--movers"): Message(str(comparing._MOVERS), str(comparing._MOVERS)),
}
"""Defaults that the grammar does not have, as they stand behind it."""
NUMBERS = {
    ("check", "--all"): [LIMIT],
    ("check", "--jobs"): [many._FEW, 1, weight("report.pdf")],
}
"""Numbers that the words for a default name."""

in_both_languages = pytest.mark.parametrize("lang", PAGES)


class Row(NamedTuple):
    """What a table says of an option."""

    options: str
    meaning: str
    default: str


def grammar() -> dict[str, dict[str, Any]]:
    """Give the options of each command, by their long names."""
    [commands] = [
        action for action in build("zh")._actions if isinstance(action, argparse._SubParsersAction)
    ]
    return {
        name: {
            option.option_strings[-1]: option
            for option in command._actions
            if option.option_strings and option.option_strings[-1] not in COMMON
        }
        for name, command in commands.choices.items()
    }


GRAMMAR = grammar()


def sections(lang: gd.Lang) -> dict[str, str]:
    """Give the text below each heading, by its words."""
    parts = re.split(r"^## (.*)\n", read(PAGES[lang]), flags=re.MULTILINE)[1:]
    return {head.strip("`"): text for head, text in zip(parts[::2], parts[1::2], strict=True)}


def table(text: str) -> dict[str, Row]:
    """Give the rows of a table of options, by each long name that they begin with."""
    cells = [re.split(r"(?<!\\) *\| *", line)[1:-1] for line in text.splitlines()]
    rows = [Row(*row) for row in cells if len(row) == 3 and row[0].startswith("`-")]
    return {name: row for row in rows for name in re.findall(r"--[a-z-]+", row.options)}


def rows_of(command: str, lang: gd.Lang) -> dict[str, Row]:
    """Give the rows of a command; those that several commands share stand further down."""
    found = sections(lang)
    shared = table(found[MANY.text(lang)])
    return {name: shared.get(name, row) for name, row in table(found[command]).items()}


@in_both_languages
@pytest.mark.parametrize("command", GRAMMAR)
def test_options_are_those_of_the_grammar(command: str, lang: gd.Lang) -> None:
    """The table of a command has all its options, in their spellings, and no other."""
    options = GRAMMAR[command]
    rows = rows_of(command, lang)
    assert list(rows) == list(options)
    for name, option in options.items():
        assert set(option.option_strings) <= set(re.findall(r"--?[a-zA-Z-]+", rows[name].options))


@in_both_languages
@pytest.mark.parametrize("command", GRAMMAR)
def test_usage_is_that_of_the_grammar(command: str, lang: gd.Lang) -> None:
    """The line that shows how a command is called has its options, and no other."""
    [usage] = re.findall(
        rf"^`(govdisclose {command}\b[^`]*)`", sections(lang)[command], re.MULTILINE
    )
    known = {
        spelling: name
        for name, option in GRAMMAR[command].items()
        for spelling in option.option_strings
    }
    shown = {known[spelling] for spelling in re.findall(r"(?<![\w-])--?[a-zA-Z][a-z-]*", usage)}
    required = {name for name, option in GRAMMAR[command].items() if option.required}
    assert shown == (required if usage.endswith(("[选项]", "[options]")) else set(GRAMMAR[command]))


@in_both_languages
@pytest.mark.parametrize(
    ("command", "name"), [(command, name) for command in GRAMMAR for name in GRAMMAR[command]]
)
def test_defaults_are_those_of_the_grammar(command: str, name: str, lang: gd.Lang) -> None:
    """What stands as default is that of the grammar, or of what stands behind it."""
    option, shown = GRAMMAR[command][name], rows_of(command, lang)[name].default
    plain = re.fullmatch(r"`[^`]*`|\d+", shown)
    if behind := BEHIND.get((command, name)):
        assert shown == behind.text(lang)
    elif option.required:
        assert shown == REQUIRED.text(lang)
    elif option.nargs != 0 and option.default not in (None, []):
        assert shown == f"`{option.default}`"
    else:
        assert not plain
    if numbers := NUMBERS.get((command, name)):
        assert sorted(int(number) for number in re.findall(r"\d+", shown)) == sorted(numbers)


@in_both_languages
def test_values_are_those_of_the_grammar(lang: gd.Lang) -> None:
    """Where an option takes one of a few values, its row names each."""
    for command, options in GRAMMAR.items():
        for name, option in options.items():
            row = rows_of(command, lang)[name]
            for value in option.choices or ():
                assert re.search(rf"[`| ]{value}\b", row.options + row.meaning), (command, name)


@in_both_languages
def test_exit_statuses_are_those_of_the_code(lang: gd.Lang) -> None:
    """The table has the status of each end, and those that may end with 1 are named alike."""
    general = next(iter(sections(lang).values()))
    rows = re.findall(r"^\| (\d+) \| (.*) \|$", general, re.MULTILINE)
    ends = [0, 1, 2, cli._INTERRUPTED, cli._BROKEN_PIPE]
    assert [int(status) for status, _ in rows] == ends
    [named] = re.findall(r"^(?:只有|Only) (.*?)(?: 会以| end with) 1", general, re.MULTILINE)
    of_one = re.compile(
        r"(?:退出状态[为是]|以|exit status|exit status is|with) 1(?!\d)|^1$", re.MULTILINE
    )
    telling = {name for name in GRAMMAR if of_one.search(sections(lang)[name])}
    assert set(re.findall(r"\w+(?=`)", named)) == telling


@in_both_languages
def test_how_many_blanks_are_listed(lang: gd.Lang) -> None:
    """The number of filled cells that ``complete`` lists is told."""
    [number] = re.findall(r"[（(](?:前|the first) (\d+)", sections(lang)["complete"])
    assert int(number) == commands._MOST_FILLED
