"""Edition 2019 of the form: 国办公开办函〔2019〕60号, report years 2019 and 2020."""

from datetime import date
from typing import Annotated, ClassVar

import attrs

from govdisclose.cells import AmountWithUnit, Change, Count
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
from govdisclose.form import Form, Label, Row
from govdisclose.prose import Prose


@attrs.frozen(kw_only=True, repr=False)
class DocumentCounts(Row):
    """Regulatory documents of one kind, in numbers of documents (件)."""

    newly_made: Annotated[Count, Label("本年新\n制作数量")] = None
    newly_disclosed: Annotated[Count, Label("本年新\n公开数量")] = None
    total_disclosed: Annotated[Count, Label("对外公开总数量")] = None


@attrs.frozen(kw_only=True, repr=False)
class ItemDecisions(Row):
    """Items (事项) of one kind, and the decisions made under them."""

    previous_items: Annotated[Count, Label("上一年项目数量")] = None
    change: Annotated[Change, Label("本年增/减")] = None
    decisions: Annotated[Count, Label("处理决定数量")] = None


@attrs.frozen(kw_only=True, repr=False)
class ItemChanges(Row):
    """Items (项目) of one kind."""

    previous_items: Annotated[Count, Label("上一年项目数量")] = None
    change: Annotated[Change, Label("本年增/减")] = None


@attrs.frozen(kw_only=True, repr=False)
class Purchases(Row):
    """Purchases of one kind."""

    projects: Annotated[Count, Label("采购项目数量")] = None
    amount: Annotated[AmountWithUnit, Label("采购总金额")] = None
    """The form prints no unit, so the amount carries its own."""


@attrs.frozen(kw_only=True, repr=False)
class Documents(Form):
    """规章 and 规范性文件 (条例 art. 20(1))."""

    corner: ClassVar[str | None] = "信息内容"
    rules: Annotated[DocumentCounts, Label("规章")] = DocumentCounts()
    normative_documents: Annotated[DocumentCounts, Label("规范性文件")] = DocumentCounts()


@attrs.frozen(kw_only=True, repr=False)
class Services(Form):
    """行政许可 and 其他对外管理服务事项 (条例 art. 20(5))."""

    corner: ClassVar[str | None] = "信息内容"
    licensing: Annotated[ItemDecisions, Label("行政许可")] = ItemDecisions()
    other_services: Annotated[ItemDecisions, Label("其他对外管理服务事项")] = ItemDecisions()


@attrs.frozen(kw_only=True, repr=False)
class Enforcement(Form):
    """行政处罚 and 行政强制 (条例 art. 20(6))."""

    corner: ClassVar[str | None] = "信息内容"
    penalties: Annotated[ItemDecisions, Label("行政处罚")] = ItemDecisions()
    compulsion: Annotated[ItemDecisions, Label("行政强制")] = ItemDecisions()


@attrs.frozen(kw_only=True, repr=False)
class Fees(Form):
    """行政事业性收费 (条例 art. 20(8))."""

    corner: ClassVar[str | None] = "信息内容"
    administrative_fees: Annotated[ItemChanges, Label("行政事业性收费")] = ItemChanges()


@attrs.frozen(kw_only=True, repr=False)
class Procurement(Form):
    """政府集中采购 (条例 art. 20(9))."""

    corner: ClassVar[str | None] = "信息内容"
    centralized_procurement: Annotated[Purchases, Label("政府集中采购")] = Purchases()


@attrs.frozen(kw_only=True, repr=False)
class ProactiveDisclosure(Form):
    """Table of chapter 二: information disclosed on the organ's own initiative."""

    documents: Annotated[Documents, Label("第二十条第（一）项")] = Documents()
    services: Annotated[Services, Label("第二十条第（五）项")] = Services()
    enforcement: Annotated[Enforcement, Label("第二十条第（六）项")] = Enforcement()
    fees: Annotated[Fees, Label("第二十条第（八）项")] = Fees()
    procurement: Annotated[Procurement, Label("第二十条第（九）项")] = Procurement()


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
    other_handling: Annotated[Applicants, Label("（六）其他处理")] = Applicants()
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
    """A report on the 2019 form: six chapters, of which 二, 三 and 四 are one table each."""

    edition: ClassVar[str] = "2019"

    year: int | None
    """The report year: the calendar year that the figures are about; None on a blank form."""
    agency: Agency
    title: str | None = None
    """The printed title; None: derived from agency and year."""
    published: date | None = None
    """Date of publication."""
    preface: Prose = ()
    """Opening paragraphs before chapter 一; empty: derived from agency and year."""
    overview: Annotated[Prose, Label("一、总体情况")] = ()
    proactive_disclosure: Annotated[ProactiveDisclosure, Label("二、主动公开政府信息情况")] = (
        ProactiveDisclosure()
    )
    requests: Annotated[Requests, Label("三、收到和处理政府信息公开申请情况")] = Requests()
    disputes: Annotated[Disputes, Label("四、政府信息公开行政复议、行政诉讼情况")] = Disputes()
    problems: Annotated[Prose, Label("五、存在的主要问题及改进情况")] = ()
    other_matters: Annotated[Prose, Label("六、其他需要报告的事项")] = ()
    attachments: tuple[Attachment, ...] = ()
    """What is attached (附件), in its order."""
    remarks: tuple[Remark, ...] = ()
    """Notes on number cells; at most one for a cell."""
