"""What kind of organ an agency is, where it is given or where its name leaves no doubt.

Organs are named by custom: 某市人民政府, 某镇人民政府, 某街道办事处, 某市某局. Where a name may be
that of several kinds, none is told.
"""

import re
from functools import cache

from govdisclose.checks.names import known_as
from govdisclose.editions.shared import Agency, AgencyKind

_KINDS: tuple[tuple[AgencyKind | None, str], ...] = (
    ("township", "(?:[乡镇]|苏木)人民政府$|街道办(?:事处)?$"),
    ("government", "人民政府$"),
    # 管理委员会 of zones are governments in some places and departments in others; committees of
    # villages and residents are neither, nor are organs of the party; 供电局 and 邮政局 are firms.
    (
        None,
        (
            "(?:管理|村民|居民|社区|业主)委员会$|(?:供电|电业|邮政)局$"
            "|^中共|(?:党|[省市县区州旗])委(?!员会)"
        ),
    ),
    ("department", "(?:局|厅|委员会|办公室|总署|审计署)$|^[^省市县区州旗委]{2,12}部$"),
)
"""What names end in, or are like, by kind; the first that fits counts."""


def kind_of(agency: Agency) -> AgencyKind | None:
    """Tell what kind of organ an agency is: as it says, or else by its name.

    Returns:
        The kind; None where it is not given and the name leaves a doubt.
    """
    if agency.kind is not None:
        return agency.kind
    name = known_as(agency.name)
    return next((kind for kind, pattern in _patterns() if pattern.search(name)), None)


@cache
def _patterns() -> tuple[tuple[AgencyKind | None, re.Pattern[str]], ...]:
    return tuple((kind, re.compile(pattern)) for kind, pattern in _KINDS)
