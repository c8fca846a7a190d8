"""The reference of the rules, written from the catalogue: what the page on rules shows of each."""

from collections.abc import Mapping
from typing import Any

from govdisclose.checks import Example, Rule, rules
from govdisclose.errors import Lang, Message
from govdisclose.prose import Paragraph
from support.examples import failures

BEGIN, END = "<!-- rules: {part} -->\n", "<!-- rules: end -->\n"
"""What stands around a part that is written from the catalogue: ``table`` or ``each``."""

SEVERITIES = {
    "error": Message("错误", "error"),
    "warning": Message("警告", "warning"),
    "info": Message("提示", "info"),
}
_HEAD = Message(
    "| 规则 | 级别 | 版本 | 须成立的 |\n| --- | --- | --- | --- |\n",
    "| rule | severity | editions | what must hold |\n| --- | --- | --- | --- |\n",
)
_FACTS = Message(
    "- **级别** {severity}。**版本** {editions}。{extras}\n- **依据** {source}。\n"
    "- **代码** {codes}。\n",
    "- **Severity** {severity}. **Editions** {editions}.{extras}\n- **Rests on** {source}.\n"
    "- **Codes** {codes}.\n",
)
_OPT_IN = Message("**须点名**才检查。", " Asked **only where selected**.")
_NEEDS = {
    "previous": Message("须有**上一年的报告**。", " Needs **last year's report**."),
    "parts": Message("须有**各部分的报告**。", " Needs the **reports of the parts**."),
}
_REMARK = Message("单元格的**备注**可说明。", " Explained by a **remark** on the cell.")
_SHOWN = {
    False: Message("**成立**（{edition} 版）：{changes}", "**Holds** ({edition}): {changes}"),
    True: Message("**不成立**（{edition} 版）：{changes}", "**Broken** ({edition}): {changes}"),
}
_NOTHING = Message("各格为 0，各章都有内容", "every cell 0, every chapter written")
_PREVIOUS = Message("；上年：{changes}", "; the year before: {changes}")
_PART = Message("；部分：{changes}", "; a part: {changes}")
_EMPTY = Message("空", "empty")


def table(lang: Lang) -> str:
    """List the rules, a row each."""
    return _HEAD.text(lang) + "".join(_row(rule, lang) for rule in rules())


def each(lang: Lang) -> str:
    """Describe the rules, a section each."""
    return "\n".join(_section(rule, lang) for rule in rules())


def _editions(rule: Rule, lang: Lang) -> str:
    return ("、" if lang == "zh" else ", ").join(rule.editions)


def _row(rule: Rule, lang: Lang) -> str:
    anchor = rule.id.replace(".", "")
    severity = SEVERITIES[rule.severity].text(lang)
    cells = (f"[`{rule.id}`](#{anchor})", severity, _editions(rule, lang), rule.title.text(lang))
    return f"| {' | '.join(cells)} |\n"


def _section(rule: Rule, lang: Lang) -> str:
    extras = [_NEEDS[need] for need in sorted(rule.needs)]
    extras += [_OPT_IN] * rule.opt_in + [_REMARK] * rule.silenced_by_remark
    facts = _FACTS.format(
        severity=SEVERITIES[rule.severity],
        editions=_editions(rule, lang),
        extras=Message.join(extras, "", ""),
        source=rule.source,
        codes=("、" if lang == "zh" else ", ").join(f"`{code}`" for code in rule.messages),
    )
    title, explanation = rule.title.text(lang), rule.explanation.text(lang)
    title = title[:1].upper() + title[1:]
    stop = "。" if lang == "zh" else "."
    shown = "\n".join(_example(rule, example, lang) for example in rule.examples)
    return f"### `{rule.id}`\n\n{title}{stop}\n\n{explanation}\n\n{facts.text(lang)}\n{shown}"


def _example(rule: Rule, example: Example, lang: Lang) -> str:
    changes = _changes(example.changes, lang)
    if example.previous is not None:
        changes += _PREVIOUS.format(changes=_changes(example.previous, lang)).text(lang)
    for part in example.parts or ():
        changes += _PART.format(changes=_changes(part, lang)).text(lang)
    line = _SHOWN[example.fails].format(edition=example.edition, changes=changes)
    findings = failures(example, rule.id)
    said = "".join(f"> - {_escaped(finding.message.text(lang))}\n" for finding in findings)
    return f"{line.text(lang)}\n" + (f"\n{said}" if said else "")


def _changes(changes: Mapping[str, Any], lang: Lang) -> str:
    if not changes:
        return _NOTHING.text(lang)
    separator = "，" if lang == "zh" else ", "
    return separator.join(f"`{key}` = {_value(value, lang)}" for key, value in changes.items())


def _value(value: object, lang: Lang) -> str:
    if isinstance(value, tuple):
        texts = [block.text for block in value if isinstance(block, Paragraph)]
        return "".join(f"“{_escaped(text)}”" for text in texts) or _EMPTY.text(lang)
    return _EMPTY.text(lang) if value in {None, ""} else _escaped(str(value))


def _escaped(text: str) -> str:
    """Write text so that Markdown takes nothing in it for markup."""
    return "".join(f"\\{c}" if c in "\\`*_[]<>|#" else c for c in text)


def rewritten(page: str, lang: Lang) -> str:
    """Give a page with its parts written anew."""
    for part, text in (("table", table(lang)), ("each", each(lang))):
        begin = BEGIN.format(part=part)
        head, _, rest = page.partition(begin)
        _, _, tail = rest.partition(END)
        page = f"{head}{begin}\n{text}\n{END}{tail}"
    return page
