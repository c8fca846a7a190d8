"""Reports for the rules on what the text states of the report: at least two each way."""

from typing import Any

from govdisclose.prose import DataTable, Heading, Paragraph
from support.cases.case import Case

YEAR, PARTS, HANDLED = "narrative.year", "narrative.parts", "narrative.all-handled"
FORWARD = "/requests/carried_forward/total"
SIX = (
    "总体情况、主动公开政府信息情况、收到和处理政府信息公开申请情况、"
    "政府信息公开行政复议和行政诉讼情况、存在的主要问题及改进情况、其他需要报告的事项"
)
ALL_HANDLED = "全年收到政府信息公开申请12件，全部办结。"


def text(*texts: str, chapter: str = "overview") -> dict[str, Any]:
    """Write paragraphs into a chapter."""
    return {f"/{chapter}": tuple(map(Paragraph, texts))}


CASES = [
    Case(YEAR, "2019"),
    Case(YEAR, "2021", text("2024年，我局依法公开政府信息。")),
    Case(YEAR, "2021", {"/title": "示例市某局2024年政府信息公开工作年度报告"}),
    Case(YEAR, "2021", text("2023年，我局依法公开政府信息。") | {"/year": None}),
    Case(YEAR, "2021", {"/title": "示例市某局2023年度政府信息公开工作年度报告"}, 1),
    Case(YEAR, "2021", text("2023年，我局依法公开政府信息。"), 1),
    Case(YEAR, "2019", text("统计期限为2019年1月1日至12月31日。", chapter="preface"), 1),
    Case(
        YEAR,
        "2021",
        text(
            "现将2023年度政府信息公开工作情况报告如下：",
            "（二）依申请公开情况。2023年，我局共收到政府信息公开申请5件。",
        ),
        2,
    ),
    Case(
        YEAR,
        "2021",
        {"/overview": (Heading("（一）主动公开情况"), Paragraph("2025年，全镇公开信息9条。"))},
        1,
    ),
    Case(PARTS, "2021"),
    Case(PARTS, "2021", text(f"本报告由{SIX}等六部分组成。", chapter="preface")),
    Case(PARTS, "2019", text("本报告共分六个部分。")),
    Case(PARTS, "2021", text(f"本报告由{SIX}等七部分组成。", chapter="preface"), 1),
    Case(PARTS, "2019", text("本报告共分五个部分。"), 1),
    Case(
        PARTS,
        "2019",
        text(f"全文包括{SIX.replace('、其他需要报告的事项', '')}等6个部分。", chapter="preface"),
        1,
    ),
    Case(HANDLED, "2019", text(ALL_HANDLED) | {FORWARD: 0}),
    Case(HANDLED, "2021", text(ALL_HANDLED) | {FORWARD: None}),
    Case(HANDLED, "2021", text("收到政府信息公开申请12件，均在法定期限内予以答复。")),
    Case(HANDLED, "2019", text(ALL_HANDLED), 1),
    Case(HANDLED, "2021", text("依申请公开办结率达100%。", chapter="other_matters"), 1),
    Case(
        HANDLED,
        "2021",
        {"/overview": (DataTable((("依申请公开", "申请公开均已办结"),)),)} | {FORWARD: 1},
        1,
    ),
]
