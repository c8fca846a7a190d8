"""Reports for the rules on what the text speaks of, and on its punctuation."""

from typing import Any

from govdisclose.prose import DataTable, Heading, Paragraph
from support.cases.case import NOTHING, Case

GOVERNMENT = {"/agency/name": "示例市人民政府"}
FOUR = "主动公开信息，办理依申请公开，加强信息管理和平台建设。"
RESULTS = "纳入年度考核，开展社会评议，未发生责任追究。"


def overview(*texts: str) -> dict[str, Any]:
    return {"/overview": tuple(map(Paragraph, texts))}


CASES = [
    Case("narrative.topics", "2021", NOTHING),
    Case("narrative.topics", "2021", {"/overview": ()}),
    Case("narrative.topics", "2021", {"/overview": (Paragraph(" "),)}),
    Case("narrative.topics", "2021", overview(FOUR, "组织培训2次。")),
    Case("narrative.topics", "2019", overview("全年工作情况如下。")),
    Case("narrative.topics", "2021", overview(FOUR), 1),
    Case("narrative.topics", "2021", overview("全年工作情况如下。"), 1),
    Case("narrative.government", "2021", GOVERNMENT | overview(FOUR, RESULTS)),
    Case("narrative.government", "2019", GOVERNMENT | {"/problems": (Paragraph(RESULTS),)}),
    Case("narrative.government", "2021", overview(FOUR)),
    Case("narrative.government", "2021", {"/agency/name": "示例镇人民政府"}),
    Case("narrative.government", "2021", GOVERNMENT | overview(FOUR, RESULTS[:13]), 1),
    Case("narrative.government", "2019", GOVERNMENT, 1),
    Case("text.brackets", "2021", {"/problems": (Paragraph("《条例》（第711号）“公开”。"),)}),
    Case("text.brackets", "2019", {"/preface": (Paragraph("1）甲；2）乙。"),)}),
    Case("text.brackets", "2021", {"/problems": (Paragraph('（甲)，〔2021）30号」"'),)}, 5),
    Case("text.brackets", "2021", {"/overview": (Heading("（一主动公开"),)}, 1),
    Case("text.brackets", "2019", {"/other_matters": (DataTable((("甲）",),), 0, "《表"),)}, 2),
]
