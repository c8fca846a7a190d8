"""The form as types: fields with their printed labels, and the walk over them.

This is the only module that reflects. A table of the form is a tree of ``Form`` classes; a field
is either a further ``Form`` (a group of rows or columns) or a cell, and carries the words printed
beside it as a ``Label``::

    @attrs.frozen(kw_only=True, repr=False)
    class Applicants(Row):
        heading = "申请人情况"
        natural_persons: Annotated[Count, Label("自然人")] = None
        organizations: Annotated[Organizations, Label("法人或其他组织")] = Organizations()
        total: Annotated[Count, Label("总计")] = None

Metadata says only what is printed; behaviour is plain functions.
"""

import functools
import itertools
from collections.abc import Callable, Iterator, Sequence
from typing import Any, ClassVar, ParamSpec, TypeVar, cast, get_args

import attrs

from govdisclose.arguments import refuse_no_class, wrong_type
from govdisclose.cells import ACCEPTS, Cell, Value, refusal
from govdisclose.errors import Problem, raise_if

P = ParamSpec("P")
R = TypeVar("R")


@attrs.frozen
class Label:
    """The words that the official form prints beside a field, line breaks as printed."""

    text: str


@attrs.frozen
class Placeholder:
    """The words that the blank official form prints where text is to be written."""

    text: str


@attrs.frozen(kw_only=True, repr=False)
class Form:
    """Base of all classes of the form; checks on creation that each field has its type."""

    corner: ClassVar[str | None] = None
    """Words in the corner of a header; a class that has them is printed with its own header."""

    def __attrs_post_init__(self) -> None:
        """Check every field.

        Raises:
            InvalidValueError: With one problem for each wrong field, by its pointer from here.
        """
        if not _gate(type(self))(self):
            raise_if(self._problems())

    def __repr__(self) -> str:
        """Show what is filled in: two hundred blanks tell nobody anything."""
        shown = (
            f"{field.name}={value!r}"
            for field in attrs.fields(type(self))
            if (value := getattr(self, field.name)) != field.default
        )
        return f"{type(self).__qualname__}({', '.join(shown)})"

    def _problems(self) -> list[Problem | None]:
        values = ((field, getattr(self, field.name)) for field in form_fields(type(self)))
        return [field.refusal(value) for field, value in values if not field.accepts(value)]


@attrs.frozen(kw_only=True, repr=False)
class Row(Form):
    """A printed line: its cells, and those of the groups in it, stand side by side."""

    heading: ClassVar[str | None] = None
    """Words above all its columns."""


@attrs.frozen
class FormField:
    """One field of a ``Form`` that is part of the printed tables."""

    name: str
    label: str
    """The printed words; empty where the form prints none."""
    cell: Cell | None
    """The kind of cell, or None where the field is a group."""
    form: type[Form]
    """The class of the group; ``Form`` itself where the field is a cell."""
    accepts: Callable[[object], bool]
    """Tells whether a value may stand in the field."""

    @property
    def words(self) -> tuple[str, ...]:
        """The printed words without line breaks; none where the form prints none."""
        return (self.label.replace("\n", ""),) if self.label else ()

    def refusal(self, value: object) -> Problem:
        """Say what should stand in the field instead of a value that it does not accept."""
        pointer = f"/{self.name}"
        if self.cell is not None:
            return refusal(self.cell, value, pointer)
        return wrong_type(value, self.form, pointer)


@attrs.frozen
class Leaf:
    """One number cell of a form class."""

    path: tuple[str, ...]
    """Field names from the class down to the cell."""
    labels: tuple[str, ...]
    """Printed words on the way, from the outermost group to the cell, without line breaks."""
    cell: Cell
    pointer: str = attrs.field(
        init=False, default=attrs.Factory(lambda leaf: "/" + "/".join(leaf.path), takes_self=True)
    )
    """JSON Pointer of the cell, from the class."""

    @property
    def prefixes(self) -> tuple[str, ...]:
        """JSON Pointers of the groups that the cell is in, and of the cell."""
        return tuple("/" + "/".join(self.path[:end]) for end in range(1, len(self.path) + 1))


def label_of(annotation: object) -> str | None:
    """Give the printed words of an ``Annotated`` field, or None."""
    extras = getattr(annotation, "__metadata__", ())
    return next((extra.text for extra in extras if isinstance(extra, Label)), None)


def placeholder_of(annotation: object) -> str:
    """Give what the blank form prints in an ``Annotated`` field; empty where that is not known."""
    extras = getattr(annotation, "__metadata__", ())
    return next((extra.text for extra in extras if isinstance(extra, Placeholder)), "")


def cached(function: Callable[P, R]) -> Callable[P, R]:
    """Remember results by class; ``functools.cache``, typed so that it takes attrs classes."""
    return cast("Callable[P, R]", functools.cache(function))


@cached
def form_fields(cls: type[Form]) -> tuple[FormField, ...]:
    """List the fields of a class that are cells or groups, in printed order."""
    return tuple(_form_fields(cls))


@cached
def _gate(cls: type[Form]) -> Callable[[Form], bool]:
    """Make the function that checks the types of all fields of a class; one expression too."""
    accepts = {f"is_{field.name}": field.accepts for field in form_fields(cls)}
    checks = (f"is_{field.name}(form.{field.name})" for field in form_fields(cls))
    source = f"lambda form: {' and '.join(('True', *checks))}"
    return cast("Callable[[Form], bool]", eval(source, accepts))  # noqa: S307 - names of fields alone


def _is_a(kind: type, value: object) -> bool:
    return type(value) is kind


def _form_fields(cls: type[Form]) -> Iterator[FormField]:
    for attribute in attrs.fields(cls):
        annotation: Any = attribute.type
        label = label_of(annotation) or ""
        metadata = getattr(annotation, "__metadata__", ())
        cells = [extra for extra in metadata if isinstance(extra, Cell)]
        inner = get_args(annotation)[0] if metadata else annotation
        if cells:
            yield FormField(attribute.name, label, cells[0], Form, ACCEPTS[cells[0]])
        elif isinstance(inner, type) and issubclass(inner, Form):
            yield FormField(attribute.name, label, None, inner, functools.partial(_is_a, inner))


def leaves(cls: type[Form]) -> tuple[Leaf, ...]:
    """List every number cell of a class.

    Args:
        cls: Class of a report, of a table, or of a part of one.

    Returns:
        The cells in printed order, each with its path from the class.

    Raises:
        InvalidValueError: It is no class of the form.
    """
    try:
        return _leaves(cls)
    except TypeError:  # what has no hash is no class
        refuse_no_class(Form, cls=cls)
        raise


@cached
def _leaves(cls: type[Form]) -> tuple[Leaf, ...]:
    refuse_no_class(Form, cls=cls)
    found: list[Leaf] = []
    for field in form_fields(cls):
        if field.cell is not None:
            found.append(Leaf((field.name,), field.words, field.cell))
        else:
            inner = _leaves(field.form)
            found += (Leaf((field.name, *e.path), field.words + e.labels, e.cell) for e in inner)
    return tuple(found)


def cell_values(form: Form) -> tuple[Value, ...]:
    """Read all number cells of a report, or of a table, at once, in the order of ``leaves``."""
    return _reader(type(form))(form)


@cached
def _reader(cls: type[Form]) -> Callable[[Form], tuple[Value, ...]]:
    """Make the function that reads a class; one expression is quicker than any loop over paths."""
    cells = "".join(f"form.{'.'.join(leaf.path)}," for leaf in leaves(cls))
    return cast("Callable[[Form], tuple[Value, ...]]", eval(f"lambda form: ({cells})"))  # noqa: S307 - names of fields


def build(cls: type[Form], values: Sequence[Value]) -> Form:
    """Build a table, or a part of one, from all its number cells, in the order of ``leaves``.

    Raises:
        InvalidValueError: A value cannot stand in its cell.
    """
    return _builder(cls)(values)


@cached
def _builder(cls: type[Form]) -> Callable[[Sequence[Value]], Form]:
    """Make the function that builds a class; as ``_reader``, one expression."""
    classes: list[type[Form]] = []
    numbers = itertools.count()

    def expression(form: type[Form]) -> str:
        classes.append(form)
        name = f"classes[{len(classes) - 1}]"
        parts = (
            f"{field.name}="
            + (f"values[{next(numbers)}]" if field.cell else expression(field.form))
            for field in form_fields(form)
        )
        return f"{name}({', '.join(parts)})"

    source = f"lambda values: {expression(cls)}"
    return cast("Callable[[Sequence[Value]], Form]", eval(source, {"classes": classes}))  # noqa: S307 - names of fields, and numbers


def values_by_pointer(form: Form) -> dict[str, Value]:
    """Read all number cells of a report, or of a table: value by JSON Pointer, in order."""
    return dict(zip(_pointers(type(form)), cell_values(form), strict=True))


@cached
def _pointers(cls: type[Form]) -> tuple[str, ...]:
    return tuple(leaf.pointer for leaf in leaves(cls))
