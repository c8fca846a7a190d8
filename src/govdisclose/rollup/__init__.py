"""Roll-up (汇总): a government's draft from the reports of its parts.

``aggregate`` adds them up cell by cell; what a sum does not tell stands beside it: who is missing,
what was blank and because of whom, and what follows from last year's report.
"""

from govdisclose.rollup.aggregating import AggregateError, aggregate
from govdisclose.rollup.asked import Blanks
from govdisclose.rollup.blanks import BlankRow
from govdisclose.rollup.breakdown import Breakdown
from govdisclose.rollup.carrying import CarriedOver
from govdisclose.rollup.coverage import Coverage, CoverageStatus, Covered
from govdisclose.rollup.result import Aggregate, PartAmount, PartBlanks, PartRemark
from govdisclose.rollup.roster import RosterError, load_roster

__all__ = [
    "Aggregate",
    "AggregateError",
    "BlankRow",
    "Blanks",
    "Breakdown",
    "CarriedOver",
    "Coverage",
    "CoverageStatus",
    "Covered",
    "PartAmount",
    "PartBlanks",
    "PartRemark",
    "RosterError",
    "aggregate",
    "load_roster",
]
