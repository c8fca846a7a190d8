"""Fields and content controls: what of them is shown."""

import re

import attrs

from govdisclose.readers.docx import names
from govdisclose.readers.docx.names import VAL, W
from govdisclose.readers.docx.styles import is_on
from govdisclose.readers.packages.xml import Element

_EQUATION = re.compile(r"\s*EQ(?![A-Za-z])", re.IGNORECASE)


@attrs.define
class _Field:
    """A field that has begun."""

    in_code: bool = True
    """Whether its result has not."""
    instructions: list[str] = attrs.field(factory=list)
    """Its code."""
    read: int = 0
    """How many pieces of the paragraph had been read when its result began."""


@attrs.define
class Fields:
    """Where one is within the fields of a paragraph, which may be within each other."""

    _open: list[_Field] = attrs.field(factory=list)
    _codes: int = 0
    """Of how many of them the result has not begun."""
    code: list[str] = attrs.field(factory=list)
    """Text between a field's beginning and its result, which is not shown."""

    @property
    def in_code(self) -> bool:
        """Whether text at this place is not shown."""
        return self._codes > 0

    def meet(self, kind: str, read: int) -> str:
        """Go past a mark; one that has no beginning is of a field from an earlier paragraph.

        Args:
            kind: Which mark it is.
            read: How many pieces of the paragraph have been read.

        Returns:
            The code of the field that it ends, if that has no result, and is in no other's code.
        """
        code = ""
        if kind == "begin":
            self._open.append(_Field())
            self._codes += 1
        elif kind == "separate" and self._open:
            field = self._open[-1]
            self._codes -= field.in_code
            field.in_code, field.read = False, read
        elif kind == "end" and self._open:
            field = self._open.pop()
            self._codes -= field.in_code
            if not self.in_code and (field.in_code or field.read == read):
                code = "".join(field.instructions)
        if not self.in_code:
            self.code.clear()
        return code

    def instruct(self, text: str) -> None:
        """Take a piece of a field's code."""
        if self._open and self._open[-1].in_code:
            self._open[-1].instructions.append(text)


def is_equation(code: str) -> bool:
    """Say whether a field is drawn from its code, as a number in a circle is, without a result."""
    return _EQUATION.match(code) is not None


def form_value(mark: Element) -> str | None:
    """Give the value of a form field that has no result: a list to choose from, a box to tick."""
    data = mark.find(names.FORM_FIELD)
    if data is None:
        return None
    choices = data.find(names.DROP_DOWN)
    if choices is not None:
        entries = [one.get(VAL, "") for one in choices.iterchildren(f"{W}listEntry")]
        chosen = choices.find(f"{W}result")
        chosen = choices.find(f"{W}default") if chosen is None else chosen
        number = "0" if chosen is None else chosen.get(VAL, "0")
        known = number.isdecimal() and len(number) < len(str(len(entries))) + 1
        return entries[int(number)] if known and int(number) < len(entries) else None
    box = data.find(names.CHECK_BOX)
    if box is not None:
        state = box.find(f"{W}checked")
        state = box.find(f"{W}default") if state is None else state
        return "☒" if state is not None and is_on(state) else "☐"
    return None


def is_placeholder(control: Element) -> bool:
    """Say whether a content control shows its prompt and nothing else."""
    properties = control.find(names.CONTROL_PROPERTIES)
    mark = None if properties is None else properties.find(names.PLACEHOLDER)
    return mark is not None and is_on(mark)
