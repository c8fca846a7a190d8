"""An extension of Griffe: a class shows its fields as one table, a name what is said of it.

Griffe reads the source and runs nothing, so it knows of attrs only what it is told here.
"""

import ast
import re
from collections.abc import Iterator

import griffe

Field = griffe.DocstringParameter


class Docstrings(griffe.Extension):
    """Sections that docstrings do not have."""

    def __init__(self, summaries: dict[str, str], fields: str) -> None:
        """Take what is said of public names in the reader's language, and the word for fields."""
        self.summaries = summaries
        self.fields = fields

    def on_package(self, *, pkg: griffe.Module, **_: object) -> None:
        """Add sections to the docstrings of a package that has just been read."""
        _without_marks(pkg)
        classes = [found for found in _classes(pkg) if _is_attrs(found)]
        own = {found.path: list(_own_fields(found)) for found in classes}
        for found in _classes(pkg):
            if found not in classes:
                for member in found.members.values():
                    if "instance-attribute" in member.labels and not member.is_alias:
                        member.value = None  # what __init__ makes it from is no concern of readers
        for found in classes:
            line = [*reversed(found.mro()), found]
            fields = {field.name: field for each in line for field in own.get(each.path, [])}
            if fields:
                table = griffe.DocstringSectionParameters(list(fields.values()), title=self.fields)
                _sections(found).append(table)
        for found in classes:
            for field in own[found.path]:
                found.members[field.name].docstring = None  # it stands in the table
        for name, summary in self.summaries.items():
            shown = pkg[name]
            target = shown.final_target if shown.is_alias else shown
            _sections(target).insert(0, griffe.DocstringSectionText(summary))


def _classes(found: griffe.Object | griffe.Alias) -> Iterator[griffe.Class]:
    for member in list(found.members.values()):
        if not member.is_alias and (member.is_class or member.is_module):
            if isinstance(member, griffe.Class):
                yield member
            yield from _classes(member)


def _without_marks(found: griffe.Object) -> None:
    """Leave out Python's own mark of an example, ``::``: in Markdown it would be printed."""
    if found.docstring is not None:
        text = re.sub(r"^::\n", "", found.docstring.value, flags=re.MULTILINE)
        found.docstring.value = re.sub(r"(?<=\S)::$", ":", text, flags=re.MULTILINE)
    for member in found.members.values():
        if isinstance(member, griffe.Object):
            _without_marks(member)


def _is_attrs(found: griffe.Class) -> bool:
    return any(decorator.callable_path.startswith("attr") for decorator in found.decorators)


def _own_fields(found: griffe.Class) -> Iterator[Field]:
    for member in found.members.values():
        if not isinstance(member, griffe.Attribute) or "instance-attribute" not in member.labels:
            continue
        if member.name.startswith("_") or member.annotation is None:
            continue
        annotation, label = _without_label(member.annotation)
        said = member.docstring.value if member.docstring else label
        value = _default(member.value)
        yield Field(name=member.name, annotation=annotation, description=said, value=value)


def _default(value: str | griffe.Expr | None) -> str | None:
    """Give the default of a field, also where ``attrs.field`` says it; None: it is required."""
    if not isinstance(value, griffe.ExprCall) or value.canonical_path != "attrs.field":
        return None if value is None else str(value)
    said = {
        each.name: each.value for each in value.arguments if isinstance(each, griffe.ExprKeyword)
    }
    if "factory" in said:
        return f"{said['factory']}()"
    return str(said["default"]) if "default" in said else None


def _without_label(annotation: str | griffe.Expr) -> tuple[str | griffe.Expr, str]:
    """Split ``Annotated[type, Label("…")]`` into the type and the printed words."""
    if not (
        isinstance(annotation, griffe.ExprSubscript)
        and str(annotation.left) == "Annotated"
        and isinstance(annotation.slice, griffe.ExprTuple)
    ):
        return annotation, ""
    kind, label, *_ = annotation.slice.elements
    if isinstance(label, griffe.ExprName) and isinstance(label.resolved, griffe.Attribute):
        label = label.resolved.value or label
    if not isinstance(label, griffe.ExprCall):
        return kind, ""
    words = str(label.arguments[0])
    # Griffe takes a text within an annotation for a type where it could be one.
    return kind, str(ast.literal_eval(words)) if words[0] in "'\"" else words


def _sections(found: griffe.Object) -> list[griffe.DocstringSection]:
    """Give the sections of a docstring, to add to."""
    if found.docstring is None:
        found.docstring = griffe.Docstring("", parent=found)
    return found.docstring.parsed
