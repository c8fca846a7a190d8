"""Reports for the rules on cells of tables 三 and 四, and the words that are said of them."""

import attrs

from govdisclose.editions import blank
from govdisclose.editions.shared import Remark
from support.cases.case import Case

ROWS = "/requests/outcomes"

R, D = "/requests/received", "/disputes/reconsideration"
"""Pointers of the first row of table 三, and of the first block of table 四."""
NEW = "「一、本年新收政府信息公开申请数量」"
TOTAL = "「三、本年度办理结果 / （七）总计」"

CASES = [
    Case("requests.balance", "2019"),
    Case("requests.balance", "2021"),
    Case("requests.balance", "2021", {"/requests/received/total": None}),
    Case("requests.outcomes-total", "2019"),
    Case("requests.outcomes-total", "2021"),
    Case("requests.outcomes-total", "2021", {"/requests/received/total": 10**12}),
    Case("requests.row-total", "2019"),
    Case("requests.row-total", "2021"),
    Case("requests.row-total", "2021", {"/disputes/reconsideration/total": 0}),
    Case("disputes.total", "2019"),
    Case("disputes.total", "2021"),
    Case("disputes.total", "2019", {"/requests/received/total": 0}),
    Case("cells.blank", "2019"),
    Case("cells.blank", "2021"),
    Case(
        "cells.blank",
        "2021",
        {
            "/disputes/reconsideration/total": None,
            "/remarks": (Remark("/disputes/reconsideration/total", "统计中"),),
        },
    ),
    Case("requests.balance", "2019", {"/requests/received/total": 0}, 1),
    Case("requests.balance", "2021", {"/requests/carried_forward/natural_persons": 10**6}, 1),
    Case("requests.outcomes-total", "2019", {f"{ROWS}/other_handling/total": 0}, 1),
    Case("requests.outcomes-total", "2021", {f"{ROWS}/other_handling/other/total": 0}, 1),
    Case("requests.row-total", "2019", {"/requests/received/organizations/other": 0}, 1),
    Case("requests.row-total", "2021", {f"{ROWS}/withheld/state_secrets/natural_persons": 0}, 1),
    Case("disputes.total", "2019", {"/disputes/litigation/direct/total": 0}, 1),
    Case(
        "disputes.total",
        "2021",
        {"/disputes/reconsideration/upheld": 99, "/disputes/litigation/direct/other": 99},
        2,
    ),
    Case(
        "cells.blank",
        "2019",
        {"/proactive_disclosure/procurement/centralized_procurement/amount": None},
        1,
    ),
    Case(
        "cells.blank",
        "2021",
        {
            "/proactive_disclosure/fees/administrative_fees/amount": None,
            "/disputes/reconsideration/other": None,
            "/disputes/litigation/direct/other": None,
        },
        2,
    ),
]
WORDS = [
    (
        {f"{R}/natural_persons": 9, f"{R}/organizations/other": 1, f"{R}/total": 8},
        (
            "「一、本年新收政府信息公开申请数量 / 总计」至少应为 10（「自然人」9 + 「其他」1，"
            "其余均为空白），实为 8，至少少 2"
        ),
        (
            "「一、本年新收政府信息公开申请数量 / 总计」 should be at least 10 (「自然人」9 + "
            "「其他」1, the others all blank), but is 8: at least 2 too few"
        ),
    ),
    (
        {f"{D}/upheld": 0, f"{D}/corrected": 3, f"{D}/total": 1},
        "「行政复议 / 总计」至少应为 3（「结果纠正」3，其余均为空白或 0），实为 1，至少少 2",
        (
            "「行政复议 / 总计」 should be at least 3 (「结果纠正」3, the others all blank or 0), "
            "but is 1: at least 2 too few"
        ),
    ),
    (
        {f"{D}/{n}": 0 for n in ("upheld", "corrected", "other", "pending")} | {f"{D}/total": 1},
        "「行政复议 / 总计」应为 0（均为 0），实为 1，多 1",
        "「行政复议 / 总计」 should be 0 (all 0), but is 1: 1 too many",
    ),
    (
        {f"{D}/{n}": 1 for n in ("upheld", "corrected", "other", "pending")} | {f"{D}/total": 5},
        (
            "「行政复议 / 总计」应为 4（「结果维持」1 + 「结果纠正」1 + "
            "「其他结果」1 + 「尚未审结」1），实为 5，多 1"
        ),
        (
            "「行政复议 / 总计」 should be 4 (「结果维持」1 + 「结果纠正」1 + "
            "「其他结果」1 + 「尚未审结」1), but is 5: 1 too many"
        ),
    ),
    (
        {
            "/requests/received/organizations/other": 7,
            "/requests/outcomes/total/organizations/other": 4,
            "/requests/carried_forward/organizations/other": 2,
        },
        (
            "「法人或其他组织 / 其他」一列：第一项加第二项之和至少为 7"
            f"（{NEW}7，其余均为空白），第三项加第四项之和为 6"
            f"（{TOTAL}4 + 「四、结转下年度继续办理」2），两者应相等，"
            "前者至少多 1"
        ),
        (
            "column 「法人或其他组织 / 其他」: items 一 and 二 add up to at least 7 "
            f"({NEW}7, the others all blank), items 三 and 四 to 6 "
            f"({TOTAL}4 + 「四、结转下年度继续办理」2); they should be equal, "
            "but the first is at least 1 too many"
        ),
    ),
    (
        {
            "/requests/received/natural_persons": 0,
            "/requests/carried_over/natural_persons": 0,
            "/requests/outcomes/total/natural_persons": 4,
        },
        (
            "「自然人」一列：第一项加第二项之和为 0（均为 0），第三项加第四项之和至少为 4"
            f"（{TOTAL}4，其余均为空白），两者应相等，前者至少少 4"
        ),
        (
            "column 「自然人」: items 一 and 二 add up to 0 (all 0), items 三 and 四 to at least 4 "
            f"({TOTAL}4, the others all blank); they should be equal, "
            "but the first is at least 4 too few"
        ),
    ),
    (
        {
            "/requests/outcomes/total/total": 4,
            "/requests/outcomes/disclosed/total": 3,
            "/requests/outcomes/withheld/state_secrets/total": 2,
        },
        (
            "「三、本年度办理结果 / （七）总计 / 总计」至少应为 5（「（一）予以公开」3 + "
            "「（三）不予公开 / 1.属于国家秘密」2，其余均为空白），实为 4，至少少 1"
        ),
        (
            "「三、本年度办理结果 / （七）总计 / 总计」 should be at least 5 ("
            "「（一）予以公开」3 + 「（三）不予公开 / 1.属于国家秘密」2, the others all blank), "
            "but is 4: at least 1 too few"
        ),
    ),
]

BLANKS = [
    (
        {f"{R}/natural_persons": None},
        f"{NEW}一行有空白：「自然人」",
        f"the row {NEW} has blanks: 「自然人」",
    ),
    (
        {f"{R}/organizations/other": None, f"{R}/total": None},
        f"{NEW}一行有空白：「法人或其他组织 / 其他」、「总计」",
        f"the row {NEW} has blanks: 「法人或其他组织 / 其他」, 「总计」",
    ),
    (
        {R: attrs.evolve(blank("2021").requests.received, natural_persons=3, total=4)},
        f"{NEW}一行有空白：「法人或其他组织」全部 5 格",
        f"the row {NEW} has blanks: all 5 cells of 「法人或其他组织」",
    ),
    (
        {R: blank("2021").requests.received},
        f"{NEW}一行全部空白（7 格）",
        f"the row {NEW} is blank altogether (cells: 7)",
    ),
    (
        {
            "/proactive_disclosure/documents/rules/repealed": None,
            "/proactive_disclosure/documents/rules/in_force": None,
        },
        "「第二十条第（一）项 / 规章」一行有空白：「本年废止件数」、「现行有效件数」",
        "the row 「第二十条第（一）项 / 规章」 has blanks: 「本年废止件数」, 「现行有效件数」",
    ),
    (
        {D: blank("2021").disputes.reconsideration, "/disputes/litigation/direct/other": None},
        (
            "「四、政府信息公开行政复议、行政诉讼情况」一行有空白：「行政复议」全部 5 格、"
            "「行政诉讼 / 未经复议直接起诉 / 其他结果」"
        ),
        (
            "the row 「四、政府信息公开行政复议、行政诉讼情况」 has blanks: "
            "all 5 cells of 「行政复议」, 「行政诉讼 / 未经复议直接起诉 / 其他结果」"
        ),
    ),
    (
        {"/disputes/litigation/direct": blank("2021").disputes.litigation.direct},
        (
            "「四、政府信息公开行政复议、行政诉讼情况」一行有空白："
            "「行政诉讼 / 未经复议直接起诉」全部 5 格"
        ),
        (
            "the row 「四、政府信息公开行政复议、行政诉讼情况」 has blanks: "
            "all 5 cells of 「行政诉讼 / 未经复议直接起诉」"
        ),
    ),
]
