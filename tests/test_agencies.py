"""The kind of an organ: as given, or by a name that leaves no doubt."""

from typing import get_args

import pytest

from govdisclose.checks.agencies import kind_of
from govdisclose.editions.shared import Agency, AgencyKind


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("示例市人民政府", "government"),
        ("示例市 示例区　人民政府", "government"),
        ("示例区人民 政 府", "government"),
        ("示例省人民政府", "government"),
        ("示例自治州人民政府", "government"),
        ("示例县示例镇人民政府", "township"),
        ("示例县示例乡人民政府", "township"),
        ("示例旗示例苏木人民政府", "township"),
        ("示例区示例街道办事处", "township"),
        ("示例区示例街道办", "township"),
        ("示例市发展和改革局", "department"),
        ("示例省教育厅", "department"),
        ("示例市卫生健康委员会", "department"),
        ("示例市人民政府办公室", "department"),
        ("国家市场监督管理总局", "department"),
        ("海关总署", "department"),
        ("审计署", "department"),
        ("教育部", "department"),
        ("住房和城乡建设部", "department"),
        ("示例市住房和城乡建设局", "department"),
        ("示例经济开发区管理委员会", None),
        ("示例村村民委员会", None),
        ("示例社区居民委员会", None),
        ("示例市供电局", None),
        ("示例县邮政局", None),
        ("示例市邮政管理局", "department"),
        ("中共示例市委办公室", None),
        ("示例市委宣传部", None),
        ("示例县委机构编制委员会办公室", None),
        ("示例省委办公厅", None),
        ("示例区委办公室", None),
        ("示例州委办公室", None),
        ("示例旗委办公室", None),
        ("中共示例工作委员会", None),
        ("示例区委员会", "department"),
        ("示例市卫生健康委办公室", "department"),
        ("示例局党委", None),
        ("示例市某部", None),
        ("示例市人民医院", None),
        ("示例大学", None),
        ("示例市人民政府网站", None),
        ("某局", "department"),
        ("", None),
    ],
)
def test_kind_told_by_the_name(name: str, kind: AgencyKind | None) -> None:
    """A name tells the kind where it leaves no doubt."""
    assert kind_of(Agency(name=name)) == kind


@pytest.mark.parametrize("kind", get_args(AgencyKind))
def test_kind_that_is_given_counts(kind: AgencyKind) -> None:
    """The kind that an agency gives counts, whatever its name."""
    assert kind_of(Agency(name="示例镇人民政府", kind=kind)) == kind
