"""The words in which reports state numbers, each with its kind.

A clause is understood only where every one of its words is known, so that a number of anything
else is left alone. The wordings were collected from published reports of many places.
"""

import functools
import re
from typing import Literal

Kind = Literal[
    # A number, and what makes one doubtful.
    "count",
    "percent",
    "figure",
    "other_time",
    # What is counted: requests, by what was done, and the rows of what became of them.
    "request",
    "new",
    "receive",
    "reply",
    "handle",
    "carried_over",
    "carried_forward",
    "disclosed",
    "partially_disclosed",
    "withheld",
    "unable_to_provide",
    "not_processed",
    "other_handling",
    "timely",
    "underway",
    "channel",
    # Who made them.
    "natural_persons",
    "organizations",
    # Cases, and how they ended.
    "reconsideration",
    "litigation",
    "direct",
    "after_reconsideration",
    "upheld",
    "corrected",
    "other",
    "pending",
    "disclosure",
    # What is compared.
    "part",
    "share",
    "reply_rate",
    "disclosure_rate",
    "growth",
    "fall",
    # What says nothing about the number.
    "year",
    "ever",
    "whole",
    "own",
    "named",
    "filler",
]
"""Kinds of words."""

NEUTRAL = frozenset(("filler", "year", "ever", "whole", "own", "named", "part"))
"""Kinds of words that say nothing about what is counted."""
UNITS = "件份条宗起次封例项"
"""In what requests and cases are counted."""
OWN_NAME = "\ue000"
"""Stands for each character of the agency's own name."""

_DIGIT = "[0-9\uff10-\uff19]"
_CHINESE = "[二三四五六七八九]?十[一二三四五六七八九]?|[一二两三四五六七八九]"  # 一 to 九十九
_SPACE = "[ \u3000\u00a0]?"
NONE = (
    "(?:未|没有)(?=收到|接到|接收|发生|产生|出现|引发|被申请|被提起)"
    "|无(?=涉及|行政复议|行政诉讼|上一?年|下一?年|结转)"
)
"""What says that there was none: 未收到政府信息公开申请 is 0 of them."""
_NUMBER = rf"{_DIGIT}{{1,3}}+(?:,{_DIGIT}{{3}}){{1,2}}+|{_DIGIT}{{1,8}}+|{_CHINESE}"
_LAST_YEAR = rf"(?:上一?年度?|去年|(?P<{{name}}>{_DIGIT}{{{{4}}}})年度?)"
_SINCE = f"(?:同比|[比较与]{_LAST_YEAR}(?:同期)?(?:相比|相较)?)"
_NEXT_YEAR = rf"(?:下一?年度?|次年度?|明年|(?P<next_year>{_DIGIT}{{4}})年度?)"
_GO_ON = "(?:继续)?(?:办理|答复|回复|处理)?件?"
_LAST_DAY = "12月31日|12月底|年底|年末"
_THINGS = "(?:办理)?(?:事项|信件|案件|件|表|书|数量|总量|总数|件数|量|数)?"
_CASES = "(?:申请)?(?:案件|案)?"
_AND = "(?:或者|或|和|及|与|、)"
_PARTS = (
    "地区|地|职能部门|部门|单位|行政机关|政府机关|机关|镇街|乡镇|镇|乡|街道|县区|区县|园区|市区"
)
_ORGANS = "局|办公室|办|委|厅|单位|机关|部门|院|中心|会|所|街道|镇|乡|支队|大队|站"
_SHARE = (
    "比例?|全部|已|申请|答复|办结|办理|收到|受理|处理|新收|本年度?|全年|依申请公开|政府信息公开"
    "|总数|总量|总|数量|件数|件|数|量|的|为|达"
)
_WAYS = (
    "网络|网上|网站|在线|线上|互联网|网页|平台|电子邮件|电子邮箱|邮件|邮箱|邮政|邮寄|信函|信件|来信"
    "|书信|寄信|快递|挂号信|当面|现场|窗口|传真|书面|线下|其[他它]"
)
_FILLER = (
    "共计|总计|合计|总共|另有|另外?|还有|此外|同时|在?(?:法定|规定)的?(?:期限|时限|时间)以?内"
    "|按规定|依法|依规|予以|给予|进行|作出|做出|完成|发生|出现|引起|引发|产生|提起|涉及|被申请|工作|情况"
    "|方面|提出|提交|通过|相关|有关|数量|案件|审结|[一二三四五六七八九十]是"
    "|[共均已全部都也并且即有的了为是系属被因由于在对其中与和及或等、]|[\\s“”\"'《》「」]"
)

# Where two kinds begin alike, the longer wording stands first. No wording repeats a part that may
# be empty, and all repetitions are possessive: the time taken grows with the text, and no faster.
_WORDS: tuple[tuple[Kind, str], ...] = (
    ("count", rf"(?P<number>{_NUMBER}){_SPACE}[{UNITS}](?![次事])"),
    ("count", NONE),
    (
        "percent",
        rf"(?P<rate>{_DIGIT}{{1,4}}+(?:[.\uff0e]{_DIGIT}{{1,6}}+)?){_SPACE}[%\uff05]",
    ),
    (
        "carried_over",
        f"{_LAST_YEAR}(?:结转|转入|转接)[至到]?(?:本年度?|今年)?{_GO_ON}".format(name="last_year"),
    ),
    ("carried_over", f"结转自?上一?年度?{_GO_ON}"),
    ("carried_forward", f"(?:结转|顺延|转)[至到入]?{_NEXT_YEAR}{_GO_ON}"),
    ("carried_forward", "(?:下一?年度?|次年)(?:结转|继续办理|继续答复)"),
    ("growth", _SINCE.format(name="grown_since") + "(?:增长|增加|上升|提高)了?[为达]?"),
    ("fall", _SINCE.format(name="fallen_since") + "(?:下降|减少|降低)了?[为达]?"),
    ("year", "[本全今]年度?|年度内|年内|报告期内"),
    ("year", rf"(?:截[至止]到?)?(?P<end_year>{_DIGIT}{{4}})年(?:{_LAST_DAY}|底|末)"),
    ("year", f"(?:截[至止]到?)?(?:{_LAST_DAY})"),
    (
        "year",
        rf"(?P<first_day>{_DIGIT}{{4}})年1月1日起?[至到](?:(?P<last_day>{_DIGIT}{{4}})年)?12月31日止?",
    ),
    ("other_time", f"截[至止]|目前|以来|历年|近(?:{_DIGIT}|[一-龥])年|上一?年|去年|往年|前年"),
    ("other_time", rf"[上下]半年|季度|{_DIGIT}{{1,2}}+[ \u3000]?[月日]|[一二三四五六七八九十]月"),
    ("year", rf"(?P<year_named>{_DIGIT}{{4}})[ \u3000]?年度?"),
    ("ever", "累计"),
    ("figure", f"{_DIGIT}++"),
    ("whole", f"[全我][市区县省州旗盟镇乡](?:、?各级|、?各?(?:{_PARTS}))*+|各级行政机关"),
    ("own", f"[我本](?:{_ORGANS})|全局"),
    ("named", f"{OWN_NAME}++"),
    ("reply_rate", "(?:答复|办结|办复|回复)率(?:为|达到?)?"),
    ("disclosure_rate", "公开率(?:为|达到?)?"),
    ("timely", "按时|按期|及时|如期|准时"),
    ("underway", "(?:正在|尚在|仍在)(?:办理|处理|答复)之?中?|未办结|未答复"),
    ("share", f"占(?:{_SHARE})*+"),
    ("natural_persons", "自然人"),
    ("filler", f"公民、?法人{_AND}其[他它]组织|公民|群众|申请人[为是]?"),
    ("organizations", f"法人{_AND}其[他它]组织"),
    ("request", f"依申请(?:公开)?的?(?:政府|政务)?(?:信息)?(?:公开)?(?:申请)?{_THINGS}"),
    (
        "request",
        f"(?:政府|政务)?信息(?:公开)?(?:依申请公开|依申请|申请)(?:公开)?{_THINGS}",
    ),
    ("request", f"(?:公开)?申请(?:公开的?(?:政府|政务)信息)?{_THINGS}"),
    ("direct", f"未经(?:行政)?复议[而的]?直接起诉的?{_CASES}"),
    ("after_reconsideration", f"经?(?:行政)?复议后再?起诉的?{_CASES}"),
    ("reconsideration", f"行政复议{_CASES}"),
    ("litigation", f"行政诉讼{_CASES}"),
    ("disclosure", "(?:政府|政务)?信息公开(?:工作|类|方面)?"),
    ("upheld", "(?:结果)?被?维持"),
    ("corrected", "(?:结果)?被?纠正"),
    ("other", "其[他它]结果"),
    ("pending", "[尚还]?未审结|[正尚]在审理之?中?"),
    ("disclosed", "予以公开|同意公开|全部公开"),
    ("partially_disclosed", "(?:予以|同意)?部分公开"),
    ("withheld", "不予公开"),
    ("unable_to_provide", "(?:信息)?无法提供"),
    ("not_processed", "不予处理"),
    ("other_handling", "其[他它](?:方式)?处理"),
    ("new", "新收到?|新受理|新接收"),
    ("receive", "收到过?|收悉|受理|接收到?|接到过?"),
    ("reply", "(?:办理)?(?:答复|回复|办结|办复|办毕)(?:完毕|结束)?"),
    ("handle", "办理|处理"),
    ("channel", f"(?:{_WAYS})(?:方式|渠道|途径|形式)?(?:提交|提出|递交)?"),
    ("part", "其中|含|包含|包括"),
    ("filler", _FILLER),
)


@functools.cache
def words() -> re.Pattern[str]:
    """Give the pattern that matches one word; see ``kinds``."""
    # An empty group behind each wording says which it is. Before it, it would keep ``re`` from
    # passing over the wordings that begin with another character.
    return re.compile("|".join(f"(?:{words})(?P<_{at}>)" for at, (_, words) in enumerate(_WORDS)))


@functools.cache
def kinds() -> dict[int | None, Kind]:
    """Give the kind of a word by the ``lastindex`` of its match."""
    groups = words().groupindex
    return {groups[f"_{at}"]: kind for at, (kind, _) in enumerate(_WORDS)}
