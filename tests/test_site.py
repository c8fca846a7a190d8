"""The documentation site, built as scripts/docs builds it, and looked at."""

import importlib
import mimetypes
import subprocess
import sys
from collections.abc import Iterator
from importlib.util import find_spec
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit

import attrs
import pytest
from lxml import etree
from playwright.sync_api import Page, Route

import govdisclose as gd
from support import npm
from support.browser import Tab
from support.doc_pages import CHINESE, ENGLISH, FOLDERS, PAGES, ROOT, anchor, headings, read

ADDRESS = "http://docs.test/"
LANGUAGES = {"zh": "", "en": "en/"}
FOUND = {
    "勾稽": "reference/rules.html",
    "结转下年度": "reference/rules.html",
    "汇总": "howto/rollup.html",
    "不予公开": "reference/api/tables-of-the-form.html",
    "豁免": "reference/cli.html",
    "gd.replace": "reference/api/functions.html",
    "结转": "howto/rollup.html",
    "施行": "explanation/editions.html",  # it stands behind a digit
}
"""What is looked for in Chinese, and a page that must be among those found."""
NOT_FOUND = ("结转", "howto/fonts.md")
"""A word, and a page that has each of its characters and not the word."""
SHOWN = ["index.html", "reference/api/functions.html", "reference/rules.html", "reference/cli.html"]
AXE = """async () => {
  const found = await axe.run(document, {resultTypes: ["violations"]});
  return found.violations.filter(rule => ["serious", "critical"].includes(rule.impact))
    .flatMap(rule => rule.nodes.map(node => `${rule.id}: ${node.html}`));
}"""

in_both_languages = pytest.mark.parametrize("folder", LANGUAGES.values(), ids=LANGUAGES)


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Build the site, strictly; skips the test where what it takes is not installed."""
    missing = [name for name in ("zensical", "mkdocstrings_handlers") if find_spec(name) is None]
    if missing:
        pytest.skip(f"not installed, see the group docs in pyproject.toml: {', '.join(missing)}")
    target = tmp_path_factory.mktemp("site")
    done = subprocess.run(  # noqa: S603 - our own script
        [sys.executable, str(ROOT / "scripts" / "site"), str(target)],
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return target


def tree(path: Path) -> Any:
    return etree.HTML(path.read_bytes().decode("utf-8"))


def built(site: Path) -> list[Path]:
    """List the pages of the site; that on what is not there has no place of its own."""
    return sorted(path for path in site.rglob("*.html") if path.name != "404.html")


@pytest.fixture
def visit(site: Path, tab: Tab) -> Iterator[tuple[Page, list[str]]]:
    """Open a window that has the site at an address of its own; note what else is asked for."""
    browser = tab.page.context.browser
    assert browser is not None
    page = browser.new_page(locale="zh-CN", viewport={"width": 1280, "height": 900})
    complaints: list[str] = []

    def answer(route: Route) -> None:
        if route.request.url.startswith(site.as_uri()):
            route.continue_()
            return
        place = unquote(route.request.url.removeprefix(ADDRESS).partition("?")[0].partition("#")[0])
        path = site / place
        if not route.request.url.startswith(ADDRESS) or not path.is_file():
            complaints.append(route.request.url)
            route.fulfill(status=404)
        else:
            kind = mimetypes.guess_type(path.name)[0] or "application/octet-stream"
            route.fulfill(path=path, content_type=kind)

    page.context.route("**/*", answer)
    page.on("pageerror", lambda error: complaints.append(str(error)))
    yield page, complaints
    page.close()


def test_every_page_is_there_in_both_languages(site: Path) -> None:
    """Each page is built, in its language, and names the same page in the other."""
    for page in PAGES:
        place = page.replace(".md", ".html")
        for language, other in (("zh", "en"), ("en", "zh")):
            path = site / LANGUAGES[language] / place
            shown = tree(path)
            assert shown.get("lang") == language
            (link,) = shown.xpath("//a[contains(@class, 'site-language')]/@href")
            assert (path.parent / link).resolve() == site / LANGUAGES[other] / place


def test_links_lead_somewhere(site: Path) -> None:
    """All links within the site lead to files that it has, and to places in them."""
    pages = {path: tree(path) for path in built(site)}
    ids = {path: set(page.xpath("//@id")) for path, page in pages.items()}
    lost = []
    for path, page in pages.items():
        for link in {*page.xpath("//@href"), *page.xpath("//@src")}:
            parts = urlsplit(link)
            target = (path.parent / unquote(parts.path)).resolve() if parts.path else path
            target = target / "index.html" if target.is_dir() else target
            place = unquote(parts.fragment)
            if not parts.scheme and not (
                target.exists() and (not place or target.suffix != ".html" or place in ids[target])
            ):
                lost.append((path.relative_to(site).as_posix(), link))
    assert lost == []


def test_headings_have_the_same_anchors_as_in_the_repository(site: Path) -> None:
    """A link to a heading that works where the repository is shown works on the site."""
    for folder in FOLDERS:
        for page in PAGES:
            path = site / ("en" if folder == ENGLISH else "") / page.replace(".md", ".html")
            there = set(tree(path).xpath("//@id"))
            wanted = {anchor(words) for level, words in headings(folder / page) if level > 1}
            assert wanted - there == set(), path


@in_both_languages
def test_every_public_name_has_an_entry_with_its_fields(site: Path, folder: str) -> None:
    """Signatures and docstrings are shown of each public name, and all fields of its classes."""
    pages = [tree(path) for path in sorted((site / folder / "reference" / "api").glob("*.html"))]
    entries = {
        name: entry
        for page in pages
        for entry in page.xpath("//div[contains(@class, 'doc-object')]")
        for name in entry.xpath("./h2[contains(@class, 'doc-heading')]/@id")
    }
    names = importlib.import_module("govdisclose").__all__
    assert sorted(entries) == [f"govdisclose.{name}" for name in names]
    for name in names:
        value = getattr(gd, name)
        fields = attrs.fields(value) if isinstance(value, type) and attrs.has(value) else ()
        entry = entries[f"govdisclose.{name}"]
        shown = {"".join(code.itertext()) for code in entry.xpath(".//td[1]/code")}
        if not name.startswith("Report"):  # the entry of its edition has them
            assert {field.name for field in fields if field.init} - shown == set(), name


@in_both_languages
def test_the_reference_reads_as_words_and_not_as_source(site: Path, folder: str) -> None:
    """Defaults are values, marks of examples are gone, and what is returned has one row."""
    for path in (site / folder / "reference" / "api").glob("*.html"):
        shown = tree(path)
        assert shown.xpath("//td[contains(., 'attrs.field')]") == [], path
        assert shown.xpath("//p[starts-with(normalize-space(), '::')]") == [], path
        for name in ("Returns:", "返回："):
            titles = f"//p[span[.='{name}']]"
            assert shown.xpath(f"{titles}/following-sibling::*[1][count(.//tbody/tr) > 1]") == []
    names = tree(site / folder / "reference" / "api" / "formats.html").xpath("//h3/text()")
    assert {"gd.batch.render", "gd.batch.Status", "gd.tables.columns"} <= {n.strip() for n in names}


@in_both_languages
def test_navigation_has_the_pages_of_the_docs_alone(site: Path, folder: str) -> None:
    """Files of the repository that pages link to are pages too, and do not fill the sidebar."""
    shown = tree(site / folder / "howto" / "rule.html")
    links = shown.xpath("//nav[contains(@class, 'md-nav--primary')]//@href")
    assert [link for link in links if "repository/" in link] == []
    assert (site / folder / "repository" / "CONTRIBUTING.html").is_file()


@pytest.mark.parametrize(("arguments", "status"), [(["--help"], 0), (["build"], 2)])
def test_the_script_tells_how_it_is_called(arguments: list[str], status: int) -> None:
    """What it does not know is not taken for a wish to build."""
    done = subprocess.run(  # noqa: S603 - our own script
        [ROOT / "scripts" / "docs", *arguments], capture_output=True, text=True, check=False
    )
    assert (done.returncode, "Usage: scripts/docs [serve [PORT]]" in done.stdout) == (status, True)


@pytest.mark.parametrize("opened", ["from a server", "from a folder"])
def test_search_finds_chinese_words(site: Path, visit: tuple[Page, list[str]], opened: str) -> None:
    """What is typed in Chinese finds the pages that say just that, with a server and without."""
    page, complaints = visit
    page.goto(f"{ADDRESS if opened == 'from a server' else site.as_uri() + '/'}index.html")
    field = page.get_by_placeholder("搜索")
    field.wait_for(state="attached")
    page.keyboard.press("Control+k")
    for words, place in FOUND.items():
        field.fill(words)
        page.locator(f"li a[href*='/{place}?h=']").first.wait_for(timeout=10_000)
    word, place = NOT_FOUND
    text = read(CHINESE / place)
    assert (set(word) <= set(text), word in text) == (True, False)
    field.fill(word)
    page.locator(f"li a[href*='/{FOUND[word]}?h=']").first.wait_for(timeout=10_000)
    assert page.locator(f"li a[href*='/{place.replace('.md', '.html')}?h=']").count() == 0
    panel = page.get_by_placeholder("搜索").locator("xpath=ancestor::*[parent::dialog]")
    field.fill("公" + "章")  # in no page, and some show this file
    panel.get_by_text("没有找到").wait_for(timeout=10_000)
    assert (
        panel.evaluate("panel => getComputedStyle(panel).backgroundColor") == "rgb(255, 255, 255)"
    )
    assert complaints == []


@in_both_languages
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_pages_shut_nobody_out_and_ask_for_nothing_outside(
    visit: tuple[Page, list[str]], folder: str, scheme: Any
) -> None:
    """Axe finds nothing grave, no page is wider than a phone, and nothing is fetched elsewhere."""
    page, complaints = visit
    axe = npm.module("axe-core/axe.min.js").read_text("utf-8")
    page.emulate_media(color_scheme=scheme)
    found = []
    for place in SHOWN:
        page.set_viewport_size({"width": 390, "height": 900})
        page.goto(f"{ADDRESS}{folder}{place}")
        assert page.evaluate("document.documentElement.scrollWidth") <= 390, place
        page.evaluate(axe)
        found += [f"{place}: {fault}" for fault in page.evaluate(AXE)]
    assert found == []
    assert complaints == []
