#!/usr/bin/env python3
"""Try the installed package in the environment at hand: what works, and what says what to install.

    cd "$(mktemp -d)" && /path/to/venv/bin/python -I -W error /path/to/scripts/probe.py

Every public name is imported. Each task below is done if the modules that it needs are here;
otherwise it must be refused with an exception of the library that names what to install. Prints one
line of JSON: versions, tasks done with the SHA-256 of what they gave, and tasks refused.
scripts/matrix.py runs it in many environments, tests/test_installed.py in one.
"""

import hashlib
import importlib
import importlib.metadata
import importlib.util
import json
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

import govdisclose as gd

SAMPLE = Path(gd.__file__).parent.joinpath("samples", "2021.json").read_text("utf-8")
REPORT = gd.loads(SAMPLE)


EMPTY_PDF = (
    b"%PDF-1.4\n1 0 obj\n<</Type/Catalog/Pages 2 0 R>>\nendobj\n"
    b"2 0 obj\n<</Type/Pages/Kids[]/Count 0>>\nendobj\ntrailer\n<</Root 1 0 R>>\n%%EOF\n"
)


class Task(NamedTuple):
    """Something that the library does, for which not everything may be installed."""

    install: str
    """What to install, as ``pip install`` is to be told; nothing where no more is needed."""
    modules: tuple[str, ...]
    do: Callable[[], object]
    stable: bool = True
    """Whether it gives the same bytes whatever the Python."""
    system: str | None = None
    """What else it takes that no package of Python brings."""


def extra(name: str) -> str:
    """Write an extra as it is installed."""
    return f'"govdisclose[{name}]"'


def read(file: bytes) -> str:
    """Read a file without a report, and give the words that say so."""
    try:
        return gd.dumps(gd.read(file).report)
    except gd.ReadError as error:
        if "pip install" in str(error):
            raise
        return str(error)


def read_back(format: str, beginning: bytes = b"-") -> str:  # noqa: A002 - as in gd.render
    """Render and read; what was read is the report that was rendered.

    Args:
        format: A format that is read back.
        beginning: What is enough of a file for its reader to be asked for.
    """
    read(beginning)
    rendered = gd.render(REPORT, format)
    reading = gd.read(rendered.encode() if isinstance(rendered, str) else rendered)
    if format in {"docx", "html"} and reading.report != REPORT:
        sys.exit(f"{format} was not read back as it was written")
    return gd.dumps(reading.report)


def on_a_cluster() -> bytes:
    """Render by Dask, in this process."""
    from distributed import Client  # noqa: PLC0415 - not everywhere

    Path("in.json").write_text(SAMPLE, "utf-8")
    with (
        Client(processes=False, n_workers=1, dashboard_address=None) as client,
        client.get_executor() as executor,
    ):
        results = list(gd.batch.render(["in.json"], "out", ("text",), executor=executor))
    if [result.error for result in results] != [None]:
        sys.exit(f"a batch on Dask failed: {results}")
    return Path("out", "in.txt").read_bytes()


def demo() -> int:
    """Run the command line as its users do; give the number of files that it wrote."""
    words = {}
    for lang in ("zh", "en"):
        call = [sys.executable, "-I", "-W", "error", "-m", "govdisclose", "--lang", lang]
        done = subprocess.run(  # noqa: S603 - our own command
            [*call, "demo", "demo"], capture_output=True, check=False
        )
        words[lang] = done.stderr.decode()
        if done.returncode and "Traceback" in words[lang]:
            sys.exit(words[lang])
    if done.returncode:
        raise gd.GovdiscloseError(gd.Message(**words))
    return len(list(Path("demo").iterdir()))


def aggregate() -> str:
    """Add up a government of one department."""
    government = gd.Agency(name="示例市人民政府", kind="government")
    return gd.dumps(gd.aggregate([REPORT], agency=government, year=2024).report)


def one_column() -> str:
    """Check a report as columns, which are arrays where there is numpy."""
    array = importlib.import_module("numpy").array if importlib.util.find_spec("numpy") else list
    columns = {leaf.pointer: [gd.get(REPORT, leaf.pointer)] for leaf in gd.leaves(type(REPORT))}
    counts = {name: array(column) for name, column in columns.items() if type(column[0]) is int}
    return str(gd.check_columns("2021", counts).failed.any())


def parquet() -> bytes:
    """Write a report to a Parquet file."""
    gd.tables.write_parquet([REPORT], "table.parquet")
    return Path("table.parquet").read_bytes()


TASKS = {
    "check": Task("", (), lambda: [f.rule for f in gd.check(REPORT)]),
    "diagnose": Task(
        "", (), lambda: gd.diagnose(gd.replace(REPORT, {"/requests/received/total": 9}))
    ),
    "json": Task("", (), lambda: gd.dumps(REPORT)),
    "schema": Task("", (), lambda: json.dumps(gd.json_schema("2021"))),
    "text": Task("", (), lambda: gd.render(REPORT, "text")),
    "markdown": Task("", (), lambda: gd.render(REPORT, "markdown")),
    "aggregate": Task("", (), aggregate),
    "compare": Task("", (), lambda: gd.summarize_comparison(gd.compare(REPORT, REPORT))),
    "csv": Task("", (), lambda: b"".join(gd.tables.to_csv([REPORT]))),
    "read text": Task("", (), lambda: read_back("text")),
    "read markdown": Task("lxml", ("lxml",), lambda: read_back("markdown")),
    "html": Task("jinja2", ("jinja2", "markupsafe"), lambda: gd.render(REPORT, "html")),
    "read html": Task("lxml", ("lxml", "jinja2"), lambda: read_back("html", b"<html>")),
    "docx": Task("python-docx", ("docx", "lxml"), lambda: gd.render(REPORT, "docx")),
    "read docx": Task("lxml", ("docx", "lxml"), lambda: read_back("docx", b"PK\3\4")),
    "to_document": Task("python-docx", ("docx",), lambda: len(gd.to_document(REPORT).tables)),
    "demo": Task("python-docx", ("docx", "jinja2"), demo),
    "check_columns": Task(extra("columns"), ("numpy",), one_column),
    "to_arrow": Task(extra("arrow"), ("pyarrow",), lambda: gd.tables.to_arrow([REPORT]).num_rows),
    "write_parquet": Task(extra("arrow"), ("pyarrow",), parquet, stable=False),
    "workbook": Task(extra("xlsx"), ("xlsxwriter",), lambda: gd.workbook(REPORT)),
    "pdf": Task(
        extra("pdf"),
        ("jinja2", "weasyprint"),
        lambda: gd.render(REPORT, "pdf"),
        stable=False,
        system="Pango",
    ),
    "read pdf": Task(extra("read-pdf"), ("pypdfium2",), lambda: read(EMPTY_PDF)),
    # The executor comes from Dask itself: without it there is nothing to refuse.
    "dask": Task(extra("dask"), ("distributed",), on_a_cluster),
}


def attempt(name: str, task: Task) -> tuple[bool, str]:
    """Do a task: whether it was done, and the hash of what it gave, or the words of refusal."""
    missing = [module for module in task.modules if importlib.util.find_spec(module) is None]
    try:
        given = task.do()
    except gd.GovdiscloseError as error:
        words = str(error), error.text("en")
        if not missing and task.system and all(task.system in text for text in words):
            return False, words[1]
        if not missing:
            sys.exit(f"{name}: refused, though all it needs is here: {words[1]}")
        wanted = (task.install, *missing)  # where several things are missing, any of them
        if not all(any(f"pip install {one}" in text for one in wanted) for text in words):
            sys.exit(f"{name}: does not say to install {task.install}: {words}")
        return False, words[1]
    if missing:
        sys.exit(f"{name}: done, though not all it needs is here: no {missing}")
    content = given if isinstance(given, bytes) else str(given).encode()
    return True, hashlib.sha256(content).hexdigest()


def main() -> None:
    """Do what can be done, and print what came of it."""
    for name in gd.__all__:
        getattr(gd, name)
    used = {task.install for task in TASKS.values()}
    extras = importlib.metadata.metadata("govdisclose").get_all("Provides-Extra") or []
    if untried := [name for name in extras if extra(name) not in used]:
        sys.exit(f"no task tries the extras {', '.join(untried)}")
    done, refused = {}, {}
    for name, task in TASKS.items():
        if name == "dask" and importlib.util.find_spec("distributed") is None:
            continue
        if "[" in task.install and task.install not in map(extra, extras):
            continue  # a wheel of another version
        well, words = attempt(name, task)
        if well:
            done[name] = words if task.stable else ""
        else:
            refused[name] = words
    print(json.dumps({"python": sys.version.split()[0], "done": done, "refused": refused}))


if __name__ == "__main__":
    main()
