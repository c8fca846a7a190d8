"""Title, year, agency and contact details, read out of what stands before the first chapter."""

import pytest

from govdisclose.editions.shared import Agency
from govdisclose.errors import Message
from govdisclose.prose import Paragraph
from govdisclose.readers.content import Item, Line, Note
from govdisclose.readers.prose import Narrative
from support import contents
from support.contents import OTHER, OVERVIEW, PROBLEMS

PERIOD = "所列数据的统计期限自2024年1月1日起，至2024年12月31日止。"
SHUYANG = "沭阳县发展和改革局2023年政府信息公开年度报告"


def opened(*items: Item | str, **metadata: str) -> Narrative:
    """Read a report that begins with these items."""
    return contents.read(
        *items, OVERVIEW, "甲。", *contents.TABLES, PROBLEMS, "乙。", OTHER, "丙。", **metadata
    )


def odd(narrative: Narrative) -> list[tuple[str, str]]:
    """List what was odd, besides the headings of tables, which are left out here."""
    return [each for each in contents.codes(narrative) if each[1] != "chapter-heading-missing"]


@pytest.mark.parametrize(
    ("title", "agency", "year", "kept"),
    [
        ("某局\n2024年政府信息公开工作年度报告", "某局", 2024, False),
        ("某局2024年政府信息公开工作年度报告", "某局", 2024, False),
        ("某市某区\n人民政府\n2024 年政府信息公开工作\n年度报告", "某市某区人民政府", 2024, False),
        ("2024年政府信息公开工作年度报告", "", 2024, False),
        (SHUYANG, "沭阳县发展和改革局", 2023, True),
        ("某局2020年度政府\n信息公开工作年度报告", "某局", 2020, True),
        ("《某局2024年政府信息公开年报》", "某局", 2024, True),
        ("某局关于2024年度政府信息公开工作的报告", "某局", 2024, True),
        ("某局政府信息公开工作2024年度报告", "某局", 2024, True),
        ("某局二\u3007二四年政府信息公开工作年度报告", "某局", 2024, True),
        ("某局２０２４年政府信息公开工作年度报告", "某局", 2024, False),
        ("2024年度某市某局政务公开工作报告", "某市某局", 2024, True),
        ("某局（筹）2024年信息公开年度报告（公开稿）", "某局（筹）", 2024, True),
        ("ABC Bureau 2024年政府信息公开工作年度报告", "ABC Bureau", 2024, False),
        ("某局24年政府信息公开工作年度报告", "某局", None, True),
        ("某局政府信息公开工作年度报告", "某局", None, False),
        ("某局政府信息公开工作年度报告（2024年度）", "某局", 2024, True),
        ("某局（筹）关于政府信息公开工作情况的报告（2024年）", "某局（筹）", 2024, True),
        ("政府信息公开工作年度报告（某局，2024年）", "某局", 2024, True),
    ],
)  # fmt: skip
def test_title(title: str, agency: str, year: int | None, kept: bool) -> None:  # noqa: FBT001
    """A title names agency and year; it is kept as published, or None where it is derived."""
    narrative = opened(Line(title, 1))
    assert (narrative.title, narrative.agency.name, narrative.year) == (
        title if kept else None,
        agency,
        year,
    )


@pytest.mark.parametrize(
    "lines",
    [
        ["某市某区某局", "2024年政府信息公开工作年度报告"],
        ["某市", "某区某局", "2024年政府信息公开工作", "年度报告"],
        ["某市某区某局2024年度政府", "信息公开工作年度报告"],
        ["政府信息公开", "首页", "某市某区某局2024年度政府", "信息公开工作年度报告"],
        ["首页", "机构概况", "某市某区某局", "2024年政府信息公开工作年度报告"],
        ["首页", "某市", "某区某局", "2024年政府信息公开工作年度报告"],
        ["2023年政务公开工作报告", "2022年政务公开年报", "某市某区某局2024年政府信息公开年报"],
        ["当前位置：首页 > 某局2023年政府信息公开年报", "某市某区某局2024年政府信息公开年报"],
        ["标题：某市某区某局2024年政府信息公开年度报告"],
    ],
)  # fmt: skip
def test_title_among_lines(lines: list[str]) -> None:
    """The title is found among other lines, and with all its own; the preface is behind it."""
    narrative = opened(*lines, f"本报告由某市某区某局编制。{PERIOD}")
    assert (narrative.agency.name, narrative.year) == ("某市某区某局", 2024)
    assert narrative.preface == (Paragraph(f"本报告由某市某区某局编制。{PERIOD}"),)


def test_lines_before_the_title_are_named() -> None:
    """What stands before the title is no part of the report, and one note has its words."""
    narrative = opened("首页", "政务公开", "某局2024年政府信息公开工作年度报告", "前言。")
    assert odd(narrative) == [("", "left-out")]
    assert contents.raw(narrative, "left-out").endswith("：首页 | 政务公开")


def test_title_that_metadata_names() -> None:
    """Lines that say what the file's metadata has as title are the title, whatever their words."""
    narrative = opened("公开情况", "二零二四", "前言。", title="公开情况二零二四", agency="某市局")
    assert (narrative.title, narrative.agency.name) == ("公开情况\n二零二四", "")
    assert narrative.preface == (Paragraph("前言。"),)


def test_title_by_its_level() -> None:
    """Where no line reads as a title, the last heading above those of chapters is."""
    narrative = contents.read(Line("公开情况", 1), "前言。", Line(OVERVIEW, 2), "甲。")
    assert (narrative.title, narrative.preface) == ("公开情况", (Paragraph("前言。"),))


@pytest.mark.parametrize("name", [f"{SHUYANG}-沭阳县发改局", f"{SHUYANG}_沭阳县政府网", SHUYANG])
def test_title_from_the_name_of_a_page(name: str) -> None:
    """Without a title in the text, that of the page is taken, without the site, and named."""
    narrative = opened("前言。", title=name)
    assert (narrative.title, narrative.year) == (SHUYANG, 2023)
    assert odd(narrative) == [("/title", "title-from-metadata")]
    assert name in contents.raw(narrative, "title-from-metadata")


def test_year_and_agency_are_not_guessed() -> None:
    """Without title and period, year and agency stay open, and warnings say so."""
    narrative = opened("2024年，我局认真落实条例。")
    assert (narrative.year, narrative.agency) == (None, Agency(name=""))
    assert odd(narrative) == [("/year", "year-missing"), ("/agency/name", "agency-missing")]


def test_year_of_the_period() -> None:
    """Without a year in the title, that of the period is taken, and named."""
    narrative = opened("某局政府信息公开工作年度报告", PERIOD)
    assert narrative.year == 2024
    assert odd(narrative) == [("/year", "year-from-preface")]


def test_years_that_disagree() -> None:
    """Where title and period disagree the title's year is taken, and a warning names both."""
    narrative = opened("某局2023年政府信息公开工作年度报告", PERIOD)
    assert narrative.year == 2023
    assert odd(narrative) == [("/year", "year-differs")]
    words = contents.raw(narrative, "year-differs")
    assert "2023" in words
    assert "2024" in words


def test_agency_of_the_metadata() -> None:
    """Without an agency in the title, that of the metadata is taken, and named."""
    narrative = opened("2024年政府信息公开工作年度报告", "前言。", agency="某市某局")
    assert narrative.agency == Agency(name="某市某局")
    assert odd(narrative) == [("/agency/name", "agency-from-metadata")]


@pytest.mark.parametrize(
    ("author", "preface", "agency"),
    [
        ("张三", "前言。", ""),
        ("Administrator", "前言。", ""),
        ("某市融媒", "本报告由某市融媒编制。", "某市融媒"),
        ("某市融媒", "前言。", ""),
    ],
)
def test_author_of_a_file(author: str, preface: str, agency: str) -> None:
    """The author in a file's metadata is the agency only if it is an organ, or the text says so."""
    narrative = opened("2024年政府信息公开工作年度报告", preface, agency=author)
    assert narrative.agency.name == agency


def test_author_of_a_blank_form() -> None:
    """Who made a blank form is not the agency that is to fill it in."""
    assert opened("政府信息公开工作年度报告格式模板", agency="某市某局").agency.name == ""


CONTACTS = {
    "address": "某路1号（市政府大院）",
    "postcode": "100000",
    "phone": "010-12345678",
    "fax": "010-87654321",
    "email": "gk@example.cn",
    "website": "http://www.example.cn/",
}


@pytest.mark.parametrize(
    "parts",
    [
        (
            "可在某局网站（http://www.example.cn/）查阅。请与某局联系（地址：某路1号（市政府大院），",
            "邮编：100000，电话：010-12345678，传真：010-87654321，电子邮箱：gk@example.cn）。",
        ),
        (
            "联系地址:某路1号（市政府大院）；邮政编码: 100000；联系电话：010-12345678；",
            "传真：010-87654321；E-mail：gk@example.cn；网址：http://www.example.cn/。",
        ),
        (
            "地址：某路1号（市政府大院） 邮编：100000 电话：010-12345678 ",
            "传真：010-87654321 邮箱：gk@example.cn 网址：http://www.example.cn/",
        ),
        (
            "地址：某路1号（市政府大院）\n邮编：100000\n电话：010-12345678\n",
            "传真：010-87654321\n邮箱：gk@example.cn\n网址：http://www.example.cn/",
        ),
        (
            "（地址：某路1\n号（市政府大院），邮编：100000，电话：010-12345678，传真：010-87654321，电\n",
            "子邮箱：gk@example.cn，网址：http://www.example.cn/）",
        ),
    ],
)
def test_contacts(parts: tuple[str, str]) -> None:
    """Contact details stand behind their labels, in one line or several."""
    lines = "".join(parts).split("\n")
    narrative = opened("某局2024年政府信息公开工作年度报告", *lines)
    assert narrative.agency == Agency(name="某局", **CONTACTS)  # type: ignore[arg-type]
    assert narrative.preface == tuple(map(Paragraph, lines))


@pytest.mark.parametrize(
    "text", ["电话：见网站，邮编：10000，邮箱：无。", "电话号码和地址未变。", "地址：，"]
)
def test_unclear_contacts_are_not_taken(text: str) -> None:
    """What stands behind a label and cannot be what it says is left in the text alone."""
    narrative = opened("某局2024年政府信息公开工作年度报告", text)
    assert narrative.agency == Agency(name="某局")
    assert narrative.preface == (Paragraph(text),)


def test_two_telephones() -> None:
    """Of two values the first is taken, and a note names both."""
    narrative = opened(
        "某局2024年政府信息公开工作年度报告", "电话：010-12345678，联系电话：010-00000000。"
    )
    assert narrative.agency.phone == "010-12345678"
    assert odd(narrative) == [("/agency/phone", "contact-twice")]
    assert "010-00000000" in contents.raw(narrative, "contact-twice")


METADATA = contents.grid(
    ("名称", SHUYANG, "", ""),
    ("索引号", "014314799/2024-00002", "分类", "信息公开年报"),
    ("发布机构", "沭阳县发展和改革局", "公开日期", "2024-01-17"),
)


def test_metadata_table() -> None:
    """A table of metadata is left out with a note; its date is that of publication, named."""
    narrative = opened(METADATA, SHUYANG, "前言。")
    assert (narrative.title, narrative.preface) == (SHUYANG, (Paragraph("前言。"),))
    assert str(narrative.published) == "2024-01-17"
    assert odd(narrative) == [("/published", "published-from-page"), ("", "left-out")]
    assert "索引号 014314799/2024-00002" in contents.raw(narrative, "left-out")


def test_metadata_table_alone() -> None:
    """Without a title in the text, title and agency come from a table of metadata."""
    narrative = opened(METADATA, "前言。")
    assert (narrative.title, narrative.agency.name) == (SHUYANG, "沭阳县发展和改革局")
    assert ("/title", "title-from-metadata") in odd(narrative)


@pytest.mark.parametrize(
    "line",
    [
        "发布时间：2024-01-17 来源：某局 浏览次数：12",
        "来源： 某局",
        "字体：[大 中 小]",
        "【打印】 【关闭】",
        "打印本页",
        "分享到：微信 微博",
        "扫一扫在手机打开当前页",
    ],
)
def test_furniture_behind_the_title(line: str) -> None:
    """Lines of a page between title and text are left out, with a note."""
    narrative = opened("某局2024年政府信息公开工作年度报告", line, "前言。")
    assert narrative.preface == (Paragraph("前言。"),)
    assert ("", "left-out") in odd(narrative)


@pytest.mark.parametrize(
    "line",
    ["来源：本报告的数据由各科室提供。", "各位市民：", "打印机采购情况", "分享经验", "名称沿革"],
)
def test_what_is_not_clearly_furniture_stays(line: str) -> None:
    """Text that only looks a little like a page's words is kept."""
    narrative = opened("某局2024年政府信息公开工作年度报告", line, "前言。")
    assert narrative.preface == (Paragraph(line), Paragraph("前言。"))


def test_notes_of_the_opening() -> None:
    """What a format's reader noted on title and preface is found under them."""
    hidden = Note("hidden-text", "warning", Message("隐藏", "hidden"))
    title = Line("某局2024年政府信息公开工作年度报告", notes=(hidden,))
    narrative = opened(title, Line("前言。", notes=(hidden,)))
    assert odd(narrative) == [("/title", "hidden-text"), ("/preface", "hidden-text")]
