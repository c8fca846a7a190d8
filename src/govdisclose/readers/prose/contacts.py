"""Address, telephone and the like of an agency, as the opening of a report names them."""

import re
from collections.abc import Iterator

from govdisclose.errors import Message
from govdisclose.readers.content import Note
from govdisclose.readers.prose.narrative import Found

_LABELS = {
    "address": ("地址", "(?:联系|通讯|通信|办公|单位)?地址"),
    "postcode": ("邮编", "邮政编码|邮编"),
    "phone": ("电话", "(?:联系|咨询|办公)?电话(?:号码)?"),
    "fax": ("传真", "传真(?:号码|电话)?"),
    "email": ("电子邮箱", "(?:电子)?(?:邮箱|邮件)(?:地址)?|[Ee]-?[Mm]ail"),
    "website": ("网址", "网址|网站地址"),
}
_ANY = "|".join(f"(?P<{field}>{pattern})" for field, (_, pattern) in _LABELS.items())
_LABEL = re.compile(rf"(?:{_ANY})\s*[：:]\s*")
_WEBSITE = re.compile(
    r"网(?:站|页)?\s*[（(]\s*(?:网址\s*[：:]\s*)?((?:https?://|www\.)[^\s（）()，。；]{3,200})\s*[)）]"
)
_CLEAR = {
    "address": re.compile(r".{2,}", re.DOTALL),
    "postcode": re.compile("[0-9]{6}"),
    "phone": re.compile("[^@0-9]*+(?:[0-9][^@0-9]*+){5,}+"),
    "fax": re.compile("[^@0-9]*+(?:[0-9][^@0-9]*+){5,}+"),
    "email": re.compile(r"[^\s@]+@[^\s@]+"),
    "website": re.compile(r"(?:https?://)?[!-~]+\.[!-~]+"),
}
_LONGEST = 120
_LONGEST_BRACKETS = 400  # characters; a bracket that is not closed by then was forgotten
_STOPS = frozenset("，,；;。\n")
_MARKS = (":", "：", "www.")  # one of them is in each detail, with its label
_JOINTS = re.compile("[（(）)\n]")
_OPEN, _CLOSED = frozenset("（("), frozenset("）)")

_TWICE = Message(
    "有两个不同的{words}：“{first}”与“{second}”，取前者",
    "there are two values of {words}, {first} and {second}; the first was taken",
)


def contacts(text: str) -> tuple[dict[str, str], list[Found]]:
    """Find the contact details that a text names behind their labels.

    Args:
        text: What stands before the first chapter.

    Returns:
        The value of each field of ``Agency`` that is clear, and a note of each that has two.
    """
    found: dict[str, str] = {}
    findings: list[Found] = []
    noted: set[str] = set()
    for field, value in _values(text):
        if found.setdefault(field, value) != value and field not in noted:
            noted.add(field)
            label = Message(_LABELS[field][0], field)
            words = _TWICE.format(words=label, first=found[field], second=value)
            findings.append(Found(f"/agency/{field}", Note("contact-twice", "info", words)))
    return found, findings


def _values(text: str) -> Iterator[tuple[str, str]]:
    if not any(mark in text for mark in _MARKS):
        return
    text = _joined(text)
    labels = list(_LABEL.finditer(text))
    ends = [*(label.start() for label in labels), len(text)]
    for label, following in zip(labels, ends[1:], strict=True):
        field = str(label.lastgroup)
        value = _value(text[label.end() : min(following, label.end() + _LONGEST + 1)])
        if len(value) <= _LONGEST and _CLEAR[field].fullmatch(value):
            yield field, value
    for website in _WEBSITE.finditer(text):
        yield "website", website[1]


def _joined(text: str) -> str:
    """Join lines within brackets: those are not the ends of paragraphs."""
    if "\n" not in text:
        return text
    kept: list[str] = []
    depth = opened = start = 0
    for found in _JOINTS.finditer(text):
        index, character = found.start(), found.group()
        if index - opened > _LONGEST_BRACKETS:
            depth = 0
        if character in _OPEN:
            opened = opened if depth else index
            depth += 1
        elif character in _CLOSED:
            depth = max(depth - 1, 0)
        elif depth:
            kept.append(text[start:index])
            start = index + 1
    return "".join([*kept, text[start:]])


def _value(text: str) -> str:
    """Cut a value where it ends: at punctuation, or at a bracket that was opened before it."""
    depth = 0
    for index, character in enumerate(text):
        if character in _OPEN:
            depth += 1
        elif character in _CLOSED:
            depth -= 1
        if depth < 0 or (depth == 0 and character in _STOPS):
            return text[:index].strip()
    return text.strip().strip("、")
