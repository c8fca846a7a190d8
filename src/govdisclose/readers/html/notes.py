"""What is said about the odd pieces of a page."""

from govdisclose.errors import Message
from govdisclose.readers.content import STRUCK, Note, Severity, cut

_HIDDEN = Message("有隐藏文字，网页上看不到，未读取：{text}", "hidden text was left out: {text}")
_FIELD = Message("读取了表单控件中的值：{text}", "the value of a form field was read: {text}")
_PICTURE = Message(
    "此处有图片，其中的文字无法读取：{text}", "words in a picture cannot be read: {text}"
)
_OBJECT = Message(
    "网页中嵌有文件 {name}，未读取；报告若在其中，请下载后另行读取",
    "the file {name} is embedded in the page and was not read; if the report is in it, download "
    "it and read that",
)
_OVERLAP = Message(
    "单元格与上方跨行的单元格重叠，已缩至其前：{text}",
    "a cell overlaps one that reaches down from above, and was cut to end before it: {text}",
)
_SEVERAL = Message(
    "网页中有 {count} 份嵌入的数据，只采用第一份",
    "the page has {count} pieces of embedded data; only the first was taken",
)


def _shown(text: str) -> str:
    return cut(text.replace("\n", " "))


def hidden(text: str) -> Note:
    """Say that text is hidden and was left out."""
    return Note("hidden-text", "warning", _HIDDEN.format(text=_shown(text)))


def struck(text: str) -> Note:
    """Say that text is struck out and was left out."""
    return Note("struck-text", "warning", STRUCK.format(text=_shown(text)))


def field(text: str) -> Note:
    """Say that a value was read from a form field."""
    return Note("form-field", "info", _FIELD.format(text=_shown(text)))


def picture(name: str, *, in_cell: bool) -> Note:
    """Say that there is a picture, which in a cell may stand for its text."""
    severity: Severity = "error" if in_cell else "info"
    return Note("picture", severity, _PICTURE.format(text=_shown(name)))


def embedded_file(name: str) -> Note:
    """Say that a document is shown within the page."""
    return Note("object", "warning", _OBJECT.format(name=_shown(name)))


def overlap(text: str) -> Note:
    """Say that a cell was made narrower."""
    return Note("overlap", "warning", _OVERLAP.format(text=_shown(text)))


def several_embedded(count: int) -> Note:
    """Say that there are several pieces of embedded data."""
    return Note("embedded-data", "warning", _SEVERAL.format(count=count))
