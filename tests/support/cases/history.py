"""Reports for the rules that compare with last year, and with the parts."""

from support.cases.case import Case

CASES: list[Case] = []
