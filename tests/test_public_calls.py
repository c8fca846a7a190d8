"""Every public function with bad arguments: one of our exceptions, with words, and no other."""

import inspect
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

import govdisclose as gd
from govdisclose import batch
from support.calls import CALLS, GIVEN, HOSTILE, REPORT, TABLES, Call
from support.public import public

PATHS = {"path", "out_dir", "source"}
"""Arguments whose files the system may refuse; that is an ``OSError``, as Python's own."""


def callables() -> Iterator[str]:
    """List all that can be called: functions, classes, and methods, with the class's name."""
    for name, value in public():
        if inspect.isclass(value) and not issubclass(value, dict):
            if not issubclass(value, Exception):
                yield name
            for method, _ in inspect.getmembers(value, inspect.isroutine):
                if not method.startswith("_") and not hasattr(Exception, method):
                    yield f"{name}.{method}"
        elif inspect.isfunction(value) or hasattr(value, "cache_info"):
            yield name


@pytest.fixture(autouse=True)
def files(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Give the files that calls name."""
    monkeypatch.chdir(tmp_path)
    gd.dump(REPORT, "report.json")
    gd.write(REPORT, "report.html")
    Path("roster.txt").write_text("示例市财政局\n", "utf-8")
    waiver = '[[waiver]]\nrule = "cells.blank"\npointer = ""\nreason = "有"\n'
    Path("waivers.toml").write_text(waiver, "utf-8")


def test_no_public_function_is_forgotten() -> None:
    """The table has all functions, methods and constructors that users find, and no other."""
    assert set(callables()) == {*CALLS, *TABLES, *GIVEN}


@pytest.mark.parametrize("name", CALLS)
def test_the_table_has_every_argument(name: str) -> None:
    """Each argument of a function has a right value in the table."""
    function: Any = gd
    for part in name.split("."):
        function = getattr(function, part)
    variable = {inspect.Parameter.VAR_KEYWORD, inspect.Parameter.VAR_POSITIONAL}
    parameters = [*inspect.signature(function).parameters.values()]
    named = {p.name for p in parameters if p.kind not in variable} - {"self"}
    if any(p.name == "how" for p in parameters):
        named |= {*batch.How.__annotations__}
    assert named - {*CALLS[name].arguments} == set()


@pytest.mark.parametrize("call", CALLS.values(), ids=CALLS)
def test_bad_arguments(call: Call) -> None:
    """Each argument takes of 31 hostile values what the table says, and refuses the others."""
    taken: dict[str, set[str]] = {}
    for argument in call.arguments:
        for label, make in HOSTILE.items():
            if not refused(call, argument, make()):
                taken.setdefault(argument, set()).add(label)
    assert taken == call.takes


def refused(call: Call, argument: str, value: object) -> bool:
    try:
        call.function(**{**call.arguments, argument: value})
    except gd.GovdiscloseError as error:
        words = error.text("zh").encode(), error.text("en").encode()
        assert all(words)
        return True
    except OSError:
        assert argument in PATHS
        return True
    return False
