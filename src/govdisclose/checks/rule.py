"""The record beside each rule."""

from collections.abc import Callable, Iterable

import attrs

from govdisclose.checks.findings import Finding, Severity
from govdisclose.editions import Report
from govdisclose.errors import Message


@attrs.frozen(kw_only=True)
class Rule:
    """A rule: what must hold, why, and the plain function that looks whether it does."""

    id: str
    """Stable id, such as ``requests.balance``."""
    severity: Severity
    """How severe a failure is; a rule's explanation says where it is milder in one place."""
    title: Message
    """What must hold, in one line."""
    explanation: Message
    """What exactly is compared, and how blanks are treated."""
    source: Message
    """What the rule rests on: law, notice, the form itself, or custom."""
    editions: tuple[str, ...]
    """Ids of the editions that it applies to."""
    silenced_by_remark: bool = False
    """Whether a remark on a cell silences the rule for that cell."""
    settled_by_sums: bool = False
    """Whether it finds nothing where all cells are filled and all equalities hold, so that it need
    not be asked once ``compiled.balances`` has said so."""
    find: Callable[["Rule", Report], Iterable[Finding]] = attrs.field(repr=False)
    """Gives the findings in a report, in the order of the form."""
