"""What a diagnosis says: which cells to change, and to what."""

from collections.abc import Mapping

import attrs

from govdisclose.checks.diagnosing.plausibility import Reason
from govdisclose.checks.findings import Finding
from govdisclose.errors import Message


@attrs.frozen(kw_only=True)
class Repair:
    """One way to put failed sums right: what one cell, or two, should be.

    Repairs with the same ``clears`` are alternatives; those with different ``clears`` are needed
    each, as they put different tables right, or different blocks of table 四.
    """

    changes: Mapping[str, int] = attrs.field(hash=False)
    """What each cell should be, by JSON Pointer, in printed order; ``replace`` takes it. Where
    blanks leave open how far from it the number is, the nearest that will do, and ``message`` says
    so (至少, 至多)."""
    before: Mapping[str, int] = attrs.field(hash=False)
    """What each of these cells is now."""
    clears: tuple[Finding, ...]
    """The findings that there would be no more, as ``check`` gives them."""
    reasons: tuple[Reason, ...]
    """Why each of the changes is plausible; a single reason where two have one cause."""
    message: Message
    """What each cell is and should be, and the reason, such as 总计·一、本年新收 3119 应为 3191
    （相邻两位数字颠倒）; nothing in brackets where the reason is ``other``."""
