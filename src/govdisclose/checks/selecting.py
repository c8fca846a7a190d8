"""Which rules are asked: the catalogue, what other packages register, and what a user selects."""

import functools
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from govdisclose.arguments import did_you_mean
from govdisclose.checks.catalogue import RULES
from govdisclose.checks.rule import Need, Rule
from govdisclose.checks.subject import Subject
from govdisclose.errors import (
    GovdiscloseError,
    Message,
    Problem,
    UnknownRuleError,
    describe,
)
from govdisclose.plugins import package_of, remedy
from govdisclose.system import told

if TYPE_CHECKING:
    from importlib.metadata import EntryPoint

GROUP = "govdisclose.rules"
"""The entry-point group in which packages register rules: a ``Rule``, or several in a tuple."""

_UNKNOWN = Message(
    "没有名为 {name} 的规则或规则族（govdisclose rules 列出全部）{hint}",
    "there is no rule or family of rules {name} (govdisclose rules lists them){hint}",
)
_ONE_TEXT = Message(
    "{name} 里有逗号；几个规则或规则族请用列表，一项一个，如 {example}",
    "there is a comma in {name}; give several rules or families as a list, as {example}",
)
_NO_RULE = Message(
    "没有规则 {name}（govdisclose rules 列出全部）{hint}",
    "there is no rule {name} (govdisclose rules lists them){hint}",
)
_NOT_LOADED = Message(
    "登记规则的程序包 {package} 不能载入（{value}）：{reason}；{remedy}",
    "the package {package}, which registers rules, cannot be loaded ({value}): {reason}; {remedy}",
)
_NO_RULES = Message("登记的不是 Rule", "what it registers is no Rule")
_TWICE = Message("规则 {id} 已有", "there is a rule {id} already")
_NONE_LEFT = Message(
    "没有一条规则选中，等于没有检查；请改 select 或 ignore",
    "no rule is left, so that nothing would be checked; change select or ignore",
)
_NEEDS: dict[Need, Message] = {
    "previous": Message(
        "规则 {id} 要与上年的报告对照，请给出（previous，命令行为 --previous）",
        "the rule {id} compares with last year's report; give that, too (previous; on the command "
        "line --previous)",
    ),
    "parts": Message(
        "规则 {id} 要与各部分的报告对照，请给出（parts，命令行为 --parts）",
        "the rule {id} compares with the reports of the parts; give those, too (parts; on the "
        "command line --parts)",
    ),
}
_DEFAULT, _ALL = "default", "all"
_KEPT = 100  # selections that are remembered; whoever is served may send any number of them


@functools.cache
def registered() -> tuple[Rule, ...]:
    """Give every rule.

    Returns:
        Those of the catalogue, then those of other packages by id.

    Raises:
        GovdiscloseError: A package registers something that cannot be loaded, or no rule, or a
            rule whose id is taken. A check without its rules would pass what it should not.
    """
    from importlib.metadata import entry_points  # noqa: PLC0415 - as slow as attrs to import

    rules = {rule.id: rule for rule in RULES}
    for point in sorted(entry_points(group=GROUP)):
        try:
            loaded = point.load()
            found = (loaded,) if isinstance(loaded, Rule) else tuple(loaded)
        except (Exception, SystemExit) as error:
            # Whatever another package raises when it is imported.
            raise _broken(point, told(error)) from error
        for rule in found:
            if not isinstance(rule, Rule):
                raise _broken(point, _NO_RULES)
            if rule.id in rules:
                raise _broken(point, _TWICE.format(id=rule.id))
            rules[rule.id] = rule
    return tuple(rules.values())


def _broken(point: "EntryPoint", reason: Message) -> GovdiscloseError:
    words = _NOT_LOADED.format(
        package=package_of(point), value=point.value, reason=reason, remedy=remedy(point)
    )
    return GovdiscloseError(words)


@functools.lru_cache(_KEPT)
def selected(select: tuple[str, ...], ignore: tuple[str, ...]) -> tuple[Rule, ...]:
    """Choose rules by name, in the order of the catalogue.

    Args:
        select: Ids of rules, families (``narrative``), ``default`` (all that are not opt-in), or
            ``all``.
        ignore: Ids and families to leave out again.

    Raises:
        UnknownRuleError: There is no rule and no family of such a name.
    """
    every = registered()
    names = _names(every)
    for name in (*select, *ignore):
        if name not in names:
            raise UnknownRuleError(_unknown(name, names))
    return tuple(r for r in every if _is_in(r, select) and not _is_in(r, ignore))


def no_rule(name: object, pointer: str) -> Problem | None:
    """Say so where a waiver names a rule that there is not."""
    ids = [rule.id for rule in registered()]
    if name in ids:
        return None
    words = _NO_RULE.format(name=describe(name), hint=did_you_mean(name, ids))
    return Problem(pointer, "unknown-rule", words)


def _unknown(name: str, known: list[str]) -> Message:
    several = [part.strip() for part in name.replace("，", ",").split(",")]
    if len(several) > 1:
        return _ONE_TEXT.format(name=describe(name), example=describe(several))
    return _UNKNOWN.format(name=describe(name), hint=did_you_mean(name, known))


def due(rules: Iterable[Rule], subject: Subject) -> tuple[Rule, ...]:
    """Give those rules that are for the report's edition, and given all that they need."""
    return tuple(
        rule
        for rule in rules
        if subject.report.edition in rule.editions
        and all(getattr(subject, need) is not None for need in rule.needs)
    )


def refuse_idle(rules: tuple[Rule, ...], select: tuple[str, ...], subject: Subject) -> None:
    """Refuse to check nothing, which would look as if nothing were wrong.

    Raises:
        GovdiscloseError: No rule is left, or one that is named needs what is not given.
    """
    if not rules:
        raise GovdiscloseError(_NONE_LEFT)
    for rule in rules:
        if rule.needs and (rule.id in select or rule.family in select):
            for need in sorted(rule.needs):
                if getattr(subject, need) is None:
                    raise GovdiscloseError(_NEEDS[need].format(id=rule.id))


def _names(rules: Iterable[Rule]) -> list[str]:
    return list(dict.fromkeys([_DEFAULT, _ALL, *_ids_and_families(rules)]))


def _ids_and_families(rules: Iterable[Rule]) -> Iterator[str]:
    for rule in rules:
        yield rule.family
        yield rule.id


def _is_in(rule: Rule, names: tuple[str, ...]) -> bool:
    return (
        rule.id in names
        or rule.family in names
        or _ALL in names
        or (_DEFAULT in names and not rule.opt_in)
    )
