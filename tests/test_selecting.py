"""Which rules are asked: by id, family, default and all, and what other packages register."""

import re
import sys
from collections.abc import Callable, Iterator
from importlib.metadata import EntryPoint, entry_points
from pathlib import Path
from typing import Any

import attrs
import pytest

from govdisclose import batch, read, workbook
from govdisclose.checks import check, rules, selecting
from govdisclose.checks.catalogue import RULES
from govdisclose.cli import main
from govdisclose.editions import blank
from govdisclose.errors import GovdiscloseError, InvalidValueError, Message, UnknownRuleError
from support.sums import filled

SUMS = ["requests.balance", "requests.outcomes-total", "requests.row-total"]
OPT_IN = {rule.id for rule in RULES if rule.opt_in}


def chosen(select: list[str], ignore: list[str] | None = None) -> list[str]:
    """List the ids of the rules that are selected."""
    return [rule.id for rule in selecting.selected(tuple(select), tuple(ignore or []))]


def test_all_and_default() -> None:
    """``all`` is every rule, ``default`` those that are not opt-in, in the catalogue's order."""
    ids = [rule.id for rule in rules()]
    assert chosen(["all"]) == ids
    assert chosen(["default"]) == [id_ for id_ in ids if id_ not in OPT_IN]


def test_families_and_ids() -> None:
    """Rules are chosen by family or by id, in the catalogue's order, each once."""
    assert chosen(["requests"]) == SUMS
    assert chosen(["disputes.total", "requests.balance"]) == ["requests.balance", "disputes.total"]
    assert chosen(["requests", "requests.balance", "default"]) == chosen(["default"])
    assert chosen([]) == []


def test_ignored_rules_are_left_out() -> None:
    """What is ignored, by id, family or all, is left out whatever selects it."""
    assert chosen(["requests"], ["requests.row-total"]) == SUMS[:2]
    assert chosen(["requests", "disputes"], ["requests"]) == ["disputes.total"]
    assert chosen(["requests.balance"], ["all"]) == []
    assert set(chosen(["all"], ["default"])) == OPT_IN


@pytest.mark.parametrize(
    ("select", "ignore", "zh"),
    [
        (
            ["request"],
            [],
            "没有名为 'request' 的规则或规则族（govdisclose rules 列出全部），是否应为 requests",
        ),
        (["requests.balanse"], [], "，是否应为 requests.balance"),
        (["default"], ["no"], "没有名为 'no' 的规则或规则族（govdisclose rules 列出全部）"),
        (["requests.*"], [], "'requests.*'"),
    ],
)
def test_unknown_names(select: list[str], ignore: list[str], zh: str) -> None:
    """A name of no rule is refused, with similar ones, wherever it stands."""
    with pytest.raises(UnknownRuleError, match=re.escape(zh)) as raised:
        check(blank("2021"), select=select, ignore=ignore)
    name = [*select, *ignore][-1]
    assert f"there is no rule or family of rules {name!r}" in raised.value.text("en")


def test_a_name_that_is_no_text_is_refused() -> None:
    """What is no text at all names no rule."""
    with pytest.raises(InvalidValueError, match="/select/0：应为 str；得到 7"):
        check(blank("2021"), select=[7])  # type: ignore[list-item]


def test_a_single_name_is_not_taken_letter_by_letter() -> None:
    """One name need not be put in a list, to select or to ignore."""
    report = blank("2021")
    assert check(report, select="cells") == check(report, select=["cells"]) != []
    assert check(report, select=["cells", "chapters"], ignore="cells") == check(
        report, select="chapters"
    )


@pytest.mark.parametrize(
    ("select", "ignore"),
    [([], []), (["cells"], ["cells.blank"]), (["default"], ["default"]), (["requests"], ["all"])],
)
def test_nothing_is_not_checked_in_silence(select: list[str], ignore: list[str]) -> None:
    """Where no rule is left, that is said, and no report passes for want of rules."""
    with pytest.raises(GovdiscloseError, match="没有一条规则选中，等于没有检查") as raised:
        check(blank("2021"), select=select, ignore=ignore)
    assert "no rule is left" in raised.value.text("en")


@pytest.mark.parametrize(
    ("select", "words", "rule"),
    [
        (["history"], "上年的报告", "history.carried-over"),
        (["default", "history.stock"], "上年的报告", "history.stock"),
        (["parts"], "各部分的报告", "parts.sum"),
        (["requests", "parts.sum"], "各部分的报告", "parts.sum"),
    ],
)
def test_what_a_named_rule_needs_is_asked_for(select: list[str], words: str, rule: str) -> None:
    """A rule that is selected by name, and cannot be asked, is named with what it needs."""
    with pytest.raises(GovdiscloseError) as raised:
        check(blank("2021"), select=select)
    assert raised.value.text("zh").startswith(f"规则 {rule} 要与{words}对照")
    assert raised.value.text("en").startswith(f"the rule {rule} compares with ")


# --- rules of other packages


@pytest.fixture
def register(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> Iterator[Callable[[str, str], None]]:
    """Register rules as an installed package does: a module of some text, and what in it."""
    points: list[EntryPoint] = []
    monkeypatch.setattr(
        "importlib.metadata.entry_points",
        lambda group: points if group == selecting.GROUP else entry_points(group=group),
    )
    monkeypatch.syspath_prepend(str(tmp_path))

    def register(name: str, text: str) -> None:
        (tmp_path / f"rules_of_{name}.py").write_text(text, "utf-8")
        sys.modules.pop(f"rules_of_{name}", None)
        points.append(EntryPoint(name, f"rules_of_{name}:RULES", "govdisclose.rules"))

    def forget() -> None:
        selecting.registered.cache_clear()
        selecting.selected.cache_clear()

    forget()
    yield register
    forget()


RULE = """
import attrs
import govdisclose as gd
[plain] = [rule for rule in gd.checks.catalogue.RULES if rule.id == "chapters.missing"]
def rule(id, **changes):
    return attrs.evolve(plain, id=id, **changes)
"""


def test_rules_of_packages_come_last(register: Callable[[str, str], None]) -> None:
    """One rule or several are taken, behind the catalogue, package by package."""
    register("b", RULE + "RULES = [rule('b.two'), rule('a.one', opt_in=True)]")
    register("a", RULE + "RULES = rule('c.three')")
    ids = [rule.id for rule in rules()]
    assert ids == [*(rule.id for rule in RULES), "c.three", "b.two", "a.one"]
    assert chosen(["b", "a"]) == ["b.two", "a.one"]
    assert "a.one" not in chosen(["default"])
    findings = check(blank("2021"), select=["c.three"])
    assert [(f.rule, f.code) for f in findings] == [
        ("c.three", "chapter"),
        ("c.three", "chapter"),
        ("c.three", "last-chapter"),
    ]


@pytest.mark.parametrize(
    ("text", "zh", "en"),
    [
        ("1 / 0", "ZeroDivisionError: division by zero", "ZeroDivisionError: division by zero"),
        ("", "AttributeError: ", "AttributeError: "),
        ("RULES = 7", "TypeError: ", "TypeError: "),
        ("RULES = ['rule']", "登记的不是 Rule", "what it registers is no Rule"),
        (
            RULE + "RULES = rule('cells.blank')",
            "规则 cells.blank 已有",
            "there is a rule cells.blank already",
        ),
    ],
)
def test_a_package_with_broken_rules_is_named(
    register: Callable[[str, str], None], text: str, zh: str, en: str
) -> None:
    """Rules that cannot be had stop every check, and the package is named with the reason."""
    register("broken", text)
    with pytest.raises(GovdiscloseError) as raised:
        check(blank("2021"))
    assert (
        f"登记规则的程序包 rules_of_broken 不能载入（rules_of_broken:RULES）：{zh}"
        in raised.value.text("zh")
    )
    assert raised.value.text("zh").endswith("；请升级它，或卸载：pip uninstall rules_of_broken")
    assert (
        f"rules_of_broken, which registers rules, cannot be loaded (rules_of_broken:RULES): {en}"
        in raised.value.text("en")
    )


def test_a_package_with_broken_rules_does_not_stop_reading(
    register: Callable[[str, str], None], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Reading, its verdict, and a batch of it ask no rules of other packages; checking does."""
    path = str(tmp_path / "r.xlsx")
    Path(path).write_bytes(workbook(filled("2021")))
    register("broken", "1 / 0")
    assert read(path).verdict == "proved"
    [result] = batch.read([path], workers=1)
    assert (result.error, result.facts.verdict) == (None, "proved")
    assert main(["read", path, "-o", str(tmp_path / "r.json")]) == 0
    assert capsys.readouterr().out.endswith("合计全部相符（proved）；没有疑问\n")
    assert main(["read", path, "--check"]) == 2


@pytest.mark.parametrize(
    ("find", "reason"),
    [
        ("lambda rule, subject: [][0]", "IndexError: list index out of range"),
        ("lambda rule, subject: None", "TypeError: 'NoneType' object is not iterable"),
        ("lambda rule, subject: (1 / 0 for _ in [0])", "ZeroDivisionError: division by zero"),
        ("lambda rule, subject: exit(3)", "SystemExit: 3"),
    ],
)
def test_a_rule_that_fails_is_named(
    register: Callable[[str, str], None], find: str, reason: str
) -> None:
    """What a rule raises, at once or while it is asked, stops the check, and says which it is."""
    register("failing", RULE + f"RULES = rule('extra.failing', find={find})")
    with pytest.raises(GovdiscloseError) as raised:
        check(blank("2021"), select="extra.failing")
    assert raised.value.text() == (
        f"规则 extra.failing 出错，请告知其作者，也可暂不选用（ignore）：{reason}"
    )
    assert raised.value.text("en") == (
        "the rule extra.failing failed; please tell its author, or leave the rule out (ignore): "
        + reason
    )


def test_family_of_a_rule() -> None:
    """The family of a rule is what stands before the full stop of its id."""
    [rule] = [rule for rule in RULES if rule.id == "chapters.missing"]
    assert rule.family == "chapters"
    assert attrs.evolve(rule, id="a.b.c").family == "a"


ID = "应为规则族和名称，以点相连，如 requests.balance；得到 "


@pytest.mark.parametrize(
    ("changes", "told"),
    [
        ({"id": "extra"}, [f"/id：{ID}'extra'"]),
        ({"id": ".extra"}, [f"/id：{ID}'.extra'"]),
        ({"id": "extra."}, [f"/id：{ID}'extra.'"]),
        ({"severity": "fatal"}, ["/severity：应为 error, warning, info 之一；得到 'fatal'"]),
        ({"title": "x"}, ["/title：应为 Message；得到 'x'"]),
        ({"messages": {}}, ["/messages：应有规则的说法，至少一条"]),
        ({"editions": ("2030",)}, ["/editions：应为 2019, 2021 之一；得到 '2030'"]),
        (
            {"id": "", "needs": frozenset({"parts", "next"})},
            [f"/id：{ID}''", "/needs：应为 previous, parts 之一；得到 'next'"],
        ),
    ],
)
def test_a_record_that_is_wrong_is_refused(changes: dict[str, Any], told: list[str]) -> None:
    """A rule that could not be named, asked or summed up cannot be made."""
    with pytest.raises(InvalidValueError) as caught:
        attrs.evolve(RULES[0], **changes)
    assert caught.value.text().splitlines() == told


@pytest.mark.parametrize(
    ("given", "pointer"),
    [
        ({"left": "/year"}, "/left"),
        ({"right": ("/year", 7)}, "/right/1"),
        ({"severity": "fatal"}, "/severity"),
        ({"status": "passed"}, "/status"),
        ({"quote": None}, "/quote"),
        ({"words": {}}, "/words"),
        ({"words": 7}, "/words"),
    ],
)
def test_a_finding_that_is_wrong_is_refused(given: dict[str, Any], pointer: str) -> None:
    """A finding that could not be shown cannot be made, and the argument is named."""
    said = attrs.evolve(RULES[0], messages={"said": Message("「{a}」", "'{a}'")})
    with pytest.raises(InvalidValueError) as caught:
        said.finding("said", **({"words": {"a": 1}} | given))
    assert [problem.pointer for problem in caught.value.problems] == [pointer]


@pytest.mark.parametrize(
    ("find", "words"),
    [
        ("lambda rule, subject: ['hello']", "/findings/0: expected Finding; got 'hello'"),
        (
            "lambda rule, subject: [rule.finding('said', left=('/nope',))]",
            "/findings/0: the pointer '/nope' leads nowhere: there is no 'nope' under the report",
        ),
        (
            "lambda rule, subject: [rule.finding('b')]",
            "InvalidValueError: /code: expected one of said; got 'b'",
        ),
    ],
)
def test_a_rule_that_gives_something_else(
    register: Callable[[str, str], None], find: str, words: str
) -> None:
    """The rule is named, with what is wrong of it in one language."""
    told = f"RULES = rule('extra.odd', messages={{'said': gd.Message('甲', 'a')}}, find={find})"
    register("odd", RULE + told)
    with pytest.raises(GovdiscloseError) as raised:
        check(blank("2021"))
    assert raised.value.text("en").startswith("the rule extra.odd failed; ")
    assert raised.value.text("en").endswith(words)


def test_finding_of_a_rule() -> None:
    """A finding takes the rule's severity unless another is given; what is open is an info."""
    [rule] = [rule for rule in RULES if rule.id == "chapters.missing"]
    said = attrs.evolve(rule, messages={"said": Message("「{a}」", "'{a}'")})
    finding = said.finding("said", left=("/overview",), words={"a": 1})
    assert (finding.rule, finding.code, finding.status) == ("chapters.missing", "said", "failed")
    assert (finding.severity, finding.message) == ("error", Message("「1」", "'1'"))
    assert said.finding("said", severity="info", words={"a": 1}).severity == "info"
    unassessed = said.finding("said", status="unassessed", severity="error", words={"a": 1})
    assert unassessed.severity == "info"
    details = said.finding(
        "said",
        left=("/a",),
        right=("/b",),
        labels=("甲",),
        expected=1,
        actual=3,
        quote="甲乙",
        span=(4, 6),
        words={"a": 1},
    )
    assert (details.left, details.right, details.labels) == (("/a",), ("/b",), ("甲",))
    assert (details.expected, details.actual, details.delta) == (1, 3, 2)
    assert (details.quote, details.span, details.silence) == ("甲乙", (4, 6), None)
    assert said.finding("said", words={"a": 1}) == attrs.evolve(finding, left=())


def test_a_message_names_the_quote_in_one_line() -> None:
    """The words quoted stand in a message without being given, a line feed as a space."""
    said = attrs.evolve(RULES[0], messages={"said": Message("“{quote}”", "{quote}")})
    finding = said.finding("said", quote="甲\n乙")
    assert (finding.message, finding.quote) == (Message("“甲 乙”", "甲 乙"), "甲\n乙")
    assert said.finding("said", quote="甲", words={"quote": "乙"}).message.en == "乙"


def test_a_message_without_fields_needs_no_words() -> None:
    """A message that names nothing is given as it stands."""
    [rule] = [rule for rule in RULES if rule.id == "report.edition-year"]
    assert rule.finding("no-year").message == rule.messages["no-year"]
