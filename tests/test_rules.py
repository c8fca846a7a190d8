"""The catalogue of rules: complete records, each rule shown both ways, in two languages."""

import pickle
import re
import string
from collections import Counter
from typing import Any

import pytest

from govdisclose.checks import Rule, check, rules
from govdisclose.editions import EDITIONS, blank
from support.cases import CASES
from support.cases.case import Case
from support.examples import failures

FAMILIES = ["requests", "disputes", "cells", "chapters", "report", "proactive"]
FAMILIES += ["history", "parts", "narrative", "text"]
each_rule = pytest.mark.parametrize("rule", rules(), ids=lambda rule: rule.id)


def test_catalogue_in_order() -> None:
    """The catalogue lists each id once, its families in the order of the form."""
    ids = [rule.id for rule in rules()]
    assert len(set(ids)) == len(ids)
    families = list(dict.fromkeys(rule.family for rule in rules()))
    assert families == [family for family in FAMILIES if family in families]


@each_rule
def test_record_is_complete(rule: Rule) -> None:
    """A record has its words in both languages, and editions that exist."""
    for message in (rule.title, rule.explanation, rule.source):
        assert re.search("[\u4e00-\u9fff]", message.zh)
        assert message.en
        assert "{" not in message.zh + message.en
    assert rule.title.zh != rule.title.en
    assert rule.explanation.zh != rule.explanation.en
    assert set(rule.editions) <= set(EDITIONS)
    assert rule.editions


def fields(text: str) -> set[str]:
    """Give the named fields of a message."""
    return {name.partition(".")[0] for _, name, _, _ in string.Formatter().parse(text) if name}


@each_rule
def test_messages_say_the_same_in_both_languages(rule: Rule) -> None:
    """Each message is there in Chinese and in English, with the same fields."""
    assert rule.messages
    for code, message in rule.messages.items():
        assert re.fullmatch("[a-z]+(-[a-z]+)*", code)
        assert re.search("[\u4e00-\u9fff]", message.zh)
        assert message.en != message.zh
        grammar = {"least", "least_expected", "least_actual", "sign"}
        assert fields(message.zh) - grammar == fields(message.en) - grammar


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case.rule}-{case.edition}")
def test_rule_finds_each_failure(case: Case) -> None:
    """A rule fails as often as a report breaks it, and not in a report that keeps it."""
    assert len(case.findings()) == case.fails


def test_each_rule_is_shown_both_ways() -> None:
    """There are two passing and two failing reports for each rule, at least."""
    shown = Counter((case.rule, case.fails > 0) for case in CASES)
    ids = [rule.id for rule in rules()]
    assert [id_ for id_ in ids if min(shown[id_, False], shown[id_, True]) < 2] == []


def test_each_message_is_given() -> None:
    """Each message of each rule is given for one of the cases, or for a blank or damaged report."""
    given = {(f.rule, f.code) for case in CASES for f in everything(case)}
    known = {(rule.id, code) for rule in rules() for code in rule.messages}
    assert known - given == set()


def everything(case: Case) -> list[Any]:
    return [*case.found(), *check(case.report), *check(blank(case.edition))]


@each_rule
def test_examples_are_true(rule: Rule) -> None:
    """A rule has an example that keeps it and one that breaks it, and they do."""
    assert {example.fails for example in rule.examples} == {False, True}
    for example in rule.examples:
        assert bool(failures(example, rule.id)) == example.fails


def test_explanations_name_the_years_and_the_notices() -> None:
    """The rule on editions explains which years are meant and rests on the notices."""
    [rule] = [rule for rule in rules() if rule.id == "report.edition-year"]
    assert "2019 版 2019 至 2020 年度，2021 版 2021 年度起" in rule.explanation.zh
    assert "2019: 2019 to 2020; 2021: 2021 on" in rule.explanation.en
    assert rule.source.zh == "国办公开办函〔2019〕60号、国办公开办函〔2021〕30号"


def test_records_can_be_kept_and_sent() -> None:
    """Rules and examples hash and pickle, whatever changes an example is made of."""
    records = [*rules(), *(example for rule in rules() for example in rule.examples)]
    copies = pickle.loads(pickle.dumps(records))  # noqa: S301 - our own
    assert copies == records
    assert list(map(hash, copies)) == list(map(hash, records))
