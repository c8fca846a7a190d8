"""The examples of the rules, built and checked."""

from collections.abc import Mapping
from typing import Any

from govdisclose.checks import Example, Finding, check, complete
from govdisclose.editions import Report, blank
from govdisclose.editions.shared import Agency
from govdisclose.pointers import replace
from support.sums import PROSE, YEARS


def plainest(edition: str, changes: Mapping[str, Any], years_before: int = 0) -> Report:
    """Build the plainest clean report, which examples change: all 0, every chapter written."""
    form = blank(edition, year=YEARS[edition] - years_before, agency=Agency(name="示例市某局"))
    chapters = dict.fromkeys(("/overview", "/problems", "/other_matters"), PROSE)
    return replace(complete(replace(form, chapters)), changes)


def failures(example: Example, rule: str) -> list[Finding]:
    """Give what a rule finds in an example and nobody has explained."""
    found = check(
        plainest(example.edition, example.changes),
        previous=None
        if example.previous is None
        else plainest(example.edition, example.previous, 1),
        parts=None
        if example.parts is None
        else [plainest(example.edition, part) for part in example.parts],
        select=(rule,),
    )
    return [f for f in found if f.status == "failed" and f.silence is None]
