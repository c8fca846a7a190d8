"""Golden files: what each renderer gives for the sample of each edition.

``pytest --rewrite`` writes them anew; read the difference before committing it.
"""

import zipfile
from decimal import Decimal
from importlib.resources import files
from io import BytesIO
from typing import Any

import pytest
from lxml import etree

import govdisclose as gd
from support.goldens import same

FORMATS: list[tuple[str, str, dict[str, str]]] = [
    ("grid.txt", "text", {"layout": "grid"}),
    ("cells.txt", "text", {"layout": "cells"}),
    ("list.txt", "text", {"layout": "list"}),
    ("page.html", "html", {"mode": "page"}),
    ("fragment.html", "html", {"mode": "fragment"}),
    ("cms.html", "html", {"mode": "cms"}),
    ("markdown.md", "markdown", {}),
    ("docx.xml", "docx", {}),
]

LAST_YEAR = {
    "/requests/received/natural_persons": 96,
    "/requests/received/total": 112,
    "/requests/carried_over/natural_persons": None,
    "/requests/outcomes/disclosed/natural_persons": 43,
    "/requests/outcomes/disclosed/total": 50,
    "/disputes/litigation/direct/upheld": 0,
    "/problems": (gd.Paragraph("公开平台检索不便，政策解读形式单一。下一步改进平台，丰富形式。"),),
}
"""What the year before the samples is made to be, to compare with."""
_CENTRAL = "/proactive_disclosure/procurement/centralized_procurement/amount"
LAST_YEAR_OF: dict[str, dict[str, object]] = {
    "2019": {"/year": 2019, _CENTRAL: gd.Money(Decimal(9800), "元")},
    "2021": {
        "/year": 2023,
        "/proactive_disclosure/services/licensing/decisions": 870,
        "/proactive_disclosure/fees/administrative_fees/amount": Decimal("30.5"),
    },
}


def sample(edition: str) -> gd.Report:
    """Load the packaged sample of an edition."""
    return gd.loads(files("govdisclose").joinpath(f"samples/{edition}.json").read_bytes())


def readable(content: str | bytes) -> str:
    """Give text as it is, and a package as the canonical XML of its parts, one after another."""
    if isinstance(content, str):
        return content
    parts = []
    with zipfile.ZipFile(BytesIO(content)) as package:
        for name in package.namelist():
            tree = etree.fromstring(package.read(name))
            etree.indent(tree)
            parts.append(f"<!-- {name} -->\n{etree.canonicalize(tree)}\n")
    return "\n".join(parts)


@pytest.mark.parametrize("edition", gd.EDITIONS)
@pytest.mark.parametrize(("suffix", "name", "options"), FORMATS)
def test_renderers_give_the_golden_files(
    request: pytest.FixtureRequest, edition: str, suffix: str, name: str, options: dict[str, str]
) -> None:
    """Each format of each edition's sample is what was read and found good."""
    actual = readable(gd.render(sample(edition), name, **options))
    same(request, f"{edition}.{suffix}", actual)


@pytest.mark.parametrize("edition", gd.EDITIONS)
def test_blank_forms_give_the_golden_files(request: pytest.FixtureRequest, edition: str) -> None:
    """The blank form of each edition, as text."""
    same(request, f"{edition}-blank.grid.txt", str(gd.render(gd.blank(edition), "text")))


def compared(edition: str) -> gd.Comparison:
    """Compare the sample of an edition with the year before, which is made up."""
    report = sample(edition)
    return gd.compare(gd.replace(report, LAST_YEAR | LAST_YEAR_OF[edition]), report)


@pytest.mark.parametrize("edition", gd.EDITIONS)
@pytest.mark.parametrize(("suffix", "name", "options"), FORMATS)
def test_comparisons_give_the_golden_files(
    request: pytest.FixtureRequest, edition: str, suffix: str, name: str, options: dict[str, str]
) -> None:
    """Each format of a comparison: text has every cell, others the part before them."""
    document = gd.layout_comparison(compared(edition), cells=name == "text")
    without: dict[str, Any] = {} if name in {"text", "markdown"} else {"data": False}
    actual = readable(gd.render(document, name, **options, **without))
    same(request, f"{edition}.comparison.{suffix}", actual)


@pytest.mark.parametrize("edition", gd.EDITIONS)
def test_tables_of_comparisons_give_the_golden_files(
    request: pytest.FixtureRequest, edition: str
) -> None:
    """Every cell of a comparison, with spans, as Markdown; every line as CSV."""
    document = gd.layout_comparison(compared(edition), "en")
    same(request, f"{edition}.comparison.cells.md", str(gd.render(document, "markdown")))
    rows = gd.summarize_comparison(compared(edition), "csv")
    same(request, f"{edition}.comparison.csv", rows)


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_comparisons_of_two_editions_give_the_golden_files(
    request: pytest.FixtureRequest, lang: gd.Lang
) -> None:
    """The sample of the newer edition beside that of the older one, as text for a terminal."""
    comparison = gd.compare(sample("2019"), sample("2021"))
    same(
        request,
        f"2019-2021.comparison.{lang}.txt",
        gd.summarize_comparison(comparison, "brief", lang),
    )


@pytest.mark.parametrize("edition", gd.EDITIONS)
def test_samples_are_clean(edition: str) -> None:
    """The samples break no rule, and their JSON is stored as ``dumps`` writes it."""
    report = sample(edition)
    stored = files("govdisclose").joinpath(f"samples/{edition}.json").read_text("utf-8")
    assert gd.check(report) == []
    assert gd.dumps(report, indent=2) + "\n" == stored
    assert report.edition == edition


@pytest.mark.parametrize("edition", gd.EDITIONS)
@pytest.mark.parametrize(("suffix", "name", "options"), FORMATS)
def test_same_report_same_output(
    edition: str, suffix: str, name: str, options: dict[str, str]
) -> None:
    """Rendering twice, from two equal reports, gives the same content."""
    first = gd.render(sample(edition), name, **options)
    assert gd.render(gd.loads(gd.dumps(sample(edition))), name, **options) == first, suffix
