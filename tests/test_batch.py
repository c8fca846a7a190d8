"""Batches: what goes in, what comes out, and what a later run leaves out."""

import hashlib
import json
import os
import threading
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import date
from pathlib import Path
from typing import Any, get_args
from urllib.parse import quote

import attrs
import pytest

import govdisclose as gd
from govdisclose import batch
from govdisclose.batch import Result
from govdisclose.batch.manifest import NAME
from support import sums

GOOD = sums.filled("2021")
WRONG = gd.replace(GOOD, {"/requests/received/total": 0})


def named(name: str, report: gd.Report = GOOD) -> gd.Report:
    return gd.replace(report, {"/agency": gd.Agency(name=name)})


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Three good reports and a bad one, in a folder and one below it."""
    place = tmp_path / "in"
    (place / "乙县").mkdir(parents=True)
    gd.dump(named("甲局"), place / "甲局.json")
    gd.dump(named("乙局", WRONG), place / "乙县" / "乙局.json")
    gd.dump(named("丙局", sums.filled("2019")), place / "乙县" / "丙局.json")
    (place / "坏.json").write_text("{", "utf-8")
    (place / "乙县" / "~$丁.json").write_text("{", "utf-8")
    (place / ".hidden.json").write_text("{", "utf-8")
    (place / "readme.txt").write_text("", "utf-8")
    return place


def by_source(results: Iterator[Result], folder: Path) -> dict[str, Result]:
    found = list(results)
    named = {os.path.relpath(result.source, folder): result for result in found}
    assert len(named) == len(found)
    return named


def files(folder: Path) -> dict[str, bytes]:
    """Give the files below a folder, but for the manifest."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file() and path.name != NAME
    }


@pytest.mark.parametrize("workers", [1, 2])
def test_render_a_folder(folder: Path, tmp_path: Path, workers: int) -> None:
    """Each report is rendered in each format, in the same tree; a bad one is named."""
    out = tmp_path / "out"
    done = by_source(batch.render(folder, out, ("docx", "text"), workers=workers), folder)
    assert {name: result.ok for name, result in done.items()} == {
        "甲局.json": True,
        "乙县/乙局.json": True,
        "乙县/丙局.json": True,
        "坏.json": False,
    }
    assert str(done["坏.json"].error).startswith("第 1 行第 2 列不是合法的 JSON")
    reports = {"甲局": named("甲局"), "乙县/乙局": named("乙局", WRONG)}
    reports["乙县/丙局"] = named("丙局", sums.filled("2019"))
    expected = {}
    for stem, report in reports.items():
        expected[f"{stem}.docx"] = gd.render(report, "docx")
        expected[f"{stem}.txt"] = gd.render(report, "text").encode()
    assert files(out) == expected
    assert [output.path for output in done["甲局.json"].outputs] == [
        out / "甲局.docx",
        out / "甲局.txt",
    ]


@pytest.mark.parametrize(
    ("formats", "chunk", "sizes"),
    [
        (("text",), None, [20, 5]),
        (("text", "pdf"), None, [2] * 12 + [1]),
        (("pdf",), 10, [10, 10, 5]),
    ],
)
def test_what_takes_long_goes_in_small_chunks(
    monkeypatch: pytest.MonkeyPatch,
    tmp_path: Path,
    formats: tuple[str, ...],
    chunk: int | None,
    sizes: list[int],
) -> None:
    """A worker gets twenty quick files at once, of PDF two, or as many as are asked for."""
    sent: list[int] = []

    def send(_job: object, chunks: Iterator[tuple[object, ...]], *_how: object) -> Iterator[Any]:
        sent.extend(map(len, chunks))
        yield from ()

    monkeypatch.setattr("govdisclose.batch.running.dispatch", send)
    with ThreadPoolExecutor(1) as executor:
        given = (named(f"{n}局") for n in range(25))
        assert not list(batch.render(given, tmp_path, formats, executor=executor, chunk=chunk))
    assert sent == sizes


def test_render_checks_too(folder: Path, tmp_path: Path) -> None:
    """What is found is in the result, of a report that is rendered all the same."""
    done = by_source(batch.render(folder, tmp_path / "out", "text", workers=1), folder)
    wrong, good = done["乙县/乙局.json"], done["甲局.json"]
    assert list(wrong.findings) == gd.check(named("乙局", WRONG))
    assert (wrong.facts.worst, good.facts.worst) == ("error", None)
    assert wrong.facts.conclusion == gd.conclude(wrong.findings)
    assert wrong.checked is not None
    assert wrong.checked.report == named("乙局", WRONG)
    assert good.checked is None


def test_render_without_checking(folder: Path, tmp_path: Path) -> None:
    """Nothing is said of findings where they were not asked for."""
    done = by_source(batch.render(folder, tmp_path / "o", "text", check=False, workers=1), folder)
    assert {result.facts.conclusion for result in done.values()} == {None}


def test_strict_renders_what_is_clean(folder: Path, tmp_path: Path) -> None:
    """Where findings are refused, nothing is written of a report that has one."""
    done = by_source(batch.render(folder, tmp_path / "o", "text", strict=True, workers=1), folder)
    count = len(gd.check(named("乙局", WRONG)))
    assert not done["乙县/乙局.json"].ok
    assert str(done["乙县/乙局.json"].error) == f"有 {count} 处问题，按 strict 不予生成"
    assert sorted(files(tmp_path / "o")) == ["乙县/丙局.txt", "甲局.txt"]


def test_waivers_and_options(tmp_path: Path) -> None:
    """What is explained does not count, and formats take their options."""
    waivers = [
        gd.Waiver(
            rule=finding.rule,
            pointer=pointer,
            reason="数据待核",
            who="某人",
            until=date(9999, 1, 1),
        )
        for finding in gd.check(WRONG)
        for pointer in (*finding.left, *finding.right)
    ]
    [result] = batch.render(
        WRONG,
        tmp_path,
        ("html", "text"),
        options={"html": {"mode": "fragment"}, "text": {"layout": "list"}},
        waivers=waivers,
        workers=1,
    )
    assert result.facts.worst is None
    assert {finding.silence is None for finding in result.findings} == {False}
    assert [output.path.read_text("utf-8") for output in result.outputs] == [
        gd.render(WRONG, "html", mode="fragment"),
        gd.render(WRONG, "text", layout="list"),
    ]


def test_check_a_folder(folder: Path) -> None:
    """What is found in each report is what ``check`` finds."""
    done = by_source(batch.check(folder, workers=1), folder)
    wrong = done["乙县/乙局.json"]
    assert wrong.checked is not None
    assert wrong.checked.report == named("乙局", WRONG)
    assert list(wrong.checked.findings) == gd.check(named("乙局", WRONG))
    assert wrong.checked.source == (folder / "乙县/乙局.json").read_text("utf-8")
    assert {"requests.balance", "cells.blank"} < wrong.asked
    assert done["甲局.json"].checked is not None
    assert done["甲局.json"].outputs == ()


def test_check_selects_rules() -> None:
    """Rules are chosen as in ``check``."""
    [result] = batch.check([WRONG], select="disputes", workers=1)
    assert (result.findings, result.asked) == ((), frozenset({"disputes.total"}))


@pytest.mark.parametrize(
    ("form", "name"),
    [
        ("json", "a.check.json"),
        ("text", "a.check.txt"),
        ("sarif", "a.check.sarif"),
        ("csv", "a.check.csv"),
    ],
)
def test_check_writes_summaries(tmp_path: Path, form: gd.SummaryFormat, name: str) -> None:
    """A summary of each report is written in the format that is asked for."""
    [result] = batch.check([("a", WRONG)], tmp_path, form, lang="en", workers=1)
    assert result.checked is not None
    expected = gd.summarize(result.checked, form, "en", limit=None)
    assert {path: data.decode() for path, data in files(tmp_path).items()} == {name: expected}


def test_read_a_folder(folder: Path, tmp_path: Path) -> None:
    """Published files are read back, and written as JSON."""
    out = tmp_path / "out"
    list(batch.render(folder, out, ("docx", "html"), workers=1))
    (out / "空.html").write_text("<p>没有", "utf-8")
    back = tmp_path / "back"
    done = by_source(batch.read(out, back, check=True, workers=1), out)
    assert {name for name, result in done.items() if not result.ok} == {"空.html"}
    reading = done["甲局.docx"].reading
    assert reading is not None
    assert reading.report == named("甲局")
    assert done["乙县/乙局.html"].facts.verdict == "contradicted"
    assert done["乙县/乙局.html"].facts.worst == "error"
    assert done["乙县/乙局.html"].checked is not None
    # Two files that are named alike give two files of JSON.
    assert sorted(files(back)) == sorted(
        f"{stem}{number}.json"
        for stem in ("甲局", "乙县/乙局", "乙县/丙局")
        for number in ("", "-2")
    )
    assert gd.load(back / "甲局-2.json") == named("甲局")


def test_reports_and_contents(tmp_path: Path) -> None:
    """Reports are named by year and agency, or as is said; names lead to no other folder."""
    sources = [
        named("甲/局"),
        named("甲/局"),
        ("../../乙:局", named("乙局")),
        ("丙", gd.dumps(named("丙局")).encode()),
        ("", named("丁局")),
    ]
    done = list(batch.render(sources, tmp_path, "text", workers=1))
    assert [result.ok for result in done] == [True] * 5
    assert sorted(files(tmp_path)) == [
        "2024-甲/局-2.txt",
        "2024-甲/局.txt",
        "report.txt",
        "丙.txt",
        "乙_局.txt",
    ]


def test_one_file_and_one_report(tmp_path: Path) -> None:
    """A single file or report need not stand in a list."""
    gd.dump(GOOD, tmp_path / "a.json")
    assert [r.ok for r in batch.check(tmp_path / "a.json", workers=1)] == [True]
    assert [r.ok for r in batch.check(str(tmp_path / "a.json"), workers=1)] == [True]
    assert [r.ok for r in batch.check(GOOD, workers=1)] == [True]


def test_what_is_not_there(tmp_path: Path) -> None:
    """A file that is not there, and a folder with nothing in it, are named."""
    (tmp_path / "空").mkdir()
    done = list(batch.check([tmp_path / "无.json", tmp_path / "空"], workers=1))
    assert [str(result.error) for result in done] == [
        "没有这个文件或文件夹",
        "文件夹中没有后缀为 .json 的文件",
    ]


def test_a_file_that_is_too_large(tmp_path: Path) -> None:
    """A file that is larger than any report is refused, and not read whole."""
    path = tmp_path / "a.json"
    path.write_bytes(b" " * 3_000_000)
    [result] = batch.check(path, workers=1)
    assert "2000000" in str(result.error).replace(",", "")


def test_an_output_in_the_place_of_its_source(tmp_path: Path) -> None:
    """A source is never replaced by what is made of it."""
    path = tmp_path / "a.txt"
    gd.dump(GOOD, path)
    [result] = batch.render([path], tmp_path, "text", workers=1)
    assert str(result.error) == f"输出的文件就是来源 {path}，请另指文件夹"
    assert gd.load(path) == GOOD


def test_reading_replaces_no_json_of_others(tmp_path: Path) -> None:
    """JSON that no reading has made is not replaced, as it may hold more; what one made is."""
    gd.dump(GOOD, tmp_path / "a.json")
    (tmp_path / "a.md").write_text(gd.render(GOOD, "markdown"), "utf-8")
    [result] = batch.read([tmp_path / "a.md"], tmp_path, workers=1)
    assert str(result.error).startswith(f"已有 {tmp_path / 'a.json'}，没有它由读取写出的记录")
    assert gd.load(tmp_path / "a.json") == GOOD
    for _ in range(2):
        [result] = batch.read([tmp_path / "a.md"], tmp_path / "out", workers=1)
        assert result.status == "done"


@pytest.mark.parametrize("resume", [False, True])
def test_reading_replaces_no_json_that_was_mended(tmp_path: Path, *, resume: bool) -> None:
    """JSON that was changed since it was read stays, and is named; once it is gone, all is read."""
    (tmp_path / "a.md").write_text(gd.render(GOOD, "markdown"), "utf-8")
    out = tmp_path / "out"

    def again() -> Result:
        [result] = batch.read([tmp_path / "a.md"], out, workers=1, resume=resume)
        return result

    read = (again().outputs[0].path).read_text("utf-8")
    mended = read.replace('"year": ', '"year":')
    (out / "a.json").write_text(mended, "utf-8")
    result = again()
    assert result.error == gd.Message(
        f"{out / 'a.json'} 读出之后改过，不予替换；要重新读取，请先把它移到别处，或删去",
        f"{out / 'a.json'} was changed since it was read, and is not replaced; to have it read "
        "anew, move it elsewhere, or delete it",
    )
    assert (out / "a.json").read_text("utf-8") == mended
    (out / "a.json").unlink()
    assert again().ok
    assert (out / "a.json").read_text("utf-8") == read


def test_json_that_says_what_is_read_is_not_in_the_way(tmp_path: Path) -> None:
    """Where a manifest was lost, and the JSON is just what is read, all goes on."""
    (tmp_path / "a.md").write_text(gd.render(GOOD, "markdown"), "utf-8")
    out = tmp_path / "out"
    for _ in range(2):
        [result] = batch.read([tmp_path / "a.md"], out, workers=1)
        assert result.status == "done"
        (out / NAME).unlink()


@pytest.mark.parametrize("resume", [False, True])
def test_a_verdict_that_no_longer_holds_is_removed(tmp_path: Path, *, resume: bool) -> None:
    """The verdict on a report that is not readable any more goes, unless it was edited."""
    out, sources = tmp_path / "out", [tmp_path / "a.json", tmp_path / "b.json"]
    for path in sources:
        gd.dump(GOOD, path)
    assert all(result.ok for result in batch.check(sources, out, workers=1))
    for path in sources:
        path.write_text("{", "utf-8")
    edited = out / "b.check.json"
    edited.write_text("edited", "utf-8")
    first, second = batch.check(sources, out, workers=1, resume=resume)
    said = [str(result.error).splitlines()[1:] for result in (first, second)]
    assert said == [
        [f"从前写出的 {out / 'a.check.json'} 不再作准，已删去"],
        [f"从前的 {edited} 还在，没有更新"],
    ]
    assert sorted(path.name for path in out.iterdir()) == [NAME, "b.check.json"]
    gd.dump(GOOD, sources[0])
    first, _ = batch.check(sources, out, workers=1, resume=True)
    assert (first.status, (out / "a.check.json").is_file()) == ("done", True)


def test_a_verdict_on_what_is_gone_is_removed(tmp_path: Path) -> None:
    """A report that is asked for by name, and is not there any more, has no verdict left."""
    out, sources = tmp_path / "out", [tmp_path / "a.json", tmp_path / "b.json"]
    for path in sources:
        gd.dump(GOOD, path)
    list(batch.check(sources, out, workers=1))
    sources[0].unlink()
    first, second = batch.check(sources, out, workers=1)
    assert str(first.error).splitlines() == [
        "没有这个文件或文件夹",
        f"从前写出的 {out / 'a.check.json'} 不再作准，已删去",
    ]
    assert second.ok
    assert sorted(path.name for path in out.iterdir()) == [NAME, "b.check.json"]


def test_a_verdict_that_holds_stays(tmp_path: Path) -> None:
    """What fails but for the report takes no verdict back; one in another form is named."""
    out, source = tmp_path / "out", tmp_path / "a.json"
    gd.dump(GOOD, source)
    for form in ("json", "text"):
        assert all(result.ok for result in batch.check(source, out, form, workers=1))
    verdicts = f"{out / 'a.check.txt'}、{out / 'a.check.json'}"
    [large] = batch.check(source, out, workers=1, max_bytes=10)
    assert str(large.error).splitlines()[1:] == [f"从前的 {verdicts} 还在，没有更新"]
    source.write_text("{", "utf-8")
    [broken] = batch.check(source, out, workers=1)
    assert str(broken.error).splitlines()[1:] == [
        f"从前的 {out / 'a.check.txt'} 还在，没有更新",
        f"从前写出的 {out / 'a.check.json'} 不再作准，已删去",
    ]


def test_a_file_that_is_not_renewed_is_named(folder: Path, tmp_path: Path) -> None:
    """What was rendered of a report that is not readable any more stays, and is told of."""
    out = tmp_path / "out"
    list(batch.render(folder, out, ("docx", "text"), workers=1))
    before = (out / "甲局.docx").read_bytes()
    (folder / "甲局.json").write_text("{", "utf-8")
    again = by_source(batch.render(folder, out, ("docx", "text"), workers=1, resume=True), folder)
    old = f"{out / '甲局.docx'}、{out / '甲局.txt'}"
    assert str(again["甲局.json"].error).splitlines()[1:] == [f"从前的 {old} 还在，没有更新"]
    assert (out / "甲局.docx").read_bytes() == before
    assert "\n" not in str(again["坏.json"].error)


def test_outputs_within_the_sources_are_no_sources(tmp_path: Path) -> None:
    """The folder of outputs is not looked into, so that a second run sees the same sources."""
    (tmp_path / "a.md").write_text(gd.render(GOOD, "markdown"), "utf-8")
    out = tmp_path / "out"
    for _ in range(2):
        [result] = batch.read(tmp_path, out, workers=1)
        (out / "b.md").write_text("", "utf-8")
        assert result.ok


@pytest.mark.parametrize("source", [3, None, ("a", 3), ("a",), b"{}"])
def test_what_is_no_source(source: Any) -> None:
    """Something else than a source is named, and the others are done."""
    done = list(batch.check([GOOD, source, GOOD], workers=1))
    assert [result.ok for result in done] == [True, False, True]
    assert str(done[1].error).startswith("应为文件、文件夹、报告")
    assert done[1].source == repr(source)


@pytest.mark.parametrize("name", ["a" * 300 + ".json", "a\0b.json", "absent/a.json", ""])
def test_a_path_that_is_none(name: str) -> None:
    """A path that cannot be one is named, and the others are done."""
    done = list(batch.check([GOOD, name, GOOD], workers=1))
    assert [result.ok for result in done] == [True, False, True]
    assert str(done[1].error) in {
        "路径是空的",
        "文件名过长",
        f"{name!r} 不能是文件路径",
        "没有这个文件或文件夹",
    }


@pytest.mark.parametrize("workers", [1, 2])
def test_sources_that_end_by_an_error(tmp_path: Path, workers: int) -> None:
    """What was given before is done, and told, before the error is raised."""

    def broken() -> Iterator[gd.Report]:
        for number in range(45):
            yield named(f"第{number}局")
        raise LookupError("gone")

    done: list[Result] = []
    with pytest.raises(LookupError, match="gone"):
        done.extend(batch.render(broken(), tmp_path, "text", workers=workers))
    assert [result.ok for result in done] == [True] * 45
    again = batch.render([named(f"第{n}局") for n in range(45)], tmp_path, "text", resume=True)
    assert {result.status for result in again} == {"kept"}


def test_a_pair_alone(tmp_path: Path) -> None:
    """A name with a report is one source, too."""
    assert [r.source for r in batch.render(("甲", GOOD), tmp_path, "text", workers=1)] == ["甲"]


def test_names_that_systems_keep(tmp_path: Path) -> None:
    """Devices of Windows, half characters, and very long names are no names of files."""
    given = ["NUL", "con.a", "甲\ud800", "长" * 300]
    done = list(batch.render([(name, GOOD) for name in given], tmp_path, "text", workers=1))
    assert [result.ok for result in done] == [True] * 4
    assert sorted(files(tmp_path)) == ["_NUL.txt", "_con.a.txt", "甲_.txt", "长" * 66 + ".txt"]


def test_summaries_are_no_sources(folder: Path) -> None:
    """What ``check`` writes beside its sources is no source of a second run."""
    for status in ("done", "kept"):
        done = list(batch.check(folder, folder, workers=1, resume=True))
        assert sorted(r.status for r in done) == sorted([*[status] * 3, "failed"])


def test_folders_that_are_not_looked_into(folder: Path) -> None:
    """A pipe might never end and is left out, as is a link to a folder; a dead link is named."""
    os.mkfifo(folder / "管道.json")
    (folder / "链接").symlink_to(folder / "乙县")
    (folder / "又一.json").symlink_to(folder / "甲局.json")
    (folder / "断.json").symlink_to(folder / "没有.json")
    done = by_source(batch.check(folder, workers=1), folder)
    assert {name for name, result in done.items() if result.ok} == {
        "乙县/丙局.json",
        "乙县/乙局.json",
        "又一.json",
        "甲局.json",
    }
    assert str(done["断.json"].error) == "没有这个文件或文件夹"


def test_a_folder_that_cannot_be_read(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A folder below that cannot be read is named, and the others are done."""
    scandir = os.scandir

    def refusing(path: str) -> Any:
        if str(path).endswith("乙县"):
            raise PermissionError(13, "Permission denied", str(path))
        return scandir(path)

    monkeypatch.setattr(os, "scandir", refusing)
    done = by_source(batch.check(folder, workers=1), folder)
    assert {name: str(r.error) for name, r in done.items() if name == "乙县"} == {
        "乙县": "没有权限"
    }
    assert done["甲局.json"].ok


@pytest.mark.parametrize(
    ("how", "words"),
    [
        ({"workers": 0}, "workers 应为 1 至 100000 的整数"),
        ({"chunk": True}, "chunk 应为 1 至 100000 的整数"),
        ({"window": "2"}, "window 应为 1 至 100000 的整数"),
        ({"resume": True}, "resume 须与输出文件夹"),
        ({"workers": 2, "executor": ThreadPoolExecutor}, "不用 workers"),
        ({"executor": 5}, "executor 应为"),
        ({"resume": "no"}, "resume 应为 True 或 False"),
        ({"resumee": True}, "没有选项 'resumee'.*resume"),
    ],
)
def test_calls_that_make_no_sense(how: Any, words: str) -> None:
    """What is wrong with the call is said at once, and not when results are taken."""
    with pytest.raises(gd.OptionError, match=words):
        batch.check([GOOD], **how)


def test_functions_that_make_no_executor() -> None:
    """A function that fails when it is to make an executor is named so, with what it said."""
    with pytest.raises(gd.BatchError, match=r"给作 executor 的函数没有新建它（TypeError: len\(\)"):
        list(batch.check([GOOD], executor=len))  # type: ignore[arg-type]


def test_formats_that_make_no_sense(tmp_path: Path) -> None:
    """Formats and their options are looked at before anything is done."""
    with pytest.raises(gd.UnknownFormatError):
        batch.render([GOOD], tmp_path, "odt")
    with pytest.raises(gd.OptionError, match="没有给出输出格式"):
        batch.render([GOOD], tmp_path, ())
    with pytest.raises(gd.OptionError, match="mood"):
        batch.render([GOOD], tmp_path, "html", options={"html": {"mood": "page"}})
    with pytest.raises(gd.UnknownRuleError):
        batch.check([GOOD], select="nothing")
    with pytest.raises(gd.OptionError, match="mode 应为"):
        batch.render([GOOD], tmp_path, "html", options={"html": {"mode": "nope"}})
    with pytest.raises(gd.OptionError, match="给出了格式 'html' 的选项，而要生成的是 docx"):
        batch.render([GOOD], tmp_path, "docx", options={"html": {"mode": "page"}})
    with pytest.raises(gd.OptionError, match="lang 应为 zh / en 之一"):
        batch.check([GOOD], lang="fr")  # type: ignore[arg-type]
    with pytest.raises(gd.UnknownFormatError, match="'xml'"):
        batch.check([GOOD], format="xml")  # type: ignore[arg-type]
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    ("call", "place"),
    [
        (batch.check, "/sources"),
        (lambda any_: batch.check([GOOD], any_), "/out_dir"),
        (lambda any_: batch.check([GOOD], previous=any_), "/previous"),
        (lambda any_: batch.check([GOOD], select=any_), "/select"),
        (lambda any_: batch.check([GOOD], ignore=[any_]), "/ignore/0"),
        (lambda any_: batch.check([GOOD], waivers=any_), "/waivers"),
        (lambda any_: batch.check([GOOD], waivers=[any_]), "/waivers/0"),
        (lambda any_: batch.render([GOOD], any_), "/out_dir"),
        (lambda _: batch.render([GOOD], None), "/out_dir"),  # type: ignore[arg-type]
        (lambda _: batch.render([GOOD], ""), "/out_dir"),
        (lambda any_: batch.render([GOOD], "o", strict=any_), "/strict"),
        (lambda any_: batch.render([GOOD], "o", any_), "/formats"),
        (lambda any_: batch.render([GOOD], "o", [any_]), "/formats/0"),
        (lambda any_: batch.render([GOOD], "o", options=any_), "/options"),
        (lambda any_: batch.render([GOOD], "o", options={"html": any_}), "/options/html"),
        (lambda any_: batch.read(["a.html"], limits=any_), "/limits"),
    ],
)
def test_arguments_that_are_something_else(call: Any, place: str) -> None:
    """An argument of another type is refused at the call, with its name."""
    with pytest.raises(gd.InvalidValueError) as caught:
        call(5)
    assert [problem.pointer for problem in caught.value.problems] == [place]


def test_a_maker_that_makes_no_executor() -> None:
    """A function that should make executors, and makes something else, is refused."""
    with pytest.raises(gd.OptionError, match="executor 应为"):
        list(batch.check([GOOD], executor=lambda: 5))  # type: ignore[arg-type, return-value]


def test_a_folder_that_cannot_be_made(tmp_path: Path) -> None:
    """A folder of outputs that cannot be one is named."""
    (tmp_path / "a").write_bytes(b"")
    with pytest.raises(OSError, match="exists"):
        list(batch.render([GOOD], tmp_path / "a", "text", workers=1))
    with pytest.raises(gd.BatchError, match="不能是文件夹的路径"):
        list(batch.render([GOOD], "a\0b", "text", workers=1))


def test_a_later_run_does_the_rest(folder: Path, tmp_path: Path) -> None:
    """What was done is kept, with its facts; what has changed, failed or gone is done again."""
    out = tmp_path / "out"
    first = by_source(batch.render(folder, out, ("docx", "text"), workers=1), folder)
    before = files(out)
    again = by_source(batch.render(folder, out, ("docx", "text"), workers=1, resume=True), folder)
    kept = {"甲局.json": "kept", "乙县/乙局.json": "kept", "乙县/丙局.json": "kept"}
    assert {name: r.status for name, r in again.items()} == {**kept, "坏.json": "failed"}
    assert {n: (r.outputs, r.facts) for n, r in again.items()} == {
        n: (r.outputs, r.facts) for n, r in first.items()
    }
    (out / "甲局.txt").write_text("改", "utf-8")
    (out / "乙县/丙局.docx").unlink()
    gd.dump(named("坏局"), folder / "坏.json")
    third = by_source(batch.render(folder, out, ("docx", "text"), workers=2, resume=True), folder)
    assert {name: r.status for name, r in third.items()} == {
        "甲局.json": "done",
        "乙县/乙局.json": "kept",
        "乙县/丙局.json": "done",
        "坏.json": "done",
    }
    assert {name: data for name, data in files(out).items() if name in before} == before
    gd.dump(named("乙局"), folder / "乙县/乙局.json")
    fourth = by_source(batch.render(folder, out, ("docx", "text"), workers=1, resume=True), folder)
    assert {name for name, r in fourth.items() if r.status == "done"} == {"乙县/乙局.json"}


def test_another_task_is_done_anew(folder: Path, tmp_path: Path) -> None:
    """What was done with other options, or in other formats, does not count."""
    out = tmp_path / "out"
    list(batch.render(folder, out, "html", workers=1))
    fragment = {"html": {"mode": "fragment"}}
    results = batch.render(folder, out, "html", options=fragment, workers=1, resume=True)
    assert {r.status for r in results if r.ok} == {"done"}
    results = batch.render(folder, out, "html", workers=1, resume=True)
    assert {r.status for r in results if r.ok} == {"done"}


def test_without_resume_all_is_done_anew(folder: Path, tmp_path: Path) -> None:
    """A run that does not go on does all anew, and leaves what else was done for one that does."""
    out = tmp_path / "out"
    for _ in range(2):
        done = list(batch.render(folder, out, "text", workers=1))
        assert {r.status for r in done if r.ok} == {"done"}
    [alone] = batch.render(folder / "甲局.json", out, "text", workers=1)
    assert alone.status == "done"
    again = by_source(batch.render(folder, out, "text", workers=1, resume=True), folder)
    assert {name for name, r in again.items() if r.status == "kept"} == set(again) - {"坏.json"}


@pytest.mark.parametrize(
    "torn", ["{", '{"source": "x"', "[]\n3\nnull", '{"source": "a", "facts": 3}\n', "[" * 100_000]
)
def test_a_torn_manifest(folder: Path, tmp_path: Path, torn: str) -> None:
    """A line that a killed run could not end, or that is none of ours, does no harm."""
    out = tmp_path / "out"
    list(batch.render(folder, out, "text", workers=1))
    with (out / NAME).open("a", encoding="utf-8") as file:
        file.write(torn)
    for _ in range(2):
        again = list(batch.render(folder, out, "text", workers=1, resume=True))
        assert [r.status for r in again if r.ok] == ["kept"] * 3


def test_the_manifest_names_what_was_done(folder: Path, tmp_path: Path) -> None:
    """Each line has the source and its hash, and each file made with its hash."""
    out = tmp_path / "out"
    done = by_source(batch.render(folder, out, "text", workers=1), folder)
    lines = [json.loads(line) for line in (out / NAME).read_text("utf-8").splitlines()]
    [line] = [line for line in lines if line["source"].endswith("甲局.json")]
    assert line["sha256"] == hashlib.sha256((folder / "甲局.json").read_bytes()).hexdigest()
    [output] = done["甲局.json"].outputs
    assert line["outputs"] == [["甲局.txt", output.sha256]]
    assert line["facts"] == json.loads(json.dumps(attrs.asdict(done["甲局.json"].facts)))


def test_a_manifest_does_not_grow_without_end(folder: Path, tmp_path: Path) -> None:
    """Lines that say nothing any more are left out, once there are many; nothing is forgotten."""
    out = tmp_path / "out"
    list(batch.render(folder, out, "html", workers=1))
    list(batch.render(folder, out, "text", workers=1))
    lines = (out / NAME).read_text("utf-8").splitlines()
    assert len(lines) == 6
    with (out / NAME).open("a", encoding="utf-8") as file:
        file.writelines(f"{line}\n" for _ in range(500) for line in lines)
    for form in ("text", "html"):
        again = list(batch.render(folder, out, form, workers=1, resume=True))
        assert [r.status for r in again if r.ok] == ["kept"] * 3
    assert len((out / NAME).read_text("utf-8").splitlines()) < 100
    assert [path.name for path in out.iterdir() if path.name.startswith(".")] == [NAME]


def test_a_file_that_an_option_names_has_changed(folder: Path, tmp_path: Path) -> None:
    """Where a template is another than before, all is done anew."""
    templates = tmp_path / "templates"
    templates.mkdir()
    for words, status in (("甲", "done"), ("甲", "kept"), ("乙", "done")):
        (templates / "report.html").write_text(
            f'{{% extends "govdisclose/report.html" %}}{{% block header %}}{words}{{% endblock %}}',
            "utf-8",
        )
        options = {"html": {"templates": str(templates)}}
        results = batch.render(
            folder, tmp_path / "out", "html", options=options, workers=1, resume=True
        )
        assert {r.status for r in results if r.ok} == {status}


def test_another_day_is_the_same_task(folder: Path, tmp_path: Path) -> None:
    """What was done yesterday is kept, as long as the same waivers hold; so is it by its path."""
    waiver = gd.Waiver(
        rule="cells.blank", pointer="", reason="待核", who="某人", until=date(9999, 1, 1)
    )
    past = attrs.evolve(waiver, until=date(2020, 1, 1))
    for waivers, place, status in (
        ([waiver, past], folder, "done"),
        ([waiver], folder.absolute(), "kept"),
        ([], folder, "done"),
    ):
        done = batch.render(
            place, tmp_path / "out", "text", waivers=waivers, workers=1, resume=True
        )
        assert {r.status for r in done if r.ok} == {status}


def test_results_that_wait_for_the_oldest_are_few() -> None:
    """No more is sent while the oldest is far behind, as who wants order must hold the others."""
    free = threading.Event()

    class Slow(ThreadPoolExecutor):
        """Holds the first call back."""

        def submit(self, fn: Any, /, *args: Any, **kwargs: Any) -> Any:
            call = super().submit
            first, self.first = getattr(self, "first", True), False
            return (
                call(lambda: (free.wait(), fn(*args, **kwargs))[1])
                if first
                else call(fn, *args, **kwargs)
            )

    ahead = []
    with Slow(2) as threads:
        results = batch.check(
            (GOOD for _ in range(1000)), executor=threads, chunk=1, window=3, select="disputes"
        )
        for result in results:
            if result.index == 0:
                break
            ahead.append(result.index)
            if len(ahead) == 12:
                free.set()
        results.close()
    assert 10 <= len(ahead) <= 20


def test_taking_no_more_results_ends_the_batch(tmp_path: Path) -> None:
    """Who stops in the middle has what was done; a later run does the rest."""
    reports = [named(f"第{number}局") for number in range(50)]
    results = batch.render(reports, tmp_path, "text", workers=1)
    next(results)
    results.close()
    again = list(batch.render(reports, tmp_path, "text", workers=1, resume=True))
    assert [r.status for r in again] == ["kept"] + ["done"] * 49


@pytest.mark.skipif(os.name == "nt", reason="names of files are text there")
@pytest.mark.parametrize("form", get_args(gd.SummaryFormat))
def test_a_name_that_is_no_utf8(tmp_path: Path, form: gd.SummaryFormat) -> None:
    """What of a name is no UTF-8 is written escaped, in each form; a URI has its bytes."""
    name, escaped = os.fsdecode("水务局".encode("gbk")), r"ˮ\udcce\udcf1\udcbe\udcd6"
    path, last = tmp_path / f"{name}.json", tmp_path / "last"
    gd.dump(named("甲局", WRONG), path)
    last.mkdir()
    for other in (path.name, f"{name}2.json"):
        gd.dump(gd.replace(named("甲局"), {"/year": GOOD.year and GOOD.year - 1}), last / other)
    [result] = batch.check(path, tmp_path / "out", form, previous=last, workers=1)
    assert result.pairing is not None
    assert result.pairing.sources == (str(last / path.name), str(last / f"{name}2.json"))
    assert result.checked is not None
    unread = {f"{name}3.json": gd.Message(name, name)}
    for words in (
        result.outputs[0].path.read_text("utf-8"),
        gd.summarize(result.checked, form, unread=unread),
    ):
        assert words.encode().decode() == words
        shown = json.dumps(escaped, ensure_ascii=False)[1:-1]
        assert (shown if form in {"json", "sarif", "markdown"} else escaped) in words
        assert (quote("水务局.json", encoding="gbk") in words) is (form == "sarif")


@pytest.mark.skipif(os.name == "nt", reason="names of files are text there")
def test_a_name_that_is_no_text(tmp_path: Path) -> None:
    """A file whose name is in another encoding is rendered, and known again."""
    folder, out = tmp_path / "in", tmp_path / "out"
    folder.mkdir()
    name = os.fsdecode("示例".encode("gb18030") + b".json")
    gd.dump(GOOD, folder / name)
    for status in ("done", "kept"):
        [result] = batch.render(folder, out, "text", workers=2, resume=True)
        assert (result.source, result.status) == (str(folder / name), status)
    assert list(files(out)) == [name.replace(".json", ".txt")]


def test_two_batches_into_one_folder(tmp_path: Path) -> None:
    """A second batch does not write where another is at work; later it may."""
    results = batch.render([GOOD, GOOD], tmp_path, "text", workers=1)
    next(results)
    second = batch.render([GOOD], tmp_path, "text", workers=1, resume=True)
    with pytest.raises(gd.BatchError, match="另有一批正在写入"):
        next(second)
    assert [result.ok for result in results] == [True]
    third = list(batch.render([GOOD], tmp_path, "text", workers=1, resume=True))
    assert [result.status for result in third] == ["kept"]


def test_sources_are_taken_as_there_is_room() -> None:
    """Of an endless list of reports no more are taken than are in flight."""
    taken = 0

    def endless() -> Iterator[gd.Report]:
        nonlocal taken
        while True:
            taken += 1
            yield GOOD

    with ThreadPoolExecutor(1) as threads:
        results = batch.check(endless(), executor=threads, chunk=5, window=2)
        for _ in range(3):
            next(results)
        results.close()
    assert taken <= 20


def test_any_executor(folder: Path, tmp_path: Path) -> None:
    """Threads do the same as processes; the caller's executor stays open."""
    with ThreadPoolExecutor(2) as threads:
        for _ in range(2):
            done = list(batch.render(folder, tmp_path / "out", "text", executor=threads))
            assert sorted(r.ok for r in done) == [False, True, True, True]
    made = list(batch.check(folder, executor=lambda: ThreadPoolExecutor(1)))
    assert len(made) == 4
