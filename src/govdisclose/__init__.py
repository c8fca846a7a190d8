"""政府信息公开工作年度报告 as data: typed, checked, and rendered to Word, HTML, Markdown and text.

::

    import govdisclose as gd

    report = gd.load("report.json")
    for finding in gd.check(report):
        print(finding.message)
    gd.write(report, "report.docx")
"""

from typing import TYPE_CHECKING

from govdisclose import renderers
from govdisclose.cells import Money
from govdisclose.checks import (
    Checked,
    CheckedColumns,
    CheckedRelation,
    Conclusion,
    Example,
    Fact,
    Finding,
    Repair,
    Rule,
    Severity,
    Silence,
    Subject,
    Waiver,
    check,
    check_columns,
    complete,
    conclude,
    diagnose,
    facts,
    load_waivers,
    rules,
)
from govdisclose.codec import dump, dumps, load, loads
from govdisclose.comparing import (
    CellChange,
    Comparison,
    ComparisonNote,
    LeftOut,
    TextChange,
    TotalChange,
    compare,
)
from govdisclose.document import Document
from govdisclose.editions import EDITIONS, Edition, Report, blank, e2019, e2021
from govdisclose.editions.shared import (
    Agency,
    AgencyKind,
    Applicants,
    Attachment,
    CaseOutcomes,
    Disputes,
    Litigation,
    NotProcessed,
    Organizations,
    Remark,
    UnableToProvide,
    Withheld,
)
from govdisclose.errors import (
    AggregateError,
    DecodeError,
    GovdiscloseError,
    InvalidValueError,
    Lang,
    Message,
    OptionError,
    PointerError,
    Problem,
    ProblemsError,
    ReadError,
    RosterError,
    UnknownEditionError,
    UnknownFormatError,
    UnknownRuleError,
    WaiverError,
)
from govdisclose.form import Leaf, leaves
from govdisclose.layouts import (
    layout,
    layout_aggregate,
    layout_comparison,
    layout_findings,
)
from govdisclose.pointers import get, replace
from govdisclose.prose import DataTable, Heading, Paragraph, Picture
from govdisclose.readers import Limits, Reading, ReadingProblem, Source, Verdict, read
from govdisclose.renderers import Renderer
from govdisclose.rendering import render, to_document, write
from govdisclose.rollup import (
    Aggregate,
    BlankRow,
    Blanks,
    Breakdown,
    CarriedOver,
    Coverage,
    CoverageStatus,
    Covered,
    PartAmount,
    PartBlanks,
    PartRemark,
    aggregate,
    load_roster,
)
from govdisclose.schema import json_schema
from govdisclose.summaries import (
    ComparisonFormat,
    SummaryFormat,
    summarize,
    summarize_comparison,
)

Report2019 = e2019.Report
Report2021 = e2021.Report

__all__ = [
    "EDITIONS",
    "Agency",
    "AgencyKind",
    "Aggregate",
    "AggregateError",
    "Applicants",
    "Attachment",
    "BlankRow",
    "Blanks",
    "Breakdown",
    "CarriedOver",
    "CaseOutcomes",
    "CellChange",
    "Checked",
    "CheckedColumns",
    "CheckedRelation",
    "Comparison",
    "ComparisonFormat",
    "ComparisonNote",
    "Conclusion",
    "Coverage",
    "CoverageStatus",
    "Covered",
    "DataTable",
    "DecodeError",
    "Disputes",
    "Document",
    "Edition",
    "Example",
    "Fact",
    "Finding",
    "GovdiscloseError",
    "Heading",
    "InvalidValueError",
    "Lang",
    "Leaf",
    "LeftOut",
    "Limits",
    "Litigation",
    "Message",
    "Money",
    "NotProcessed",
    "OptionError",
    "Organizations",
    "Paragraph",
    "PartAmount",
    "PartBlanks",
    "PartRemark",
    "Picture",
    "PointerError",
    "Problem",
    "ProblemsError",
    "ReadError",
    "Reading",
    "ReadingProblem",
    "Remark",
    "Renderer",
    "Repair",
    "Report",
    "Report2019",
    "Report2021",
    "RosterError",
    "Rule",
    "Severity",
    "Silence",
    "Source",
    "Subject",
    "SummaryFormat",
    "TextChange",
    "TotalChange",
    "UnableToProvide",
    "UnknownEditionError",
    "UnknownFormatError",
    "UnknownRuleError",
    "Verdict",
    "Waiver",
    "WaiverError",
    "Withheld",
    "aggregate",
    "batch",
    "blank",
    "check",
    "check_columns",
    "compare",
    "complete",
    "conclude",
    "diagnose",
    "dump",
    "dumps",
    "e2019",
    "e2021",
    "facts",
    "get",
    "json_schema",
    "layout",
    "layout_aggregate",
    "layout_comparison",
    "layout_findings",
    "leaves",
    "load",
    "load_roster",
    "load_waivers",
    "loads",
    "read",
    "render",
    "renderers",
    "replace",
    "rules",
    "summarize",
    "summarize_comparison",
    "tables",
    "to_document",
    "write",
]


if TYPE_CHECKING:
    from govdisclose import batch as batch
    from govdisclose import tables as tables

    __version__: str
else:

    def __getattr__(name: str) -> object:
        # What is slow to import, and seldom asked for.
        if name == "__version__":
            from importlib.metadata import version  # noqa: PLC0415

            return version("govdisclose")
        if name in {"batch", "tables"}:
            from importlib import import_module  # noqa: PLC0415

            return import_module(f"govdisclose.{name}")
        raise AttributeError(f"module 'govdisclose' has no attribute {name!r}")
