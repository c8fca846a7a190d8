"""Fields and content controls: what of them is shown."""

import attrs

from govdisclose.readers.docx import names
from govdisclose.readers.docx.names import VAL, W
from govdisclose.readers.docx.styles import is_on
from govdisclose.readers.packages.xml import Element


@attrs.define
class Fields:
    """Where one is within the fields of a paragraph, which may be within each other."""

    _in_code: list[bool] = attrs.field(factory=list)
    """Of each field that has begun, whether its result has not."""
    _codes: int = 0
    """How many of them have not."""
    code: list[str] = attrs.field(factory=list)
    """Text between a field's beginning and its result, which is not shown."""

    @property
    def in_code(self) -> bool:
        """Whether text at this place is not shown."""
        return self._codes > 0

    def meet(self, kind: str) -> None:
        """Go past a mark; one that has no beginning is of a field from an earlier paragraph."""
        if kind == "begin":
            self._in_code.append(True)
            self._codes += 1
        elif kind == "separate" and self._in_code:
            self._codes -= self._in_code[-1]
            self._in_code[-1] = False
        elif kind == "end" and self._in_code:
            self._codes -= self._in_code.pop()
        if not self.in_code:
            self.code.clear()


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
