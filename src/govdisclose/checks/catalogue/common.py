"""What the records of rules have in common."""

from govdisclose.editions import EDITIONS
from govdisclose.errors import Message

ALL = tuple(EDITIONS)
"""Every edition."""
NOTICES = "、".join(edition.notice for edition in EDITIONS.values())
"""The notices that prescribe the forms."""
BLANKS = Message(
    "空白视为不小于 0 的未知数：无论怎样填写都不能成立时才算错，否则无法核对，每条规则只说明一次。",
    "A blank is an unknown number of 0 or more: the rule fails only where no number in the blanks "
    "could satisfy it; otherwise it cannot be assessed, which is said once per rule.",
)
UNASSESSED = Message(
    "因有空白，{all} 处中有 {count} 处无法核对，首先是{place}；{todo}",
    "because of blanks, {count} of {all} places cannot be assessed, the first being {place}; "
    "{todo}",
)
