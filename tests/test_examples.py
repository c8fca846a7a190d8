"""The examples run, and do what they say."""

import os
import re
import runpy
import shlex
import subprocess
import sys
import tomllib
from importlib.metadata import EntryPoint
from pathlib import Path
from typing import Any

import pytest

import govdisclose as gd
from govdisclose import renderers
from support.doc_pages import FOLDERS, ROOT, blocks

EXAMPLES = ROOT / "examples"


def run(name: str, *arguments: str, folder: Path | None = None) -> str:
    """Run an example as a user would, and give what it prints."""
    done = subprocess.run(  # noqa: S603 - our own example
        [sys.executable, "-W", "error", str(EXAMPLES / name), *arguments],
        capture_output=True,
        text=True,
        check=True,
        env=os.environ | {"PYTHONIOENCODING": "utf-8"},
        cwd=folder,
    )
    return done.stdout


def test_build_report(tmp_path: Path) -> None:
    """The report built in code is clean, and is written in every format."""
    printed = run("build_report.py", str(tmp_path / "out"))
    assert printed == "wrote report.docx, report.html, report.json, report.md, report.txt\n"
    assert gd.check(gd.load(tmp_path / "out/report.json")) == []


def test_embed_fragment(tmp_path: Path) -> None:
    """The page holds both fragments, and no id twice."""
    run("embed_fragment.py", str(tmp_path / "page.html"))
    page = (tmp_path / "page.html").read_text("utf-8")
    ids = [part.split('"')[0] for part in page.split(' id="')[1:]]
    assert page.count("<article") == 2
    assert len(ids) == len(set(ids)) > 100


def test_read_folder(tmp_path: Path) -> None:
    """All reports of a folder become lines of a table; a file that is none is told."""
    folder = tmp_path / "published"
    run("build_report.py", str(folder))
    (folder / "other.txt").write_text("今天天气很好。\n", "utf-8")
    printed = run("read_folder.py", str(folder), folder=tmp_path)
    lines = (tmp_path / "reports.csv").read_text("utf-8-sig").splitlines()
    assert [line.split(",")[:5] for line in lines[1:]] == [
        ["other.txt", "unreadable", "", "", ""],
        *(
            [f"report.{suffix}", "proved", "2021", "2024", "示例市交通运输局"]
            for suffix in ("docx", "html", "md", "txt")
        ),
    ]
    assert printed.startswith("other.txt: ")


@pytest.mark.parametrize(
    ("name", "arguments", "words"),
    [
        ("build_report.py", ["a", "b"], "unrecognized arguments: b"),
        ("build_report.py", ["file"], "File exists: 'file'"),
        ("embed_fragment.py", ["."], "Is a directory: '.'"),
        ("read_folder.py", ["absent"], "No such file or directory: 'absent'"),
        ("read_folder.py", ["a", "b", "c"], "unrecognized arguments: c"),
    ],
)
def test_usage(tmp_path: Path, name: str, arguments: list[str], words: str) -> None:
    """Arguments that cannot be used are told in a line, below how the example is called."""
    (tmp_path / "file").touch()
    done = subprocess.run(  # noqa: S603 - our own example
        [sys.executable, str(EXAMPLES / name), *arguments],
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=False,
    )
    assert (done.returncode, done.stderr.partition(" [-h]")[0]) == (2, f"usage: {name}")
    assert done.stderr.endswith(f"{words}\n")


def install(package: Path, folder: Path) -> dict[str, str]:
    """Register the entry points of a package as an installation does; give the environment."""
    project = tomllib.loads((package / "pyproject.toml").read_text("utf-8"))["project"]
    metadata = folder / f"{project['name'].replace('-', '_')}-{project['version']}.dist-info"
    metadata.mkdir()
    (metadata / "METADATA").write_text(f"Name: {project['name']}\nVersion: {project['version']}\n")
    [(group, points)] = project["entry-points"].items()
    lines = [f"[{group}]", *(f"{name} = {value}" for name, value in points.items())]
    (metadata / "entry_points.txt").write_text("\n".join(lines))
    return os.environ | {"PYTHONPATH": os.pathsep.join([str(folder), str(package / "src")])}


def test_third_party_rule(tmp_path: Path) -> None:
    """An installed package's rule is listed, asked, and can be left out by name."""
    env = install(EXAMPLES / "third_party_rule", tmp_path)
    gd.dump(gd.complete(gd.blank("2021", year=2024)), tmp_path / "report.json")
    select = ["check", "report.json", "--select", "contact,requests"]
    done = [
        subprocess.run(  # noqa: S603 - our own interpreter
            [sys.executable, "-m", "govdisclose", *arguments],
            cwd=tmp_path,
            env=env,
            check=True,
            capture_output=True,
            encoding="utf-8",
        ).stdout
        for arguments in (["rules"], select, [*select, "--ignore", "contact.phone"])
    ]
    assert "contact.phone" in done[0]
    assert "警告 contact.phone /agency/phone" in done[1]
    assert "contact.phone" not in done[2]


@pytest.mark.parametrize("folder", FOLDERS, ids=["zh", "en"])
@pytest.mark.parametrize(
    ("page", "made", "words"),
    [
        ("howto/renderer.md", "report.csv", "行政诉讼 / 复议后起诉 / 总计,0\n"),
        ("howto/rule.md", "stdout", "警告 contact.phone /agency/phone\n"),
    ],
)
def test_packages_of_the_docs(
    folder: Path, page: str, made: str, words: str, tmp_path: Path
) -> None:
    """The package that a page has one write is installed, and its commands do as the page says."""
    shown = blocks(folder / page)
    [code, *_] = [block.text for block in shown if block.language == "python"]
    [points] = [block.text for block in shown if block.language == "toml"]
    [shell] = [block.text for block in shown if block.text.startswith("pip install ./my_package")]
    package = tmp_path / "my_package"
    (package / "src").mkdir(parents=True)
    (package / "src/my_package.py").write_text(code, "utf-8")
    project = f'[project]\nname = "my_package"\nversion = "1"\n{points}'
    (package / "pyproject.toml").write_text(project, "utf-8")
    env = install(package, tmp_path) | {"PYTHONIOENCODING": "utf-8"}
    gd.dump(gd.complete(gd.blank("2021", year=2024)), tmp_path / "report.json")
    with (tmp_path / "stdout").open("wb") as out:
        statuses = [
            subprocess.run(  # noqa: S603 - our own interpreter
                [sys.executable, "-m", *shlex.split(line)],
                cwd=tmp_path,
                env=env,
                stdout=out,
                check=False,
            ).returncode
            for line in shell.splitlines()[1:]
        ]
    assert max(statuses) < 2  # the chapters are empty
    assert words in (tmp_path / made).read_text("utf-8")


def test_third_party_renderer(tmp_path: Path) -> None:
    """An installed package's renderer is listed, found by suffix, and used on the command line."""
    env = install(EXAMPLES / "third_party", tmp_path)
    gd.dump(gd.complete(gd.blank("2021", year=2024)), tmp_path / "report.json")
    done = subprocess.run(  # noqa: S603 - our own interpreter
        [
            sys.executable,
            "-m",
            *["govdisclose", "render", "report.json", "-o", "out.csv", "-O", "delimiter=;"],
        ],
        cwd=tmp_path,
        env=env,
        check=False,
    )
    content = (tmp_path / "out.csv").read_text("utf-8").splitlines()
    assert done.returncode == 1  # the chapters are empty
    assert len(content) == 1 + 200
    assert content[-1].endswith(";行政诉讼 / 复议后起诉 / 总计;0")


@pytest.mark.parametrize(
    ("value", "words"),
    [
        ("absent_package:RENDERER", "不能载入"),
        ("govdisclose.renderers.text:NOTHING", "不能载入"),
        ("raises_at_import:RENDERER", "ZeroDivisionError"),
        ("govdisclose.renderers.text:render", "不是同名的 Renderer"),
    ],
)
def test_a_broken_third_party_renderer(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, value: str, words: str
) -> None:
    """A registered renderer that cannot be had is named, with the reason, and stops no other."""
    (tmp_path / "raises_at_import.py").write_text("1 / 0")
    monkeypatch.syspath_prepend(str(tmp_path))
    known = renderers._entry_points()  # noqa: SLF001 - as if such a package were installed
    monkeypatch.setitem(known, "broken", (EntryPoint("broken", value, renderers.GROUP),))
    with pytest.raises(gd.UnknownFormatError, match=words):
        gd.render(gd.blank("2021"), "broken")
    other = EntryPoint("other", "another_package:RENDERER", renderers.GROUP)
    (tmp_path / "another_package.py").write_text(
        "from govdisclose.renderers import Renderer\n"
        "RENDERER = Renderer(name='other', suffix='.OTHER', media_type='x/y', render=str)"
    )
    monkeypatch.setitem(known, "other", (other,))
    assert renderers.for_suffix(".other").name == "other"
    with pytest.raises(gd.UnknownFormatError, match=words):
        renderers.for_suffix(".broken")


def test_a_renderer_gives_text_or_bytes(monkeypatch: pytest.MonkeyPatch) -> None:
    """A renderer that gives something else is refused by name, in either language throughout."""
    broken = gd.Renderer(name="broken", suffix=".x", media_type="x/y", render=lambda _: 5)  # type: ignore[arg-type,return-value]
    monkeypatch.setattr(renderers, "load", lambda _name: broken)
    with pytest.raises(gd.GovdiscloseError) as caught:
        gd.render(gd.blank("2021"), "broken")
    assert [caught.value.text(lang) for lang in ("zh", "en")] == [
        "格式 broken 的生成程序出错，请告知其作者：它应给出 str 或 bytes，给出的是 5",
        (
            "the renderer of the format broken failed; please tell its author: "
            "it should give str or bytes, and gave 5"
        ),
    ]


def test_a_renderer_that_gives_half_a_character(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """Text that no encoding has is told of by the name of the renderer, of one report and many."""
    broken = gd.Renderer(name="broken", suffix=".x", media_type="x/y", render=lambda _: "\ud800")
    monkeypatch.setattr(renderers, "load", lambda _name: broken)
    monkeypatch.setattr(renderers, "for_suffix", lambda _suffix: broken)
    words = r"格式 broken 的生成程序出错.*surrogates not allowed"
    with pytest.raises(gd.GovdiscloseError, match=words):
        gd.write(gd.blank("2021"), tmp_path / "a.x")
    [result] = gd.batch.render(gd.blank("2021"), tmp_path, "broken", workers=1)
    assert re.search(words, str(result.error))


@pytest.mark.parametrize("kind", [KeyError, SystemExit])
def test_a_renderer_that_fails(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, kind: type[BaseException]
) -> None:
    """What a renderer raises is told alike by ``render`` and by a batch, and is the cause."""

    def fail(document: gd.Document) -> str:
        raise kind(len(document.blocks))

    broken = gd.Renderer(name="broken", suffix=".x", media_type="x/y", render=fail)
    monkeypatch.setattr(renderers, "load", lambda _name: broken)
    report = gd.blank("2021")
    with pytest.raises(gd.GovdiscloseError) as caught:
        gd.render(report, "broken")
    assert isinstance(caught.value.__cause__, kind)
    options: dict[str, dict[str, object]] = {"broken": {}}
    [result] = gd.batch.render(report, tmp_path, "broken", options=options, workers=1)
    assert result.error == caught.value.message
    assert caught.value.text("en").startswith(
        f"the renderer of the format broken failed; please tell its author: {kind.__name__}: "
    )


def test_a_format_that_two_packages_register(monkeypatch: pytest.MonkeyPatch) -> None:
    """Neither is taken, and both are named; one of a built-in name is left out."""
    group = renderers.GROUP
    points = [
        EntryPoint("twin", "one_package:RENDERER", group),
        EntryPoint("twin", "two_package.part:RENDERER", group),
        EntryPoint("text", "one_package:RENDERER", group),
        EntryPoint("text", "govdisclose.renderers.text:RENDERER", group),
    ]
    monkeypatch.setattr("importlib.metadata.entry_points", lambda group: points)  # noqa: ARG005 - the keyword that is given
    renderers._entry_points.cache_clear()  # noqa: SLF001 - as if they were installed
    try:
        assert renderers.load("text").name == "text"
        with pytest.raises(gd.UnknownFormatError) as caught:
            gd.render(gd.blank("2021"), "twin")
    finally:
        renderers._entry_points.cache_clear()  # noqa: SLF001 - as above
    assert caught.value.text("en") == (
        "the format 'twin' is registered twice, by one_package, two_package; "
        "remove one: pip uninstall two_package"
    )


@pytest.mark.parametrize(
    ("changes", "places"),
    [
        ({"suffix": "rst"}, ["/suffix"]),
        ({"name": "A b", "media_type": ""}, ["/name", "/media_type"]),
        ({"options": {"a": list, "b": int, "c d": str}}, ["/options/a", "/options"]),
    ],
)
def test_a_record_of_a_format_that_is_wrong(changes: dict[str, Any], places: list[str]) -> None:
    """What could not be named on the command line cannot be made, and each field is told."""
    fields: dict[str, Any] = {
        "name": "rst",
        "suffix": ".rst",
        "media_type": "text/x-rst",
        "render": str,
    }
    with pytest.raises(gd.InvalidValueError) as caught:
        gd.Renderer(**(fields | changes))
    assert [problem.pointer for problem in caught.value.problems] == places


def test_a_format_that_may_be_meant() -> None:
    """A format or a suffix that is nearly one of ours is told."""
    with pytest.raises(gd.UnknownFormatError, match=r"是否应为 html"):
        renderers.load("htm1")
    with pytest.raises(gd.UnknownFormatError, match=r"是否应为 \.html"):
        renderers.for_suffix(".htm1")


def test_examples_can_be_imported() -> None:
    """Loading an example does nothing but define; the work stands under ``__main__``."""
    names = runpy.run_path(str(EXAMPLES / "build_report.py"), run_name="example")
    assert isinstance(names["build"](), gd.Report2021)
