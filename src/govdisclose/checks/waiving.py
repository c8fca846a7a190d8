"""Files of waivers: written reasons that are kept, and hold again in every check.

A file is TOML, with one table for each waiver::

    [[waiver]]
    rule = "history.stock"
    pointer = "/proactive_disclosure/documents/normative_documents/in_force"
    reason = "2024 年集中清理，废止件数含以前年度失效的"
    who = "张三"
    until = 2025-12-31

What is not exactly right is refused, all of it at once: a waiver that is misspelt would silence
nothing, or the wrong thing.
"""

import os
from collections.abc import Collection, Iterable, Iterator, Mapping
from datetime import date
from pathlib import Path

import attrs

from govdisclose.arguments import did_you_mean, under
from govdisclose.checks.checked import Checked
from govdisclose.checks.selecting import no_rule
from govdisclose.checks.waiver import Waiver, wrong_value
from govdisclose.errors import Lang, Message, Problem, ProblemsError, describe
from govdisclose.files import name_of

_TABLE = "waiver"
_SYNTAX = Message(
    "不是合法的 TOML；豁免文件应为 TOML，每条写在 [[waiver]] 之下（{reason}）",
    "this is not TOML; a file of waivers is TOML, with each below [[waiver]] ({reason})",
)
_NOT_UTF8 = Message("不是 UTF-8 编码，请另存为 UTF-8", "this is not UTF-8; save it as UTF-8")
_TOO_DEEP = Message("嵌套过深", "nested too deeply")
_UNKNOWN_KEY = Message(
    "没有名为 {name} 的键，豁免写在 [[waiver]] 之下{hint}",
    "there is no key {name}, as waivers stand under [[waiver]]{hint}",
)
_NOT_TABLES = Message(
    "waiver 应写成 [[waiver]]，每条豁免一个", "waivers are written as [[waiver]], one for each"
)
_ENTRY = Message("第 {number} 条豁免的 {key}：{words}", "waiver {number}, {key}: {words}")
_NO_FIELD = Message("没有这个键{hint}", "there is no such key{hint}")
_MISSING = Message("不能缺少", "it is missing")


class WaiverError(ProblemsError, ValueError):
    """A file of waivers that cannot be used; raised by ``load_waivers``."""

    path: str
    """Name of the file."""

    def __init__(self, path: str, problems: Iterable[Problem]) -> None:
        super().__init__(problems)
        self.path = path
        self.args = (path, self.problems)  # as given, so that the error pickles

    def text(self, lang: Lang = "zh") -> str:
        """Give one line for each problem, which begins with the name of the file."""
        return "\n".join(f"{self.path}: {problem.message.text(lang)}" for problem in self.problems)


def load_waivers(path: str | os.PathLike[str]) -> tuple[Waiver, ...]:
    """Read a file of waivers.

    Args:
        path: A TOML file, with a table ``[[waiver]]`` for each: ``rule``, ``pointer`` and
            ``reason``; ``who``, ``until``, ``agency`` and ``year`` where they are known.

    Returns:
        The waivers, in the order of the file.

    Raises:
        WaiverError: It is no such file; every problem is named, with the number of its waiver.
        OSError: The file cannot be read.
        InvalidValueError: ``path`` is no path.
    """
    import tomllib  # noqa: PLC0415 - as slow to import as a package, and seldom used

    name = name_of(path)
    try:
        content = tomllib.loads(Path(name).read_bytes().decode())
    except UnicodeDecodeError:
        raise WaiverError(name, [Problem("", "utf-8", _NOT_UTF8)]) from None
    except (tomllib.TOMLDecodeError, RecursionError) as error:
        reason = str(error) if isinstance(error, ValueError) else _TOO_DEEP
        raise WaiverError(name, [Problem("", "syntax", _SYNTAX.format(reason=reason))]) from None
    entries = content.get(_TABLE, [])
    others = [key for key in content if key != _TABLE]
    problems = [_unknown(key, (_TABLE,), f"/{key}", _UNKNOWN_KEY) for key in others]
    if not isinstance(entries, list) or not all(isinstance(entry, dict) for entry in entries):
        raise WaiverError(name, [*problems, Problem(f"/{_TABLE}", "tables", _NOT_TABLES)])
    for number, entry in enumerate(entries, start=1):
        problems += _in_entry(number, entry)
    if problems:
        raise WaiverError(name, problems)
    return tuple(Waiver(**entry) for entry in entries)


def expired(waivers: Iterable[Waiver], today: date) -> tuple[Waiver, ...]:
    """Give the waivers whose last day is past."""
    return tuple(w for w in waivers if w.until is not None and w.until < today)


def unused(
    waivers: Iterable[Waiver], checked: Collection[Checked], today: date
) -> tuple[Waiver, ...]:
    """Give the waivers that could have silenced something, and did not: nothing was found there.

    Args:
        waivers: All that were given to ``check``.
        checked: The reports that were checked with them, with the rules that were asked.
        today: The day of the check.

    Returns:
        Those that hold today for one of the reports, and are for a rule that was asked of it.
    """
    return tuple(
        waiver
        for waiver in waivers
        if (its := [one for one in checked if _applies(waiver, one, today)])
        and not any(_silences(waiver, one) for one in its)
    )


def _applies(waiver: Waiver, checked: Checked, today: date) -> bool:
    return waiver.rule in checked.asked and waiver.holds(checked.report, today)


def _silences(waiver: Waiver, checked: Checked) -> bool:
    return any(
        finding.rule == waiver.rule
        and finding.silence is not None
        and any(waiver.covers(place) for place in finding.left or ("",))
        for finding in checked.findings
    )


def _in_entry(number: int, entry: Mapping[str, object]) -> Iterator[Problem]:
    """Say what is wrong with one waiver, with its number."""
    above = f"/{_TABLE}/{number - 1}"
    for problem in _in_fields(entry):
        words = {"number": number, "key": problem.pointer[1:], "words": problem.message}
        yield attrs.evolve(under(problem, above), message=_ENTRY.format(**words))


def _in_fields(entry: Mapping[str, object]) -> Iterator[Problem]:
    known = attrs.fields_dict(Waiver)
    for key, field in known.items():
        if key not in entry and field.default is attrs.NOTHING:
            yield Problem(f"/{key}", "missing", _MISSING)
    for key, value in entry.items():
        if key not in known:
            yield _unknown(key, known, f"/{key}", _NO_FIELD)
        elif found := _wrong_value(key, value):
            yield found


def _unknown(key: str, known: Iterable[str], pointer: str, words: Message) -> Problem:
    message = words.format(name=describe(key), hint=did_you_mean(key, known))
    return Problem(pointer, "unknown-key", message)


def _wrong_value(key: str, value: object) -> Problem | None:
    """Say what is wrong with a value; a rule must be one that there is."""
    return no_rule(value, "/rule") if key == "rule" else wrong_value(key, value)
