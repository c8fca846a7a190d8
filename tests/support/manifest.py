"""All that the library gives for some reports, each as a hash: the same on every machine.

Run as a program it prints them as JSON, so that interpreters and settings can be compared. It needs
nothing but the library, and XlsxWriter.
"""

import contextlib
import hashlib
import io
import json
import sys
import zipfile
from collections.abc import Iterator
from datetime import date
from importlib.resources import files
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, get_args

import attrs

import govdisclose as gd
from govdisclose.cli import main

PIXEL = bytes.fromhex(
    "89504e470d0a1a0a0000000d49484452000000010000000108000000003a7e9b550000000a494441"
    "54789c636800000082008177cd72b60000000049454e44ae426082"
)
TODAY = date(2025, 6, 1)
WRONG_JSON = (
    '{"format": 1, "edition": "2021", "yaer": 1, "agency": {"kind": "x"}, "a": 1, "a": 2,'
    ' "overview": [{"type": "paragraph"}], "requests": {"received": {"totl": 1, "total": 1.5}}}'
)


def sample(edition: str) -> gd.Report:
    """Give the sample of an edition, with a block of each kind, a remark and attachments."""
    report = gd.loads(files("govdisclose").joinpath(f"samples/{edition}.json").read_bytes())
    blocks = (
        gd.Heading("（一）各类内容", level=2),
        gd.Paragraph("新收申请 3 件，𠮷与“引号”。\n第二行。"),
        gd.DataTable((("项目", "件数"), ("规章", "1")), caption="表 1"),
        gd.Picture(PIXEL, "image/png", "一个点"),
    )
    remark = gd.Remark("/requests/received/total", "其中网上 2 件")
    attached = gd.Attachment("清单", (gd.Paragraph("见附件。"),))
    return attrs.evolve(report, overview=blocks, remarks=(remark,), attachments=(attached,))


def wrong(report: gd.Report) -> gd.Report:
    """Give a report with errors and blanks."""
    changes = {"/requests/received/total": 999, "/disputes/reconsideration/total": None}
    return gd.replace(report, {**changes, "/requests/received/natural_persons": None})


def outputs() -> Iterator[tuple[str, object]]:
    """Give each output with its name."""
    reports = [sample("2019"), sample("2021")]
    for report in [*reports, gd.blank("2021")]:
        name = f"{report.edition}-{'blank' if report.year is None else 'sample'}"
        for kind, content in of_report(report):
            yield f"{name}.{kind}", content
        yield f"{name}.schema", json.dumps(gd.json_schema(report.edition), ensure_ascii=False)
    yield from of_several(reports[0], reports[1])
    yield "tables.long", b"".join(gd.tables.to_csv(reports))
    yield "rules", [(rule.id, rule.title, rule.explanation) for rule in gd.rules()]
    try:
        gd.loads(WRONG_JSON)
    except gd.DecodeError as error:
        yield "json.problems", error.text("zh") + error.text("en")
    with TemporaryDirectory() as folder:
        yield from of_commands(Path(folder))


def of_report(report: gd.Report) -> Iterator[tuple[str, object]]:
    yield "json", gd.dumps(report)
    yield "json.lines", gd.dumps(report, indent=2)
    for mode in ("page", "fragment", "cms"):
        yield f"html.{mode}", gd.render(report, "html", mode=mode)
    for layout in ("grid", "cells", "list"):
        yield f"text.{layout}", gd.render(report, "text", layout=layout)
    yield "markdown", gd.render(report, "markdown")
    for theme in ("windows", "xinchuang", "open"):
        yield from packed(f"docx.{theme}", gd.render(report, "docx", theme=theme))
    yield from packed("workbook", gd.workbook(report))
    yield "facts", gd.facts(report)
    reading = gd.read(gd.render(report, "markdown"), name="a.md")
    yield "reading", [*map(str, reading.problems), *reading.sources.items()]
    bad = wrong(report)
    found = gd.check(bad, select="all", ignore="history", today=TODAY, parts=[report])
    checked = gd.Checked(name="报告.json", report=bad, findings=found, source=gd.dumps(bad))
    for form in get_args(gd.SummaryFormat):
        for lang in get_args(gd.Lang):
            yield f"findings.{form}.{lang}", gd.summarize(checked, form, lang)
    yield "repairs", [(r.changes, r.reasons) for r in gd.diagnose(bad)]
    yield "complete", gd.dumps(gd.complete(bad))
    yield "tables.wide", b"".join(gd.tables.to_csv([report], "wide"))


def packed(name: str, content: bytes) -> Iterator[tuple[str, object]]:
    """Give a zip file, whose bytes depend on zlib too, and what is in it."""
    yield name, content
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        yield f"{name}.parts", [(part, package.read(part)) for part in package.namelist()]


def of_several(older: gd.Report, newer: gd.Report) -> Iterator[tuple[str, object]]:
    compared = gd.compare(older, newer)
    for form in get_args(gd.ComparisonFormat):
        yield f"comparison.{form}", gd.summarize_comparison(compared, form, cells=True)
    yield "comparison.docx", gd.render(gd.layout_comparison(compared), "docx")
    yield "comparison.html", gd.render(gd.layout_comparison(compared, "en"), "html")
    other = attrs.evolve(newer, agency=gd.Agency(name="示例市财政局", kind="department"))
    added = gd.aggregate(
        [newer, wrong(other)], agency="示例市", year=newer.year or 0, roster=["示例市民政局"]
    )
    assert added.breakdown is not None
    yield "aggregate.json", gd.dumps(added.report)
    yield "aggregate.coverage", added.coverage.to_csv()
    yield "aggregate.breakdown", added.breakdown.to_csv()
    yield "aggregate.html", gd.render(gd.layout_aggregate(added), "html")


def of_commands(folder: Path) -> Iterator[tuple[str, object]]:
    """Run commands; their help is left out, as each Python lays that out in its own way."""
    report, bad = folder / "report.json", folder / "bad.json"
    gd.dump(sample("2021"), report)
    gd.dump(wrong(sample("2021")), bad)
    page = folder / "page.html"
    gd.write(sample("2021"), page)
    for line in (
        *("rules", "rules --format json", "schema", "stylesheet"),
        *("check REPORT BAD --lang en", "check BAD --format sarif", "complete BAD"),
        *("read PAGE --check --format json", "compare REPORT BAD --all", "table REPORT BAD"),
        *("aggregate REPORT --agency 甲 --year 2024", "render BAD --to text", "check absent.json"),
        *("render REPORT BAD --to text,html -o OUT", "check REPORT --limit max_bytes=9"),
    ):
        places: dict[str, Any] = {"REPORT": report, "BAD": bad, "PAGE": page, "OUT": folder / "o"}
        words = [str(places.get(word, word)) for word in line.split()]
        yield f"command {line}", run(words).replace(str(folder), "FOLDER")
    yield "files", [path.read_bytes() for path in sorted((folder / "o").glob("[!.]*"))]


def run(words: list[str]) -> str:
    """Run a command; give its exit status and all that it prints."""
    screen = io.TextIOWrapper(io.BytesIO(), encoding="utf-8", write_through=True)
    with contextlib.redirect_stdout(screen), contextlib.redirect_stderr(screen):
        status = main(words)
    screen.seek(0)
    return f"{status}\n{screen.read()}"


def digest(content: object) -> str:
    if not isinstance(content, str | bytes):
        content = repr(content)
    data = content.encode() if isinstance(content, str) else content
    return hashlib.sha256(data).hexdigest()


def manifest() -> dict[str, str]:
    """Give the SHA-256 of each output by its name."""
    return {name: digest(content) for name, content in outputs()}


if __name__ == "__main__":
    sys.stdout.write(json.dumps(manifest(), indent=1))
