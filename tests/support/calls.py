"""Every public function, method and constructor, with arguments that are right.

``CALLS`` says which hostile values an argument takes besides; all others must be refused.
"""

import io
import threading
from collections.abc import Callable, Iterable, Mapping
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import attrs

import govdisclose as gd
from govdisclose import batch, renderers, tables
from govdisclose.batch.pools import InProcess
from support.images import PNG
from support.parts import as_subclass
from support.sums import filled

REPORT = filled("2021")
OLDER = filled("2019")


class Unshowable:
    """What cannot even be shown in a message."""

    def __repr__(self) -> str:
        raise RuntimeError("no words for it")


def _deep() -> list[Any]:
    nested: list[Any] = []
    for _ in range(5_000):
        nested = [nested]
    return nested


HOSTILE: Mapping[str, Callable[[], Any]] = {
    "None": lambda: None,
    "True": lambda: True,
    "0": lambda: 0,
    "-1": lambda: -1,
    "huge": lambda: 10**5_000,
    "1.5": lambda: 1.5,
    "NaN": lambda: float("nan"),
    "decimal NaN": lambda: Decimal("NaN"),
    "bytes": lambda: b"\xff\x00",
    "no text": lambda: "",
    "word": lambda: "nonsense",
    "surrogate": lambda: "\ud800",
    "NUL": lambda: "a\0b",
    "long text": lambda: "/a" * 5_000,
    "no list": list,
    "list of None": lambda: [None],
    "deep list": _deep,
    "no dict": dict,
    "dict": lambda: {1: None},
    "dict of words": lambda: {"nonsense": "nonsense"},
    "object": object,
    "unshowable": Unshowable,
    "class": lambda: gd.Report2021,
    "function": lambda: len,
    "lock": threading.Lock,
    "part of a report": gd.Applicants,
    "report of 2019": lambda: OLDER,
    "subclass of a report": lambda: as_subclass(REPORT),
    "used up": lambda: iter(()),
    "open file": lambda: io.StringIO("a\nb\n"),
    "no such path": lambda: Path("absent") / "absent",
}
"""What programs pass by mistake, made anew for each call."""

TEXT = {"no text", "word", "surrogate", "NUL", "long text"}  # any text at all
WORDS = {"word", "long text"}  # text that can stand in a report
NOTHING = {"no list", "no dict", "used up"}  # something that can be gone through, and is empty
REPORTS = {"report of 2019"}
SOURCES = TEXT | NOTHING | REPORTS | {"bytes", "list of None", "deep list", "dict"}
SOURCES |= {"dict of words", "open file", "no such path"}  # what is wrong with them is a result


FOLDERS = {"word", "no such path"}  # made where they are absent


@attrs.frozen
class Call:
    """A function with arguments that are right."""

    function: Callable[..., Any]
    arguments: Mapping[str, Any]
    takes: Mapping[str, set[str]]
    """Of the hostile values, by argument, what it takes too."""


def call(
    function: Callable[..., Any], takes: Mapping[str, set[str]] | None = None, /, **arguments: Any
) -> Call:
    return Call(function, arguments, takes or {})


def gone_through(function: Callable[..., Iterable[Any]]) -> Callable[..., list[Any]]:
    """Make the function that takes all that a generator gives."""
    return lambda **arguments: list(function(**arguments))


def built(cls: type[Any], takes: Mapping[str, set[str]] | None = None, **required: Any) -> Call:
    """Give the constructor of a class, each field as its default has it."""
    defaults = {
        field.name: field.default
        for field in attrs.fields(cls)
        if field.init and not isinstance(field.default, attrs.Factory | type(attrs.NOTHING))
    }
    return Call(cls, defaults | required, takes or {})


def copied(value: Any, takes: Mapping[str, set[str]]) -> Call:
    """Give the constructor of a class, each field as a value of it has it."""
    fields = [field.name for field in attrs.fields(type(value)) if field.init]
    return Call(type(value), {name: getattr(value, name) for name in fields}, takes)


FINDINGS = tuple(gd.check(gd.blank("2021", year=2024, agency=gd.Agency(name="示例市财政局"))))
CHECKED = gd.Checked(name="a.json", report=REPORT, findings=FINDINGS)
COMPARISON = gd.compare(OLDER, REPORT)
AGGREGATE = gd.aggregate([REPORT], agency="示例市人民政府", year=2024)
BREAKDOWN = AGGREGATE.breakdown
assert BREAKDOWN is not None
WAIVER = gd.Waiver(rule="cells.blank", pointer="", reason="有")
MESSAGE = gd.Message("甲", "a")
DOCUMENT = gd.layout(REPORT)
TEXTS = {"title", "address"}
HOW: dict[str, Any] = {"executor": InProcess, "workers": None}  # an executor has its own workers
HOW |= {"resume": False, "chunk": None, "window": None}
ASKED = dict.fromkeys(("ignore", "waivers", "parts", "roster"), NOTHING)
NAMES = NOTHING | {"dict of words"}
FALSE = {"None", "0", "no text", "no list", "no dict"}  # taken where all that is false is left out
NO = {"None"}
LEFT_OUT = dict.fromkeys(("executor", "workers", "chunk", "window"), NO)
YES = {"True"}

CALLS: Mapping[str, Call] = {
    # Functions of the package.
    "aggregate": call(
        gd.aggregate,
        {"agency": WORDS, "roster": NAMES, "previous": NO, "breakdown": YES},
        reports=[REPORT],
        agency="示例市",
        year=2024,
        roster=(),
        blanks="keep",
        previous=None,
        take_over_blanks=False,
        breakdown=True,
    ),
    "blank": call(gd.blank, {"year": NO, "agency": NO}, edition_id="2021", year=2024, agency=None),
    "check": call(
        gd.check,
        {**ASKED, "report": REPORTS, "previous": NO | REPORTS, "parts": NO | NOTHING}
        | {"roster": NAMES, "today": NO},
        report=REPORT,
        previous=None,
        parts=None,
        roster=(),
        select="default",
        ignore=(),
        waivers=(),
        today=None,
    ),
    "check_columns": call(gd.check_columns, edition_id="2021", columns={}),
    "compare": call(
        gd.compare, {"previous": REPORTS, "current": REPORTS}, previous=OLDER, current=REPORT
    ),
    "complete": call(gd.complete, {"report": REPORTS}, report=REPORT),
    "conclude": call(
        gd.conclude,
        {"findings": NOTHING, "reading_errors": {"0", "huge"}},
        findings=FINDINGS,
        reading_errors=0,
    ),
    "diagnose": call(gd.diagnose, {"report": REPORTS}, report=REPORT),
    "dump": call(
        gd.dump,
        {"report": REPORTS, "path": {"word"}, "indent": NO | {"0"}},
        report=REPORT,
        path="out.json",
        indent=2,
    ),
    "dumps": call(gd.dumps, {"report": REPORTS, "indent": NO | {"0"}}, report=REPORT, indent=None),
    "facts": call(gd.facts, {"report": REPORTS}, report=REPORT),
    "get": call(
        gd.get,
        {"report": REPORTS | {"subclass of a report"}, "pointer": {"no text"}},
        report=REPORT,
        pointer="/year",
    ),
    "json_schema": call(gd.json_schema, edition_id="2021"),
    "layout": call(
        gd.layout,
        {"report": REPORTS, "previous": NO | REPORTS},
        report=REPORT,
        previous=None,
    ),
    "layout_aggregate": call(
        gd.layout_aggregate,
        {"unread": NO | {"no dict"}},
        aggregate=AGGREGATE,
        lang="zh",
        unread=None,
    ),
    "layout_comparison": call(
        gd.layout_comparison,
        {"movers": {"0", "huge"}, "cells": YES},
        comparison=COMPARISON,
        lang="zh",
        movers=3,
        cells=False,
    ),
    "layout_findings": call(
        gd.layout_findings,
        {"checked": NOTHING, "unread": NO | {"no dict"}, "notes": NOTHING},
        checked=CHECKED,
        lang="zh",
        unread=None,
        notes=(),
    ),
    "leaves": call(gd.leaves, {"cls": {"class"}}, cls=gd.Applicants),
    "load": call(gd.load, path="report.json", max_bytes=100_000),
    "load_roster": call(gd.load_roster, path="roster.txt"),
    "load_waivers": call(gd.load_waivers, path="waivers.toml"),
    "loads": call(gd.loads, {"max_bytes": {"huge"}}, text=gd.dumps(REPORT), max_bytes=100_000),
    "read": call(
        gd.read,
        {"name": NO | TEXT, "limits": NO},
        source=gd.render(REPORT, "html"),
        name=None,
        limits=None,
    ),
    "render": call(gd.render, {"source": REPORTS}, source=REPORT, format="text", layout="list"),
    "replace": call(
        gd.replace,
        {"report": REPORTS | {"subclass of a report"}, "values": {"no dict"}},
        report=REPORT,
        values={"/year": 2023},
    ),
    "rules": call(gd.rules),
    "summarize": call(
        gd.summarize,
        {"checked": NOTHING, "unread": NO | {"no dict"}, "limit": NO | {"0", "huge"}}
        | {"notes": NOTHING},
        checked=CHECKED,
        format="text",
        lang="zh",
        unread=None,
        limit=3,
        notes=(),
    ),
    "summarize_comparison": call(
        gd.summarize_comparison,
        {"movers": {"0", "huge"}, "cells": YES},
        comparison=COMPARISON,
        format="csv",
        lang="zh",
        movers=3,
        cells=False,
    ),
    "to_document": call(gd.to_document, {"source": REPORTS}, source=REPORT, theme="open"),
    "workbook": call(gd.workbook, {"report": REPORTS}, report=REPORT),
    "write": call(gd.write, {"source": REPORTS}, source=REPORT, path="out.txt", layout="list"),
    # Functions of its modules.
    "batch.check": call(
        gone_through(batch.check),
        {"sources": SOURCES, "out_dir": NO | FOLDERS, "select": NOTHING}
        | {"ignore": NOTHING, "waivers": NOTHING, "previous": NO | SOURCES}
        | LEFT_OUT,
        sources="report.json",
        out_dir=None,
        previous=None,
        format="json",
        lang="zh",
        select="default",
        ignore=(),
        waivers=(),
        max_bytes=100_000,
        **HOW,
    ),
    "batch.read": call(
        gone_through(batch.read),
        {"sources": SOURCES, "out_dir": NO | FOLDERS, "limits": NO, "check": YES} | LEFT_OUT,
        sources="report.html",
        out_dir=None,
        limits=None,
        check=False,
        **HOW,
    ),
    "batch.render": call(
        gone_through(batch.render),
        {"sources": SOURCES, "out_dir": FOLDERS, "options": NO | {"no dict"}}
        | {"check": YES, "strict": YES, "waivers": NOTHING, "resume": YES}
        | LEFT_OUT,
        sources="report.json",
        out_dir="out",
        formats="text",
        options=None,
        max_bytes=100_000,
        **{"check": False, "strict": False, "waivers": (), **HOW},
    ),
    "renderers.check_options": call(
        renderers.check_options,
        {"options": {"no dict"}},
        renderer=renderers.load("text"),
        options={},
    ),
    "renderers.for_suffix": call(renderers.for_suffix, suffix=".txt"),
    "renderers.load": call(renderers.load, name="text"),
    "renderers.names": call(renderers.names),
    "tables.columns": call(tables.columns, form="wide", edition_id="2021"),
    "tables.reports": call(
        gone_through(tables.reports),
        {"table": NOTHING, "edition_id": NO},
        table=[{"edition": "2021", "agency": "示例市"}],
        edition_id="2021",
    ),
    "tables.to_arrow": call(
        tables.to_arrow,
        {"reports": NOTHING, "edition_id": NO},
        reports=[REPORT],
        form="long",
        edition_id=None,
    ),
    "tables.to_csv": call(
        gone_through(tables.to_csv),
        {"reports": NOTHING, "edition_id": NO, "bom": YES},
        reports=[REPORT],
        form="long",
        edition_id=None,
        bom=False,
    ),
    "tables.write_csv": call(
        tables.write_csv,
        {"reports": NOTHING, "path": {"word"}, "edition_id": NO, "bom": YES},
        reports=[REPORT],
        path="t.csv",
        form="long",
        edition_id=None,
        bom=True,
    ),
    "tables.write_parquet": call(
        tables.write_parquet,
        {"reports": NOTHING, "path": {"word"}, "edition_id": NO},
        reports=[REPORT],
        path="t.parquet",
        form="long",
        edition_id=None,
    ),
    # Methods.
    "batch.LastYear.find": call(batch.LastYear([]).find, {"report": REPORTS}, report=REPORT),
    "Breakdown.column": call(BREAKDOWN.column, pointer="/requests/received/total"),
    "Breakdown.rows": call(gone_through(BREAKDOWN.rows), lang="zh"),
    "Breakdown.to_csv": call(BREAKDOWN.to_csv, {"bom": YES}, lang="zh", bom=False),
    "CheckedColumns.failures": call(lambda: None),  # takes no argument
    "Comparison.movers": call(COMPARISON.movers, {"n": {"0", "huge"}}, n=3),
    "Coverage.rows": call(
        gone_through(AGGREGATE.coverage.rows),
        {"unread": NAMES | TEXT | {"open file"}},
        lang="zh",
        unread=(),
    ),
    "Coverage.to_csv": call(
        AGGREGATE.coverage.to_csv,
        {"bom": YES, "unread": NAMES | TEXT | {"open file"}},
        lang="zh",
        bom=False,
        unread=(),
    ),
    "Finding.text": call(gd.check(gd.blank("2021"), select="chapters")[0].text, lang="zh"),
    "Message.format": call(
        gd.Message("{a}", "{a}").format,
        {"a": {*HOSTILE} - {"huge", "deep list", "unshowable"}},  # what text can be made of
        a=1,
    ),
    "Message.join": call(
        gd.Message.join,
        {"parts": NOTHING | {"no text"}, "zh": TEXT, "en": TEXT},
        parts=[MESSAGE, MESSAGE],
        zh="、",
        en=", ",
    ),
    "Message.text": call(MESSAGE.text, lang="zh"),
    "Problem.text": call(gd.Problem("/a", "a", MESSAGE).text, lang="zh"),
    "ReadingProblem.text": call(gd.ReadingProblem("", "a", MESSAGE).text, lang="zh"),
    "Rule.finding": call(
        attrs.evolve(gd.rules()[0], messages={"a": MESSAGE}).finding,
        {"severity": FALSE, "words": FALSE | {"dict of words"}, "quote": TEXT}
        | {"expected": NO | {"0", "-1", "huge"}, "actual": NO | {"0", "-1", "huge"}, "span": NO},
        code="a",
        left=(),
        right=(),
        labels=(),
        severity=None,
        status="failed",
        expected=None,
        actual=None,
        quote="",
        span=None,
        words=None,
    ),
    "Source.text": call(gd.Source(page=1).text, lang="zh"),
    "Waiver.covers": call(WAIVER.covers, {"pointer": TEXT}, pointer=""),
    "Waiver.holds": call(WAIVER.holds, {"report": REPORTS}, report=REPORT, today=date(2025, 1, 1)),
    **{
        f"{error}.text": call(raised.text, lang="zh")
        for error, raised in {
            **{
                name: getattr(gd, name)([gd.Problem("", "a", MESSAGE)])
                for name in ("AggregateError", "DecodeError", "InvalidValueError", "ProblemsError")
            },
            "WaiverError": gd.WaiverError("a", [gd.Problem("", "a", MESSAGE)]),
            **{
                name: getattr(gd, name)(MESSAGE)
                for name in ("BatchError", "GovdiscloseError", "OptionError", "PointerError")
            },
            **{
                name: getattr(gd, name)(MESSAGE)
                for name in ("ReadError", "RosterError", "UnknownEditionError")
            },
            **{
                name: getattr(gd, name)(MESSAGE)
                for name in ("MissingLibraryError", "UnknownFormatError", "UnknownRuleError")
            },
        }.items()
    },
    # Constructors of what users make.
    "Agency": built(
        gd.Agency,
        {field.name: NO | WORDS for field in attrs.fields(gd.Agency)}
        | {"kind": NO, "name": WORDS | {"no text"}},
        name="示例市",
    ),
    "Applicants": built(gd.Applicants, {"natural_persons": NO | {"0"}, "total": NO | {"0"}}),
    "Attachment": built(gd.Attachment, {"title": WORDS}, title="甲"),
    "Checked": built(
        gd.Checked,
        {"name": TEXT, "report": REPORTS, "findings": NOTHING, "source": TEXT}
        | {
            "asked": NOTHING | {"dict of words", "open file"},
            "pairing": NO,
            "problems": NOTHING,
        },
        name="a",
        report=REPORT,
        findings=FINDINGS,
    ),
    "DataTable": built(
        gd.DataTable,
        {"header_rows": {"0"}, "caption": WORDS | {"no text"}},
        rows=(("a",),),
    ),
    "Document": copied(DOCUMENT, {"data": {"class", "function"}}),
    "Heading": built(gd.Heading, {"text": WORDS | {"no text"}}, text="甲"),
    "Limits": built(gd.Limits),
    "batch.LastYear": call(
        batch.LastYear,
        {"sources": SOURCES | {"subclass of a report"}},
        sources=[],
        max_bytes=100_000,
    ),
    "Money": built(gd.Money, {"unit": NO | WORDS}, value=Decimal(1), unit="元"),
    "Paragraph": built(gd.Paragraph, {"text": WORDS | {"no text"}}, text="甲"),
    "Picture": built(
        gd.Picture,
        {"alt": WORDS},
        data=PNG,
        media_type="image/png",
        alt="甲",
    ),
    "ReadingProblem": built(
        gd.ReadingProblem,
        {"pointer": TEXT, "code": TEXT, "source": NO},
        pointer="/a",
        code="a",
        message=MESSAGE,
        severity="info",
        source=gd.Source(),
    ),
    "Remark": built(gd.Remark, {"pointer": WORDS, "text": WORDS}, pointer="/a", text="甲"),
    "Renderer": built(
        gd.Renderer,
        {"name": {"word"}, "render": {"class", "function"}, "options": {"no dict"}},
        name="a",
        suffix=".a",
        media_type="text/a",
        render=len,
        options={},
    ),
    "Report2019": copied(OLDER, {"year": NO, "title": NO | WORDS, "published": NO}),
    "Report2021": copied(REPORT, {"year": NO, "title": NO | WORDS, "published": NO}),
    "Subject": built(
        gd.Subject,
        {"report": REPORTS, "previous": NO | REPORTS, "parts": NO},
        report=REPORT,
    ),
    "Waiver": built(
        gd.Waiver,
        {"rule": WORDS, "pointer": {"no text", "long text"}, "reason": WORDS}
        | {"who": NO | WORDS, "until": NO, "agency": NO | WORDS}
        | {"year": NO | {"0", "-1", "huge"}},
        rule="cells.blank",
        pointer="",
        reason="有",
    ),
}

TABLES = {"CaseOutcomes", "Disputes", "Litigation", "NotProcessed", "Organizations"}
TABLES |= {"UnableToProvide", "Withheld"}
"""Classes of tables, which refuse as ``Applicants`` does: ``Form`` checks all of them."""

GIVEN = {
    *("Aggregate", "BlankRow", "Breakdown", "CarriedOver", "CellChange", "CheckedColumns"),
    *("CheckedRelation", "Comparison", "ComparisonNote", "Conclusion", "Coverage", "Covered"),
    *(
        "Edition",
        "Example",
        "Fact",
        "Finding",
        "Leaf",
        "LeftOut",
        "Message",
        "Pairing",
        "PartAmount",
    ),
    *("PartBlanks", "PartRemark", "Problem", "Reading", "Repair", "Rule"),
    *("Silence", "Source", "TextChange", "TotalChange"),
    *("batch.Facts", "batch.Output", "batch.Result"),
}
"""Records that the library gives, or that rules are made of: what is in them is looked at where it
is used, and not when they are built."""
