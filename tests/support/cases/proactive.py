"""Reports for the rules on chapter 二."""

from support.cases.case import Case

DOCUMENTS = "/proactive_disclosure/documents"
STOCK = f"{DOCUMENTS}/normative_documents"
MADE = f"{DOCUMENTS}/rules"
ITEMS = "/proactive_disclosure/services/licensing"
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
]
