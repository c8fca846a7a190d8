"""The pages of the documentation, as they stand in the repository."""

import re
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).parents[2]
CHINESE = ROOT / "docs"
ENGLISH = CHINESE / "en"
FOLDERS = [CHINESE, ENGLISH]

_BLOCK = re.compile(r"^```(\w*)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
_HEADING = re.compile(r"^(#+) (.*)$", re.MULTILINE)


class Block(NamedTuple):
    """A block of code."""

    language: str
    text: str


def pages(folder: Path) -> list[str]:
    """List the pages of a language, by their places below its folder."""
    found = {path.relative_to(folder).as_posix() for path in folder.rglob("*.md")}
    return sorted(page for page in found if not page.startswith("en/"))


PAGES = pages(CHINESE)


def read(path: Path) -> str:
    return path.read_text("utf-8")


def blocks(path: Path) -> list[Block]:
    return [Block(*found) for found in _BLOCK.findall(read(path))]


def without_blocks(path: Path) -> str:
    """Give a page's text without its blocks of code."""
    return _BLOCK.sub("", read(path))


def headings(path: Path) -> list[tuple[int, str]]:
    """List level and words of the headings of a page."""
    return [(len(marks), words) for marks, words in _HEADING.findall(without_blocks(path))]


def anchor(words: str) -> str:
    """Name a heading as GitHub does in links to it."""
    return re.sub(r"[^\w\- ]", "", words.lower()).replace(" ", "-")
