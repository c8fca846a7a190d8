"""What a check says: a finding, how severe it is, and what silences it."""

import hashlib
from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import date
from typing import Literal, get_args

import attrs

from govdisclose.arguments import check_instance, no_choice, wrong_type
from govdisclose.errors import Lang, Message, Problem, raise_if

Severity = Literal["error", "warning", "info"]
"""``error``: the report contradicts itself or lacks a part that it must have; ``warning``: look at
it before publishing; ``info``: nothing is wrong as far as can be told, or little."""

SEVERITIES: dict[Severity, Message] = {
    "error": Message("错误", "error"),
    "warning": Message("警告", "warning"),
    "info": Message("提示", "info"),
}
"""The severities in words, the gravest first."""

Status = Literal["failed", "unassessed"]
"""``failed``: the rule is broken; ``unassessed``: it cannot be told whether it is, because cells
are blank or something to compare with is missing."""

_SEVERITIES = tuple(SEVERITIES)
_STATUSES = get_args(Status)
_BY = {
    "remark": Message("单元格的备注", "a remark on the cell"),
    "waiver": Message("豁免", "a waiver"),
}
_UNTIL = Message("至 {until}", "until {until}")
_REASON = Message("{reason}（{parts}）", "{reason} ({parts})")


@attrs.frozen(kw_only=True)
class Silence:
    """Why a finding is not counted: somebody has explained it."""

    by: Literal["remark", "waiver"]
    """A remark on the cell, which is published with the report, or an entry of a waiver file."""
    reason: str
    who: str | None = None
    """Who answers for it; None: not said."""
    until: date | None = None
    """Last day on which it holds; None: for good."""

    @property
    def message(self) -> Message:
        """The reason in words, with what it stands in and who answers for it."""
        parts = [_BY[self.by]]
        if self.who is not None:
            parts.append(Message(self.who, self.who))
        if self.until is not None:
            parts.append(_UNTIL.format(until=self.until.isoformat()))
        return _REASON.format(reason=self.reason, parts=Message.join(parts, zh="，"))


@attrs.frozen(kw_only=True)
class Finding:
    """One thing that a rule found in a report.

    For a sum, ``left`` and ``right`` are its two sides, ``actual`` is the sum of the left side
    (for a total: the total as filled in) and ``expected`` the sum of the right side (for a total:
    the sum of its parts). Blanks among the cells count as 0 there, so that a side with blanks is
    known to be at least that much, and the message says so. A number in the text is compared
    likewise: ``actual`` is what the text says, ``expected`` what the cells on the right add up to.
    """

    rule: str
    """Id of the rule, such as ``requests.balance``."""
    code: str
    """Which of the rule's messages it is, such as ``total``; a key of ``Rule.messages``."""
    severity: Severity
    status: Status = "failed"
    labels: tuple[str, ...] = ()
    """Printed words that name the place, from the chapter inwards; empty: the report as a whole,
    or several places."""
    left: tuple[str, ...] = ()
    """JSON Pointers of what the finding is about; the left side where the rule compares two."""
    right: tuple[str, ...] = ()
    """JSON Pointers of what the left side is compared with; empty where that is nothing in the
    report."""
    message: Message
    """What is wrong, in words that name cells as the form prints them."""
    expected: int | None = None
    """What the right side adds up to; None where no whole numbers are compared."""
    actual: int | None = None
    """What the left side adds up to; None where no whole numbers are compared."""
    quote: str = ""
    """The words of the report's text that the finding is about; empty for other findings."""
    span: tuple[int, int] | None = None
    """Where the quote begins and ends in the text at ``left[0]``, in characters."""
    silence: Silence | None = None
    """Why it does not count; None: it counts."""

    def __attrs_post_init__(self) -> None:
        """Check what a rule might get wrong unseen, until the finding is shown.

        Raises:
            InvalidValueError: With one problem for each wrong field.
        """
        raise_if(self._problems())

    def _problems(self) -> Iterator[Problem | None]:
        for name in ("labels", "left", "right"):
            texts = getattr(self, name)
            if type(texts) is not tuple:
                yield wrong_type(texts, tuple, f"/{name}")
            elif texts and set(map(type, texts)) != {str}:
                yield from (check_instance(v, str, f"/{name}/{n}") for n, v in enumerate(texts))
        yield no_choice(self.severity, _SEVERITIES, "/severity")
        yield no_choice(self.status, _STATUSES, "/status")
        yield check_instance(self.message, Message, "/message")
        for name in ("expected", "actual"):
            number = getattr(self, name)
            yield None if number is None else check_instance(number, int, f"/{name}")
        span = self.span
        if span is not None and (type(span) is not tuple or [*map(type, span)] != [int, int]):
            yield wrong_type(span, tuple, "/span")

    @property
    def pointers(self) -> tuple[str, ...]:
        """JSON Pointers of all places concerned, left side first."""
        return self.left + self.right

    def text(self, lang: Lang = "zh") -> str:
        """Give the first place and the words.

        Args:
            lang: The language.

        Returns:
            One line; what is about the whole names no place.

        Raises:
            OptionError: There are no words in this language.
        """
        words = self.message.text(lang)
        if not self.pointers:
            return words
        return f"{self.pointers[0]}{'：' if lang == 'zh' else ': '}{words}"

    @property
    def delta(self) -> int | None:
        """By how much ``actual`` exceeds ``expected``; None where no numbers are compared."""
        if self.actual is None or self.expected is None:
            return None
        return self.actual - self.expected

    @property
    def fingerprint(self) -> str:
        """Tell the finding from others of the same report, run after run.

        It depends on the rule, the message's code, the cells, and for text on the chapter and the
        words quoted; neither on numbers in cells, nor on where in its chapter a text stands, nor
        on language. 16 hexadecimal digits.
        """
        # A quote is found by its words; where its paragraph stands in the chapter may change.
        left = tuple(p[1:].partition("/")[0] for p in self.left) if self.quote else self.left
        parts = (self.rule, self.code, "\n".join(left), "\n".join(self.right), self.quote)
        return hashlib.sha256("\0".join(parts).encode()).hexdigest()[:16]


def by_severity(findings: Iterable[Finding]) -> list[Finding]:
    """Put findings in order: errors, warnings, infos, and within each as they come."""
    order = list(SEVERITIES)
    return sorted(findings, key=lambda finding: order.index(finding.severity))


def fingerprints(findings: Iterable[Finding]) -> list[str]:
    """Give the fingerprints of one report's findings, no two of them alike.

    Where several have the same, as where a paragraph says the same wrong number twice, the second
    is numbered ``:2``, and so on in the order of the findings.
    """
    seen: Counter[str] = Counter()
    given = []
    for finding in findings:
        own = finding.fingerprint
        seen[own] += 1
        given.append(own if seen[own] == 1 else f"{own}:{seen[own]}")
    return given
