"""A checked report that has all that a summary shows: what counts, what does not, and why."""

from datetime import date
from importlib.resources import files

import govdisclose as gd

TODAY = date(2025, 2, 1)
_FAMILIES = ("requests", "disputes", "cells", "chapters", "report")
_DOCUMENTS = "/proactive_disclosure/documents"
_CHANGES = {
    "/requests/received/natural_persons": 128,
    "/disputes/reconsideration/total": 9,
    "/disputes/litigation/direct/upheld": None,
    f"{_DOCUMENTS}/rules/issued": None,
    f"{_DOCUMENTS}/normative_documents/repealed": None,
    "/remarks": (gd.Remark(f"{_DOCUMENTS}/rules/issued", "本单位不制定规章"),),
    "/other_matters": (),
}
_WAIVERS = (
    gd.Waiver(
        rule="cells.blank",
        pointer=f"{_DOCUMENTS}/normative_documents",
        reason="废止件数由市司法局统一填报",
        who="张三",
        until=date(2025, 12, 31),
    ),
)


def checked(name: str = "报告/2024 年.json") -> gd.Checked:
    """Give a report with two errors of one cause, one of another, and the rest."""
    sample = files("govdisclose").joinpath("samples/2021.json").read_bytes()
    report = gd.replace(gd.loads(sample), _CHANGES)
    found = gd.check(report, select=_FAMILIES, waivers=_WAIVERS, today=TODAY)
    return gd.Checked(
        name=name,
        report=report,
        findings=found,
        asked=frozenset(finding.rule for finding in found),
        source=gd.dumps(report, indent=2) + "\n",
    )


def clean(name: str = "clean.json") -> gd.Checked:
    """Give the packaged sample, in which nothing is found."""
    sample = files("govdisclose").joinpath("samples/2021.json").read_text("utf-8")
    report = gd.loads(sample)
    return gd.Checked(name=name, report=report, findings=gd.check(report), source=sample)
