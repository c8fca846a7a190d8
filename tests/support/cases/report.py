"""Reports for the rules on the report as a whole."""

from datetime import date

from govdisclose.prose import DataTable, Heading, Paragraph, Picture
from support.cases.case import Case
from support.images import PNG

PICTURE = Picture(PNG, "image/png", "流程图")
PUBLISHED = [
    ("示例县公安局", date(2025, 1, 31), 0),
    ("示例县人民政府", date(2025, 3, 31), 0),
    ("示例镇人民政府", date(2026, 1, 1), 0),
    ("示例县人民医院", date(2026, 1, 1), 0),
    ("示例县产业园", date(2026, 1, 1), 0),
    ("示例县人民政府办公室", date(2025, 3, 31), 0),
    ("示例县人民政府办公室", date(2025, 4, 1), 1),
    ("示例县人民政府外事办公室", date(2025, 2, 1), 1),
    ("示例县公安局", date(2025, 2, 1), 1),
    ("示例县公安局", date(2026, 1, 1), 1),
    ("示例县人民政府", date(2025, 4, 1), 1),
]
"""Who published a report of 2024 when, and whether that was late."""
MAY = date(2020, 5, 1)
CASES = [
    Case("chapters.missing", "2019"),
    Case("chapters.missing", "2021"),
    Case("chapters.missing", "2021", {"/overview": (PICTURE,), "/preface": ()}),
    Case("report.edition-year", "2019", {"/year": 2019}),
    Case("report.edition-year", "2019", {"/year": 2020}),
    Case("report.edition-year", "2021", {"/year": 2021}),
    Case("report.edition-year", "2021", {"/year": 2031}),
    Case("report.untitled", "2019"),
    Case("report.untitled", "2021", {"/agency/name": "局", "/year": 1000}),
    Case("report.untitled", "2021", {"/agency/name": ""}, 1),
    Case("report.untitled", "2021", {"/agency/name": " \u3000"}, 1),
    Case("report.untitled", "2021", {"/year": None, "/title": "示例市某局年度报告"}, 1),
    Case("report.untitled", "2019", {"/agency/name": "", "/year": None}, 2),
    Case("chapters.missing", "2019", {"/overview": ()}, 1),
    Case("chapters.missing", "2021", {"/problems": (), "/other_matters": ()}, 2),
    Case("chapters.missing", "2021", {"/overview": (Paragraph("（文字描述）"),)}, 1),
    Case("chapters.missing", "2019", {"/other_matters": (Heading("（一）收费情况"),)}, 1),
    Case("report.edition-year", "2019", {"/year": 2021}, 1),
    Case("report.edition-year", "2019", {"/year": 2018}, 1),
    Case("report.edition-year", "2021", {"/year": 2020}, 1),
    Case("report.edition-year", "2021", {"/year": 2018}, 1),
    Case("report.published-late", "2021"),
    *(
        Case("report.published-late", "2021", {"/agency/name": name, "/published": day}, fails)
        for name, day, fails in PUBLISHED
    ),
    Case("report.published-late", "2019", {"/agency/kind": "township", "/published": MAY}),
    Case("report.published-late", "2019", {"/year": None, "/published": MAY}),
    Case(
        "report.published-late",
        "2019",
        {"/year": 9999, "/published": date(9999, 12, 31)},
    ),
    Case("report.published-late", "2019", {"/year": 2019, "/published": MAY}, 1),
    Case(
        "report.published-late",
        "2019",
        {
            "/agency/name": "示例县人民政府办公室",
            "/agency/kind": "department",
            "/published": date(2021, 3, 31),
        },
        1,
    ),
]
EMPTY = [
    (),
    (Paragraph(""),),
    (Paragraph(" \n \u00a0\u3000\u2003\u00ad\u200c"), Heading("　")),
    (DataTable((("　", ""), ("\u00a0", "")), 1, " "),),
]
BARE = [
    (Paragraph(""), Heading("（一）主动公开情况")),
    (Heading("（一）存在的主要问题："), Heading("1.平台建设", 3), Heading("（二）改进情况")),
    (Paragraph("（文字描述）"),),
    (Paragraph("(文字 描述)"),),
    (Paragraph("（文字描述，收取信息处理费情况在此处报告。）"),),
    (Heading("（一）主动公开情况"), Paragraph("（文字描述）")),
    (Heading("（一）存在的不足"), Heading("（二）改进情况")),
    (Heading("（一）2024年主动公开情况"), Heading("（二）第1季度")),
    (Heading("（一）不予公开、未予公开、无法提供情况"), Heading("（二）未来打算")),
    (Heading("（一）无障碍建设"), Heading("（二）不动产登记"), Heading("（三）罚没收入")),
    (Heading("（一）未成年人保护"), Heading("（二）无偿献血信息"), Heading("（三）未公开事项")),
    (Heading("（一）零距离服务"), Heading("（二）不断提升公开水平"), Heading("1．平台建设", 3)),  # noqa: RUF001 - as typed
    (Heading("（一）2024年度第12次常务会议"), Heading("（二）第十二次全会、12月31日例会")),
    (Heading("（一）2023—2024年情况"), Heading("（二）国办发〔2024〕12号文件落实情况")),
    (Heading("（一）二〇二四年情况"), Heading("（二）二零二四年打算")),
]
_FIGURES = [
    *("12项", "3场", "30人次", "1200多条", "500余份", "300万元", "12.5万元", "100%", "增长12%"),
    *("2个", "12 件", "120篇", "3份", "共十二件", "两次", "零件", "增长百分之五"),
]
SHOWN = [
    (Paragraph("　无"),),
    (Heading("（一）本年度未收取信息处理费"),),
    (Heading("1.信息处理费：0元", 3),),
    (Heading("（一）信息处理费收取为零"),),
    (Heading("（一）依申请公开12件"),),
    (Heading("收取信息处理费（0）"),),
    (Heading("没有其他需要报告的事项"),),
    (Heading("无其他需要报告的事项"),),
    (Heading("（一）本年度未公开规范性文件"),),
    *((Heading(f"（一）2024年公开情况{figure}"),) for figure in _FIGURES),
    (Heading("（一）存在的不足：公开不够及时"),),
    (Heading("（一）不存在应公开而不予公开的情况"),),
    (Heading("（一）主动公开情况"), Paragraph("无")),
    (Heading("（一）主动公开情况"), PICTURE),
    (Paragraph("（文字描述）"), Paragraph("本机关工作平稳。")),
    (Paragraph("（文字描述）本机关工作平稳。"),),
    (DataTable((("　", "1"),), 0),),
    (DataTable((("", ""),), 0, "表 1"),),
    (Paragraph("\u3000"), PICTURE),
]
