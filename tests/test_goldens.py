"""Golden files: what each renderer gives for the sample of each edition.

``pytest --rewrite`` writes them anew; read the difference before committing it.
"""

import zipfile
from importlib.resources import files
from io import BytesIO

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


@pytest.mark.parametrize("edition", gd.EDITIONS)
def test_comparisons_give_the_golden_files(request: pytest.FixtureRequest, edition: str) -> None:
    """Each sample beside the other one, of another edition, as a fragment."""
    (other,) = set(gd.EDITIONS) - {edition}
    document = gd.layout_comparison(sample(edition), sample(other))
    same(request, f"{edition}.comparison.html", gd.render(document, "html", mode="fragment"))


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
