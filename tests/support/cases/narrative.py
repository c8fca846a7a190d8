"""Reports for the rules on the text."""

from support.cases.case import Case

CASES: list[Case] = []
