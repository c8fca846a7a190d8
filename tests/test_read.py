"""Reading as a user calls it: paths, bytes and text, real files, files of ours, refusals."""

import io
import pickle
import re
import zipfile
from pathlib import Path

import pytest

import govdisclose as gd
from govdisclose.editions import EDITIONS, Report
from govdisclose.form import values_by_pointer
from support import real

PUBLISHED = {
    "zhanjiang-fenyong-zs-2020": ("zhanjiang-fenyong-zs-2020.txt", "proved"),
    "shuyang-fgj-2023": ("shuyang-fgj-2023.html", "unproved"),
    "huaian-2024": ("huaian-2024.pdf", "proved"),
    "hongze-2024": ("hongze-2024.pdf", "unproved"),
}
TITLES = {
    "zhanjiang-fenyong-zs-2020": "湛江奋勇高新区招商服务局2020年度政府\n信息公开工作年度报告",
    "shuyang-fgj-2023": "沭阳县发展和改革局2023年政府信息公开年度报告",
    "huaian-2024": None,
    "hongze-2024": None,
}
TOTAL = "/requests/received/total"


def sample(edition: str = "2021") -> Report:
    return gd.load(Path(__file__).parents[1] / f"src/govdisclose/samples/{edition}.json")


@pytest.mark.parametrize("slug", sorted(PUBLISHED))
def test_published_files(slug: str) -> None:
    """Every cell of published files equals the figures as transcribed, blanks blank."""
    name, verdict = PUBLISHED[slug]
    reading = gd.read(real.raw(name))
    report, expected = reading.report, real.report(slug)
    assert values_by_pointer(report) == values_by_pointer(expected)
    assert (report.edition, report.year, report.agency.name, report.title, reading.verdict) == (
        expected.edition,
        expected.year,
        expected.agency.name,
        TITLES[slug],
        verdict,
    )
    assert report.problems != ()


def test_the_irregularities_of_a_hybrid() -> None:
    """The undivided row and the label slip of hongze-2024 are named, with their places."""
    problems = gd.read(real.raw("hongze-2024.pdf")).problems
    found = {p.code: p for p in problems}
    undivided, slip = found["row-undivided"], found["label-similar"]
    assert (undivided.severity, slip.severity) == ("error", "info")
    assert "'0'、'0'、'0'、'0'、'0'、'0'、'0'" in undivided.message.zh
    assert "'2.其他法律行政止公开'" in slip.message.zh
    assert (slip.pointer, slip.source and slip.source.page) == (
        "/requests/outcomes/withheld/prohibited_by_law",
        3,
    )
    assert undivided.pointer == "/requests/outcomes/other_handling"
    assert [p.code for p in problems] == ["form-mixed-undivided", "label-similar", "row-undivided"]


def test_the_blank_template() -> None:
    """The blank official form is a blank report: no figure, no words, nothing to complain of."""
    reading = gd.read(real.raw("template-2021-blank.docx"))
    assert (reading.report, reading.problems) == (gd.blank("2021"), ())
    assert (reading.verdict, len(reading.sources)) == ("unproved", 200)


@pytest.mark.parametrize("edition", EDITIONS)
def test_blank_forms_of_ours(edition: str) -> None:
    """A blank form in any format is a blank report again."""
    blank = gd.blank(edition)
    for name in ("docx", "html", "markdown", "text"):
        assert (name, gd.read(gd.render(blank, name)).report) == (name, blank)


def test_sources_of_input(tmp_path: Path) -> None:
    """A path, its name, bytes and text give the same report; a path is named in sources."""
    report = sample()
    text = gd.render(report, "html")
    path = tmp_path / "report.html"
    path.write_text(text, "utf-8")
    readings = [gd.read(path), gd.read(str(path)), gd.read(text.encode()), gd.read(text)]
    assert [reading.report for reading in readings] == [report] * 4
    files = [reading.sources[TOTAL].file for reading in readings]
    assert files == ["report.html", "report.html", None, None]


@pytest.mark.parametrize("codec", ["utf-8", "utf-8-sig", "gb18030", "utf-16"])
@pytest.mark.parametrize("name", ["text", "markdown", "html"])
def test_encodings(name: str, codec: str) -> None:
    """Texts in UTF-8 with and without BOM, UTF-16 and GB18030 are read alike."""
    options = {"html": {"mode": "cms"}}.get(name, {})
    text = str(gd.render(sample(), name, **options))
    reading = gd.read(text.encode(codec))
    assert values_by_pointer(reading.report) == values_by_pointer(sample())


def test_windows_line_ends() -> None:
    """Line ends of Windows change nothing."""
    text = str(gd.render(sample("2019"), "text", layout="cells"))
    assert gd.read(text.replace("\n", "\r\n")).report == gd.read(text).report


def edited(report: Report, old: str, new: str, name: str = "html") -> gd.Reading:
    """Render a report, change the first place where a text is printed, and read it."""
    if name == "html":
        return gd.read(str(gd.render(report, "html")).replace(f">{old}<", f">{new}<", 1))
    target = io.BytesIO()
    source = zipfile.ZipFile(io.BytesIO(gd.render(report, "docx")))
    with zipfile.ZipFile(target, "w") as archive:
        for part in source.namelist():
            content = source.read(part)
            if part == "word/document.xml":
                content = content.replace(f">{old}<".encode(), f">{new}<".encode(), 1)
            archive.writestr(part, content)
    return gd.read(target.getvalue())


@pytest.mark.parametrize("name", ["html", "docx"])
def test_a_number_edited_by_hand(name: str) -> None:
    """A number that was changed in a file of ours is found out; the report has what is printed."""
    report = gd.replace(sample(), {TOTAL: 98765})
    reading = edited(report, "98765", "98756", name)
    assert gd.get(reading.report, TOTAL) == 98756
    assert reading.report == gd.replace(report, {TOTAL: 98756})
    (problem,) = reading.problems
    assert (problem.code, problem.pointer, problem.severity) == ("edited", TOTAL, "error")
    assert "98765" in problem.message.zh and "98756" in problem.message.zh  # noqa: PT018 - both
    assert problem.source is not None and problem.source.raw == "98756"  # noqa: PT018


def test_a_number_edited_into_words() -> None:
    """Words in the place of a number of ours leave the cell blank, and one problem says all."""
    report = gd.replace(sample(), {TOTAL: 98765})
    reading = edited(report, "98765", "九万")
    assert gd.get(reading.report, TOTAL) is None
    (problem,) = reading.problems
    assert (problem.code, problem.pointer, problem.severity) == ("edited", TOTAL, "error")
    assert all(words in problem.message.zh for words in ("98765", "九万", "留作空白"))


def test_a_remark_edited_by_hand() -> None:
    """A remark that was changed in a file of ours is found out, too."""
    report = gd.replace(sample(), {"/remarks": (gd.Remark(TOTAL, "含转办3件"),), TOTAL: 98765})
    markup = str(gd.render(report, "html")).replace("（含转办3件）", "（含转办5件）")
    reading = gd.read(markup)
    assert reading.report.remarks == (gd.Remark(TOTAL, "含转办5件"),)
    assert [(p.code, p.pointer) for p in reading.problems] == [("edited", TOTAL)]


def test_prose_edited_by_hand() -> None:
    """Text that was changed in a file of ours is found out; the report has what is printed."""
    prose = (gd.Paragraph("全年公开信息甲条。"),)
    report = gd.replace(sample(), {"/problems": prose})
    reading = edited(report, "全年公开信息甲条。", "全年公开信息乙条。")
    assert reading.report.problems == (gd.Paragraph("全年公开信息乙条。"),)
    assert [(p.code, p.pointer, p.severity) for p in reading.problems] == [
        ("edited", "/problems", "warning")
    ]


def test_a_file_of_last_year_used_again() -> None:
    """Title, year and agency that were changed throughout a file of ours are found out, too."""
    report = gd.complete(
        gd.replace(gd.blank("2021"), {"/year": 2024, "/agency/name": "示例市财政局"})
    )
    report = gd.replace(report, {"/overview": (gd.Paragraph("甲。"),)})
    markup = str(gd.render(report, "html"))
    page, data = markup.split('<script type="application/json"')
    page = page.replace("2024年", "2025年").replace("示例市财政局", "示例市审计局")
    reading = gd.read(f'{page}<script type="application/json"{data}')
    assert (reading.report.year, reading.report.agency.name) == (2025, "示例市审计局")
    assert reading.report.preface == ()  # what is printed is what is derived from these
    assert [(p.code, p.pointer) for p in reading.problems] == [("edited", "/title")]


@pytest.mark.parametrize(
    ("remark", "printed"),
    [
        ("含1件重复", "（含1件重复）"),
        ("（含1件重复）", "（含1件重复）"),
        ("(含1件重复)", "(含1件重复)"),
        ("（甲）和（乙）", "（（甲）和（乙））"),
        ("（）", "（（））"),
    ],
)
def test_a_remark_has_one_pair_of_brackets(remark: str, printed: str) -> None:
    """A remark that is in brackets gets no others; a file of ours gives it back as it was."""
    report = gd.replace(sample(), {TOTAL: 40, "/remarks": (gd.Remark(TOTAL, remark),)})
    page = str(gd.render(report, "html"))
    assert f'>40<span class="gd-words">{printed}</span><' in page
    assert gd.read(page).report == report


def test_a_page_that_says_no_agency_is_told_of_in_spite_of_its_data() -> None:
    """A file whose JSON has no agency and no year is told of as one without JSON."""
    report = gd.replace(sample(), {"/agency/name": "", "/year": None})
    codes = {problem.code for problem in gd.read(str(gd.render(report, "html"))).problems}
    assert codes >= {"agency-missing", "year-missing"}


def two(first: Report, second: Report, name: str) -> str:
    """Put two reports into one file."""
    options = {"html": {"data": False}}.get(name, {})
    parts = [str(gd.render(report, name, **options)) for report in (first, second)]
    return "\n\n".join(parts)


@pytest.mark.parametrize("name", ["html", "markdown", "text"])
def test_two_reports_in_one_file(name: str) -> None:
    """Of two reports in one file the first is read, and that there are two is an error."""
    first = gd.replace(sample(), {"/other_matters": (gd.Paragraph("甲事项。"),)})
    second = gd.replace(sample("2019"), {"/other_matters": (gd.Paragraph("乙事项。"),)})
    for other in (second, gd.replace(first, {"/year": 2023, TOTAL: 143})):
        reading = gd.read(two(first, other, name))
        assert gd.layout(reading.report).blocks[-1] == gd.layout(first).blocks[-1]
        assert values_by_pointer(reading.report) == values_by_pointer(first)
        assert (reading.report.year, reading.report.edition) == (first.year, "2021")
        assert [(p.code, p.severity) for p in reading.problems] == [("several-reports", "error")]


def test_a_row_added_by_hand() -> None:
    """A row that was added to a table of ours is found out, as no line of the form."""
    page = str(gd.render(sample(), "html"))
    row = page.index("</tr>", page.index(">规章</th>")) + len("</tr>")
    added = "<tr><th>其他文件</th><td>7</td><td>8</td><td>9</td></tr>"
    reading = gd.read(page[:row] + added + page[row:])
    assert reading.report == sample()
    assert [(p.code, p.severity) for p in reading.problems] == [("row-unknown", "error")]


def test_tables_removed_by_hand() -> None:
    """A file of ours without its tables says that its JSON could not be compared."""
    page = str(gd.render(sample(), "html"))
    body, end = page.index("<body"), page.index('<script type="application/json"')
    bare = re.sub("<table.*?</table>", "", page[body:end], flags=re.DOTALL)
    reading = gd.read(page[:body] + bare + page[end:])
    assert (reading.report, [p.code for p in reading.problems]) == (sample(), ["not-printed"])


def test_the_json_in_a_file_edited_by_hand() -> None:
    """JSON that does not match its hash is not used, and that is said."""
    report = gd.replace(sample(), {TOTAL: 98765})
    markup = str(gd.render(report, "html")).replace('"total":98765', '"total":11111')
    reading = gd.read(markup)
    assert gd.get(reading.report, TOTAL) == 98765
    assert [p.code for p in reading.problems if p.severity == "error"] == ["data-damaged"]


@pytest.mark.parametrize("format_", ["docx", "html"])
def test_documents_about_reports_are_no_reports(format_: str) -> None:
    """A comparison, a roll-up or findings, which look like the form, are not read as a report."""
    report = sample()
    reports = [report]
    total = gd.aggregate(reports, agency="示例市人民政府", year=report.year or 0)
    checked = gd.Checked(name="edition.json", report=report, findings=gd.check(report))
    for document in (
        gd.layout_comparison(gd.compare(report, report)),
        gd.layout_aggregate(total),
        gd.layout_findings(checked),
    ):
        with pytest.raises(gd.ReadError, match="不是年度报告"):
            gd.read(gd.render(document, format_))


def test_readings_travel_between_processes() -> None:
    """A reading can be pickled, with its sources."""
    reading = gd.read(gd.render(sample(), "docx"))
    again = pickle.loads(pickle.dumps(reading))  # noqa: S301 - our own
    assert (again.report, again.problems) == (reading.report, reading.problems)
    assert again.sources[TOTAL] == reading.sources[TOTAL]


NOISE = bytes(range(255, -1, -1))  # in no encoding of text
REFUSED: dict[str, tuple[bytes, str]] = {
    "an old Word file": (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(512), ".docx"),
    "RTF": (b"{\\rtf1 ...}", ".docx"),
    "JSON": (b'{"format": 1}', "gd.load"),
    "a picture": (b"\x89PNG\r\n\x1a\n", "OCR"),
    "HEIC": (b"\0\0\0\x18ftypheic\0\0\0\0mif1heic" + NOISE, "OCR"),
    "AVIF": (b"\0\0\0\x20ftypavif\0\0\0\0" + NOISE, "OCR"),
    "WebP": (b"RIFF\xe6\x02\0\0WEBPVP8 " + NOISE, "OCR"),
    "BMP": (b"BM\x36\xee\x02\0\0\0\0\0\x36\0\0\0\x28\0\0\0" + NOISE, "OCR"),
    "BMP with reserved bytes": (b"BM\x36\xee\x02\0\1\2\3\4\x36\0\0\0\x28\0\0\0" + NOISE, "OCR"),
    "TIFF": (b"II*\0\x08\0\0\0" + NOISE, "OCR"),
    "JPEG 2000": (b"\0\0\0\x0cjP  \r\n\x87\n" + NOISE, "OCR"),
    "SVG": (b'<?xml version="1.0"?>\n<!-- a map -->\n<svg xmlns="...">', "SVG"),
    "SVG with entities": (
        (
            b'<!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "svg11.dtd" [<!ENTITY a "b]>">]>'
            b'<svg><svg/><svg x="1"><path/></svg></svg>\n<!-- made by hand -->\n'
        ),
        "SVG",
    ),
    "SVG with a mark behind": ("<svg/>\ufeff<?made by='hand'?>".encode(), "SVG"),
    "a video": (b"\0\0\0\x20ftypisom\0\0\2\0" + NOISE, "视频"),
    "AVI": (b"RIFF\xe6\x02\0\0AVI LIST" + NOISE, "视频"),
    "WebM": (b"\x1aE\xdf\xa3\x9fB\x86\x81\x01" + NOISE, "视频"),
    "WMV": (b"\x30\x26\xb2\x75\x8e\x66\xcf\x11" + NOISE, "视频"),
    "PostScript": (b"%!PS-Adobe-3.0\n%%Pages: 1\n", "PDF"),
    "RAR": (b"Rar!\x1a\7\1\0" + NOISE, "先解压"),
    "7z": (b"7z\xbc\xaf\x27\x1c\0\4" + NOISE, "先解压"),
    "gzip": (b"\x1f\x8b\x08\0" + NOISE, "先解压"),
    "bzip2": (b"BZh91AY&SY" + NOISE, "先解压"),
    "xz": (b"\xfd7zXZ\0" + NOISE, "先解压"),
    "tar": (b"a.docx".ljust(257, b"\0") + b"ustar\x0000" + NOISE, "先解压"),
    "a saved page": (b"MIME-Version: 1.0\nContent-Type: multipart/related", "HTML"),
    "nothing": (b"", "空"),
    "a text about something else": ("今天天气很好。\n明天也是。".encode(), "没有找到"),
    "a page about something else": (b"<html><body><p>404</p></body></html>", "没有找到"),
    "a zip file of something else": (b"PK\x05\x06" + bytes(18), ""),
}


@pytest.mark.parametrize("kind", sorted(REFUSED))
def test_what_is_refused(kind: str) -> None:
    """A file that is no report is refused with a message that says what to do."""
    data, words = REFUSED[kind]
    with pytest.raises(gd.ReadError) as caught:
        gd.read(data)
    assert words in caught.value.text("zh")
    assert caught.value.text("en").isascii() or "—" in caught.value.text("en")


@pytest.mark.parametrize(
    "icon",
    [
        '<svg class="icon"><svg><path/></svg></svg>',
        '<svg class="icon"/>',
        '<svg title="a>b"/>',
        "<svg><!-- <svg> --><path/></svg>",
        '<!-- an icon --><svg><use href="#x"/></svg><!-- a page -->',
    ],
)
def test_pages_that_begin_with_a_drawing_are_read(icon: str) -> None:
    """A page is no drawing for the icon that it begins with, nor for one at its end."""
    report = sample()
    page = gd.render(report, "html", mode="cms")
    reading = gd.read(f"{icon}<div>{page}</div>{icon}".encode(), name="年报.html")
    assert reading.report.requests == report.requests


@pytest.mark.parametrize("name", ["年报.docx", "年报.xlsx", "年报.PDF", "年报.ofd"])
@pytest.mark.parametrize("data", [NOISE, bytes(1000)], ids=["noise", "zeros"])
def test_bytes_of_no_such_file(name: str, data: bytes) -> None:
    """What is neither text nor what its name says is damaged or misnamed, not of an encoding."""
    with pytest.raises(gd.ReadError, match="文件已损坏，或者用错了后缀") as caught:
        gd.read(data, name=name)
    assert caught.value.code == "format"


def test_neither_path_nor_content() -> None:
    """Anything else than a path, bytes or text is refused."""
    with pytest.raises(gd.ReadError, match="int"):
        gd.read(3)  # type: ignore[arg-type]


def test_files_that_are_not_there(tmp_path: Path) -> None:
    """Files that cannot be opened raise what Python raises for them."""
    with pytest.raises(FileNotFoundError):
        gd.read(tmp_path / "nothing.docx")
    with pytest.raises(IsADirectoryError):
        gd.read(tmp_path)


@pytest.mark.parametrize("name", ["年报\0.docx", "年报\ud800.docx"])
def test_what_can_be_no_path(name: str) -> None:
    """A text in one line that can be no path is refused as such."""
    with pytest.raises(gd.ReadError, match="不能是文件路径"):
        gd.read(name)


@pytest.mark.parametrize("start", ["PK", "BM", "GIF8"])
def test_texts_that_begin_like_other_files(start: str) -> None:
    """Letters that other formats begin with are letters where a text goes on."""
    text = str(gd.render(sample(), "text"))
    reading = gd.read(f"{start}\n{text}".encode())
    assert values_by_pointer(reading.report) == values_by_pointer(sample())


def test_a_bitmap() -> None:
    """A picture of Windows is known by more than its first letters."""
    with pytest.raises(gd.ReadError, match="OCR"):
        gd.read(b"BM\x46\0\0\0\0\0\0\0\x36\0\0\0")


UNREADABLE = {
    "picture": (b"\x89PNG\r\n\x1a\n", "format"),
    "old Word": (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(512), "format"),
    "other archive": (b"PK\5\6" + bytes(18), "format"),
    "RAR": (b"Rar!\x1a\7\1\0\xff\xff\x80", "format"),
    "JSON": (b"{}\n", "format"),
    "locked": (
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"),
        "password",
    ),
    "empty": (b"", "damaged"),
    "cut archive": (b"PK\3\4" + bytes(40), "damaged"),
    "broken UTF-8": ("一、总体情况\n".encode() + b"\xff\n", "damaged"),
    "no report": (b"a\n", "no-report"),
    "many lines": (b"a\n" * 200_001, "limit"),
    "many attributes": (b"<p " + b" ".join(b"a%d=1" % n for n in range(16_000)) + b">", "limit"),
    "many oddities": (b"<table>" + b"<tr><td><del>1</del>2</td></tr>" * 3_000, "limit"),
}


@pytest.mark.parametrize("case", UNREADABLE)
def test_programs_can_tell_why_a_file_cannot_be_read(case: str) -> None:
    """An error of reading has a code of its kind, also behind a border of processes."""
    data, code = UNREADABLE[case]
    with pytest.raises(gd.ReadError) as caught:
        gd.read(data)
    copy = pickle.loads(pickle.dumps(caught.value))  # noqa: S301 - our own bytes
    assert (caught.value.code, copy.code, copy.message) == (code, code, caught.value.message)


def test_limits() -> None:
    """A file beyond a limit is refused by its name, and read where the limit is raised."""
    text = str(gd.render(sample(), "html"))
    with pytest.raises(gd.ReadError, match="text_bytes=1000"):
        gd.read(text, limits=gd.Limits(text_bytes=1000))
    with pytest.raises(gd.ReadError, match="file_bytes=1000"):
        gd.read(text.encode(), limits=gd.Limits(file_bytes=1000))
    assert gd.read(text, limits=gd.Limits(text_bytes=10**8)).report == sample()


@pytest.mark.parametrize("value", [0, -1, 2.5, True, "10", None])
def test_limits_are_whole_numbers(value: object) -> None:
    """A limit that is no whole number above 0 is refused when it is given."""
    with pytest.raises(gd.InvalidValueError, match="限度 seconds 应为大于 0 的整数") as caught:
        gd.Limits(seconds=value)  # type: ignore[arg-type]
    assert [problem.pointer for problem in caught.value.problems] == ["/seconds"]


def test_readings_hash() -> None:
    """Equal readings have equal hashes."""
    page = gd.render(sample(), "html")
    assert {gd.read(page), gd.read(page)} == {gd.read(page)}
