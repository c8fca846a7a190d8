"""The record beside each rule."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from types import FunctionType
from typing import Any, Literal, cast, get_args

import attrs

from govdisclose.arguments import (
    check_instance,
    no_choice,
    refuse_no_mapping,
    refuse_other,
    under,
    wrong_type,
)
from govdisclose.checks.findings import SEVERITIES, Finding, Severity, Status
from govdisclose.checks.subject import Subject
from govdisclose.editions import EDITIONS
from govdisclose.errors import InvalidValueError, Message, Problem, describe, raise_if

Need = Literal["previous", "parts"]
"""What a rule needs beside the report: last year's report, or the reports of the parts."""

_ID = Message(
    "应为规则族和名称，以点相连，如 requests.balance；得到 {value}",
    "expected a family, a full stop and a name, as in requests.balance; got {value}",
)
_NO_MESSAGES = Message(
    "应有规则的说法，至少一条", "expected the messages of the rule, one at least"
)


@attrs.frozen(kw_only=True)
class Example:
    """A small report that keeps a rule or breaks it.

    It is told by what differs from the plainest clean report of an edition: every cell 0, every
    chapter written. Changes are by JSON Pointer, as ``replace`` takes them.
    """

    edition: str
    fails: bool
    changes: Mapping[str, Any] = attrs.field(hash=False)
    previous: Mapping[str, Any] | None = attrs.field(default=None, hash=False)
    """Changes that make last year's report; None: it is not given."""
    parts: tuple[Mapping[str, Any], ...] | None = attrs.field(default=None, hash=False)
    """Changes that make the reports of the parts; None: they are not given."""


@attrs.frozen(kw_only=True)
class Rule:
    """A rule: what must hold, why, and the plain function that looks whether it does.

    A package registers rules of its own in the entry-point group ``govdisclose.rules``.
    """

    id: str
    """Stable id, such as ``requests.balance``: a family, a full stop, and a name."""
    severity: Severity
    """How severe a failure is; a rule's explanation says where it is milder in one place."""
    title: Message
    """What must hold, in one line."""
    explanation: Message
    """What exactly is compared, and how blanks are treated."""
    source: Message
    """What the rule rests on: law, notice, the form itself, or custom."""
    editions: tuple[str, ...]
    """Ids of the editions that it applies to."""
    messages: Mapping[str, Message] = attrs.field(hash=False, repr=False)
    """What it says, by code, with named fields in braces."""
    examples: tuple[Example, ...] = attrs.field(default=(), hash=False, repr=False)
    """At least one report that keeps it and one that breaks it."""
    needs: frozenset[Need] = frozenset()
    """What it needs beside the report; it is not asked where that is not given."""
    opt_in: bool = False
    """Whether it is asked only where it is selected by name."""
    silenced_by_remark: bool = False
    """Whether a remark on a cell silences the rule for that cell."""
    settled_by_sums: bool = False
    """Whether it finds nothing where all cells are filled and all relations hold, so that it need
    not be asked once the sums of a report have been found to hold."""
    find: Callable[["Rule", Subject], Iterable[Finding]] = attrs.field(repr=False)
    """Gives the findings in a report, in the order of the form."""

    def __attrs_post_init__(self) -> None:
        """Check what a package might get wrong unseen, until the rule is asked or summed up.

        Raises:
            InvalidValueError: With one problem for each wrong field.
        """
        raise_if(self._problems())

    def _problems(self) -> Iterator[Problem | None]:
        if not isinstance(self.id, str) or not all(self.id.partition(".")):
            yield Problem("/id", "id", _ID.format(value=describe(self.id)))
        yield no_choice(self.severity, tuple(SEVERITIES), "/severity")
        for name in ("title", "explanation", "source"):
            yield check_instance(getattr(self, name), Message, f"/{name}")
        for name in ("editions", "examples"):
            yield check_instance(getattr(self, name), tuple, f"/{name}")
        yield check_instance(self.needs, frozenset, "/needs")
        if not callable(self.find):
            yield wrong_type(self.find, FunctionType, "/find")
        yield from self._wrong_members()

    def _wrong_members(self) -> Iterator[Problem | None]:
        if type(self.editions) is tuple:
            for edition in self.editions or (None,):
                yield no_choice(edition, tuple(EDITIONS), "/editions")
        if type(self.needs) is frozenset:
            for need in sorted(self.needs, key=repr):
                yield no_choice(need, get_args(Need), "/needs")
        if type(self.examples) is tuple:
            for number, example in enumerate(self.examples):
                yield check_instance(example, Example, f"/examples/{number}")
        if not isinstance(self.messages, Mapping):
            yield wrong_type(self.messages, dict, "/messages")
        elif not self.messages:
            yield Problem("/messages", "messages", _NO_MESSAGES)
        else:
            for code, message in self.messages.items():
                yield check_instance(code, str, "/messages")
                yield check_instance(message, Message, f"/messages/{code}")

    @property
    def family(self) -> str:
        """What the id begins with, up to the full stop."""
        return self.id.partition(".")[0]

    def finding(  # noqa: PLR0913 - as many as a finding has fields
        self,
        code: str,
        *,
        left: tuple[str, ...] = (),
        right: tuple[str, ...] = (),
        labels: tuple[str, ...] = (),
        severity: Severity | None = None,
        status: Status = "failed",
        expected: int | None = None,
        actual: int | None = None,
        quote: str = "",
        span: tuple[int, int] | None = None,
        words: Mapping[str, object] | None = None,
    ) -> Finding:
        """Make a finding of this rule.

        Args:
            code: A key of ``messages``.
            left: JSON Pointers of what the finding is about.
            right: JSON Pointers of what that is compared with.
            labels: Printed words that name the place, from the chapter inwards.
            severity: Where it is not the rule's own; what is unassessed is always ``info``.
            status: Whether the rule is broken, or it cannot be told.
            expected: What the right side adds up to.
            actual: What the left side adds up to.
            quote: The words of the report's text that the finding is about.
            span: Where the quote begins and ends in the text at ``left[0]``.
            words: What stands in the fields of the message, but for ``quote``.

        Returns:
            The finding, with its message filled in.

        Raises:
            InvalidValueError: There is no such message, a word lacks, or an argument is wrong.
        """
        return Finding(
            rule=self.id,
            code=code,
            severity="info" if status == "unassessed" else severity or self.severity,
            status=status,
            labels=labels,
            left=left,
            right=right,
            message=self._message(code, quote, words or {}),
            expected=expected,
            actual=actual,
            quote=quote,
            span=span,
        )

    def _message(self, code: object, quote: str, words: Mapping[str, object]) -> Message:
        raise_if([no_choice(code, tuple(self.messages), "/code")])
        refuse_other(str, quote=quote)
        refuse_no_mapping(words=words)
        raise_if(check_instance(name, str, "/words") for name in words)
        message = self.messages[cast("str", code)]
        try:
            return message.format(**{"quote": quote.replace("\n", " "), **words})
        except InvalidValueError as error:
            raise InvalidValueError(under(each, "/words") for each in error.problems) from error
