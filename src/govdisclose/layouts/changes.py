"""How changes are printed: the words for them, and figures with their signs and shares."""

from decimal import Decimal
from typing import TYPE_CHECKING

from govdisclose.cells import Money, shown
from govdisclose.comparing import Change, tenths
from govdisclose.editions import Report
from govdisclose.errors import Lang, Message

if TYPE_CHECKING:
    from fractions import Fraction

NOTE = Message("请留意：{words}", "note: {words}")
TOTALS = Message("主要数据", "Main figures")
MOVERS = Message("变动最大的数据", "Biggest changes")
TEXTS = Message("文字相同的比例", "Text that is the same")
ITEM = Message("项目", "Item")
CHAPTER = Message("章", "Chapter")
CHANGE = Message("增减", "Change")
SHARE = Message("增减幅度", "Change in %")
LETTERS = Message("{year}字数", "Letters {year}")
SAME = Message("相同的比例", "The same")
NO_SHARE = "—"
"""Stands for the share of a quantity that was 0, and of a text that is not there."""
_YEAR = Message("{year}年", "{year}")
_SAME_YEAR = (
    Message("{year}年（前）", "{year} (first)"),
    Message("{year}年（后）", "{year} (second)"),
)
_UNKNOWN = (Message("上年度", "Before"), Message("本年度", "After"))


def printed(change: Change) -> tuple[str, str, str, str]:
    """Write both figures, the change, and the change in per cent; blank where one is."""
    before, after = shown(change.before), shown(change.after)
    if change.change is None:
        return before, after, "", ""
    is_money = isinstance(change.before, Money)
    unit = change.unit if is_money and change.change and change.unit else ""
    return before, after, f"{signed(change.change)}{unit}", share(change.percent)


def signed(change: int | Decimal) -> str:
    """Write a change with its sign; none has no sign."""
    if not change:
        return "0"
    return f"{change:+f}" if isinstance(change, Decimal) else f"{change:+}"


def share(percent: "Fraction | None") -> str:
    """Write a change in per cent, rounded to a tenth, halves away from 0."""
    if percent is None:
        return NO_SHARE
    rounded = tenths(percent)
    whole, tenth = divmod(abs(rounded), 10)
    return f"{'-' if rounded < 0 else '+'}{whole}.{tenth}%" if rounded else "0%"


def same_share(same: float | None) -> str:
    """Write how much of a text is the same, in whole per cents, as the rule on it does."""
    return NO_SHARE if same is None else f"{int(same * 100)}%"


def years(previous: Report, current: Report, lang: Lang = "zh") -> tuple[str, str]:
    """Name the columns of two reports: by year, told apart where that is the same."""
    reports = (previous, current)
    same = previous.year is not None and previous.year == current.year
    words = _SAME_YEAR if same else (_YEAR, _YEAR)
    first, second = (
        (unknown if report.year is None else known.format(year=report.year)).text(lang)
        for report, known, unknown in zip(reports, words, _UNKNOWN, strict=True)
    )
    return first, second
