"""What a page says of itself, and the data that a page of ours carries."""

import hashlib
import re
from datetime import date

from lxml.etree import _Element as Element

from govdisclose.readers.content import Embedded
from govdisclose.readers.html.spaces import tidy

_DATE = re.compile(r"\s*(\d{4}-\d{2}-\d{2})(?!\d)", re.ASCII)
_NAMES = {"articletitle": "title", "pubdate": "published", "contentsource": "agency"}
"""Meta tags of 国办发〔2017〕47号, by what their content is here."""


def metadata(root: Element) -> dict[str, str]:
    """Gather title, agency and date; the title of the window where no other is given."""
    found: dict[str, str] = {}
    window = ""
    for element in root.iter("title", "meta"):
        if element.tag == "title":
            window = window or (element.text or "")
            continue
        key = _NAMES.get((element.get("name") or "").strip().lower())
        if key is not None:
            (content,) = tidy([element.get("content") or ""])
            if key == "published":
                content = _day(content)
            if content:
                found.setdefault(key, content)
    (title,) = tidy([window])
    if title:
        found.setdefault("title", title)
    return found


def _day(moment: str) -> str:
    """Give the day of a moment, YYYY-MM-DD; nothing where it is none."""
    match = _DATE.match(moment)
    try:
        return date.fromisoformat(match[1]).isoformat() if match else ""
    except ValueError:
        return ""


def embedded(root: Element) -> list[Embedded]:
    """Gather the data that pages of ours carry."""
    found = []
    for script in root.iter("script"):
        expected = script.get("data-sha256")
        if expected is not None and script.get("type") == "application/json":
            text = script.text or ""
            actual = hashlib.sha256(text.encode()).hexdigest()
            found.append(Embedded(text, intact=actual == expected))
    return found
