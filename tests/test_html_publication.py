"""HTML in its surroundings: meta tags, catalogue box, stylesheet beside the page, data inside."""

import hashlib
import json
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import attrs
import pytest

import govdisclose as gd
from govdisclose.document import Document, Metadata
from govdisclose.renderers import html
from govdisclose.renderers.html import Article, Catalogue, Column, Site
from support import html_reading as reading
from support import real

METADATA = Metadata(title="示例", author="示例局", published=date(2025, 1, 20))
EMPTY = Document((), METADATA, lambda: '{"a":"<b>"}')
SITE = Site(name="示例市人民政府", domain="www.example.gov.cn", id_code="3500000001")
KINDS: list[tuple[str, type[Any]]] = [
    ("site", Site),
    ("column", Column),
    ("article", Article),
    ("catalogue", Catalogue),
]


def metas(markup: str) -> list[tuple[str | None, str | None]]:
    """List the named meta tags, but for those of every page."""
    found = reading.find(reading.tree(markup), "//meta[@name]")
    pairs = [(element.get("name"), element.get("content")) for element in found]
    return [pair for pair in pairs if pair[0] not in {"viewport", "format-detection"}]


def test_meta_tags_of_a_site() -> None:
    """All tags of 国办发〔2017〕47号 stand in the head, in the order site, column, article."""
    column = Column(name="年报", description="历年年报", keywords="年报,公开")
    article = Article(
        published=datetime(2025, 1, 21, 9, 5),  # noqa: DTZ001 - local time is meant
        source="示例市政府网",
        author="示例市发改局",
        keywords="年报",
        description="2024年年报",
        image="https://www.example.gov.cn/a.png",
        url="https://www.example.gov.cn/2024.html",
        data="2024.json",
    )
    markup = html.render(EMPTY, site=SITE, column=column, article=article)
    assert metas(markup) == [
        ("SiteName", "示例市人民政府"),
        ("SiteDomain", "www.example.gov.cn"),
        ("SiteIDCode", "3500000001"),
        ("ColumnName", "年报"),
        ("ColumnDescription", "历年年报"),
        ("ColumnKeywords", "年报,公开"),
        ("ColumnType", "信息公开年报"),
        ("ArticleTitle", "示例"),
        ("PubDate", "2025-01-21 09:05"),
        ("ContentSource", "示例市政府网"),
        ("Keywords", "年报"),
        ("Author", "示例市发改局"),
        ("Description", "2024年年报"),
        ("Image", "https://www.example.gov.cn/a.png"),
        ("Url", "https://www.example.gov.cn/2024.html"),
    ]
    (link,) = reading.find(reading.tree(markup), "//link")
    assert dict(link.attrib) == {
        "rel": "alternate",
        "type": "application/json",
        "href": "2024.json",
    }


def test_meta_tags_without_a_site() -> None:
    """What the report itself says stands there always; what is not known is left out."""
    assert metas(html.render(EMPTY)) == [
        ("ArticleTitle", "示例"),
        ("PubDate", "2025-01-20 00:00"),
        ("ContentSource", "示例局"),
        ("Author", "示例局"),
    ]
    bare = Document((), Metadata(title="甲", author="", published=None), lambda: "{}")
    assert metas(html.render(bare)) == [("ArticleTitle", "甲")]


def test_linked_data_says_what_the_article_says() -> None:
    """JSON-LD has the address, the description and the time of the article."""
    article = Article(
        published=datetime(2025, 1, 21, 9, 5),  # noqa: DTZ001 - local time is meant
        url="https://www.example.gov.cn/2024.html",
        description="说明",
    )
    page = reading.tree(html.render(EMPTY, article=article))
    (script,) = reading.find(page, "//script[@type='application/ld+json']")
    about = json.loads(script.text or "")
    assert about["datePublished"] == "2025-01-21T09:05:00"
    assert about["url"] == "https://www.example.gov.cn/2024.html"
    assert about["description"] == "说明"
    assert "image" not in about


@pytest.mark.parametrize("mode", ["page", "fragment"])
def test_catalogue_box(mode: html.Mode) -> None:
    """The box stands above the title, with the agency and the date where nothing else is given."""
    catalogue = Catalogue(index_number="甲-1", written=date(2025, 1, 2), topic="年报")
    document = attrs.evolve(gd.layout(real.report("huaian-2024")), metadata=METADATA)
    article = reading.find(
        reading.tree(html.render(document, mode=mode, catalogue=catalogue)),
        "descendant-or-self::article",
    )[0]
    box, header = list(article)[:2]
    pairs = [[reading.words(part) for part in pair] for pair in box]
    assert (box.tag, header.tag) == ("dl", "div")
    assert pairs == [
        ["索引号", "甲-1"],
        ["发布机构", "示例局"],
        ["成文日期", "2025-01-02"],
        ["发布日期", "2025-01-20"],
        ["主题分类", "年报"],
    ]


def test_external_stylesheet() -> None:
    """A page with its stylesheet beside it holds no style at all."""
    parsed = reading.parse(html.render(EMPTY, stylesheet="/css/gd.css?v=1"))
    assert "style" not in parsed.elements
    assert [value for name, value in parsed.attributes if name == "href"] == ["/css/gd.css?v=1"]
    assert html.stylesheet("page") in html.render(EMPTY)
    assert html.stylesheet("page").endswith(html.stylesheet("fragment"))


def test_data_has_its_hash() -> None:
    """The hash is that of what stands in the element, which is the report's JSON; or neither."""
    page = reading.tree(html.render(EMPTY))
    (script,) = reading.find(page, "//script[@id='gd-data']")
    text = script.text or ""
    assert script.get("data-sha256") == hashlib.sha256(text.encode()).hexdigest()
    assert json.loads(text) == {"a": "<b>"}
    assert 'id="gd-data"' not in html.render(EMPTY, data=False)


def test_title_can_be_left_out() -> None:
    """Without its title a fragment is named by its words, and its chapters stand one higher."""
    blocks = gd.layout(real.report("huaian-2024")).blocks
    document = Document(blocks, METADATA, lambda: "{}")
    article = reading.tree(html.render(document, mode="fragment", title=False))
    assert article.get("aria-label") == "示例"
    assert reading.find(article, ".//h1 | .//header | .//h3") == []
    assert len(reading.find(article, ".//h2")) == 6


def as_json(value: Any) -> dict[str, object]:
    """Give the fields of an object as a JSON file has them."""
    fields = attrs.asdict(value, filter=lambda _, content: content is not None)
    return {
        name: content.isoformat(" ") if isinstance(content, datetime) else str(content)
        for name, content in fields.items()
    }


def test_settings_come_from_files_too(tmp_path: Path) -> None:
    """Each class can be a JSON file with its fields, as on the command line."""
    given: dict[str, Any] = {
        "site": SITE,
        "column": Column(name="年报"),
        "article": Article(
            published=datetime(2025, 1, 21, 9, 5),  # noqa: DTZ001 - local time is meant
            url="2024.html",
        ),
        "catalogue": Catalogue(written=date(2025, 1, 2), validity="有效"),
    }
    paths = {name: tmp_path / f"{name}.json" for name in given}
    for name, path in paths.items():
        path.write_text(json.dumps(as_json(given[name])), "utf-8")
    from_files: dict[str, Any] = {name: str(path) for name, path in paths.items()}
    assert html.render(EMPTY, **from_files) == html.render(EMPTY, **given)


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        ({"name": "甲", "domain": "b"}, "id_code"),
        ({"name": "甲", "domain": "b", "id_code": 1}, "/id_code"),
        ({"name": "甲\u202e", "domain": "", "id_code": "1"}, "U+202E"),
        ({"nmae": "甲"}, "nmae"),
        (["甲"], "name, domain, id_code"),
    ],
)
def test_wrong_files_are_named(tmp_path: Path, fields: object, words: str) -> None:
    """A file with a field too many, too few or wrong is refused, with its path and the field."""
    path = tmp_path / "site.json"
    path.write_text(json.dumps(fields), "utf-8")
    with pytest.raises(gd.OptionError) as caught:
        html.render(EMPTY, site=path)
    for language in ("zh", "en"):
        assert words in caught.value.text(language)
        assert path.name in caught.value.text(language)


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b'{"name": "a",\n"domain" "b"}', "第 2 行第 10 列"),
        (b'{"name": "a", "name": "b"}', "'name' 出现了两次"),
        ("{}".encode("utf-16"), "UTF-8"),
        (b'{"nmae": "a"}', "是否应为 name"),
        (b"[" * 100_000, "JSON"),
    ],
)
def test_files_that_cannot_be_read(tmp_path: Path, content: bytes, words: str) -> None:
    """What is no JSON, or says a thing twice, is named with its place."""
    path = tmp_path / "site.json"
    path.write_bytes(content)
    with pytest.raises(gd.OptionError, match=words):
        html.render(EMPTY, site=path)


def test_files_of_windows(tmp_path: Path) -> None:
    """A byte order mark at the beginning of a file does no harm."""
    path = tmp_path / "column.json"
    path.write_text('{"name": "年报"}', "utf-8-sig")
    assert html.render(EMPTY, column=path) == html.render(EMPTY, column=Column(name="年报"))


def test_the_box_has_the_date_of_the_article() -> None:
    """Where the article says when it was published, the catalogue box says the same day."""
    article = Article(published=datetime(2025, 1, 21, 9, 5))  # noqa: DTZ001 - local time is meant
    markup = html.render(EMPTY, article=article, catalogue=Catalogue())
    assert "<dt>发布日期</dt><dd>2025-01-21</dd>" in markup


def test_times_with_a_zone_are_refused() -> None:
    """PubDate is local time, so that a zone would be lost."""
    with pytest.raises(gd.InvalidValueError, match="时区"):
        Article(published=datetime(2025, 1, 21, tzinfo=UTC))


def test_wrong_times_are_named(tmp_path: Path) -> None:
    """A date that is none is refused; so is a date where a program gives text."""
    path = tmp_path / "catalogue.json"
    path.write_text('{"written": "2025年1月2日", "published": 5}', "utf-8")
    with pytest.raises(gd.OptionError, match="/written：应为 2025-01-20 这样的日期"):
        html.render(EMPTY, catalogue=path)
    path.write_text('{"published": "2025-01-20 09:30"}', "utf-8")
    with pytest.raises(gd.OptionError, match="/published：应为 2025-01-20 这样的日期"):
        html.render(EMPTY, catalogue=path)
    with pytest.raises(gd.InvalidValueError, match="/published"):
        Article(published="2025-01-20")  # type: ignore[arg-type]
    with pytest.raises(gd.InvalidValueError, match="/written"):
        Catalogue(written=datetime(2025, 1, 2))  # noqa: DTZ001 - refused


@pytest.mark.parametrize(("name", "kind"), KINDS)
def test_other_objects_are_refused(name: str, kind: type, tmp_path: Path) -> None:
    """An option takes its own class or a path; a path must lead to a file."""
    wrong: list[tuple[Any, str]] = [(5, kind.__name__), (tmp_path / "no.json", "no.json")]
    for value, words in wrong:
        with pytest.raises(gd.OptionError, match=words):
            html.render(EMPTY, **{name: value})


ADDRESSES = [
    "a.css",
    "/a.css",
    "../a.css",
    "https://a.b/c?d=e#f",
    "HTTP://a.b",
    "甲/乙.css",
    "?a:b",
]
NO_ADDRESSES = [
    "",
    "javascript:alert(1)",
    "JaVaScRiPt:alert(1)",
    "data:text/css,a",
    "//a.b/c",
    "ftp://a.b",
    "a b",
    "a\nb",
    "\\\\a",
    "java\tscript:x",
    5,
    b"a",
]


@pytest.mark.parametrize("address", ADDRESSES)
def test_addresses(address: str) -> None:
    """Addresses of the web and relative ones are taken."""
    assert Article(url=address).url == address
    assert f'href="{address}"' in html.render(EMPTY, stylesheet=address)


@pytest.mark.parametrize("address", NO_ADDRESSES)
def test_no_addresses(address: Any) -> None:
    """Other schemes, hosts without one, and white space are refused."""
    with pytest.raises(gd.InvalidValueError, match="/data"):
        Article(data=address)
    with pytest.raises(gd.OptionError, match="stylesheet"):
        html.render(EMPTY, stylesheet=address)


@pytest.mark.parametrize(
    "options",
    [
        {"mode": "fragment", "site": SITE},
        {"mode": "cms", "column": Column(name="甲")},
        {"mode": "fragment", "article": Article()},
        {"mode": "cms", "stylesheet": "a.css"},
        {"mode": "page", "title": False},
    ],
)
def test_options_that_do_not_go_with_the_mode(options: dict[str, Any]) -> None:
    """What only a page has room for is not silently left out, and a page keeps its title."""
    with pytest.raises(gd.OptionError, match=r"mode=page"):
        html.render(EMPTY, **options)


@pytest.mark.parametrize("name", ["title", "data"])
def test_switches(name: str) -> None:
    """A switch is True or False, and nothing like it."""
    for value in (1, 0, None, "true"):
        options: dict[str, Any] = {name: value}
        with pytest.raises(gd.OptionError, match=name):
            html.render(EMPTY, **options)


def test_stylesheet_of_no_mode() -> None:
    """The mode cms has no stylesheet."""
    with pytest.raises(gd.OptionError, match="page / fragment"):
        html.stylesheet("cms")  # type: ignore[arg-type]
