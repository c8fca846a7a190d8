"""PDF: what is printed, who can read it, that it is the same each time, and what it may get at."""

import hashlib
import itertools
import json
import logging
import os
import re
import struct
import subprocess
import sys
import threading
from datetime import date
from http.server import BaseHTTPRequestHandler, HTTPServer
from io import BytesIO
from pathlib import Path
from xml.etree import ElementTree as ET

import attrs
import pytest

import govdisclose as gd
from govdisclose.editions import EDITIONS
from govdisclose.layouts import layout
from support import made_pdf, payloads, web
from support.goldens import same
from support.images import chunks, png

UA = "{http://www.aiim.org/pdfua/ns/id/}part"


@pytest.fixture(autouse=True)
def _made_here() -> None:
    made_pdf.require()


@pytest.fixture(scope="module")
def samples() -> dict[str, bytes]:
    """Print the sample of each edition, once."""
    made_pdf.require()
    return {edition: gd.render(web.sample(edition), "pdf") for edition in EDITIONS}


@pytest.mark.parametrize("edition", EDITIONS)
def test_golden_files(
    request: pytest.FixtureRequest, samples: dict[str, bytes], edition: str
) -> None:
    """Bookmarks, tags and the text of each page are what was read and found good."""
    same(request, f"{edition}.pdf.txt", made_pdf.readable(samples[edition]))


def test_what_a_file_says_of_itself(samples: dict[str, bytes]) -> None:
    """Title, author, subject, date, language; that it is tagged, and to be shown by its title."""
    report = web.sample("2021")
    file = made_pdf.opened(samples["2021"])
    assert report.published == date(2025, 1, 20)
    assert {key: str(value) for key, value in file.docinfo.items() if key != "/Producer"} == {
        "/Title": "示例市发展和改革局2024年政府信息公开工作年度报告",
        "/Author": "示例市发展和改革局",
        "/Subject": "政府信息公开工作年度报告",
        "/CreationDate": "D:20250120",
    }
    assert str(file.Root.Lang) == "zh-CN"
    assert file.Root.MarkInfo.Marked
    assert file.Root.ViewerPreferences.DisplayDocTitle
    stated = ET.fromstring(bytes(file.Root.Metadata.read_bytes()))  # noqa: S314 - our own
    assert [part for each in stated.iter() if (part := each.get(UA))] == ["1"]
    undated = made_pdf.opened(gd.render(gd.blank("2021"), "pdf"))
    assert "/CreationDate" not in undated.docinfo


def test_all_can_be_read_aloud() -> None:
    """All that is printed is tagged or an artifact, in fonts whose characters are known.

    Headings go down one level at a time, and no caption is empty (ISO 14289-1, 7.1 to 7.5, 7.21).
    """
    for report in (web.everything("2019"), web.everything("2021"), gd.blank("2021")):
        content = gd.render(report, "pdf")
        assert made_pdf.loose(content) == []
        assert made_pdf.unknown_fonts(content) == []
        said = [tag.split()[0] for tag in made_pdf.tags(content)]
        levels = [int(tag[1]) for tag in said if re.fullmatch("H[1-6]", tag)]
        assert levels[0] == 1
        assert [b for a, b in itertools.pairwise(levels) if b > a + 1] == []
        tables = [block for block in layout(report).blocks if isinstance(block, gd.DataTable)]
        assert said.count("Caption") == len([table for table in tables if table.caption])


@pytest.mark.parametrize("edition", EDITIONS)
def test_cells_have_the_headers_of_the_page(samples: dict[str, bytes], edition: str) -> None:
    """Each cell of the form's tables spans what it spans in HTML, and has the same headers."""
    page = made_pdf.cells_of_page(gd.render(web.sample(edition), "html"))
    printed = made_pdf.cells(samples[edition])
    form = [(ours, theirs) for ours, theirs in zip(printed, page, strict=True) if _headed(theirs)]
    assert len(form) == 3
    for ours, theirs in form:
        assert ours == theirs


def _headed(table: list[made_pdf.Cell]) -> bool:
    return any(headers for *_, headers in table)


def test_cells_of_other_tables_have_headers() -> None:
    """In a table of the prose each cell has the header of its column, on each of its pages."""
    rows = tuple((f"甲{number}", f"{number}") for number in range(80))
    table = gd.DataTable((("事项", "件数"), *rows), 1, "清单")
    report = gd.replace(web.sample("2021"), {"/overview": (table,)})
    parts = made_pdf.cells(gd.render(report, "pdf"))[:-3]
    assert len(parts) >= 2
    for part in parts:
        assert [cell[3] for cell in part[:2]] == ["column", "column"]
        assert [cell[4] for cell in part[2:]] == [[0], [1]] * (len(part) // 2 - 1)


def test_pictures_and_charts_say_what_they_show() -> None:
    """A picture has its description, a chart its title, and the chart its colours."""
    picture = gd.Picture(png(40, 20), "image/png", "公开流程图")
    report = gd.replace(web.sample("2021"), {"/overview": (picture,)})
    figures = [tag.strip() for tag in made_pdf.tags(gd.render(report, "pdf")) if "Figure" in tag]
    assert figures == ["Figure 公开流程图"]
    content = gd.render(web.SAMPLES["comparison"](), "pdf")
    halves = [tag.strip() for tag in made_pdf.tags(content) if "Figure" in tag]
    assert halves == [
        "Figure 2022年、2023年办理政府信息公开申请、行政复议、行政诉讼情况对比"
        f"（条形图之{number}，数据见上表）"
        for number in "一二"
    ]
    with made_pdf.opened(content) as file:
        drawn = b"".join(page.Contents.read_bytes() for page in file.pages[:2])
    assert re.search(rb"0\.247\d* 0\.525\d* 0\.815\d* rg", drawn)  # the blue of the later year


def test_same_bytes_under_other_settings(samples: dict[str, bytes], tmp_path: Path) -> None:
    """Another process with another hash seed, time zone, locale and folder gives the same bytes."""
    code = (
        "import govdisclose as gd, hashlib, sys; from importlib.resources import files;"
        "read = lambda e: gd.loads((files('govdisclose') / f'samples/{e}.json').read_bytes());"
        "print(*(hashlib.sha256(gd.render(read(e), 'pdf')).hexdigest() for e in sys.argv[1:]))"
    )
    path = os.pathsep.join(str(Path(place).resolve()) for place in sys.path if place)
    env = os.environ | {
        "PYTHONHASHSEED": "7",
        "TZ": "America/St_Johns",
        "LC_ALL": "C",
        "PYTHONPATH": path,
        "SOURCE_DATE_EPOCH": "0",
        "HOME": str(tmp_path),
    }
    done = subprocess.run(  # noqa: S603 - our own interpreter
        [sys.executable, "-c", code, *EDITIONS],
        env=env,
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=True,
    )
    assert done.stdout.split() == [
        hashlib.sha256(samples[edition]).hexdigest() for edition in EDITIONS
    ]
    assert done.stderr == ""


def test_threads_give_the_same_bytes(samples: dict[str, bytes]) -> None:
    """Four threads at once give what one gives."""
    found: list[tuple[str, bool]] = []

    def work(edition: str) -> None:
        found.append((edition, gd.render(web.sample(edition), "pdf") == samples[edition]))

    threads = [threading.Thread(target=work, args=(edition,)) for edition in [*EDITIONS] * 2]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(found) == sorted((edition, True) for edition in [*EDITIONS] * 2)


def test_no_data_no_attachment(samples: dict[str, bytes]) -> None:
    """The JSON is attached as data of the document, unless that is not wanted."""
    file = made_pdf.opened(samples["2021"])
    [attachment] = file.Root.AF
    assert (str(attachment.UF), str(attachment.AFRelationship)) == ("report.json", "/Data")
    assert str(attachment.EF.F.Subtype) == "/application/json"
    [(name, data)] = made_pdf.attached(samples["2021"]).items()
    assert name == "report.json"
    assert json.loads(data) == json.loads(gd.dumps(web.sample("2021")))
    without = made_pdf.opened(gd.render(web.sample("2021"), "pdf", data=False))
    assert list(without.attachments) == []
    assert "/AF" not in without.Root


def test_hostile_words_fetch_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    """Whatever is written, only pictures are fetched: from their own addresses, which hold them."""
    from weasyprint.urls import URLFetcher  # noqa: PLC0415 - it may be missing

    asked: list[str] = []
    fetch = URLFetcher.fetch

    def heard(self: object, url: str, *rest: object) -> object:
        asked.append(url)
        return fetch(self, url, *rest)

    monkeypatch.setattr(URLFetcher, "fetch", heard)
    hostile = "\n".join(payloads.MARKUP)
    report = gd.replace(
        web.sample("2021"),
        {
            "/overview": (
                gd.Paragraph(hostile),
                gd.Heading("<link rel=attachment href=file:///etc/passwd>"),
                gd.Picture(png(9, 9), "image/png", '"><img src=file:///etc/passwd>'),
            ),
            "/agency/name": "<style>@import url(http://127.0.0.1:9/a.css)</style>",
        },
    )
    content = gd.render(report, "pdf")
    assert {url.partition(":")[0] for url in asked} == {"data"}
    assert list(made_pdf.attached(content)) == ["report.json"]
    assert "".join(hostile.split())[:60] in "".join(made_pdf.texts(content))


@pytest.mark.parametrize(
    "markup",
    [
        '<img src="file:///etc/passwd" alt="甲">',
        '<img src="http://127.0.0.1:9/a.png" alt="甲">',
        '<style>@import url("http://127.0.0.1:9/a.css");</style>',
        '<link rel="stylesheet" href="file:///etc/passwd">',
        '<link rel="attachment" href="file:///etc/passwd">',
        '<img src="a.png" alt="甲">',
        '<img src="data:image/png;base64,AAAA" alt="甲">',
    ],
)
def test_templates_get_at_nothing(tmp_path: Path, markup: str) -> None:
    """What a user's template asks for outside of the page is refused; so is a bad picture."""
    (tmp_path / "page.html").write_text(
        '{% extends "govdisclose/page.html" %}{% block footer %}' + markup + "{% endblock %}"
    )
    with pytest.raises(gd.GovdiscloseError, match="不能印成 PDF"):
        gd.render(gd.blank("2021"), "pdf", templates=tmp_path)


def test_what_could_be_had_is_not_asked_for(tmp_path: Path) -> None:
    """A picture that a server of this machine, or a file, would give is refused, not fetched."""
    asked: list[str] = []

    class Server(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            asked.append(self.path)
            self.send_response(200)
            self.end_headers()
            self.wfile.write(png(4, 3))

    (tmp_path / "a.png").write_bytes(png(4, 3))
    with HTTPServer(("127.0.0.1", 0), Server) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        for address in (f"http://127.0.0.1:{server.server_port}/a.png", f"file://{tmp_path}/a.png"):
            (tmp_path / "page.html").write_text(
                '{% extends "govdisclose/page.html" %}{% block footer %}'
                f'<img src="{address}" alt="甲">{{% endblock %}}'
            )
            with pytest.raises(gd.GovdiscloseError, match="不能印成 PDF"):
                gd.render(gd.blank("2021"), "pdf", templates=tmp_path)
        server.shutdown()
    assert asked == []


def test_a_picture_in_the_data_is_not_left_out() -> None:
    """A PDF of ours is read back with its pictures, and none is said to be missing."""
    picture = gd.Picture(png(40, 30), "image/png", "流程图")
    form = gd.blank("2021", year=2024, agency=gd.Agency(name="示例市财政局"))
    report = gd.replace(form, {"/overview": (gd.Paragraph("甲"), picture)})
    reading = gd.read(gd.render(report, "pdf"))
    assert (reading.report, reading.problems) == (report, ())


def test_a_picture_that_is_too_large_is_named() -> None:
    """The message says which picture it is, and has none of its bytes."""
    large = chunks((b"IHDR", struct.pack(">2L5B", 20_000, 20_000, 8, 0, 0, 0, 0)))
    large += png(1, 1)[png(1, 1).index(b"IDAT") - 4 :]
    pictures = tuple(
        gd.Picture(data, "image/png", alt) for data, alt in ((png(40, 30), "好"), (large, "流程图"))
    )
    with pytest.raises(gd.GovdiscloseError) as caught:
        gd.render(gd.replace(gd.blank("2021"), {"/overview": pictures}), "pdf")
    assert caught.value.text("zh") == (
        "网页有处不能印成 PDF，所以没有生成：第 2 幅图片（说明为 '流程图'）无法显示：文件已损坏，"
        "或太大；请换用完好的或更小的图片"
    )
    assert "picture 2 (described as '流程图')" in caught.value.text("en")


def test_an_address_full_of_data_is_cut(tmp_path: Path) -> None:
    """So has the message on a picture of a user's template."""
    (tmp_path / "page.html").write_text(
        '{% extends "govdisclose/page.html" %}{% block footer %}'
        f'<img src="data:image/png;base64,{"AAAA" * 99}" alt="甲">{{% endblock %}}'
    )
    with pytest.raises(gd.GovdiscloseError, match="data:image/png;base64,AAA…'") as caught:
        gd.render(gd.blank("2021"), "pdf", templates=tmp_path)
    assert len(caught.value.text("zh")) < 150


def test_nothing_is_logged(caplog: pytest.LogCaptureFixture) -> None:
    """What WeasyPrint says of CSS for browsers is not passed on, and of others' pages it is."""
    with caplog.at_level(logging.DEBUG):
        gd.render(gd.blank("2021"), "pdf")
        assert [record for record in caplog.records if "weasy" in record.name] == []
        logging.getLogger("weasyprint").warning("of another page")
    assert [record.message for record in caplog.records][-1] == "of another page"


def test_other_documents() -> None:
    """Comparisons, roll-ups and findings are printed as reports are, with their data."""
    report = gd.replace(web.sample("2021"), {"/requests/received/total": 7})
    parts = [gd.replace(report, {"/agency/name": f"示例市第{number}局"}) for number in range(3)]
    checked = gd.Checked(name="a.json", report=report, findings=gd.check(report))
    documents = {
        "对比": web.SAMPLES["comparison"](),
        "汇总": gd.layout_aggregate(gd.aggregate(parts, agency=report.agency, year=2024)),
        "检查": gd.layout_findings([checked]),
    }
    for word, document in documents.items():
        content = gd.render(document, "pdf")
        assert word in made_pdf.texts(content)[0]
        assert made_pdf.attached(content)["report.json"].decode() == document.data()
        with pytest.raises(gd.ReadError):
            gd.read(content)


@pytest.mark.parametrize(
    "report",
    [web.sample("2021"), web.everything("2019"), gd.blank("2021")],
    ids=["sample", "everything", "blank"],
)
def test_files_are_read_back(report: gd.Report) -> None:
    """With the JSON a file gives the report; without it every figure."""
    reading = gd.read(gd.render(report, "pdf"))
    assert reading.report == report
    assert [problem for problem in reading.problems if problem.severity != "info"] == []
    plain = gd.read(gd.render(report, "pdf", data=False))
    pointers = [leaf.pointer for leaf in gd.leaves(type(report))]
    assert [gd.get(plain.report, pointer) for pointer in pointers] == [
        gd.get(report, pointer) for pointer in pointers
    ]


def test_what_was_edited_is_told() -> None:
    """Where another figure is printed than the JSON has, it is taken, and that is said."""
    report = web.sample("2021")
    pointer = "/disputes/reconsideration/upheld"
    printed = layout(gd.replace(report, {pointer: 777}))
    content = gd.render(attrs.evolve(printed, data=layout(report).data), "pdf")
    reading = gd.read(content)
    assert gd.get(reading.report, pointer) == 777
    assert [(p.pointer, p.code) for p in reading.problems] == [(pointer, "edited")]


def test_our_data_are_found_among_those_of_many_others(samples: dict[str, bytes]) -> None:
    """However many attachments others have put before it, the report's JSON is found."""
    file = made_pdf.opened(samples["2019"])
    for number in range(60):
        file.attachments[f"a{number:02}.txt"] = b"of others"  # by name, they come before ours
    changed = BytesIO()
    file.save(changed)
    reading = gd.read(changed.getvalue())
    assert (reading.report, reading.problems) == (web.sample("2019"), ())


def test_damaged_data_are_not_used(samples: dict[str, bytes]) -> None:
    """JSON that does not match its hash is not used; an attachment of others is none of ours."""
    for change, codes in ((b'"format":1 ', ["data-damaged"]), (None, [])):
        file = made_pdf.opened(samples["2019"])
        [attachment] = file.Root.AF
        if change:
            attachment.EF.F.write(change + attachment.EF.F.read_bytes())
        else:
            del attachment.EF.F.Params["/XXGovdiscloseSHA256"]
        changed = BytesIO()
        file.save(changed)
        reading = gd.read(changed.getvalue())
        assert [problem.code for problem in reading.problems] == codes
        assert reading.report.requests == web.sample("2019").requests
