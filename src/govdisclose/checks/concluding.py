"""The conclusion (结论) on a report: how many findings of each kind, summed up in one line."""

from collections import Counter
from collections.abc import Iterable

import attrs

from govdisclose.arguments import check_instance, refuse_no_whole, several
from govdisclose.checks.findings import Finding
from govdisclose.errors import Message, raise_if

_FIT = Message("可以公布", "fit to publish")
_UNREAD = Message(
    "读取有 {count} 处错误，请先对照原件补正",
    "errors of reading: {count}; correct these first against the original",
)
_HEADS = {
    "errors": Message("须改正 {count} 处", "errors to correct: {count}"),
    "warnings": Message("须说明 {count} 处", "warnings to explain: {count}"),
}
_GRAVE = ("reading_errors", "errors", "warnings")
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
    reading_errors: int = 0
    """Of a published report that was read: problems of reading that are errors, no findings."""

    @property
    def fit(self) -> bool:
        """Whether it can be published: no errors, no warnings; all is known, and was read."""
        return not (self.errors or self.warnings or self.unassessed or self.reading_errors)

    @property
    def message(self) -> Message:
        """The one line that says it, such as 结论：须改正 2 处，须说明 1 处；另有 1 处已说明."""
        head = [_FIT] if self.fit else self._words(_HEADS)
        wrong = [_UNREAD.format(count=self.reading_errors)] if self.reading_errors else []
        given = (wrong, head, self._words(_TAILS))
        parts = [Message.join(part, zh="，") for part in given if part]
        return _CONCLUSION.format(parts=Message.join(parts, zh="；", en="; "))

    def _words(self, templates: dict[str, Message]) -> list[Message]:
        counts = {name: getattr(self, name) for name in templates}
        return [templates[name].format(count=n) for name, n in counts.items() if n]


def conclude(findings: Iterable[Finding], *, reading_errors: int = 0) -> Conclusion:
    """Sum findings up.

    Args:
        findings: All that ``check`` found in one report.
        reading_errors: Of a report that was read from a published file: how many problems of
            reading are errors. What the file says there is not in the report.

    Returns:
        How many findings there are of each kind, and whether the report may be published.

    Raises:
        InvalidValueError: Something else is given.
    """
    given = several("findings", findings)
    raise_if(check_instance(one, Finding, f"/findings/{n}") for n, one in enumerate(given))
    refuse_no_whole(0, reading_errors=reading_errors)
    kinds: Counter[str] = Counter()
    unassessed: set[str] = set()
    for finding in given:
        if finding.silence is not None:
            kinds["silenced"] += 1
        elif finding.status == "unassessed":
            unassessed.add(finding.rule)
        else:
            kinds[f"{finding.severity}s"] += 1
    return Conclusion(**kinds, unassessed=len(unassessed), reading_errors=reading_errors)


def kind(conclusion: Conclusion) -> str:
    """Say of which kind a conclusion is, as many of them are counted."""
    if conclusion.fit:
        return "fit"
    return next((kind for kind in _GRAVE if getattr(conclusion, kind)), "open")
