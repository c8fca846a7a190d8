"""The form as types: cells of both editions, in order, with labels, spans and pointers."""

import json
import pickle
from decimal import Decimal
from pathlib import Path
from typing import Annotated, Any

import attrs
import pytest

from govdisclose.cells import MAX_COUNT, Count, Money
from govdisclose.document import Frame, FrameCell, Role, Table
from govdisclose.editions import EDITIONS, Edition, Report, blank, e2019, e2021
from govdisclose.editions.base import BaseReport
from govdisclose.editions.shared import Agency, Applicants, Attachment, Remark
from govdisclose.errors import InvalidValueError, UnknownEditionError
from govdisclose.form import Row, label_of, leaves, placeholder_of
from govdisclose.layouts import layout
from govdisclose.pointers import get
from govdisclose.prose import DataTable, Heading, Paragraph

FORMS: dict[str, Any] = json.loads((Path(__file__).parent / "data/forms.json").read_text("utf-8"))
TABLES = [(edition, name) for edition, form in FORMS.items() for name in form["tables"]]


def chapter_table(edition: str, name: str) -> Table:
    """Lay out a blank form and find the table of a chapter."""
    tables = [
        block for block in layout(blank(edition, year=2021)).blocks if isinstance(block, Table)
    ]
    return tables[list(FORMS[edition]["tables"]).index(name)]


def as_transcribed(frame: Frame, pointers: list[str]) -> list[list[dict[str, Any]]]:
    """Write a frame in the manner of the transcription."""
    rows: list[list[dict[str, Any]]] = [[] for _ in range(frame.rows)]
    remaining = iter(pointers)
    for cell in frame.cells:
        entry: dict[str, Any] = (
            {"cell": next(remaining)} if cell.role is Role.VALUE else {"label": cell.label}
        )
        if cell.rowspan > 1:
            entry["rowspan"] = cell.rowspan
        if cell.colspan > 1:
            entry["colspan"] = cell.colspan
        rows[cell.row].append(entry)
    return rows


def pointers_of(edition: str, name: str) -> list[str]:
    """List the pointers of a chapter's cells."""
    every = (leaf.pointer for leaf in leaves(EDITIONS[edition].report))
    return [pointer for pointer in every if pointer.startswith(f"/{name}/")]


@pytest.mark.parametrize(("edition", "name"), TABLES)
def test_tables_equal_the_transcription(edition: str, name: str) -> None:
    """Each derived table has the labels, spans, order and pointers of the official form."""
    frame = chapter_table(edition, name).frame
    expected = FORMS[edition]["tables"][name]
    actual = as_transcribed(frame, pointers_of(edition, name))
    assert actual == expected["rows"]
    assert frame.columns == expected["columns"]


@pytest.mark.parametrize("edition", EDITIONS)
def test_number_of_cells(edition: str) -> None:
    """The three tables have as many number cells as the official form."""
    counts = {"2019": [22, 161, 15], "2021": [10, 175, 15]}
    names = FORMS[edition]["tables"]
    assert [len(pointers_of(edition, name)) for name in names] == counts[edition]


# Table of chapter 二, edition 2021, written by hand from the blank official template.
BY_HAND_2021 = """
第二十条第（一）项*4
信息内容 | 本年制发件数 | 本年废止件数 | 现行有效件数
规章 | documents.rules.issued | documents.rules.repealed | documents.rules.in_force
行政规范性文件 | documents.normative_documents.issued | documents.normative_documents.repealed | documents.normative_documents.in_force
第二十条第（五）项*4
信息内容 | 本年处理决定数量*3
行政许可 | services.licensing.decisions*3
第二十条第（六）项*4
信息内容 | 本年处理决定数量*3
行政处罚 | enforcement.penalties.decisions*3
行政强制 | enforcement.compulsion.decisions*3
第二十条第（八）项*4
信息内容 | 本年收费金额（单位：万元）*3
行政事业性收费 | fees.administrative_fees.amount*3
"""  # noqa: E501 - a printed row stands on one line
# Table of chapter 二, edition 2019, written by hand from a published report.
BY_HAND_2019 = """
第二十条第（一）项*4
信息内容 | 本年新/制作数量 | 本年新/公开数量 | 对外公开总数量
规章 | documents.rules.newly_made | documents.rules.newly_disclosed | documents.rules.total_disclosed
规范性文件 | documents.normative_documents.newly_made | documents.normative_documents.newly_disclosed | documents.normative_documents.total_disclosed
第二十条第（五）项*4
信息内容 | 上一年项目数量 | 本年增\\减 | 处理决定数量
行政许可 | services.licensing.previous_items | services.licensing.change | services.licensing.decisions
其他对外管理服务事项 | services.other_services.previous_items | services.other_services.change | services.other_services.decisions
第二十条第（六）项*4
信息内容 | 上一年项目数量 | 本年增\\减 | 处理决定数量
行政处罚 | enforcement.penalties.previous_items | enforcement.penalties.change | enforcement.penalties.decisions
行政强制 | enforcement.compulsion.previous_items | enforcement.compulsion.change | enforcement.compulsion.decisions
第二十条第（八）项*4
信息内容 | 上一年项目数量 | 本年增\\减*2
行政事业性收费 | fees.administrative_fees.previous_items | fees.administrative_fees.change*2
第二十条第（九）项*4
信息内容 | 采购项目数量 | 采购总金额*2
政府集中采购 | procurement.centralized_procurement.projects | procurement.centralized_procurement.amount*2
"""  # noqa: E501 - a printed row stands on one line


@pytest.mark.parametrize("edition", EDITIONS)
def test_table_two_equals_one_written_by_hand(edition: str) -> None:
    """The table of chapter 二 reads, row by row, as a person wrote it down."""
    frame = chapter_table(edition, "proactive_disclosure").frame
    pointers = iter(pointers_of(edition, "proactive_disclosure"))
    rows: list[list[str]] = [[] for _ in range(frame.rows)]
    for cell in frame.cells:
        if cell.role is Role.VALUE:
            words = next(pointers).removeprefix("/proactive_disclosure/").replace("/", ".")
        else:
            words = cell.label.replace("/", "\\").replace("\n", "/")
        rows[cell.row].append(words + (f"*{cell.colspan}" if cell.colspan > 1 else ""))
    by_hand = {"2019": BY_HAND_2019, "2021": BY_HAND_2021}[edition]
    assert [" | ".join(row) for row in rows] == by_hand.strip().splitlines()


@pytest.mark.parametrize("edition", EDITIONS)
def test_rows_of_table_three_written_by_hand(edition: str) -> None:
    """The rows of table 三 stand in the order of the form; editions differ in （六） only."""
    withheld = [
        "1.属于国家秘密",
        "2.其他法律行政法规禁止公开",
        "3.危及“三安全一稳定”",
        "4.保护第三方合法权益",
        "5.属于三类内部事务信息",
        "6.属于四类过程性信息",
        "7.属于行政执法案卷",
        "8.属于行政查询事项",
    ]
    other = {
        "2019": ["（六）其他处理"],
        "2021": [
            "（六）其他处理/1.申请人无正当理由逾期不补正、行政机关不再处理其政府信息公开申请",
            "（六）其他处理/2.申请人逾期未按收费通知要求缴纳费用、行政机关不再处理其政府信息公开申请",
            "（六）其他处理/3.其他",
        ],
    }
    outcomes = [
        "（一）予以公开",
        "（二）部分公开（区分处理的，只计这一情形，不计其他情形）",
        *(f"（三）不予公开/{row}" for row in withheld),
        "（四）无法提供/1.本机关不掌握相关政府信息",
        "（四）无法提供/2.没有现成信息需要另行制作",
        "（四）无法提供/3.补正后申请内容仍不明确",
        "（五）不予处理/1.信访举报投诉类申请",
        "（五）不予处理/2.重复申请",
        "（五）不予处理/3.要求提供公开出版物",
        "（五）不予处理/4.无正当理由大量反复申请",
        "（五）不予处理/5.要求行政机关确认或重新出具已获取信息",
        *other[edition],
        "（七）总计",
    ]
    expected = [
        "一、本年新收政府信息公开申请数量",
        "二、上年结转政府信息公开申请数量",
        *(f"三、本年度办理结果/{row}" for row in outcomes),
        "四、结转下年度继续办理",
    ]
    frame = chapter_table(edition, "requests").frame
    rows = dict.fromkeys(
        "/".join(frame.cells[i].label for i in cell.headers if frame.cells[i].role is Role.ROW)
        for cell in frame.slots
    )
    assert list(rows) == expected


def covered(cell: FrameCell) -> set[tuple[int, int]]:
    """List the places that a cell covers."""
    return {
        (row, column)
        for row in range(cell.row, cell.row + cell.rowspan)
        for column in range(cell.column, cell.column + cell.colspan)
    }


@pytest.mark.parametrize(("edition", "name"), TABLES)
def test_frames_are_sound(edition: str, name: str) -> None:
    """The cells of a frame cover each place once, in reading order, and groups all body rows."""
    frame = chapter_table(edition, name).frame
    places = [place for cell in frame.cells for place in covered(cell)]
    whole = {(row, column) for row in range(frame.rows) for column in range(frame.columns)}
    assert sorted(places) == sorted(whole)
    starts = [(cell.row, cell.column) for cell in frame.cells]
    assert starts == sorted(starts)
    grouped = [row for group in frame.groups for row in group]
    assert grouped == list(range(frame.header_rows, frame.rows))
    assert len(frame.weights) == frame.columns


@pytest.mark.parametrize(("edition", "name"), TABLES)
def test_headers_of_values_cross_at_the_value(edition: str, name: str) -> None:
    """Each label that applies to a value covers the value's row or its column."""
    frame = chapter_table(edition, name).frame
    for slot in frame.slots:
        for index in slot.headers:
            label = frame.cells[index]
            rows = {row for row, _ in covered(label)}
            columns = {column for _, column in covered(label)}
            assert slot.row in rows or slot.column in columns
            assert label.role is not Role.VALUE
        nearest = [frame.cells[index].role for index in slot.headers]
        assert nearest.count(Role.SECTION) == (name == "proactive_disclosure")
        assert Role.COLUMN in nearest


def test_words_of_a_chapter_and_of_its_blank() -> None:
    """A field carries its heading and what the blank form prints below; others carry neither."""
    chapter = attrs.fields(e2021.Report).overview.type
    assert (label_of(chapter), placeholder_of(chapter)) == ("一、总体情况", "（文字描述）")
    for annotation in (attrs.fields(e2021.Report).year.type, None, Annotated[str, "其他"]):
        assert (label_of(annotation), placeholder_of(annotation)) == (None, "")


@attrs.frozen(kw_only=True, repr=False)
class Unlabelled(Row):
    """A row whose only cell has no words beside it."""

    cell: Count = None


def test_cell_without_words() -> None:
    """Where the form prints no words, there are none, and not an empty one."""
    [leaf] = leaves(Unlabelled)
    assert (leaf.pointer, leaf.labels) == ("/cell", ())


def test_prefixes_lead_down_to_a_cell() -> None:
    """The prefixes of a cell's pointer are its groups, from the outermost, and the cell itself."""
    cells = {leaf.pointer: leaf for leaf in leaves(e2021.Report)}
    assert cells["/requests/received/organizations/other"].prefixes == (
        "/requests",
        "/requests/received",
        "/requests/received/organizations",
        "/requests/received/organizations/other",
    )


def test_label_paths_name_a_cell_in_words() -> None:
    """A leaf's labels lead from the chapter to the cell, without line breaks."""
    by_pointer = {leaf.pointer: leaf.labels for leaf in leaves(e2019.Report)}
    assert by_pointer["/proactive_disclosure/documents/rules/newly_made"] == (
        "二、主动公开政府信息情况",
        "第二十条第（一）项",
        "规章",
        "本年新制作数量",
    )
    assert by_pointer["/requests/outcomes/withheld/state_secrets/organizations/other"] == (
        "三、收到和处理政府信息公开申请情况",
        "三、本年度办理结果",
        "（三）不予公开",
        "1.属于国家秘密",
        "法人或其他组织",
        "其他",
    )


@pytest.mark.parametrize("edition", EDITIONS.values())
def test_editions_equal_the_transcription(edition: Edition) -> None:
    """Notice, report years and chapter headings are those of the transcription."""
    form = FORMS[edition.id]
    labels = [
        block.text
        for block in layout(blank(edition.id)).blocks
        if getattr(block, "level", None) == 1 and hasattr(block, "text")
    ]
    assert edition.notice == form["notice"]
    assert [edition.first_year, edition.last_year] == form["report_years"]
    assert labels == form["chapters"]
    assert edition.report.edition == edition.id


@pytest.mark.parametrize("edition", EDITIONS)
def test_blank_is_the_default_of_each_cell(edition: str) -> None:
    """A blank report has None in every cell, never 0."""
    report = blank(edition)
    assert {get(report, leaf.pointer) for leaf in leaves(type(report))} == {None}


def test_unknown_edition() -> None:
    """An edition that does not exist is refused with the list of those that do."""
    with pytest.raises(UnknownEditionError, match="'2019', '2021'"):
        blank("2020")


@pytest.mark.parametrize("value", [True, False, 3.0, "3", -1, MAX_COUNT + 1, Decimal(3), [], {}])
def test_counts_refuse_everything_but_whole_numbers(value: Any) -> None:
    """A count that is not an int from 0 to the limit is refused, with the pointer named."""
    with pytest.raises(InvalidValueError) as caught:
        Applicants(natural_persons=value)
    assert [problem.pointer for problem in caught.value.problems] == ["/natural_persons"]
    assert caught.value.text("en").endswith(f"got {value!r}")
    assert "自然" not in caught.value.text("en")


@pytest.mark.parametrize("value", [0, 1, MAX_COUNT, None])
def test_counts_take_whole_numbers_and_blanks(value: int | None) -> None:
    """Zero, large counts and blanks are kept as they are."""
    assert Applicants(total=value).total == value


def test_a_subclass_is_named_in_the_message() -> None:
    """What looks like a number by its representation alone is told apart by its type."""
    wrong: Any = type("Number", (int,), {})(3)
    with pytest.raises(InvalidValueError, match="得到 Number 3"):
        Applicants(total=wrong)


def test_changes_are_signed() -> None:
    """本年增/减 takes negative numbers, within the limit, and nothing but int."""
    assert e2019.ItemChanges(change=-18).change == -18
    for value in (-MAX_COUNT - 1, MAX_COUNT + 1, True, 2.0, "+2"):
        with pytest.raises(InvalidValueError, match="/change"):
            e2019.ItemChanges(change=value)  # type: ignore[arg-type]


@pytest.mark.parametrize("text", ["0", "59237.2449", "24252.311082", "0.092", "1E+3", "7545.00"])
def test_amounts_keep_their_digits(text: str) -> None:
    """An amount is a Decimal kept digit for digit."""
    assert str(e2021.FeeIncome(amount=Decimal(text)).amount) == text


@pytest.mark.parametrize(
    "value",
    [
        0,
        1.5,
        "1.5",
        True,
        *map(Decimal, ["NaN", "Infinity", "-0", "-1", "1E+15", "1E-16", "9E999"]),
    ],
)
def test_amounts_refuse_the_rest(value: Any) -> None:
    """An amount that is no Decimal, not finite, negative or too long is refused."""
    with pytest.raises(InvalidValueError, match="/amount"):
        e2021.FeeIncome(amount=value)
    with pytest.raises(InvalidValueError, match="/value"):
        Money(value)


def test_money_keeps_value_and_unit() -> None:
    """采购总金额 carries its own unit; a unit must be words."""
    purchases = e2019.Purchases(amount=Money(Decimal(5600), "元"))
    assert purchases.amount == Money(Decimal(5600), "元")
    for bad in (Decimal(5600), "5600元", 5600):
        with pytest.raises(InvalidValueError, match="/amount"):
            e2019.Purchases(amount=bad)  # type: ignore[arg-type]
    for unit in ("", 1, "元\n"):
        with pytest.raises(InvalidValueError, match="/unit"):
            Money(Decimal(1), unit)  # type: ignore[arg-type]


def test_groups_refuse_other_types() -> None:
    """A group takes an object of its own class only, and all wrong fields are named at once."""
    with pytest.raises(InvalidValueError) as caught:
        e2021.Requests(received={"total": 3}, carried_over=None)  # type: ignore[arg-type]
    pointers = [problem.pointer for problem in caught.value.problems]
    assert pointers == ["/received", "/carried_over"]


def test_reports_are_values() -> None:
    """Reports of equal content are equal, hash alike, cannot be changed, and pickle."""
    one, other = (blank("2021", year=2024, agency=Agency(name="示例市")) for _ in "ab")
    assert one == other
    assert hash(one) == hash(other)
    assert pickle.loads(pickle.dumps(one)) == one  # noqa: S301 - our own bytes
    with pytest.raises(attrs.exceptions.FrozenInstanceError):
        one.year = 2025  # type: ignore[misc]


def test_errors_pickle() -> None:
    """An error crosses a process boundary whole."""
    with pytest.raises(InvalidValueError) as caught:
        Applicants(total=-1)
    copy = pickle.loads(pickle.dumps(caught.value))  # noqa: S301 - our own bytes
    assert copy.problems == caught.value.problems


def report(**fields: Any) -> Report:
    """Build a small report."""
    defaults: dict[str, Any] = {"year": 2024, "agency": Agency(name="示例市")}
    return e2021.Report(**defaults | fields)


@pytest.mark.parametrize(
    ("fields", "pointer"),
    [
        ({"year": "2024"}, "/year"),
        ({"year": True}, "/year"),
        ({"year": 24}, "/year"),
        ({"agency": "示例市"}, "/agency"),
        ({"title": ""}, "/title"),
        ({"title": " \n　"}, "/title"),
        ({"title": 1}, "/title"),
        ({"published": "2025-01-20"}, "/published"),
        ({"overview": "text"}, "/overview"),
        ({"problems": ("text",)}, "/problems/0"),
        ({"attachments": [Attachment("甲")]}, "/attachments"),
        ({"attachments": (Attachment("甲"), "text")}, "/attachments/1"),
        ({"attachments": Attachment("甲")}, "/attachments"),
        ({"attachments": None}, "/attachments"),
        ({"attachments": (Remark("/year", "x"),)}, "/attachments/0"),
        ({"remarks": ("text",)}, "/remarks/0"),
        ({"remarks": [Remark("/requests/received/total", "x")]}, "/remarks"),
        ({"remarks": (Remark("/year", "x"),)}, "/remarks/~1year"),
        ({"requests": e2019.Requests()}, "/requests"),
        ({"disputes": None}, "/disputes"),
    ],
)
def test_report_fields_are_checked(fields: dict[str, Any], pointer: str) -> None:
    """Each field of a report refuses what is not its type, with its pointer."""
    with pytest.raises(InvalidValueError) as caught:
        report(**fields)
    assert [problem.pointer for problem in caught.value.problems] == [pointer]


def test_editions_are_told_apart_in_messages() -> None:
    """A table of the other edition is refused with both classes named by their modules."""
    with pytest.raises(InvalidValueError, match=r"应为 e2021\.Requests；得到 e2019\.Requests"):
        report(requests=e2019.Requests())


def test_a_remark_on_no_cell_gets_a_hint() -> None:
    """A mistyped pointer of a remark is answered with those that are like it."""
    with pytest.raises(InvalidValueError, match="是否应为 /requests/received/total"):
        report(remarks=(Remark("/requests/recieved/total", "甲"),))


def test_a_blank_form_takes_an_agency_or_none() -> None:
    """What is no agency is refused, and not taken for none."""
    wrong: Any = ""
    with pytest.raises(InvalidValueError, match="/agency"):
        blank("2021", agency=wrong)


def test_repr_shows_what_is_filled_in() -> None:
    """The representation of a form leaves blanks out."""
    requests = e2021.Requests(received=Applicants(natural_persons=0, total=3))
    assert repr(requests) == "Requests(received=Applicants(natural_persons=0, total=3))"


def test_a_cell_has_one_remark() -> None:
    """Two remarks on one cell are refused."""
    cell = "/requests/received/total"
    with pytest.raises(InvalidValueError, match="/remarks"):
        report(remarks=(Remark(cell, "甲"), Remark(cell, "乙")))


@pytest.mark.parametrize(
    ("fields", "pointer"),
    [
        ({"name": None}, "/name"),
        ({"name": "甲\n乙"}, "/name"),
        ({"name": "甲", "kind": "ministry"}, "/kind"),
        ({"name": "甲", "phone": ""}, "/phone"),
        ({"name": "甲", "email": 1}, "/email"),
    ],
)
def test_agency_fields_are_checked(fields: dict[str, Any], pointer: str) -> None:
    """Each field of an agency refuses what is not its type, with its pointer."""
    with pytest.raises(InvalidValueError) as caught:
        Agency(**fields)
    assert [problem.pointer for problem in caught.value.problems] == [pointer]


@pytest.mark.parametrize(
    ("arguments", "pointers"),
    [
        (("",), ["/title"]),
        (("甲\n乙",), ["/title"]),
        (("甲\u200b",), ["/title"]),
        ((None,), ["/title"]),
        (("甲", "text"), ["/content"]),
        (("甲", [Paragraph("乙")]), ["/content"]),
        (("甲", (Paragraph("乙"), "text")), ["/content/1"]),
        (("甲", (Attachment("乙"),)), ["/content/0"]),
        (("", (Heading("乙", 1), None)), ["/title", "/content/0/level", "/content/1"]),
    ],
)
def test_attachments_are_checked(arguments: tuple[Any, ...], pointers: list[str]) -> None:
    """An attachment has a title in one line and prose; all that is wrong is named."""
    with pytest.raises(InvalidValueError) as caught:
        Attachment(*arguments)
    assert [problem.pointer for problem in caught.value.problems] == pointers


def test_attachments_are_values() -> None:
    """An attachment needs only a title; reports with equal ones are equal and hash alike."""
    content = (Paragraph("乙"), DataTable((("丙",),)))
    assert Attachment("甲").content == ()
    one, other = (report(attachments=(Attachment("甲", content),)) for _ in "ab")
    assert one == other
    assert hash(one) == hash(other)
    assert one != report(attachments=(Attachment("甲"),))
    assert report().attachments == ()


def test_every_edition_has_what_a_report_has() -> None:
    """The classes of all editions have the fields of the common base."""
    base = [field.name for field in attrs.fields(BaseReport)]
    for edition in EDITIONS.values():
        names = [field.name for field in attrs.fields(edition.report)]
        assert [name for name in names if name in base] == base
