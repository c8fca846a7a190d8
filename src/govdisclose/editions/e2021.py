"""Edition 2021 of the form: 国办公开办函〔2021〕30号, report year 2021 and on.

Chapter 一 reports five topics: 主动公开, 依申请公开, 政府信息管理, 政府信息公开平台建设, 监督保障.
The yearly 信息处理费 (国办函〔2020〕109号) is reported in chapter 六; it is not the
行政事业性收费 of chapter 二.
"""

from datetime import date
from typing import Annotated, ClassVar

import attrs

from govdisclose.cells import Amount, Count
from govdisclose.editions.base import BaseReport
from govdisclose.editions.shared import (
    Agency,
    Applicants,
    Attachment,
    Disputes,
    NotProcessed,
    Remark,
    UnableToProvide,
    Withheld,
)
from govdisclose.form import Form, Label, Placeholder, Row
from govdisclose.prose import Prose


@attrs.frozen(kw_only=True, repr=False)
class DocumentCounts(Row):
    """Regulatory documents of one kind, in numbers of documents (件)."""

    issued: Annotated[Count, Label("本年制发件数")] = None
    repealed: Annotated[Count, Label("本年废止件数")] = None
    in_force: Annotated[Count, Label("现行有效件数")] = None


@attrs.frozen(kw_only=True, repr=False)
class Decisions(Row):
    """Decisions of one kind made in the year."""

    decisions: Annotated[Count, Label("本年处理决定数量")] = None


@attrs.frozen(kw_only=True, repr=False)
class FeeIncome(Row):
    """Fees charged in the year."""

    amount: Annotated[Amount, Label("本年收费金额（单位：万元）")] = None
    """In 万元 (10,000 yuan)."""


@attrs.frozen(kw_only=True, repr=False)
class Documents(Form):
    """规章 and 行政规范性文件 (条例 art. 20(1))."""

    corner: ClassVar[str | None] = "信息内容"
    rules: Annotated[DocumentCounts, Label("规章")] = DocumentCounts()
    normative_documents: Annotated[DocumentCounts, Label("行政规范性文件")] = DocumentCounts()


@attrs.frozen(kw_only=True, repr=False)
class Services(Form):
    """行政许可 (条例 art. 20(5))."""

    corner: ClassVar[str | None] = "信息内容"
    licensing: Annotated[Decisions, Label("行政许可")] = Decisions()


@attrs.frozen(kw_only=True, repr=False)
class Enforcement(Form):
    """行政处罚 and 行政强制 (条例 art. 20(6))."""

    corner: ClassVar[str | None] = "信息内容"
    penalties: Annotated[Decisions, Label("行政处罚")] = Decisions()
    compulsion: Annotated[Decisions, Label("行政强制")] = Decisions()


@attrs.frozen(kw_only=True, repr=False)
class Fees(Form):
    """行政事业性收费 (条例 art. 20(8))."""

    corner: ClassVar[str | None] = "信息内容"
    administrative_fees: Annotated[FeeIncome, Label("行政事业性收费")] = FeeIncome()


@attrs.frozen(kw_only=True, repr=False)
class ProactiveDisclosure(Form):
    """Table of chapter 二: information disclosed on the organ's own initiative."""

    documents: Annotated[Documents, Label("第二十条第（一）项")] = Documents()
    services: Annotated[Services, Label("第二十条第（五）项")] = Services()
    enforcement: Annotated[Enforcement, Label("第二十条第（六）项")] = Enforcement()
    fees: Annotated[Fees, Label("第二十条第（八）项")] = Fees()


@attrs.frozen(kw_only=True, repr=False)
class OtherHandling(Form):
    """Requests handled otherwise (其他处理), by reason."""

    not_corrected_in_time: Annotated[
        Applicants,
        Label("1.申请人无正当理由逾期不补正、行政机关不再处理其政府信息公开申请"),
    ] = Applicants()
    fee_not_paid_in_time: Annotated[
        Applicants,
        Label("2.申请人逾期未按收费通知要求缴纳费用、行政机关不再处理其政府信息公开申请"),
    ] = Applicants()
    other: Annotated[Applicants, Label("3.其他")] = Applicants()


@attrs.frozen(kw_only=True, repr=False)
class Outcomes(Form):
    """What became of the requests (本年度办理结果)."""

    disclosed: Annotated[Applicants, Label("（一）予以公开")] = Applicants()
    partially_disclosed: Annotated[
        Applicants, Label("（二）部分公开（区分处理的，只计这一情形，不计其他情形）")
    ] = Applicants()
    withheld: Annotated[Withheld, Label("（三）不予公开")] = Withheld()
    unable_to_provide: Annotated[UnableToProvide, Label("（四）无法提供")] = UnableToProvide()
    not_processed: Annotated[NotProcessed, Label("（五）不予处理")] = NotProcessed()
    other_handling: Annotated[OtherHandling, Label("（六）其他处理")] = OtherHandling()
    total: Annotated[Applicants, Label("（七）总计")] = Applicants()


@attrs.frozen(kw_only=True, repr=False)
class Requests(Form):
    """Table of chapter 三: requests received and handled."""

    corner: ClassVar[str | None] = (
        "（本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和）"
    )
    received: Annotated[Applicants, Label("一、本年新收政府信息公开申请数量")] = Applicants()
    carried_over: Annotated[Applicants, Label("二、上年结转政府信息公开申请数量")] = Applicants()
    outcomes: Annotated[Outcomes, Label("三、本年度办理结果")] = Outcomes()
    carried_forward: Annotated[Applicants, Label("四、结转下年度继续办理")] = Applicants()


@attrs.frozen(kw_only=True, repr=False)
class Report(BaseReport):
    """A report on the 2021 form: six chapters, of which 二, 三 and 四 are one table each."""

    edition: ClassVar[str] = "2021"

    year: int | None
    """The report year: the calendar year that the figures are about; None on a blank form."""
    agency: Agency
    title: str | None = None
    """The printed title; None: derived from agency and year."""
    published: date | None = None
    """Date of publication."""
    preface: Prose = ()
    """Opening paragraphs before chapter 一; empty: derived from agency and year."""
    overview: Annotated[Prose, Label("一、总体情况"), Placeholder("（文字描述）")] = ()
    proactive_disclosure: Annotated[ProactiveDisclosure, Label("二、主动公开政府信息情况")] = (
        ProactiveDisclosure()
    )
    requests: Annotated[Requests, Label("三、收到和处理政府信息公开申请情况")] = Requests()
    disputes: Annotated[Disputes, Label("四、政府信息公开行政复议、行政诉讼情况")] = Disputes()
    problems: Annotated[
        Prose, Label("五、存在的主要问题及改进情况"), Placeholder("（文字描述）")
    ] = ()
    other_matters: Annotated[
        Prose,
        Label("六、其他需要报告的事项"),
        Placeholder("（文字描述，收取信息处理费情况在此处报告。）"),
    ] = ()
    attachments: tuple[Attachment, ...] = ()
    """What is attached (附件), in its order."""
    remarks: tuple[Remark, ...] = ()
    """Notes on number cells; at most one for a cell."""
