"""Rules on what the text must speak of: the five topics, and the three results of a government.

A subject counts as covered where any of the words for it stands anywhere in the text looked at, so
that a report which says it in its own way is not accused.
"""

import re
from collections.abc import Iterator, Mapping
from functools import cache

from govdisclose.checks.agencies import kind_of
from govdisclose.checks.findings import Finding
from govdisclose.checks.narrative.passages import CHAPTERS, passages
from govdisclose.checks.rows import heading
from govdisclose.checks.rule import Rule
from govdisclose.checks.subject import Subject
from govdisclose.errors import Message
from govdisclose.text import is_visible

TOPICS = {
    "主动公开": "主动公开|主动发布|公开.{0,12}信息|发布.{0,12}信息|信息公开[0-9]",
    "依申请公开": "依申请|申请公开|公开申请",
    "政府信息管理": "信息.{0,8}(?:审查|审核|管理|清理)|保密审查|公开属性|公开目录"
    "|规范性文件.{0,6}(?:管理|清理)",
    "政府信息公开平台建设": "平台|网站|专栏|专区|新媒体|公众号|微博|微信|公报|公开栏|查阅点",
    "监督保障": "监督|保障|考核|评议|培训|问责|责任追究|组织领导|领导小组",
}
"""The topics of chapter 一 (国办公开办函〔2021〕30号), each with words that show it covered."""

RESULTS = {
    "工作考核": "考核|考评|绩效",
    "社会评议": "评议|测评|满意度|评价|第三方评估|问卷",
    "责任追究": "责任追究|追究.{0,6}责任|追责|问责",
}
"""What a government's report must also cover (条例 art. 50), likewise."""


def topics(rule: Rule, subject: Subject) -> Iterator[Finding]:
    """Find the topics that chapter 一 does not cover; one that is empty covers none."""
    missing = _missing(subject, ("overview",), TOPICS)
    if missing:
        yield rule.finding(
            "missing",
            labels=(heading(type(subject.report), "overview"),),
            left=("/overview",),
            words={"topics": missing},
        )


def government(rule: Rule, subject: Subject) -> Iterator[Finding]:
    """Find the results that a government's report does not speak of."""
    if kind_of(subject.report.agency) == "government":
        missing = _missing(subject, CHAPTERS, RESULTS)
        if missing:
            yield rule.finding("missing", left=("/overview",), words={"results": missing})


def _missing(
    subject: Subject, chapters: tuple[str, ...], subjects: Mapping[str, str]
) -> Message | None:
    """Name the subjects that the text of some chapters, if there is any, does not speak of."""
    text = "\n".join(passage.text for passage in passages(subject.report, chapters))
    if not is_visible(text):
        return None
    names = [name for name, words in subjects.items() if not _pattern(words).search(text)]
    return Message.join([Message(name, name) for name in names]) if names else None


@cache
def _pattern(words: str) -> re.Pattern[str]:
    return re.compile(words)
