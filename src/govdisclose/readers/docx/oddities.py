"""What is said of odd places: one kind of note for each construct that is more than text."""

import functools
from collections.abc import Mapping

from govdisclose.errors import Message
from govdisclose.readers.content import STRUCK, Note, Severity, cut

_NOTES: Mapping[str, tuple[str, Severity, Message]] = {
    "tracked": (
        "tracked-change",
        "warning",
        Message(
            "有未接受的修订，按接受后的读：删去的是“{deleted}”，插入的是“{inserted}”；请在 Word 中"
            "接受或拒绝修订",
            "there are tracked changes, read as if accepted: deleted is {deleted!r}, inserted is "
            "{inserted!r}; accept or reject them in Word",
        ),
    ),
    "mark": (
        "tracked-change",
        "warning",
        Message(
            "段落标记有未接受的修订，按接受后的读：{text}",
            "a paragraph mark is a tracked change, read as if accepted: {text}",
        ),
    ),
    "row-deleted": (
        "tracked-change",
        "warning",
        Message(
            "表格中有一行已标记删除（未接受修订），没有读：“{text}”",
            "a row of a table is marked as deleted and was not read: {text!r}",
        ),
    ),
    "row-inserted": (
        "tracked-change",
        "warning",
        Message(
            "这一行是未接受的修订所插入的，按接受后的读",
            "this row is a tracked insertion, read as if accepted",
        ),
    ),
    "cell-deleted": (
        "tracked-change",
        "warning",
        Message(
            "单元格已标记删除（未接受修订），当作空白：“{text}”",
            "the cell is marked as deleted, and taken as blank: {text!r}",
        ),
    ),
    "cell-inserted": (
        "tracked-change",
        "warning",
        Message(
            "单元格是未接受的修订所插入的，按接受后的读",
            "the cell is a tracked insertion, read as if accepted",
        ),
    ),
    "hidden": (
        "hidden-text",
        "warning",
        Message(
            "有隐藏文字，没有读：“{text}”", "there is hidden text, which was not read: {text!r}"
        ),
    ),
    "struck": ("struck-text", "warning", STRUCK),
    "merged": (
        "hidden-text",
        "warning",
        Message(
            "合并单元格中有不显示的文字，没有读：“{text}”",
            "a merged cell holds text that is not shown, and was not read: {text!r}",
        ),
    ),
    "placeholder": (
        "placeholder",
        "info",
        Message(
            "内容控件中只有提示文字，当作空白：“{text}”",
            "a content control holds its prompt only, and is taken as blank: {text!r}",
        ),
    ),
    "footnote": (
        "footnote",
        "info",
        Message("此处有脚注或尾注：“{text}”", "there is a footnote or endnote here: {text!r}"),
    ),
    "comment": (
        "comment",
        "warning",
        Message(
            "此处有批注，没有读：“{text}”",
            "there is a comment here, which was not read: {text!r}",
        ),
    ),
    "symbol": (
        "symbol",
        "error",
        Message(
            "有不能识别的符号（字体 {font}，编码 {text}），没有读",
            "there is a symbol that is not known (font {font}, code {text}), which was not read",
        ),
    ),
    "formula": (
        "formula",
        "error",
        Message(
            "有公式，不能当作文字读：“{text}”",
            "there is a formula, which cannot be read as text: {text!r}",
        ),
    ),
    "field": (
        "field",
        "warning",
        Message(
            "域没有结束标记，其中的文字已照读：“{text}”",
            "a field has no end; the text in it was read: {text!r}",
        ),
    ),
    "choice": (
        "field",
        "info",
        Message(
            "窗体域的值按其选项读：“{text}”",
            "the value of a form field was read from its options: {text!r}",
        ),
    ),
    "numbering": (
        "numbering",
        "warning",
        Message(
            "自动编号的格式不能识别，编号按数字读：“{text}”",
            "the format of an automatic number is not known; it was read as digits: {text!r}",
        ),
    ),
    "number": (
        "automatic-number",
        "info",
        Message(
            "开头的编号“{text}”是自动编号",
            "the number {text!r} at the beginning is an automatic one",
        ),
    ),
    "picture": (
        "picture",
        "warning",
        Message(
            "有图片或图形，不能读出其中的内容（{text}）；其中如有数据，请改为文字",
            "there is a picture or a drawing, whose content cannot be read ({text}); put data that "
            "it shows in as text",
        ),
    ),
    "object": (
        "object",
        "error",
        Message(
            "有嵌入的对象或文档，没有读；其中如有数据，请改为文字",
            "there is an embedded object or document, which was not read; put its data in as text",
        ),
    ),
    "box": (
        "text-box",
        "info",
        Message(
            "有文本框，其文字接在后面读：“{text}”", "there is a text box, read behind: {text!r}"
        ),
    ),
    "nested": (
        "nested-table",
        "warning",
        Message(
            "单元格内另有表格，接在本表之后读：“{text}”",
            "there is a table within the cell, read behind this one: {text!r}",
        ),
    ),
    "span": (
        "span",
        "warning",
        Message(
            "单元格跨 {text} 列，不合情理，按到表格右边为止读",
            "the cell spans {text} columns, which cannot be; read as reaching the table's edge",
        ),
    ),
}


def note(kind: str, **texts: str) -> Note:
    """Build a note; texts of the file are cut to a readable length."""
    return _build(kind, tuple((name, cut(text)) for name, text in texts.items()))


@functools.lru_cache(maxsize=256)  # so that what is said a thousand times is held once
def _build(kind: str, texts: tuple[tuple[str, str], ...]) -> Note:
    code, severity, message = _NOTES[kind]
    return Note(code, severity, message.format(**dict(texts)))
