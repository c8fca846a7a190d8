"""The conclusion (结论) on a report: how many findings of each kind, summed up in one line."""

from collections import Counter
from collections.abc import Iterable

import attrs

from govdisclose.arguments import several
from govdisclose.checks.findings import Finding
from govdisclose.errors import Message, check_instance, raise_if

_FIT = Message("可以公布", "fit to publish")
_HEADS = {
    "errors": Message("须改正 {count} 处", "errors to correct: {count}"),
    "warnings": Message("须说明 {count} 处", "warnings to explain: {count}"),
}
_TAILS = {
    "silenced": Message("另有 {count} 处已说明", "explained already: {count}"),
    "unassessed": Message("{count} 条规则无法判定", "rules not assessed: {count}"),
    "infos": Message("提示 {count} 处", "notes: {count}"),
}
_CONCLUSION = Message("结论：{parts}", "verdict: {parts}")


@attrs.frozen(kw_only=True)
class Conclusion:
    """How many findings there are of each kind; each is counted once."""

    errors: int = 0
    """What must be corrected."""
    warnings: int = 0
    """What must be looked at, and explained where it is right."""
    infos: int = 0
    """What is pointed out besides."""
    unassessed: int = 0
    """Rules, not findings, of which it cannot be told whether they hold."""
    silenced: int = 0
    """What a remark or a waiver explains; counted nowhere else."""

    @property
    def fit(self) -> bool:
        """Whether the report can be published: no errors, no warnings, and nothing is open."""
        return not (self.errors or self.warnings or self.unassessed)

    @property
    def message(self) -> Message:
        """The one line that says it, such as 结论：须改正 2 处，须说明 1 处；另有 1 处已说明."""
        head = [_FIT] if self.fit else self._words(_HEADS)
        parts = [Message.join(part, zh="，") for part in (head, self._words(_TAILS)) if part]
        return _CONCLUSION.format(parts=Message.join(parts, zh="；", en="; "))

    def _words(self, templates: dict[str, Message]) -> list[Message]:
        counts = {name: getattr(self, name) for name in templates}
        return [templates[name].format(count=n) for name, n in counts.items() if n]


def conclude(findings: Iterable[Finding]) -> Conclusion:
    """Sum findings up.

    Args:
        findings: All that ``check`` found in one report.

    Raises:
        InvalidValueError: Something else is given.
    """
    given = several("findings", findings)
    raise_if(check_instance(one, Finding, f"/findings/{n}") for n, one in enumerate(given))
    kinds: Counter[str] = Counter()
    unassessed: set[str] = set()
    for finding in given:
        if finding.silence is not None:
            kinds["silenced"] += 1
        elif finding.status == "unassessed":
            unassessed.add(finding.rule)
        else:
            kinds[f"{finding.severity}s"] += 1
    return Conclusion(**kinds, unassessed=len(unassessed))


def kind(conclusion: Conclusion) -> str:
    """Say of which kind a conclusion is, as many of them are counted."""
    if conclusion.fit:
        return "fit"
    return next((kind for kind in ("errors", "warnings") if getattr(conclusion, kind)), "open")
