"""Reports for the rules on chapter 二."""

from govdisclose.editions.shared import Remark
from support.cases.case import Case

DOCUMENTS = "/proactive_disclosure/documents"
STOCK = f"{DOCUMENTS}/normative_documents"
MADE = f"{DOCUMENTS}/rules"
ITEMS = "/proactive_disclosure/services/licensing"
NONE = {
    "2019": ("newly_made", "newly_disclosed", "total_disclosed"),
    "2021": ("issued", "repealed", "in_force"),
}
"""Names of the cells in the row on 规章, by edition."""
RULE_MAKERS = [
    "某局",
    "示例省人民政府",
    "示例市人民政府",
    "示例市人民政府办公室",
    "示例自治州人民政府",
    "示例自治区人民政府",
    "示例新区管理委员会",
    "示例市人民医院",
    "示例经济技术开发区人民政府",
    "国家市场监督管理总局",
    "国家税务总局示例县税务局",
    "中国证券监督管理委员会",
    "住房和城乡建设部",
    "审计署",
    "示例市人民武装部",
    "城乡建设示范",
    "",
]
"""Organs that can make 规章, or of which it is not certain that they cannot."""
NO_RULE_MAKERS = {
    "示例县人民政府": "县级人民政府",
    "示例县政府": "县级人民政府",
    "示例县人民政府办公室": "县级人民政府",
    "示例自治县人民政府": "县级人民政府",
    "示例自治旗人民政府": "县级人民政府",
    "示例市示例区人民政府": "县级人民政府",
    "示例县人民政府（本级）": "县级人民政府",
    "示例县公安局": "地方人民政府部门",
    "示例省教育厅": "地方人民政府部门",
    "示例市发展和改革委员会": "地方人民政府部门",
    "示例市人民政府外事办公室": "地方人民政府部门",
    "示例镇人民政府": "乡镇人民政府、街道办事处",
    "示例街道办事处": "乡镇人民政府、街道办事处",
}
"""Organs that cannot, and what they are."""


def made(edition: str, *numbers: int | None) -> dict[str, int | None]:
    """Fill in the row on 规章."""
    return {f"{MADE}/{name}": n for name, n in zip(NONE[edition], numbers, strict=True)}


CASES = [
    Case("proactive.stock", "2021"),
    Case("proactive.stock", "2021", {f"{STOCK}/in_force": 1, f"{STOCK}/issued": 1}),
    Case("proactive.stock", "2021", {f"{STOCK}/in_force": 0, f"{STOCK}/repealed": 99}),
    Case("proactive.stock", "2021", {f"{STOCK}/in_force": None, f"{STOCK}/issued": 99}),
    Case("proactive.items", "2019"),
    Case("proactive.items", "2019", {f"{ITEMS}/previous_items": 5, f"{ITEMS}/change": -5}),
    Case("proactive.items", "2019", {f"{ITEMS}/previous_items": 0, f"{ITEMS}/change": None}),
    Case("proactive.items", "2019", {f"{MADE}/newly_disclosed": 7, f"{MADE}/total_disclosed": 7}),
    Case(
        "proactive.stock",
        "2021",
        {f"{STOCK}/in_force": 4, f"{STOCK}/repealed": 0, f"{STOCK}/issued": 5},
        1,
    ),
    Case(
        "proactive.stock",
        "2021",
        {f"{STOCK}/in_force": 4, f"{STOCK}/repealed": 2, f"{STOCK}/issued": 7},
        1,
    ),
    Case("proactive.items", "2019", {f"{ITEMS}/previous_items": 5, f"{ITEMS}/change": -6}, 1),
    Case(
        "proactive.items", "2019", {f"{MADE}/newly_disclosed": 8, f"{MADE}/total_disclosed": 7}, 1
    ),
    Case(
        "proactive.items",
        "2019",
        {f"{MADE}/newly_disclosed": 1, f"{MADE}/total_disclosed": 0, f"{ITEMS}/change": -999},
        2,
    ),
    *(Case("proactive.rule-maker", "2021", {"/agency/name": name}) for name in RULE_MAKERS),
    *(
        Case("proactive.rule-maker", edition, {"/agency/name": name} | made(edition, 0, None, 0))
        for edition in NONE
        for name in NO_RULE_MAKERS
    ),
    Case(
        "proactive.rule-maker",
        "2019",
        {"/agency/name": "示例县公安局", "/agency/kind": "government"},
    ),
    Case(
        "proactive.rule-maker",
        "2021",
        {
            "/agency/name": "示例县人民政府",
            "/remarks": (Remark(f"{MADE}/issued", "代市政府起草"),),
        }
        | made("2021", 2, 0, 0),
    ),
    *(Case("proactive.rule-maker", "2021", {"/agency/name": name}, 1) for name in NO_RULE_MAKERS),
    *(
        Case(
            "proactive.rule-maker",
            edition,
            {"/agency/name": "示例县公安局"} | made(edition, 0, 0, 1),
            1,
        )
        for edition in NONE
    ),
]
