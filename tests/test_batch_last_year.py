"""Batches that compare each report with its agency's report of last year."""

import pickle
import tracemalloc
from collections.abc import Iterable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest

import govdisclose as gd
from govdisclose import batch
from govdisclose.batch import LastYear, Result
from support import sums

CARRIED = "/requests/carried_over/natural_persons"
NOW = gd.replace(sums.filled("2021"), {"/year": 2024})
LAST = gd.replace(sums.filled("2021"), {"/year": 2023})


def named(name: str, report: gd.Report = NOW, code: str | None = None) -> gd.Report:
    return gd.replace(report, {"/agency": gd.Agency(name=name, code=code)})


def dumped(folder: Path, **reports: gd.Report) -> Path:
    """Write reports to a folder, by the names of their files."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, report in reports.items():
        gd.dump(report, folder / f"{name}.json")
    return folder


def paired(results: Iterable[Result]) -> dict[str, tuple[str, ...] | None]:
    """Give code and sources of each pairing, by the name of the source."""
    return {
        Path(result.source).stem: None
        if result.pairing is None
        else (result.pairing.code, *(Path(name).name for name in result.pairing.sources))
        for result in results
    }


@pytest.fixture
def years(tmp_path: Path) -> tuple[Path, Path]:
    """Make folders of this year and of last year, named and laid out differently."""
    now = dumped(tmp_path / "now", a=named("甲局"), b=named("乙 局"), c=named("丙局"))
    dumped(now, d=named("丁局"), e=named("戊局"))
    last = dumped(tmp_path / "last" / "县", x=named("甲局", LAST), y=named("乙局", LAST))
    dumped(last, c1=named("丙局", LAST), c2=named("丙局", LAST), gone=named("己局", LAST))
    dumped(last, old=named("戊局", gd.replace(LAST, {"/year": 2022})))
    return now, tmp_path / "last"


EXPECTED = {
    "a": ("paired", "x.json"),
    "b": ("paired", "y.json"),
    "c": ("several", "c1.json", "c2.json"),
    "d": ("absent",),
    "e": ("other-year", "old.json"),
}


@pytest.mark.parametrize("workers", [1, 2])
def test_pairs_have_one_name_and_follow_each_other(years: tuple[Path, Path], workers: int) -> None:
    """Name and year make a pair, whatever the files are called; nothing else is guessed."""
    now, folder = years
    last = LastYear(folder)
    results = list(batch.check(now, previous=last, workers=workers))
    assert paired(results) == EXPECTED
    assert {Path(name).name: agency for name, agency in last.unused.items()} == {
        "c1.json": "丙局",
        "c2.json": "丙局",
        "gone.json": "己局",
    }
    assert last.other_years == {2022: 1}
    assert (last.failed, last.shared) == ({}, ())
    by_name = {Path(result.source).stem: result for result in results}
    for stem, source in (("a", "x"), ("b", "y")):
        found = gd.check(
            gd.load(now / f"{stem}.json"), previous=gd.load(folder / "县" / f"{source}.json")
        )
        assert list(by_name[stem].findings) == found
        assert {finding.rule for finding in found} >= {"history.carried-over"}
    for stem in "cde":
        assert list(by_name[stem].findings) == gd.check(gd.load(now / f"{stem}.json"))


def test_previous_is_given_as_sources_are(years: tuple[Path, Path], tmp_path: Path) -> None:
    """A folder, a file, a report, or several of them; the sources may be reports, too."""
    now, folder = years
    assert paired(batch.check(now, previous=folder, workers=1)) == EXPECTED
    sources = [("a", named("甲局")), ("b", named("乙局"))]
    for previous in (
        named("甲局", LAST),
        str(folder / "县" / "x.json"),
        [tmp_path / "last" / "县" / "x.json"],
        iter([("x.json", named("甲局", LAST))]),
    ):
        codes = [
            r.pairing and r.pairing.code for r in batch.check(sources, previous=previous, workers=1)
        ]
        assert codes == ["paired", "absent"]


def test_a_code_tells_agencies_of_one_name_apart() -> None:
    """Of several of one name that of the same code is taken, and none that has another code."""
    last = LastYear(
        [
            ("1", named("教育局", LAST, "A")),
            ("2", named("教育局", LAST, "B")),
            ("3", named("水务局", LAST, "C")),
        ]
    )
    sources = [
        ("same", named("教育局", code="B")),
        ("other", named("教育局", code="Z")),
        ("none", named("教育局")),
        ("one", named("水务局")),
        ("unlike", named("水务局", code="D")),
    ]
    assert paired(batch.check(sources, previous=last, workers=1)) == {
        "same": ("paired", "2"),
        "other": ("other-code", "1", "2"),
        "none": ("several", "1", "2"),
        "one": ("paired", "3"),
        "unlike": ("other-code", "3"),
    }


def test_without_name_or_year_none_can_be_found() -> None:
    """A report that does not say whose it is, or on which year, is no half of a pair."""
    last = LastYear([("x", named("", LAST)), ("y", gd.replace(named("甲局"), {"/year": None}))])
    sources = [
        ("a", named(" ")),
        ("b", gd.replace(named("甲局"), {"/year": None})),
        ("c", named("甲局")),
    ]
    assert paired(batch.check(sources, previous=last, workers=1)) == {
        "a": ("no-name",),
        "b": ("no-year",),
        "c": ("absent",),
    }


def test_one_that_two_are_compared_with_is_told() -> None:
    """Where two have the same report of last year both are compared, and it is told."""
    last = LastYear([("x", named("甲局", LAST))])
    done = batch.check([("a", named("甲局")), ("b", named("甲局"))], previous=last, workers=1)
    assert paired(done) == {"a": ("paired", "x"), "b": ("paired", "x")}
    assert (last.shared, last.unused) == (("x",), {})


def test_files_that_are_no_reports_are_told(years: tuple[Path, Path]) -> None:
    """What cannot be read is in ``failed``, and in the words on reports that may have it."""
    now, folder = years
    (folder / "bad.json").write_text("{", "utf-8")
    (folder / "list.json").write_text("[]", "utf-8")
    last = LastYear([folder, folder / "none.json"], max_bytes=100_000)
    results = {Path(r.source).stem: r for r in batch.check(now, previous=last, workers=1)}
    assert paired(results.values()) == EXPECTED
    assert {Path(name).name for name in last.failed} == {"bad.json", "list.json", "none.json"}
    pairing = results["d"].pairing
    assert pairing is not None
    assert str(pairing.message).endswith("没有该机关 2023 年的报告（上年的文件有 3 个不能读）")


def test_a_pair_that_is_no_report_after_all(years: tuple[Path, Path]) -> None:
    """Where last year's report is wrong or gone when it is needed, the other is checked alone."""
    now, folder = years
    wrong = folder / "县" / "x.json"
    wrong.write_text(wrong.read_text("utf-8").replace('"format"', '"fromat"'), "utf-8")
    last = LastYear(folder)
    assert last.failed == {}
    (folder / "县" / "y.json").unlink()
    results = {Path(r.source).stem: r for r in batch.check(now, previous=last, workers=1)}
    for stem, words in (("a", "/format："), ("b", "没有这个文件")):
        pairing = results[stem].pairing
        assert pairing is not None
        assert (pairing.code, words in str(pairing.message)) == ("unreadable", True)
        assert list(results[stem].findings) == gd.check(gd.load(now / f"{stem}.json"))


def test_rules_that_compare_alone(years: tuple[Path, Path]) -> None:
    """Where only such rules are asked, one that has no pair fails: nothing would be checked."""
    now, folder = years
    results = {
        Path(r.source).stem: r
        for r in batch.check(now, previous=folder, select="history", workers=1)
    }
    assert {stem: r.ok for stem, r in results.items()} == dict.fromkeys("ab", True) | dict.fromkeys(
        "cde", False
    )
    assert str(results["d"].error) == "没有与上年对照：没有该机关 2023 年的报告"
    assert paired(results.values()) == EXPECTED
    named_too = batch.check(
        now / "d.json", previous=folder, select=("default", "history.stock"), workers=1
    )
    assert [r.ok for r in named_too] == [True]


def test_what_fails_itself_has_no_pair(years: tuple[Path, Path]) -> None:
    """A report of this year that cannot be read fails as it does without last year's."""
    now, folder = years
    (now / "a.json").write_text("{", "utf-8")
    dumped(now, b=gd.replace(named("乙局"), {"/year": 2024}))
    text = (now / "b.json").read_text("utf-8").replace('"format"', '"fromat"')
    (now / "b.json").write_text(text, "utf-8")
    results = {Path(r.source).stem: r for r in batch.check(now, previous=folder, workers=1)}
    assert [(results[stem].ok, results[stem].pairing) for stem in "ab"] == [(False, None)] * 2


def test_errors_of_last_year_are_counted() -> None:
    """How many errors the figures of last year's report have goes with the pairing."""
    wrong = gd.replace(LAST, {"/disputes/reconsideration/total": 9_999, "/overview": ()})
    [result] = batch.check(named("甲局"), previous=named("甲局", wrong), workers=1)
    assert result.pairing is not None
    assert result.pairing.errors == 1


def test_resume_minds_last_year(years: tuple[Path, Path], tmp_path: Path) -> None:
    """A later run keeps what is the same, and does again what is compared with something else."""
    now, folder = years

    def run(previous: Path | None) -> dict[str, str]:
        done = batch.check(now, tmp_path / "out", previous=previous, workers=1, resume=True)
        return {Path(result.source).stem: result.status for result in done}

    done, kept = dict.fromkeys("abcde", "done"), dict.fromkeys("abcde", "kept")
    assert run(folder) == done
    assert run(folder) == kept
    gd.dump(named("甲局", gd.replace(LAST, {CARRIED: 77})), folder / "县" / "x.json")
    (folder / "县" / "c2.json").unlink()
    dumped(folder, d=named("丁局", LAST))
    assert run(folder) == kept | dict.fromkeys("acd", "done")
    again = batch.check(now, tmp_path / "out", previous=folder, workers=1, resume=True)
    assert paired(again) == EXPECTED | {"c": ("paired", "c1.json"), "d": ("paired", "d.json")}
    assert run(None) == done


def test_what_is_kept_says_as_before_what_is_wrong_with_last_year(tmp_path: Path) -> None:
    """A later run tells again of a report of last year that cannot be used, or is wrong."""
    now = dumped(tmp_path / "now", a=named("甲局"), b=named("乙局"))
    last = dumped(tmp_path / "last", b=named("乙局", gd.replace(LAST, {CARRIED: 77})))
    text = gd.dumps(named("甲局", LAST)).replace('"overview"', '"foo": 1, "overview"')
    (last / "a.json").write_text(text, "utf-8")
    runs = [
        {
            Path(result.source).stem: (result.status, result.pairing)
            for result in batch.check(now, tmp_path / "out", previous=last, workers=1, resume=True)
        }
        for _ in range(2)
    ]
    assert [[status for status, _ in run.values()] for run in runs] == [["done"] * 2, ["kept"] * 2]
    first, second = ({name: which for name, (_, which) in run.items()} for run in runs)
    assert first == second
    assert first["a"] is not None
    assert first["b"] is not None
    assert (first["a"].code, first["b"].code, first["b"].errors > 0) == (
        "unreadable",
        "paired",
        True,
    )


def test_last_year_has_a_limit_of_its_own() -> None:
    """How large last year's reports may be is said with them."""
    large = named("甲局", gd.replace(LAST, {"/overview": (gd.Paragraph("字" * 10_000),)}))
    now = named("甲局")
    least = len(gd.dumps(now).encode())
    last = LastYear(large)
    [result] = batch.check(now, previous=last, max_bytes=least, workers=1)
    assert result.pairing is not None
    assert result.pairing.code == "paired"
    [result] = batch.check(now, previous=large, max_bytes=least, workers=1)
    assert result.pairing is not None
    assert result.pairing.code == "absent"


def test_what_failed_cannot_be_changed() -> None:
    """What is given of those that cannot be read is to look at, also where nothing can be read."""
    with pytest.raises(TypeError):
        LastYear([]).failed["x"] = gd.Message("", "")  # type: ignore[index]


def test_find(years: tuple[Path, Path]) -> None:
    """A single report is found its pair, or told why there is none."""
    now, folder = years
    last = LastYear(folder)
    pairing, previous = last.find(gd.load(now / "a.json"))
    assert (pairing.code, previous) == ("paired", gd.load(folder / "县" / "x.json"))
    pairing, previous = last.find(gd.load(now / "d.json"))
    assert (pairing.code, previous) == ("absent", None)


def test_any_executor_takes_pairs(years: tuple[Path, Path]) -> None:
    """Pairs go to threads as to processes, and what comes back can be sent on."""
    now, folder = years
    with ThreadPoolExecutor(2) as threads:
        results = list(batch.check(now, previous=folder, executor=threads, chunk=1))
    assert paired(pickle.loads(pickle.dumps(results))) == EXPECTED  # noqa: S301 - our own


def test_reports_of_last_year_are_not_held(tmp_path: Path) -> None:
    """What is kept of a file of last year is a small part of it."""
    folder = dumped(tmp_path, **{f"{n}": named(f"第{n}局", LAST) for n in range(300)})
    size = sum(path.stat().st_size for path in folder.iterdir())
    tracemalloc.start()
    last = LastYear(folder)
    before, _ = tracemalloc.get_traced_memory()
    assert last.find(named("第7局"))[0].code == "paired"
    after, _ = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert after - before < 1_500 * 300 < size / 4


@pytest.mark.parametrize("given", [5, None])
def test_what_is_no_source_is_refused(given: Any) -> None:
    """Something else than sources is refused at the call, by the name of the argument."""
    with pytest.raises(gd.InvalidValueError) as caught:
        LastYear(given)
    assert [problem.pointer for problem in caught.value.problems] == ["/previous"]
