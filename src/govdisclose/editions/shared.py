"""What the editions of the form have in common.

The rows of table 三 rest on these articles of the 条例 (国令第711号), as inferred from its wording:

- 予以公开: 36(一)(二); 部分公开: 37
- 不予公开: 1-3 art. 14; 4 arts. 15 and 32; 5-7 art. 16; 8 art. 36(七)
- 无法提供: arts. 36(四)(五), 38, 30; 不予处理: arts. 39, 36(六), 39, 35; 其他处理: arts. 30 and 42
"""

from typing import Annotated, ClassVar, Final, Literal

import attrs

from govdisclose.cells import Count
from govdisclose.errors import Message, Problem, describe, raise_if
from govdisclose.form import Form, Label, Row
from govdisclose.prose import Prose, check_prose
from govdisclose.text import check_text

AgencyKind = Literal["department", "government", "township", "organization"]
"""部门, 政府, 乡镇街道, 法律法规授权的组织: the publication date and some duties depend on it."""

AGENCY_KINDS: Final[dict[AgencyKind, str]] = {
    "department": "政府部门",
    "government": "县级以上地方人民政府",
    "township": "乡镇人民政府、街道办事处",
    "organization": "法律、法规授权的组织",
}
"""What the kinds of agency are called in Chinese."""

_KIND = Message(
    "机关类型应为 {expected} 之一或 None，得到 {value}",
    "the kind of an agency must be one of {expected}, or None; got {value}",
)


@attrs.frozen(kw_only=True)
class Agency:
    """The organ that publishes the report (行政机关)."""

    name: str
    """Full name; empty on a blank form."""
    kind: AgencyKind | None = None
    region: str | None = None
    code: str | None = None
    """Code of the organ in whatever register the caller uses."""
    address: str | None = None
    postcode: str | None = None
    phone: str | None = None
    fax: str | None = None
    email: str | None = None
    website: str | None = None

    def __attrs_post_init__(self) -> None:
        problems: list[Problem | None] = [check_text(self.name, "/name")]
        for field in attrs.fields(Agency):
            value = getattr(self, field.name)
            if field.name not in {"name", "kind"} and value is not None:
                problems.append(check_text(value, f"/{field.name}", required=True))
        kind = self.kind
        if kind is not None and (type(kind) is not str or kind not in AGENCY_KINDS):
            expected = " / ".join(f"{kind}（{words}）" for kind, words in AGENCY_KINDS.items())
            words = _KIND.format(expected=expected, value=describe(kind))
            problems.append(Problem("/kind", "agency-kind", words))
        raise_if(problems)


@attrs.frozen
class Remark:
    """A note on a number cell, printed in the cell behind the number."""

    pointer: str
    """JSON Pointer of the cell."""
    text: str

    def __attrs_post_init__(self) -> None:
        raise_if(
            [
                check_text(self.pointer, "/pointer", required=True),
                check_text(self.text, "/text", required=True),
            ]
        )


@attrs.frozen
class Attachment:
    """What is attached to the report (附件)."""

    title: str
    content: Prose = ()
    """What it says; empty where it is published apart and only named here."""

    def __attrs_post_init__(self) -> None:
        title = check_text(self.title, "/title", required=True)
        raise_if([title, *check_prose(self.content, "/content")])


@attrs.frozen(kw_only=True, repr=False)
class Organizations(Row):
    """Applicants that are no natural persons (法人或其他组织), by kind."""

    commercial_enterprises: Annotated[Count, Label("商业企业")] = None
    research_institutions: Annotated[Count, Label("科研机构")] = None
    public_welfare_organizations: Annotated[Count, Label("社会公益组织")] = None
    legal_service_institutions: Annotated[Count, Label("法律服务机构")] = None
    other: Annotated[Count, Label("其他")] = None


@attrs.frozen(kw_only=True, repr=False)
class Applicants(Row):
    """One line of table 三: numbers of requests by who made them (申请人情况)."""

    heading: ClassVar[str | None] = "申请人情况"
    natural_persons: Annotated[Count, Label("自然人")] = None
    organizations: Annotated[Organizations, Label("法人或其他组织")] = Organizations()
    total: Annotated[Count, Label("总计")] = None


@attrs.frozen(kw_only=True, repr=False)
class Withheld(Form):
    """Requests whose information was not disclosed (不予公开), by ground."""

    state_secrets: Annotated[Applicants, Label("1.属于国家秘密")] = Applicants()
    prohibited_by_law: Annotated[Applicants, Label("2.其他法律行政法规禁止公开")] = Applicants()
    security_and_stability: Annotated[Applicants, Label("3.危及“三安全一稳定”")] = Applicants()
    third_party_rights: Annotated[Applicants, Label("4.保护第三方合法权益")] = Applicants()
    internal_affairs: Annotated[Applicants, Label("5.属于三类内部事务信息")] = Applicants()
    process_information: Annotated[Applicants, Label("6.属于四类过程性信息")] = Applicants()
    enforcement_case_files: Annotated[Applicants, Label("7.属于行政执法案卷")] = Applicants()
    administrative_inquiries: Annotated[Applicants, Label("8.属于行政查询事项")] = Applicants()


@attrs.frozen(kw_only=True, repr=False)
class UnableToProvide(Form):
    """Requests whose information could not be provided (无法提供), by reason."""

    not_held: Annotated[Applicants, Label("1.本机关不掌握相关政府信息")] = Applicants()
    requires_creation: Annotated[Applicants, Label("2.没有现成信息需要另行制作")] = Applicants()
    unclear_after_correction: Annotated[Applicants, Label("3.补正后申请内容仍不明确")] = (
        Applicants()
    )


@attrs.frozen(kw_only=True, repr=False)
class NotProcessed(Form):
    """Requests that were not processed (不予处理), by reason."""

    petitions_and_complaints: Annotated[Applicants, Label("1.信访举报投诉类申请")] = Applicants()
    repeated: Annotated[Applicants, Label("2.重复申请")] = Applicants()
    publications: Annotated[Applicants, Label("3.要求提供公开出版物")] = Applicants()
    excessive: Annotated[Applicants, Label("4.无正当理由大量反复申请")] = Applicants()
    confirmation_or_reissue: Annotated[
        Applicants, Label("5.要求行政机关确认或重新出具已获取信息")
    ] = Applicants()


@attrs.frozen(kw_only=True, repr=False)
class CaseOutcomes(Row):
    """Cases of one kind, by how they ended."""

    upheld: Annotated[Count, Label("结果维持")] = None
    corrected: Annotated[Count, Label("结果纠正")] = None
    other: Annotated[Count, Label("其他结果")] = None
    pending: Annotated[Count, Label("尚未审结")] = None
    total: Annotated[Count, Label("总计")] = None


@attrs.frozen(kw_only=True, repr=False)
class Litigation(Row):
    """Lawsuits (行政诉讼)."""

    direct: Annotated[CaseOutcomes, Label("未经复议直接起诉")] = CaseOutcomes()
    after_reconsideration: Annotated[CaseOutcomes, Label("复议后起诉")] = CaseOutcomes()


@attrs.frozen(kw_only=True, repr=False)
class Disputes(Row):
    """Table of chapter 四: administrative reconsideration and lawsuits, one line."""

    reconsideration: Annotated[CaseOutcomes, Label("行政复议")] = CaseOutcomes()
    litigation: Annotated[Litigation, Label("行政诉讼")] = Litigation()
