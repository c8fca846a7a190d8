"""Reports for the rule on the numbers that the text states."""

from collections.abc import Mapping
from typing import Any

from govdisclose.editions import EDITIONS
from govdisclose.prose import Paragraph
from support.cases.case import Case

CELLS: Mapping[str, Any] = {
    "/requests/received/total": 120,
    "/requests/carried_over/total": 5,
    "/requests/outcomes/total/total": 110,
    "/requests/outcomes/disclosed/total": 44,
    "/requests/carried_forward/total": 15,
    "/disputes/reconsideration/total": 7,
    "/disputes/reconsideration/upheld": 4,
    "/disputes/litigation/direct/total": 2,
    "/disputes/litigation/after_reconsideration/total": 1,
}
BEFORE = {"/requests/received/total": 96}
# Sentences, and how many numbers in them are wrong, by whether last year's report is given.
SENTENCES: tuple[tuple[str, int, int], ...] = (
    ("全年新收政府信息公开申请120件，答复110件，结转下年度15件。", 0, 0),
    ("我局共收到政府信息公开申请125件（含上年结转5件）。", 0, 0),
    ("我局收到政府信息公开申请120件，其中予以公开44件，占40%。", 0, 0),
    ("因政府信息公开引起的行政复议7件、行政诉讼3件。", 0, 0),
    ("市教育局收到政府信息公开申请9件。", 0, 0),
    ("收到政府信息公开申请120件，比上年增长25%。", 0, 0),
    ("全年新收政府信息公开申请210件，答复101件，结转下年度15件。", 2, 2),
    ("我局收到政府信息公开申请120件，其中予以公开45件，占41%。", 2, 2),
    ("因政府信息公开引起的行政复议8件，结果维持4件；行政诉讼2件。", 2, 2),
    ("收到政府信息公开申请120件，比上年增长24.9%，比上年增加23件。", 0, 2),
    ("收到政府信息公开申请120件，同比下降25%。", 0, 1),
)


def _cases(edition: str, text: str, alone: int, compared: int) -> list[Case]:
    values = {**CELLS, "/overview": (Paragraph(text),)}
    return [
        Case("narrative.counts", edition, values, alone),
        Case("narrative.counts", edition, values, compared, previous=BEFORE),
    ]


CASES = [
    case for edition in EDITIONS for sentence in SENTENCES for case in _cases(edition, *sentence)
]
