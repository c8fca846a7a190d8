"""A made-up province: three levels of governments, and as many reports of their organs as wanted.

A government has an office of its own (本级), departments, and what it governs: a province has
cities, a city has counties, a county has townships. Everything is drawn when it is asked for, each
report from the seed and the name of its organ, so that a hundred thousand reports need no room::

    made = province(10_000)
    for report in made.reports():
        ...
    for government in made.governments():  # counties before their city, cities before the province
        parts = [government.own, *government.parts]
"""

import random
from collections.abc import Iterator
from datetime import date, timedelta
from functools import cached_property
from pathlib import Path
from typing import Any, Literal

import attrs

from govdisclose import codec
from govdisclose.editions import EDITIONS, Report
from govdisclose.editions.shared import Agency, AgencyKind
from support.province.figures import below, tables
from support.province.prose import Words, chapters

Level = Literal["province", "city", "county"]

_STEMS, _BRANCHES = "甲乙丙丁戊己庚辛壬癸", "子丑寅卯辰巳午未申酉戌亥"
_PLACES = tuple(_STEMS[number % 10] + _BRANCHES[number % 12] for number in range(60))
"""The sixty names of the cycle of stems and branches: 甲子, 乙丑, …"""
_TOWNSHIPS = ("镇人民政府", "乡人民政府", "街道办事处")
_DEPARTMENTS = {
    "教育": "义务教育招生",
    "科学技术": "科技项目申报",
    "工业和信息化": "企业扶持政策",
    "民政": "社会救助和养老服务",
    "司法": "公共法律服务",
    "财政": "财政收支和政府采购",
    "人力资源和社会保障": "就业和社会保险",
    "自然资源": "征地和不动产登记",
    "生态环境": "环境质量和环评审批",
    "住房和城乡建设": "保障性住房和工程建设",
    "交通运输": "公路建设和客运服务",
    "水利": "防汛抗旱和供水工程",
    "农业农村": "惠农补贴和耕地保护",
    "商务": "消费促进和市场流通",
    "文化和旅游": "公共文化活动",
    "卫生健康": "医疗服务和疾病防治",
    "退役军人事务": "优抚安置",
    "应急管理": "安全生产和防灾减灾",
    "审计": "审计结果和整改情况",
    "市场监督管理": "食品安全和质量抽查",
    "体育": "全民健身设施",
    "统计": "统计数据和普查",
    "医疗保障": "医保目录和待遇",
    "林业": "造林绿化和森林防火",
}
"""Departments, each with what it has to do with."""
_SUFFIX = {"province": "厅", "city": "局", "county": "局"}
_OFFICE = {"province": "办公厅", "city": "办公室", "county": "办公室"}
_GOVERNED: dict[Level, Level] = {"province": "city", "city": "county"}
_PLACE = {"city": "市", "county": "县"}
_SIZE = {"city": 480, "county": 40}
"""About how many reports there are in a city, and in a county."""
_SCALE = {"province": 120, "city": 60, "county": 16}
"""About how many requests an organ receives."""
_TOWNSHIP_SCALE = 3


@attrs.frozen
class _Organ:
    """An organ that reports."""

    name: str
    kind: AgencyKind
    field: str
    scale: int
    rules: bool = False


@attrs.frozen(slots=False)
class Government:
    """A government of a made-up province, with all that it governs."""

    level: Level
    place: str
    """The place alone: 示例省, 甲子市, 乙丑县."""
    region: str
    """The place in full: 示例省甲子市乙丑县."""
    count: int
    """How many reports there are in it, its own included."""
    seed: int
    edition: str
    year: int

    @property
    def name(self) -> str:
        """Name of the government itself, for which a draft is aggregated."""
        return f"{self.region}人民政府"

    @property
    def own(self) -> Report:
        """The report of its own office (本级)."""
        name = f"{self.name}{_OFFICE[self.level]}"
        rules = self.level != "county"
        return self._report(
            _Organ(name, "government", "政府工作和重大决策", _SCALE[self.level], rules)
        )

    @property
    def parts(self) -> tuple["Report | Government", ...]:
        """The reports of its departments and townships, and the governments below it."""
        return (*map(self._report, self._organs), *self.below)

    @cached_property
    def below(self) -> "tuple[Government, ...]":
        """The governments right below it."""
        if self.level == "county":
            return ()
        level, rest = _GOVERNED[self.level], self.count - 1 - self._departments
        number = min(rest, len(_PLACES), max(2, round(rest / _SIZE[level])))
        return tuple(
            attrs.evolve(
                self,
                level=level,
                place=place + _PLACE[level],
                region=self.region + place + _PLACE[level],
                count=rest // number + (index < rest % number),
            )
            for index, place in enumerate(_PLACES[:number])
        )

    def reports(self) -> Iterator[Report]:
        """Draw all reports, one by one: its own, its departments', and those of what it governs."""
        yield self.own
        yield from map(self._report, self._organs)
        for government in self.below:
            yield from government.reports()

    def governments(self) -> Iterator["Government"]:
        """List all governments, each after those below it."""
        for government in self.below:
            yield from government.governments()
        yield self

    @property
    def _departments(self) -> int:
        share = 2 if self.level == "county" else 4
        return min((self.count - 1) // share, len(_DEPARTMENTS))

    @property
    def _organs(self) -> Iterator[_Organ]:
        for stem, field in list(_DEPARTMENTS.items())[: self._departments]:
            name = self.region + stem + _SUFFIX[self.level]
            yield _Organ(name, "department", field, _SCALE[self.level])
        if self.level == "county":
            for number in range(self.count - 1 - self._departments):
                kind, place = divmod(number, len(_PLACES))
                name = self.region + _PLACES[place] + _TOWNSHIPS[kind]
                yield _Organ(name, "township", "惠民政策和村级事务", _TOWNSHIP_SCALE)

    def _report(self, organ: _Organ) -> Report:
        dice = random.Random(f"{self.seed} {organ.name}")  # noqa: S311 - no secret
        cls: Any = EDITIONS[self.edition].report
        drawn = tables(dice, cls, organ.scale, rules=organ.rules)
        governing = organ.kind == "government"
        words = Words(dice, self.year, organ.name, organ.field, governing=governing)
        report: Report = cls(
            year=self.year,
            agency=Agency(name=organ.name, kind=organ.kind, region=self.region),
            published=date(self.year + 1, 1, 5) + timedelta(below(dice, 26)),
            **chapters(words, drawn),
            **drawn,
        )
        return report


MOST = 500_000
"""Most reports that the names of places suffice for."""


def province(
    count: int = 10_000, *, seed: int = 7, edition: str = "2021", year: int | None = None
) -> Government:
    """Make up a province.

    Args:
        count: How many reports its organs have.
        seed: What all is drawn from; the same seed draws the same province.
        edition: Id of the edition of the reports.
        year: The report year; by default one that fits the edition.
    """
    if not 1 <= count <= MOST:
        raise ValueError(f"from 1 to {MOST} reports, not {count}")
    name = "示例省"
    return Government("province", name, name, count, seed, edition, year or _YEARS[edition])


_YEARS = {"2019": 2020, "2021": 2024}


def write(government: Government, folder: Path) -> list[Path]:
    """Write the reports as JSON, each government's in a folder of its own.

    Args:
        government: Whose reports are written.
        folder: Where its folder is made.

    Returns:
        The files, in the order of ``reports``.
    """
    home = folder / government.place
    home.mkdir(parents=True)
    files: list[Path] = []
    for part in (government.own, *government.parts):
        if isinstance(part, Government):
            files += write(part, home)
        else:
            files.append(home / f"{part.agency.name}.json")
            files[-1].write_text(codec.dumps(part), "utf-8")
    return files
