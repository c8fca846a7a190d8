"""The command that lists the rules, or tells one whole."""

import argparse
import itertools
import sys
from collections.abc import Iterator
from typing import Any

from govdisclose import checks
from govdisclose.checks import SEVERITIES, Need, Rule
from govdisclose.cli import output
from govdisclose.errors import Lang, Message

_OPT_IN = Message("须点名", "asked by name only")
_NEEDS: dict[Need, Message] = {
    "previous": Message("须有上年的报告", "needs last year's report"),
    "parts": Message("须有各部分的报告", "needs the reports of the parts"),
}
_SOURCE = Message("依据", "source")
_EDITIONS = Message("版本", "editions")
_REMARK = Message("备注", "remark")
_BY_REMARK = Message("单元格的备注可说明", "a remark on the cell explains it")
_MESSAGES = Message("消息", "messages")
_LINE = Message("{name}：{words}", "{name}: {words}")
_INDENT = "    "


def rules(args: argparse.Namespace) -> int:
    """List the rules by family, or tell those whole that are named."""
    chosen = checks.selected(tuple(args.names) or ("all",), ())
    if args.format == "json":
        output.data([_as_data(rule, args.lang) for rule in chosen])
        return 0
    whole = bool(args.names)
    out = output.opened(sys.stdout)
    for family, members in itertools.groupby(chosen, key=lambda rule: rule.family):
        if not whole:
            print(f"== {family}", file=out)
        for rule in members:
            for line in _lines(rule, args.lang, whole=whole):
                print(line, file=out)
    return 0


def _lines(rule: Rule, lang: Lang, *, whole: bool) -> Iterator[str]:
    marks = [SEVERITIES[rule.severity], *([_OPT_IN] if rule.opt_in else [])]
    marks += [words for need, words in _NEEDS.items() if need in rule.needs]
    yield f"{rule.id}  [{Message.join(marks, zh='，').text(lang)}]  {rule.title.text(lang)}"
    yield f"{_INDENT}{rule.explanation.text(lang)}"
    facts = [(_SOURCE, rule.source)]
    if whole:
        facts.append((_EDITIONS, Message("、".join(rule.editions), ", ".join(rule.editions))))
        if rule.silenced_by_remark:
            facts.append((_REMARK, _BY_REMARK))
        facts.append((_MESSAGES, Message("", "")))
    for name, words in facts:
        yield f"{_INDENT}{_LINE.format(name=name, words=words).text(lang)}".rstrip()
    if whole:
        for code, words in rule.messages.items():
            yield f"{_INDENT * 2}{_LINE.format(name=code, words=words).text(lang)}"


def _as_data(rule: Rule, lang: Lang) -> dict[str, Any]:
    """Give a rule as plain data."""
    return {
        "id": rule.id,
        "family": rule.family,
        "severity": rule.severity,
        "editions": list(rule.editions),
        "title": rule.title.text(lang),
        "explanation": rule.explanation.text(lang),
        "opt_in": rule.opt_in,
        "needs": sorted(rule.needs),
        "silenced_by_remark": rule.silenced_by_remark,
        "source": rule.source.text(lang),
        "messages": {code: words.text(lang) for code, words in rule.messages.items()},
    }
