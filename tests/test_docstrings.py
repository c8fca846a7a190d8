"""Docstrings of what is public: the site's reference is made of them."""

import inspect
import re
from collections.abc import Callable, Iterator
from typing import Any

import pytest

from support.doc_pages import CHINESE, read
from support.public import public

_SECTION = re.compile(r"^(Args|Returns|Yields|Raises):\n((?:    .*\n|\n)*)", re.MULTILINE)
_ENTRY = re.compile(r"^    \**(\w+):", re.MULTILINE)


def functions() -> Iterator[tuple[str, Callable[..., Any]]]:
    """List functions, and methods where they are not an inherited one in another way."""
    for name, value in public():
        if not inspect.isclass(value):
            function = inspect.unwrap(value)
            if inspect.isfunction(function):
                yield name, function
            continue
        for method in vars(value):
            function = getattr(value, method)
            inherited = any(hasattr(base, method) for base in value.__mro__[1:])
            if inspect.isroutine(function) and method[0] != "_" and not inherited:
                yield f"{name}.{method}", function


FUNCTIONS = dict(functions())


def sections(function: Callable[..., Any]) -> dict[str, set[str]]:
    """Give the sections of a docstring, each with what has an entry in it."""
    found = _SECTION.findall(f"{inspect.getdoc(function)}\n")
    return {title: {*_ENTRY.findall(text)} for title, text in found}


@pytest.mark.parametrize("name", FUNCTIONS)
def test_arguments_and_what_is_given_are_described(name: str) -> None:
    """Each parameter has an entry in Args, and no other has; what is given has a section."""
    signature = inspect.signature(FUNCTIONS[name])
    found = sections(FUNCTIONS[name])
    assert found.get("Args", set()) == {*signature.parameters} - {"self"}
    gives = signature.return_annotation not in {None, "None"}
    assert gives == bool(found.keys() & {"Returns", "Yields"})


def test_errors_that_the_reference_promises_are_described() -> None:
    """A function that the table of exceptions names says in Raises when it raises that one."""
    table = read(CHINESE / "reference" / "api.md").partition("## 异常")[2]
    silent = {
        f"{function}: {error}"
        for error, where in re.findall(r"^\| `gd\.(\w+)` \| ([^|]*) \|", table, re.MULTILINE)
        for function in re.findall(r"`gd\.(\w+)`", where)
        if error not in raised_by(function)
    }
    assert silent == set()


def raised_by(name: str) -> set[str]:
    """Give the errors that a function describes, or those that a module's functions do."""
    described = (
        sections(function).get("Raises", set())
        for known, function in FUNCTIONS.items()
        if known == name or known.startswith(f"{name}.")
    )
    return set().union(*described)
