"""The catalogue of rules, in the order in which they are asked."""

from govdisclose.checks import arithmetic, blanks, whole
from govdisclose.checks.rule import Rule
from govdisclose.editions import EDITIONS
from govdisclose.errors import Message

_ALL = tuple(EDITIONS)
_FROM_TO = Message("{id} 版 {first} 至 {last} 年度", "{id}: {first} to {last}")
_FROM = Message("{id} 版 {first} 年度起", "{id}: {first} on")
_NOTICES = "、".join(edition.notice for edition in EDITIONS.values())


def _years() -> Message:
    """List the editions, each with the report years that it is for."""
    parts = []
    for edition in EDITIONS.values():
        first, last = edition.first_year, edition.last_year
        words = _FROM if last is None else _FROM_TO
        parts.append(words.format(id=edition.id, first=first, last=last))
    return Message.join(parts, zh="，", en="; ")


_LABEL_TOTAL = Message(
    "表格所印“总计”一词的含义",
    "the word 总计 (total) that the form prints",
)
_BLANKS = Message(
    "空白视为不小于 0 的未知数：无论怎样填写都不能相等时才算错，否则无法核对，每条规则只说明一次。",
    "A blank is an unknown number of 0 or more: the rule fails only where no number in the blanks "
    "could make the sums equal; otherwise it cannot be assessed, which is said once per rule.",
)

RULES = (
    Rule(
        id="requests.balance",
        severity="error",
        title=Message(
            "第三章表格每一列：第一项加第二项之和，等于第三项加第四项之和",
            "table of chapter 三, each column: items 一 and 二 add up to items 三 and 四",
        ),
        explanation=Message(
            "本年新收与上年结转之和，应等于办理结果总计与结转下年度之和，七列分别核对。"
            + _BLANKS.zh,
            "Requests received and carried over must equal outcomes in total and requests carried "
            "forward, in each of the seven columns. " + _BLANKS.en,
        ),
        source=Message(
            f"第三章表格左上角所印勾稽关系（{_NOTICES}）",
            f"printed in the corner of the table of chapter 三 ({_NOTICES})",
        ),
        editions=_ALL,
        settled_by_sums=True,
        find=arithmetic.find,
    ),
    Rule(
        id="requests.outcomes-total",
        severity="error",
        title=Message(
            "第三章表格每一列：第三项之（七）总计，等于办理结果各行之和",
            "table of chapter 三, each column: 三（七）总计 is the sum of the outcome rows",
        ),
        explanation=Message(
            "办理结果各行之和应等于（七）总计，七列分别核对。" + _BLANKS.zh,
            "The outcome rows must add up to （七）总计, "
            "in each of the seven columns. " + _BLANKS.en,
        ),
        source=_LABEL_TOTAL,
        editions=_ALL,
        settled_by_sums=True,
        find=arithmetic.find,
    ),
    Rule(
        id="requests.row-total",
        severity="error",
        title=Message(
            "第三章表格每一行：总计等于自然人与各类法人或其他组织之和",
            "table of chapter 三, each row: 总计 is the sum of all kinds of applicants",
        ),
        explanation=Message(
            "自然人与五类法人或其他组织之和应等于总计，各行分别核对。" + _BLANKS.zh,
            "Natural persons and the five kinds of organisation must add up to 总计, in each row. "
            + _BLANKS.en,
        ),
        source=_LABEL_TOTAL,
        editions=_ALL,
        settled_by_sums=True,
        find=arithmetic.find,
    ),
    Rule(
        id="disputes.total",
        severity="error",
        title=Message(
            "第四章表格每一组：总计等于结果维持、结果纠正、其他结果、尚未审结之和",
            "table of chapter 四, each block: 总计 is the sum of the four outcomes beside it",
        ),
        explanation=Message(
            "行政复议、未经复议直接起诉、复议后起诉三组分别核对。" + _BLANKS.zh,
            "Reconsideration, direct lawsuits, and lawsuits after reconsideration are looked at "
            "one by one. " + _BLANKS.en,
        ),
        source=_LABEL_TOTAL,
        editions=_ALL,
        settled_by_sums=True,
        find=arithmetic.find,
    ),
    Rule(
        id="cells.blank",
        severity="warning",
        title=Message(
            "拟公布的报告，表格中没有空白的数字单元格",
            "no number cell is blank in a report that is to be published",
        ),
        explanation=Message(
            "每一行有空白的说明一次。没有的填 0；确实不填的，给该单元格加备注，此规则便不再提示。",
            "Each row with blanks is named once. Write 0 where there were none; a remark on a cell "
            "that says why it is blank silences this rule for the cell.",
        ),
        source=Message("填报惯例：没有的填 0", "custom: 0 is written where there were none"),
        editions=_ALL,
        silenced_by_remark=True,
        settled_by_sums=True,
        find=blanks.find,
    ),
    Rule(
        id="chapters.missing",
        severity="error",
        title=Message(
            "第一、五、六章有内容",
            "chapters 一, 五 and 六 are not empty",
        ),
        explanation=Message(
            "只有空格、空行等不可见字符的，视为没有内容。第一章、第五章缺失为错误，第六章缺失为警告。",
            "White space and other characters that cannot be seen do not count. It is an error "
            "where chapter 一 or 五 is empty, and a warning where chapter 六 is.",
        ),
        source=Message(
            "《中华人民共和国政府信息公开条例》第五十条；" + _NOTICES + "附件",
            "条例 (国令第711号), article 50; annexes of " + _NOTICES,
        ),
        editions=_ALL,
        find=whole.missing_chapters,
    ),
    Rule(
        id="report.edition-year",
        severity="warning",
        title=Message(
            "表格的版本适用于报告年度",
            "the edition of the form is the one for the report year",
        ),
        explanation=Message(
            "各版表格适用的年度：{years}。年度空白时无法核对。",
            "The editions and the report years that they are for: {years}. Where the year is blank "
            "the rule cannot be assessed.",
        ).format(years=_years()),
        source=Message(_NOTICES, _NOTICES),
        editions=_ALL,
        find=whole.edition_year,
    ),
)
"""Every rule. A new one is a plain function and a record here."""
