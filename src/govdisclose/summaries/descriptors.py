"""The rules as SARIF describes them: reporting descriptors."""

from string import Formatter
from typing import Any

from govdisclose.checks import Rule, rules
from govdisclose.checks.findings import Severity
from govdisclose.errors import Lang, Message

LEVELS: dict[Severity, str] = {"error": "error", "warning": "warning", "info": "note"}
"""The levels of SARIF, by severity."""
# What GitHub shows of findings that are not about security.
_GITHUB_SEVERITIES: dict[Severity, str] = {
    "error": "error",
    "warning": "warning",
    "info": "recommendation",
}
_SOURCE = Message("依据", "Source")
_EDITIONS = Message("适用的版本", "Editions")
_HELP = Message("{name}：{words}", "{name}: {words}")


def descriptors(lang: Lang) -> list[dict[str, Any]]:
    """Describe every rule, in the order of the catalogue."""
    return [_descriptor(rule, lang) for rule in rules()]


def _descriptor(rule: Rule, lang: Lang) -> dict[str, Any]:
    editions = Message("、".join(rule.editions), ", ".join(rule.editions))
    facts = [(_SOURCE, rule.source), (_EDITIONS, editions)]
    plain = [_HELP.format(name=name, words=words).text(lang) for name, words in facts]
    marked = [
        _HELP.format(name=f"**{name.text(lang)}**", words=words).text(lang) for name, words in facts
    ]
    explanation = rule.explanation.text(lang)
    return {
        "id": rule.id,
        "shortDescription": {"text": rule.title.text(lang)},
        "fullDescription": {"text": explanation},
        "help": {
            "text": "\n\n".join([explanation, *plain]),
            "markdown": "\n\n".join([explanation, *marked]),
        },
        "messageStrings": {
            code: {"text": _numbered(words.text(lang))} for code, words in rule.messages.items()
        },
        "defaultConfiguration": {"enabled": not rule.opt_in, "level": LEVELS[rule.severity]},
        "properties": {
            "tags": [rule.family],
            "problem.severity": _GITHUB_SEVERITIES[rule.severity],
            "source": rule.source.text(lang),
            "editions": list(rule.editions),
            "needs": sorted(rule.needs),
            "silencedByRemark": rule.silenced_by_remark,
        },
    }


def _numbered(template: str) -> str:
    """Give a template with its fields numbered, as SARIF has them, by where they first stand."""
    numbers: dict[str, int] = {}
    text = ""
    for literal, field, _, _ in Formatter().parse(template):
        text += literal.replace("{", "{{").replace("}", "}}")
        if field is not None:
            text += f"{{{numbers.setdefault(field, len(numbers))}}}"
    return text
