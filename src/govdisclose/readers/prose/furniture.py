"""What web pages and portals print around a report: metadata, navigation, buttons, footers."""

import re
from collections.abc import Iterable, Iterator
from itertools import pairwise

from govdisclose.errors import Message
from govdisclose.readers.content import Grid, Note
from govdisclose.readers.prose.cleaning import clean, shown, squash
from govdisclose.readers.prose.dates import read_date
from govdisclose.readers.prose.narrative import Found
from govdisclose.readers.prose.pieces import Piece

_PUBLISHED = (
    "发布(?:时间|日期)|公开(?:时间|日期)|公布(?:时间|日期)|成文日期|发文日期|生成日期|印发日期"
)
_PUBLISHER = "发布(?:机构|单位|部门)|公开(?:机构|单位|主体)|发文(?:机关|单位)|制发机关"
_TITLE = "标题|名称|文件名称|信息名称"
_OTHER = (
    "(?:信息)?索引号|(?:信息|文章|文件)?来源|(?:浏览|阅读|点击|访问)(?:次数|量|数)?|点击率|人气|作者"
    "|编辑|责任编辑|责编|审核|审核人|校对|录入|字体(?:大小)?|字号|文号|发文字号|文件编号|主题词|主题分类|主题|(?:信息)?分类|体裁分类"
    "|体裁|公开(?:方式|形式|范围|程序|类别)|有效性|效力状态|生效日期|失效日期|废止日期|关键[词字]|内容概述|摘要"
    "|(?:您)?(?:现在|当前)?(?:的|所在)?(?:的)?位置|信息时效|时效|更新时间|组配分类|服务对象|语种"
)
_LABELED = re.compile(
    f"[【\\[]?(?:(?P<published>{_PUBLISHED})|(?P<publisher>{_PUBLISHER})|(?P<title>{_TITLE})|{_OTHER})[：:]"
)
_LABEL = re.compile(
    f"(?:(?P<published>{_PUBLISHED})|(?P<publisher>{_PUBLISHER})|(?P<title>{_TITLE})|{_OTHER})[：:]?"
)
_BUTTON = (
    "打印(?:本页|正文|文章|此文)?|关闭(?:窗口|本页|此页)?|收藏(?:本页)?|我要纠错|返回(?:顶部|首页|列表)?"
    "|分享(?:到|至)?[：:]?|微信|(?:新浪)?微博|QQ(?:空间)?|网站首页|首页|网站地图|字体|字号|[大中小]|默认"
    "|保存|下载|复制链接|无障碍(?:浏览|阅读)?|适老化|长者(?:模式|助手)|关怀版|[繁简]体(?:版)?|English"
    "|登录|注册|设为首页|加入收藏|目录"
)
# Each word is taken in one way only: a line of them may end in something else.
_BUTTONS = re.compile(rf"[【\[(|·丨/]*+(?:(?>{_BUTTON})[】\])|·丨/：:【\[(]*+)++", re.IGNORECASE)
_FOOTER = re.compile(
    "上一[篇条]|下一[篇条]|扫一扫|扫描(?:二维码|左侧|右侧|上方|下方)|分享到|相关(?:链接|文章|稿件|信息|阅读)|友情链接"
    "|版权所有|Copyright|©|主办(?:单位)?[：:]|承办(?:单位)?[：:]|技术支持|网站标识码|网站地图|联系我们|关于我们|用手机浏览"
    "|.{0,40}(?:ICP备|公网安备)",
    re.IGNORECASE,
)
_LONGEST = 120
_FEWEST_LABELS = 2  # cells with labels that make a table of metadata

LEFT_OUT = Message(
    "标题以上的文字、目录、导航、元数据、页脚等不属于报告，未读入：{raw}",
    "words above the title, tables of contents, navigation, metadata, footers and the like are no "
    "part of the report and were left out: {raw}",
)
"""Of what is printed around a report, in a file of any format."""
COMPARED = Message(
    "与另一年的对比不属于报告，未读入：{raw}",
    "the comparison with another year is no part of the report and was left out: {raw}",
)
"""Of a comparison behind the last chapter."""


def is_furniture(piece: Piece) -> bool:
    """Tell whether a line, or a table, clearly belongs to the page and not to the report."""
    if isinstance(piece.item, Grid):
        return is_metadata(piece.item)
    text = piece.squashed
    if not text or len(text) > _LONGEST or piece.heading is not None:
        return False
    if "。" in text and not _FOOTER.match(text):
        return False
    return any(pattern.match(text) for pattern in (_LABELED, _FOOTER)) or bool(
        _BUTTONS.fullmatch(text)
    )


def is_label(squashed: str) -> bool:
    """Tell whether a line is the label of a page's metadata, and nothing else."""
    return _LABEL.fullmatch(squashed[:_LONGEST]) is not None


def is_metadata(grid: Grid) -> bool:
    """Tell whether a table is one of metadata: labels and values side by side."""
    labels = sum(is_label(squash(text[:_LONGEST])) for text in grid.texts)
    return labels >= _FEWEST_LABELS


def facts_of(pieces: Iterable[Piece]) -> dict[str, str]:
    """Read ``published``, ``publisher`` and ``title`` out of a page's metadata; the first of each.

    A date is squashed text that is one.
    """
    facts: dict[str, str] = {}
    for piece in pieces:
        for name, value in _facts(piece):
            if value and (name != "published" or read_date(value[:10]) or read_date(value)):
                facts.setdefault(name, value)
    return facts


def _facts(piece: Piece) -> Iterator[tuple[str, str]]:
    if isinstance(piece.item, Grid):
        texts = [clean(text)[0] for text in piece.item.texts]
        for text, value in pairwise([*texts, ""]):
            label = _LABEL.fullmatch(squash(text[:_LONGEST]))
            if label is not None and label.lastgroup:
                yield label.lastgroup, value if label.lastgroup == "title" else squash(value)
            else:
                yield from _line_facts(text)
    elif is_furniture(piece):
        yield from _line_facts(piece.text)


def _line_facts(text: str) -> Iterator[tuple[str, str]]:
    """Give what stands behind the labels of a line, as in 发布时间：2024-01-17 来源：某局."""
    words = re.sub(r"\s*([：:])\s*", r"\1", text[: 2 * _LONGEST]).split()
    for word in words:
        label = _LABELED.match(word)
        if label is not None and label.lastgroup:
            yield label.lastgroup, word[label.end() :].strip("】])")


def left_out(pieces: Iterable[Piece], words: Message) -> list[Found]:
    """Note what was left out, with its raw text; nothing where there is nothing.

    Args:
        pieces: What was left out.
        words: What is said of it.
    """
    gone = list(pieces)
    if not gone:
        return []
    raw = shown(" | ".join(raw_text(piece) for piece in gone))
    return [Found("", Note("left-out", "info", words.format(raw=raw)), gone[0].index)]


def raw_text(piece: Piece) -> str:
    """Give the text of a piece, for a message."""
    if piece.text:
        return piece.text
    if isinstance(piece.item, Grid):
        return " ".join(text for text in (clean(cell)[0] for cell in piece.item.texts) if text)
    return f"〔{getattr(piece.item, 'alt', '')}〕"
