"""Chapter headings: their printed words, and the customary variants of them."""

import functools
import re

import attrs

from govdisclose.editions import EDITIONS, Report
from govdisclose.form import cached
from govdisclose.opening import chapters_of
from govdisclose.readers.labels import SIMILAR, similarity
from govdisclose.readers.prose.cleaning import behind, squash

MARKED, NUMBERED, BARE = range(3)
"""How a heading is known: marked as one by the format, by its numeral, or by its words alone."""

_NUMERALS = "一二三四五六七八九十"
_NUMERAL = rf"(?P<numeral>第[{_NUMERALS}]{{1,2}}(?:部分|章)|[{_NUMERALS}]{{1,2}})[、.：:，,]*"
_PREFIX = (
    "(?:(?:[0-9]{4}|[〇零一二三四五六七八九]{4})年度?|本?年度)?"
    "(?:本(?:机关|单位|部门|局))?(?:政府信息公开|政务公开|信息公开)?(?:工作)?的?"
)
_END = r"[：:。.；;]*"
_LEADER = r"(?P<leader>(?:\.{2,}|…+|·{2,}|—{2,})[0-9]*)?"
_OPENINGS = frozenset("第" + _NUMERALS)  # with one of them a numeral begins
_KEPT = 1_000  # lines that are remembered, as most reports have the same headings
_LONGEST = 60  # characters of a heading
_LONGEST_NAMED = 40
_KEY = re.compile("情况|概况|概述|事项|问题|困难")  # in each of the words below
_POINTS = "、.：:，,。；;"

_QUESTIONS = "存在的?(?:主要|突出)?(?:问题|困难)"
_CUSTOMARY = {
    "overview": "总体情况",
    "proactive_disclosure": "(?:行政机关)?主动公开政府信息(?:的)?情况",
    "requests": "(?:行政机关)?收到(?:和|及|、|并)处理政府信息公开申请(?:的)?情况",
    "disputes": "(?:因)?政府信息公开(?:工作)?(?:被)?(?:申请|提起)?行政复议"
    "(?:、|和|及|与|或)?(?:被)?(?:提起)?行政诉讼(?:的)?情况",
    "problems": f"{_QUESTIONS}(?:以及|及|和|与|、)(?:改进|整改)(?:情况|措施)",
    "other_matters": "其他需要报告的事项",
}
_OTHER = {
    "overview": "总体(?:概况|工作情况)|(?:基本|整体)(?:情况|概况)|概述|概况",
    "proactive_disclosure": "(?:政府信息)?主动公开(?:政府信息|信息)?(?:工作)?(?:的)?情况",
    "requests": "(?:收到|受理)?(?:和|及|、)?(?:处理|办理)?政府信息(?:公开)?申请(?:办理|处理)?"
    "(?:的)?情况"
    "|依申请公开(?:政府信息)?(?:工作|办理)?(?:的)?情况",
    "disputes": "(?:被)?(?:申请|提起)?(?:行政)?复议(?:、|和|及|与|或)?(?:被)?(?:提起)?"
    "(?:行政)?诉讼(?:的)?情况",
    "problems": f"{_QUESTIONS}(?:和不足)?(?:以及|及|和|与|、)?(?:其|下一步|今后|主要)?的?"
    "(?:工作)?(?:改进|整改|打算|努力)?(?:情况|措施|方向|意见|计划|工作)?",
    "other_matters": "其(?:他|它)(?:需要|需|应当|应)?(?:予以)?(?:报告|说明|公开)?的?(?:其他)?"
    "(?:事项|情况)"
    "|需要(?:报告|说明)的(?:其他|其它)?(?:事项|情况)",
}


@attrs.frozen
class ChapterHeading:
    """A line that is the heading of a chapter, or looks like it."""

    chapter: str
    """Name of the report's field."""
    rank: int
    """``MARKED``, ``NUMBERED`` or ``BARE``."""
    customary: bool = True
    """Whether its words are the printed ones, or a customary variant of them."""
    rest: str = ""
    """What goes on behind the heading in the same line."""
    listed: bool = False
    """Whether it is a line of a table of contents, with a leader behind it."""


@attrs.frozen
class _Words:
    chapter: str
    customary: bool
    whole: re.Pattern[str]
    opening: re.Pattern[str]


@cached
def _words_of(report: type[Report]) -> tuple[_Words, ...]:
    chapters = chapters_of(report)
    printed = {
        name: re.escape(squash(label).partition("、")[2]) for name, label in chapters.items()
    }
    customary = {name: f"{words}|{_CUSTOMARY.get(name, words)}" for name, words in printed.items()}
    other = {name: words for name, words in _OTHER.items() if name in chapters}
    return tuple(
        _Words(
            name,
            known is customary,
            re.compile(
                f"(?:{_NUMERAL}|(?P<figure>[0-9][、.]))?{_PREFIX}(?:{words}){_END}{_LEADER}"
            ),
            re.compile(f"{_NUMERAL}{_PREFIX}(?:{words})[：:。](?=.)"),
        )
        for known in (customary, other)
        for name, words in known.items()
    )


def chapter_heading(
    text: str, squashed: str, level: int | None, report: type[Report]
) -> ChapterHeading | None:
    """Tell whether a line is the heading of a chapter, by its words.

    Args:
        text: The line.
        squashed: The same, squashed.
        level: Its level as a heading, as in ``Line``.
        report: Class of the edition's reports.
    """
    if len(squashed) <= _LONGEST:
        heading = _whole(squashed, bool(level), report.edition)
        if heading is not None:
            return heading
    if squashed[:1] in _OPENINGS and _KEY.search(squashed[: 2 * _LONGEST]):
        for words in _words_of(report):
            match = words.opening.match(squashed)
            if match is not None:
                rest = behind(text, match.end())
                return ChapterHeading(words.chapter, NUMBERED, words.customary, rest)
    return None


@functools.lru_cache(_KEPT)
def _whole(squashed: str, marked: bool, edition: str) -> ChapterHeading | None:  # noqa: FBT001 - a cached function
    """Tell whether squashed text is the heading of a chapter and nothing else."""
    if _KEY.search(squashed) is None:
        return None
    for words in _words_of(EDITIONS[edition].report):
        match = words.whole.fullmatch(squashed)
        if match is not None:
            rank = MARKED if marked else NUMBERED if match["numeral"] else BARE
            if rank == BARE and not words.customary:
                return None
            listed = match["leader"] is not None
            return ChapterHeading(words.chapter, rank, words.customary, listed=listed)
    return None


def similar_heading(
    text: str, level: int | None, name: str, report: type[Report]
) -> ChapterHeading | None:
    """Tell whether a line is the heading of this chapter, by its numeral and similar words.

    Args:
        text: The line.
        level: Its level as a heading, as in ``Line``.
        name: Name of the chapter's field.
        report: Class of the edition's reports.
    """
    if len(text) > _LONGEST_NAMED:
        return None
    numeral, _, words = squash(chapters_of(report)[name]).partition("、")
    squashed = squash(text)
    given = squashed[len(numeral) :].strip(_POINTS)
    if not squashed.startswith(numeral) or squashed[len(numeral) :] == given:
        return None
    if 2 * len(set(given) & set(words)) < len(set(words)):  # much quicker than a comparison
        return None
    if similarity(given, words) < SIMILAR:
        return None
    return ChapterHeading(name, MARKED if level else NUMBERED, customary=False)
