"""政府信息公开工作年度报告 as data: typed, checked, and rendered to Word, HTML, Markdown and text.

::

    import govdisclose as gd

    report = gd.load("report.json")
    for finding in gd.check(report):
        print(finding.message)
    gd.write(report, "report.docx")
"""

from importlib import import_module

# What stands where. A name is imported when it is first asked for (PEP 562), so that a program
# waits only for what it uses; __init__.pyi says the same to type checkers.
_PACKAGES = ("batch", "renderers", "tables")
_NAMES = {
    "batch.result": ("BatchError",),
    "cells": ("Money",),
    "checks": (
        "Checked",
        "CheckedColumns",
        "CheckedRelation",
        "Conclusion",
        "Example",
        "Fact",
        "Finding",
        "Pairing",
        "Repair",
        "Rule",
        "Severity",
        "Silence",
        "Subject",
        "Waiver",
        "WaiverError",
        "check",
        "check_columns",
        "complete",
        "conclude",
        "diagnose",
        "facts",
        "load_waivers",
        "rules",
    ),
    "codec": ("dump", "dumps", "load", "loads"),
    "comparing": (
        "CellChange",
        "Comparison",
        "ComparisonNote",
        "LeftOut",
        "TextChange",
        "TotalChange",
        "compare",
    ),
    "document": ("Document",),
    "editions": ("EDITIONS", "Edition", "Report", "blank", "e2019", "e2021"),
    "editions.shared": (
        "Agency",
        "AgencyKind",
        "Applicants",
        "Attachment",
        "CaseOutcomes",
        "Disputes",
        "Litigation",
        "NotProcessed",
        "Organizations",
        "Remark",
        "UnableToProvide",
        "Withheld",
    ),
    "errors": (
        "DecodeError",
        "GovdiscloseError",
        "InvalidValueError",
        "Lang",
        "Message",
        "OptionError",
        "PointerError",
        "Problem",
        "ProblemsError",
        "ReadError",
        "UnknownEditionError",
        "UnknownFormatError",
        "UnknownRuleError",
    ),
    "form": ("Leaf", "leaves"),
    "layouts": ("layout", "layout_aggregate", "layout_comparison", "layout_findings"),
    "libraries": ("MissingLibraryError",),
    "pointers": ("get", "replace"),
    "prose": ("DataTable", "Heading", "Paragraph", "Picture"),
    "readers": ("Limits", "Reading", "ReadingProblem", "Source", "Verdict", "read"),
    "renderers": ("Renderer",),
    "rendering": ("render", "to_document", "write"),
    "rollup": (
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
    ),
    "schema": ("json_schema",),
    "summaries": ("ComparisonFormat", "SummaryFormat", "summarize", "summarize_comparison"),
    "workbooks": ("workbook",),
}
_HOMES = {name: module for module, names in _NAMES.items() for name in names}

_REPORTS = ("Report2019", "Report2021")

__all__ = sorted([*_PACKAGES, *_HOMES, *_REPORTS])  # noqa: PLE0605 # pyright: ignore[reportUnsupportedDunderAll]


def __getattr__(name: str) -> object:
    value: object
    if name in _HOMES:
        value = getattr(import_module(f"govdisclose.{_HOMES[name]}"), name)
    elif name in _PACKAGES:
        value = import_module(f"govdisclose.{name}")
    elif name in _REPORTS:
        value = import_module(f"govdisclose.editions.e{name[-4:]}").Report
    elif name == "__version__":
        value = import_module("importlib.metadata").version("govdisclose")
    else:
        raise AttributeError(f"module 'govdisclose' has no attribute {name!r}")
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__, "__version__"})
