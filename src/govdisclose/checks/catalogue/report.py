"""Rules on the report as a whole."""

from datetime import date

from govdisclose.checks import organ, whole
from govdisclose.checks.catalogue.common import ALL, NOTICES
from govdisclose.checks.rule import Example, Rule
from govdisclose.editions import EDITIONS
from govdisclose.errors import Message
from govdisclose.prose import Paragraph

_FROM_TO = Message("{id} 版 {first} 至 {last} 年度", "{id}: {first} to {last}")
_FROM = Message("{id} 版 {first} 年度起", "{id}: {first} on")


def _years() -> Message:
    """List the editions, each with the report years that it is for."""
    parts = []
    for edition in EDITIONS.values():
        first, last = edition.first_year, edition.last_year
        words = _FROM if last is None else _FROM_TO
        parts.append(words.format(id=edition.id, first=first, last=last))
    return Message.join(parts, zh="，", en="; ")


_MISSING = {
    "chapter": Message("「{chapter}」没有内容，请撰写", "「{chapter}」 is empty; write it"),
    "last-chapter": Message(
        "「{chapter}」没有内容；没有需要报告的，请写明",
        "「{chapter}」 is empty; where there is nothing to report, say so there",
    ),
    "bare-chapter": Message(
        "「{chapter}」只有标题或空白表格上的提示，没有内容，请撰写",
        "「{chapter}」 has nothing but headings, or the words of the blank form; write it",
    ),
    "bare-last-chapter": Message(
        "「{chapter}」只有标题或空白表格上的提示，没有内容；没有需要报告的，请写明",
        "「{chapter}」 has nothing but headings, or the words of the blank form; where there is "
        "nothing to report, say so there",
    ),
}
_EDITION = {
    "no-year": Message(
        "报告年度空白，无法核对是否用对了表格；请填写",
        "the report year is blank, so it cannot be told whether this is the right form; fill it in",
    ),
    "other-edition": Message(
        "{year} 年度的报告应使用 {right.id} 版表格（{right.notice}），此报告用的是 {used.id} 版"
        "（{used.notice}）；请核对年度，或改用 {right.id} 版填报",
        "a report on {year} is due on the form of {right.id} ({right.notice}), but this one is on "
        "the form of {used.id} ({used.notice}); check the year, or use the other form",
    ),
    "no-edition": Message(
        "{year} 年度早于现有最早的表格（{first.id} 版，{first.notice}，自 {first.first_year} "
        "年度起使用）；请核对年度",
        "the year {year} is before the earliest form known here ({first.id}, {first.notice}, for "
        "report years from {first.first_year} on); check the year",
    ),
}

RULES = (
    Rule(
        id="chapters.missing",
        severity="error",
        title=Message(
            "第一、五、六章有内容",
            "chapters 一, 五 and 六 are not empty",
        ),
        explanation=Message(
            "只有空格、空行等不可见字符的，只有标题的，只有空白表格上的提示（“（文字描述）”）的，"
            "视为没有内容；标题本身写明了情况的（如“（一）本年度未收取信息处理费”），视为有内容。"
            "第一章、第五章缺失为错误，第六章缺失为警告。",
            "White space and other characters that cannot be seen do not count, nor do headings, "
            "or what the blank form prints (（文字描述）); a heading that states something by "
            "itself does, such as （一）本年度未收取信息处理费. It is an error where chapter 一 or "
            "五 is empty, and a warning where chapter 六 is.",
        ),
        source=Message(
            "《中华人民共和国政府信息公开条例》第五十条；" + NOTICES + "附件",
            "条例 (国令第711号), article 50; annexes of " + NOTICES,
        ),
        editions=ALL,
        messages=_MISSING,
        examples=(
            Example(edition="2021", fails=False, changes={}),
            Example(edition="2021", fails=True, changes={"/overview": ()}),
            Example(
                edition="2021", fails=True, changes={"/problems": (Paragraph("（文字描述）"),)}
            ),
        ),
        find=whole.missing_chapters,
    ),
    Rule(
        id="report.untitled",
        severity="error",
        title=Message(
            "写明机关名称和报告年度",
            "the name of the agency and the report year are given",
        ),
        explanation=Message(
            "没有写明标题的，标题由机关名称和报告年度拟定，开头一段也用到它们；写明了标题的，汇总、"
            "对比、核对上年仍要用。只有空格等不可见字符的名称，视为没有。",
            "Where no title is written, it is made of the two, and the opening paragraph uses "
            "them; where one is, roll-up, comparison and the rules on last year still need them. "
            "White space and other characters that cannot be seen do not count.",
        ),
        source=Message(
            "标题的惯例：机关、年度、“政府信息公开工作年度报告”",
            "the custom of titles: the organ, the year, 政府信息公开工作年度报告",
        ),
        editions=ALL,
        messages={
            "no-agency": Message(
                "机关名称空白，标题和开头就不知是哪个机关的；请填写全称",
                "the name of the agency is blank, so that title and opening do not say whose "
                "report this is; fill in the full name",
            ),
            "no-year": Message(
                "报告年度空白，标题和开头就不知是哪一年度的；请填写",
                "the report year is blank, so that title and opening do not say of which year this "
                "is; fill it in",
            ),
        },
        examples=(
            Example(edition="2021", fails=False, changes={}),
            Example(edition="2021", fails=True, changes={"/agency/name": ""}),
        ),
        find=whole.untitled,
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
        source=Message(NOTICES, NOTICES),
        editions=ALL,
        messages=_EDITION,
        examples=(
            Example(edition="2019", fails=False, changes={"/year": 2020}),
            Example(edition="2021", fails=True, changes={"/year": 2020}),
        ),
        find=whole.edition_year,
    ),
    Rule(
        id="report.published-late",
        severity="warning",
        title=Message(
            "部门报告在下一年 1 月 31 日前公布，政府报告在下一年 3 月 31 日前公布",
            "the report of a department is published by 31 January of the next year, that of a "
            "government by 31 March",
        ),
        explanation=Message(
            "适用于县级以上人民政府及其部门；乡镇街道、法律法规授权的组织，以及看不出类型的机关不核对。"
            "以政府办公室（厅）名义的，按政府的期限核对。没有填写公布日期的不核对。",
            "It is for governments at county level and above and their departments, not for "
            "townships, sub-district offices, authorised organisations, or organs whose kind "
            "cannot be told. What is published under the name of a government's office has the "
            "government's time. A report without a date of publication is not looked at.",
        ),
        source=Message(
            "《中华人民共和国政府信息公开条例》第四十九条",
            "条例 (国令第711号), article 49",
        ),
        editions=ALL,
        messages={
            "late": Message(
                "公布日期是 {published}，而{who}应在 {last}前公布；请核对",
                "the report was published on {published}, but {who} publish by {last}; check the "
                "date",
            ),
        },
        examples=(
            Example(edition="2021", fails=False, changes={"/published": date(2025, 1, 31)}),
            Example(edition="2021", fails=True, changes={"/published": date(2025, 2, 1)}),
        ),
        find=organ.published_late,
    ),
)
