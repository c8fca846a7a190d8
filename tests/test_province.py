"""The made-up province that tests and benchmarks of many reports draw on."""

import json
from itertools import islice
from pathlib import Path

import pytest

import govdisclose as gd
from support.province import MOST, Government, province, write

EACH_EDITION = pytest.mark.parametrize("edition", sorted(gd.EDITIONS))
STATED = ("narrative", "text")


@EACH_EDITION
def test_reports_are_clean(edition: str) -> None:
    """No rule finds anything, nor do those that compare the text with the tables."""
    for report in province(300, seed=3, edition=edition).reports():
        found = gd.check(report) + gd.check(report, select=STATED)
        assert (report.agency.name, found) == (report.agency.name, [])


@EACH_EDITION
def test_text_states_figures(edition: str) -> None:
    """The text states numbers that are understood, and it is of a usual length."""
    for report in province(60, edition=edition).reports():
        text = "".join(
            block.text
            for chapter in (report.overview, report.problems, report.other_matters)
            for block in chapter
            if isinstance(block, gd.Paragraph | gd.Heading)
        )
        assert 900 <= len(text) <= 1_300
        assert len(gd.facts(report)) >= 2


@pytest.mark.parametrize("count", [1, 2, 3, 7, 100, 1_000, 2_345])
def test_there_are_as_many_as_asked(count: int) -> None:
    """Exactly as many reports are drawn, each of an organ with a name of its own."""
    names = [report.agency.name for report in province(count).reports()]
    assert (len(names), len(set(names))) == (count, count)


def test_texts_differ() -> None:
    """No two organs write the same chapter 一."""
    overviews = [report.overview for report in province(300).reports()]
    assert len(set(overviews)) == 300


def test_three_levels() -> None:
    """Ten thousand reports make a province with cities, counties, and townships in them."""
    made = province(10_000)
    levels = [government.level for government in made.governments()]
    assert {level: levels.count(level) for level in levels} == {
        "county": 231,
        "city": 21,
        "province": 1,
    }
    county = next(made.governments())
    kinds = {part.agency.kind for part in county.parts if not isinstance(part, Government)}
    assert (county.name, kinds) == ("示例省甲子市甲子县人民政府", {"department", "township"})


def test_parts_are_all_reports() -> None:
    """Own reports and parts, level by level, are the reports of the province."""

    def walk(government: Government) -> list[gd.Report]:
        reports = [government.own]
        for part in government.parts:
            reports += walk(part) if isinstance(part, Government) else [part]
        return reports

    made = province(120)
    assert walk(made) == list(made.reports())
    assert {government.own.agency.name for government in made.governments()} <= {
        report.agency.name for report in made.reports()
    }


def test_seed_makes_the_province() -> None:
    """The same seed draws the same reports, another seed others."""
    first, again, other = (list(province(50, seed=seed).reports()) for seed in (1, 1, 2))
    assert first == again
    assert all(one != another for one, another in zip(first, other, strict=True))


def test_reports_need_no_room() -> None:
    """The first of the most reports are drawn without drawing the others."""
    assert len(list(islice(province(MOST).reports(), 30))) == 30


@pytest.mark.parametrize("count", [0, MOST + 1])
def test_count_is_limited(count: int) -> None:
    """No province is made of no reports, or of more than there are names for."""
    with pytest.raises(ValueError, match="reports, not"):
        province(count)


def test_written_as_files(tmp_path: Path) -> None:
    """Each report is a file in the folder of its government."""
    made = province(80)
    files = write(made, tmp_path)
    assert [gd.load(file) for file in files] == list(made.reports())
    depths = {len(file.relative_to(tmp_path).parts) for file in files}
    assert depths == {2, 3, 4}
    assert json.loads(files[0].read_text("utf-8"))["agency"]["region"] == "示例省"
