"""Which of last year's reports a report is compared with, where there are many; or why with none.

Two reports are a pair where the agency has the same name and the one is on the year before the
other's, as the rules of ``history`` ask. Codes of agencies, where there are any, tell those of one
name apart. Nothing else is taken for a sign, nor is one of several chosen.
"""

from typing import Literal

import attrs

from govdisclose.checks.names import shortened
from govdisclose.checks.selecting import selected
from govdisclose.errors import GovdiscloseError, Message

PairingCode = Literal[
    "paired", "absent", "other-year", "other-code", "several", "unreadable", "no-name", "no-year"
]

_UNPAIRED = Message("没有与上年对照：{why}", "not compared with last year's report: {why}")
_WORDS: dict[PairingCode, Message] = {
    "paired": Message("与上年的报告对照：{files}", "compared with last year's report: {files}"),
    "absent": Message(
        "没有该机关 {year} 年的报告{unread}", "there is none of this agency for {year}{unread}"
    ),
    "other-year": Message(
        "没有该机关 {year} 年的报告，只有 {years} 年的",
        "there is none of this agency for {year}, but for {years}",
    ),
    "other-code": Message(
        "{year} 年有同名机关的报告，但机关代码不同：{files}",
        "the agency of this name has another code for {year}: {files}",
    ),
    "several": Message(
        "该机关 {year} 年的报告不止一份：{files}",
        "there is more than one of this agency for {year}: {files}",
    ),
    "unreadable": Message("{files} 不能用：{reason}", "{files} cannot be used: {reason}"),
    "no-name": Message("没有机关名称，无从查找", "without the name of an agency none can be found"),
    "no-year": Message("没有年度，无从查找", "without a year none can be found"),
}


@attrs.frozen(kw_only=True)
class Pairing:
    """Which of last year's reports a report was compared with; or why with none."""

    code: PairingCode
    """``paired``: with the one in ``sources``; otherwise with none, and the report was checked by
    itself."""
    sources: tuple[str, ...] = ()
    """Last year's reports that it is about: their paths, or the names they were given."""
    message: Message
    """The same in words."""
    errors: int = 0
    """As many errors the figures of last year's report have, from which others follow."""


def pairing(code: PairingCode, *sources: str, **words: object) -> Pairing:
    """Say which of last year's reports a report is compared with, or why with none.

    Args:
        code: Which it is.
        sources: Last year's reports that this is about.
        words: What stands in the fields of the words, such as ``year``: the year before.
    """
    files = shortened([Message(name, name) for name in sources])
    message = _WORDS[code].format(files=files, **words)
    if code != "paired":
        message = _UNPAIRED.format(why=message)
    return Pairing(code=code, sources=sources, message=message)


def ignored_alone(
    which: Pairing, select: tuple[str, ...], ignore: tuple[str, ...]
) -> tuple[str, ...]:
    """Leave out the rules that compare, for a report that is compared with none after all.

    Args:
        which: Why it is compared with none.
        select: Rules to ask, as in ``check``.
        ignore: Rules that are left out anyway.

    Returns:
        All that are to be left out.

    Raises:
        GovdiscloseError: There are no others: nothing would be checked.
    """
    asked = selected(select, ignore)
    comparing = tuple(rule.id for rule in asked if "previous" in rule.needs)
    if len(comparing) == len(asked):
        raise GovdiscloseError(which.message)
    return (*ignore, *comparing)
