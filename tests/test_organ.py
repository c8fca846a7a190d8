"""The rules on the organ: when it publishes, and whether it can make 规章."""

from datetime import date
from typing import Any

import pytest

from govdisclose.checks import Finding, check
from govdisclose.editions.shared import AgencyKind, Remark
from govdisclose.pointers import replace
from support import real
from support.cases.proactive import MADE, NO_RULE_MAKERS, RULE_MAKERS, made
from support.sums import filled

RULES = ("report.published-late", "proactive.rule-maker")


def found(rule: str, changes: dict[str, Any]) -> list[Finding]:
    return check(replace(filled("2021"), changes), select=(rule,))


@pytest.mark.parametrize("slug", real.SLUGS)
def test_real_reports_give_nothing(slug: str) -> None:
    """No real report breaks these rules; huaian-2024, of a city with districts, reports 规章."""
    assert check(real.report(slug), select=RULES) == []


@pytest.mark.parametrize(
    ("kind", "last", "zh", "en"),
    [
        (
            "department",
            date(2025, 1, 31),
            "县级以上人民政府部门应在 2025 年 1 月 31 日前公布；请核对",
            "departments of governments publish by 2025-01-31; check the date",
        ),
        (
            "government",
            date(2025, 3, 31),
            "县级以上地方人民政府应在 2025 年 3 月 31 日前公布；请核对",
            "governments at county level and above publish by 2025-03-31; check the date",
        ),
    ],
)
def test_published_late(kind: AgencyKind, last: date, zh: str, en: str) -> None:
    """The day of publication and the last day that the law allows are named."""
    organ: dict[str, Any] = {"/agency/kind": kind}
    assert found("report.published-late", organ | {"/published": last}) == []
    [finding] = found("report.published-late", organ | {"/published": date(2025, 4, 2)})
    assert finding == Finding(
        rule="report.published-late",
        code="late",
        severity="warning",
        left=("/published",),
        message=finding.message,
    )
    assert finding.message.zh == f"公布日期是 2025 年 4 月 2 日，而{zh}"
    assert finding.message.en == f"the report was published on 2025-04-02, but {en}"


@pytest.mark.parametrize(
    "name", ["示例市人民政府办公室", "示例市人民政府 办公室", "示例市政府\u3000办公厅"]
)
def test_white_space_in_a_name_does_not_make_it_a_department(name: str) -> None:
    """An office that reports for its government has the government's time, however it is set."""
    organ: dict[str, Any] = {"/agency/name": name, "/agency/kind": None}
    assert found("report.published-late", organ | {"/published": date(2025, 3, 31)}) == []
    [late] = found("report.published-late", organ | {"/published": date(2025, 4, 1)})
    assert "县级以上地方人民政府" in late.message.zh


def test_publication_in_a_later_year_is_late() -> None:
    """An early day of a year too late is late; one of the report year is not."""
    organ: dict[str, Any] = {"/agency/kind": "government"}
    for day, late in ((date(2026, 1, 1), 1), (date(2024, 12, 31), 0), (date(2025, 1, 1), 0)):
        assert len(found("report.published-late", organ | {"/published": day})) == late


@pytest.mark.parametrize(("name", "who"), NO_RULE_MAKERS.items())
def test_no_rule_maker(name: str, who: str) -> None:
    """An organ whose name says that it cannot make 规章 is told so."""
    organ: dict[str, Any] = {"/agency/name": name}
    [finding] = found("proactive.rule-maker", organ | made("2021", 3, 0, 5))
    assert finding == Finding(
        rule="proactive.rule-maker",
        code="reported",
        severity="warning",
        labels=("二、主动公开政府信息情况", "第二十条第（一）项", "规章"),
        left=(f"{MADE}/issued", f"{MADE}/in_force"),
        message=finding.message,
    )
    assert finding.message.zh == (
        "「第二十条第（一）项 / 规章」：「本年制发件数」3、「现行有效件数」5，"
        f"而{who}不能制定规章；请核对是否为行政规范性文件，确有原因的请加备注说明"
    )
    assert finding.message.en.startswith(
        "「第二十条第（一）项 / 规章」: 「本年制发件数」 3, 「现行有效件数」 5, but a"
    )
    assert found("proactive.rule-maker", organ | made("2021", 0, 0, 0)) == []
    assert found("proactive.rule-maker", organ | made("2021", None, 0, None)) == []


@pytest.mark.parametrize("name", RULE_MAKERS)
def test_possible_rule_maker(name: str) -> None:
    """Nothing is said of an organ that makes 规章, or may do so."""
    assert found("proactive.rule-maker", {"/agency/name": name}) == []


@pytest.mark.parametrize(
    ("kind", "who"),
    [("township", "乡镇人民政府、街道办事处"), ("organization", "法律、法规授权的组织")],
)
def test_kind_that_is_given_settles_it(kind: AgencyKind, who: str) -> None:
    """A kind that is given counts where the name says nothing; a central organ stays in doubt."""
    [finding] = found("proactive.rule-maker", {"/agency/kind": kind})
    assert f"，而{who}不能制定规章；" in finding.message.zh
    central = {"/agency/name": "中国示例会", "/agency/kind": kind}
    assert found("proactive.rule-maker", central) == []


@pytest.mark.parametrize("char", "治新发特地理验作范税政园业假景能港术林矿")
def test_areas_that_are_no_districts(char: str) -> None:
    """A 自治区, a 新区, a 开发区 and the like are no 市辖区; one is enough to know a 市辖区."""
    for name, count in ((f"示例{char}区人民政府", 0), (f"{char}示区人民政府", 1)):
        organ = {"/agency/name": name, "/agency/kind": "government"}
        assert len(found("proactive.rule-maker", organ)) == count


@pytest.mark.parametrize("char", "省市州盟县旗区乡镇")
def test_local_departments_are_known_by_their_place(char: str) -> None:
    """A department with a place in its name is a local one; without, it may be a central one."""
    for name, count in ((f"某{char}财政厅", 1), (f"{char}财政厅", 0), ("某财政厅", 0)):
        organ = {"/agency/name": name, "/agency/kind": "department"}
        assert len(found("proactive.rule-maker", organ)) == count


def test_remark_explains_its_own_number() -> None:
    """A remark on one number explains it; the others are named apart."""
    remark = Remark(f"{MADE}/issued", "代市政府起草")
    changes: dict[str, Any] = {"/agency/name": "示例县人民政府", "/remarks": (remark,)} | made(
        "2021", 3, 1, 5
    )
    silenced, finding = found("proactive.rule-maker", changes)
    assert (silenced.left, silenced.silence is not None) == ((f"{MADE}/issued",), True)
    assert (finding.left, finding.silence) == ((f"{MADE}/repealed", f"{MADE}/in_force"), None)
