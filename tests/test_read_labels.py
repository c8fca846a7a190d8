"""When two printed words are the same label."""

import pytest

from govdisclose.readers import labels
from govdisclose.readers.labels import SIMILAR, key, similarity
from support import costs

SAME = [
    ("（七）总计", "总计"),
    ("(七)总计", "总计"),
    ("（七） 总 计", "总计"),
    ("7.总计", "总计"),
    ("1.属于国家秘密", "1、属于国家秘密"),
    ("1.属于国家秘密", "1属于国家秘密"),
    ("一、本年新收政府信息公开申请数量", "一、本年新收政府\n信息公开申请数量"),
    ("3.危及“三安全一稳定”", '3.危及"三安全一稳定"'),
    ("本年收费金额（单位：万元）", "本年收费金额(单位:万元)"),
    ("本年增/减", "本年增／减"),
    ("[bookmark: _GoBack]总计", "总计"),
    ("备注", "备注①"),
    *(
        ("本年收费金额（单位：万元）", f"本年收费金额（单位：万元）{mark}")
        for mark in ("¹", "₁", "①", "[¹]", "（¹）", "注", "注¹", "（注）", "［注①］", "*")
    ),
    *(
        ("规章", f"规章{mark}")
        for mark in (
            *("¹²³", "¹,²", "①、②", "【¹】", "〔¹〕", "¹)", "注¹", "注", "⑴", "❶", "*¹", "¹*"),
            *("[1]", "［12］", "（注1）", "（注一）", "〔注1、2〕", "（说明）", "[1][2]"),
        )
    ),
]
SLIPS = [
    ("2.其他法律行政法规禁止公开", "2.其他法律行政止公开"),
    ("行政事业性收费", "行政事业型收费"),
    ("现行有效件数", "现行有效件"),
    ("行政规范性文件", "规范性文件"),
    ("1.申请人无正当理由逾期不补正、行政机关不再处理其政府信息公开申请", "1.逾期不补正"),
]
OTHERS = [
    ("结果维持", "结果纠正"),
    ("行政许可", "行政处罚"),
    ("1.属于国家秘密", "8.属于行政查询事项"),
    ("一、本年新收政府信息公开申请数量", "（二）部分公开"),
]


@pytest.mark.parametrize(("printed", "written"), SAME)
def test_the_same_words(printed: str, written: str) -> None:
    """Spaces, widths of punctuation, quotation marks, numbers and marks make no other label."""
    assert key(written) == key(printed)


@pytest.mark.parametrize(("printed", "written"), SLIPS)
def test_slips_are_similar(printed: str, written: str) -> None:
    """Slips and shortened labels that were published are similar, and not the same."""
    assert key(written) != key(printed)
    assert similarity(key(written), key(printed)) >= SIMILAR


@pytest.mark.parametrize(("printed", "written"), OTHERS)
def test_other_labels_are_not_similar(printed: str, written: str) -> None:
    """Labels of different lines are not taken for each other."""
    assert similarity(key(written), key(printed)) < SIMILAR


def test_numbers_and_marks_stay_where_nothing_else_is() -> None:
    """A number alone is not taken for the number before a label, nor ① for a mark behind it."""
    assert (key("12"), key("（七）"), key("①"), key("备注")) == ("12", "七", "①", "备注")
    assert (key("[1]"), key("（注1）"), key("其他（二）")) == ("1", "注1", "其他二")


@pytest.mark.no_cover  # what is measured here is time
def test_texts_of_any_length() -> None:
    """A text of megabytes is like no label, which is said in no time, and it is not kept."""
    kept = labels._remembered.cache_info().currsize  # noqa: SLF001 - nothing else tells

    def compare() -> None:
        words = key("行政规范性文" * 500_000)
        assert (len(words), similarity(words, key("行政规范性文件"))) == (3_000_000, 0)

    assert costs.seconds(compare) < 2
    assert labels._remembered.cache_info().currsize == kept  # noqa: SLF001 - as above
