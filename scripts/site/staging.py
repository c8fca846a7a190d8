"""The sources of one language of the site, laid out as Zensical takes them.

In the repository a page may link to anything: a page, a picture, an example, a folder. On the site
what is linked to outside docs/ becomes a page too, under repository/.
"""

import ast
import re
import shutil
from collections.abc import Iterator
from os.path import relpath
from pathlib import Path
from typing import NamedTuple

import reference

ROOT = Path(__file__).parents[2]
DOCS = ROOT / "docs"
_FENCED = re.compile(r"(^```.*?^```$)", re.MULTILINE | re.DOTALL)
_BROKEN = re.compile(r"(?<=[\u3000-\u9fff\uff00-\uffef])\n *(?=[\u3000-\u9fff\uff00-\uffef])")
"""Where a line of Chinese goes on in the next: a browser would show a space."""
_ROW = re.compile(r"^\|.*\|$", re.MULTILINE)
_CODE = re.compile(r"`[^`]+`")
_LINK = re.compile(r"(?<=\]\()([^)#\s]+)(?=[#)])")
_KINDS = {".py": "python", ".toml": "toml", ".yml": "yaml", ".yaml": "yaml", "": "sh"}
WHOLE = 6
"""Folders of so many files at most are shown whole, others as a list."""


class Language(NamedTuple):
    """A language of the site, and the words that its pages do not say themselves."""

    id: str
    tag: str
    folder: str
    pages: Path
    name: str
    description: str
    home: str
    overview: str
    files: str
    fields: str
    palettes: tuple[str, ...]

    def way_to(self, other: "Language") -> str:
        """Give the way from this language's root to another's."""
        return relpath(other.folder or ".", self.folder or ".") + "/"

    def group(self, page: str) -> str:
        """Name the group of pages that a page leads."""
        text = (self.pages / page).read_text("utf-8")
        return text.partition("\n")[0].removeprefix("# ")


LANGUAGES = (
    Language(
        id="zh",
        tag="zh-CN",
        folder="",
        pages=DOCS,
        name="中文",
        description="政府信息公开工作年度报告：填写、检查、生成、读取、汇总",
        home="首页",
        overview="总表",
        files="文件",
        fields="字段",
        palettes=("浅色", "深色"),
    ),
    Language(
        id="en",
        tag="en",
        folder="en",
        pages=DOCS / "en",
        name="English",
        description="China's annual reports on government information disclosure: "
        "filled in, checked, rendered, read, rolled up",
        home="Home",
        overview="Overview",
        files="Files",
        fields="Fields",
        palettes=("Light", "Dark"),
    ),
)


class Staging:
    """What is laid out for one language; links found on the way add to it."""

    def __init__(self, language: Language, target: Path) -> None:
        self.language = language
        self.target = target
        self.wanted: dict[Path, str] = {}
        """Files and folders outside docs/ that are linked to, and their places on the site."""
        self.made: dict[str, list[str]] = {}
        """Pages that no file of docs/ stands for, by what they belong to."""
        self.summaries: dict[str, str] = {}
        """What is said of each public name in Chinese; docstrings are English."""

    def stage(self) -> None:
        """Lay out pages, the reference of public names, what they link to, and pictures."""
        for path in sorted(self.language.pages.rglob("*.md")):
            page = path.relative_to(self.language.pages).as_posix()
            if not page.startswith("en/"):
                self.write(page, self.linked(path.read_text("utf-8"), path, page))
        self.stage_reference()
        self.stage_repository()
        shutil.copytree(DOCS / "pictures", self.target / "pictures")
        (self.target / "assets").mkdir()
        for asset in ("offline.js", "site.css", "site.js"):
            shutil.copy(Path(__file__).parent / asset, self.target / "assets")

    def stage_reference(self) -> None:
        """Add the pages of the public names, and links to them."""
        api = self.language.pages / "reference" / "api.md"
        entries = reference.entries(api, DOCS / "en" / "reference" / "api.md")
        for page, text in entries.items():
            self.write(page, self.linked(text, api, page))
        page = "reference/api.md"
        self.write(page, reference.with_links((self.target / page).read_text("utf-8"), entries))
        self.made[page] = list(entries)
        if self.language.id == "zh":
            self.summaries = {
                name: self.linked(f"{summary}。", api, "reference/api/entry.md")
                for name, summary in reference.summaries(api).items()
                if name != "__version__" and summary
            }

    def stage_repository(self) -> None:
        """Add the files and folders that are linked to, and those that they link to."""
        done: dict[Path, str] = {}
        while left := self.wanted.keys() - done.keys():
            for path in sorted(left):
                page = done[path] = self.wanted[path]
                base = path / "README.md" if path.is_dir() else path
                self.write(page, self.linked(self.shown(path), base, page))

    def place(self, path: Path) -> str:
        """Say where on the site a file of the repository stands."""
        for folder in (DOCS / "en", DOCS):  # pages of both languages have the same places
            if path.is_relative_to(folder):
                return path.relative_to(folder).as_posix()
        name = path.relative_to(ROOT).as_posix()
        page = f"{name}/index.md" if path.is_dir() else f"{name.removesuffix('.md')}.md"
        return self.wanted.setdefault(path, f"repository/{page}")

    def linked(self, text: str, source: Path, page: str) -> str:
        """Give a page's text with its links as they are where the page stands on the site."""

        def link(found: re.Match[str]) -> str:
            address = found[1]
            if re.match(r"[a-z]+:", address):
                return address
            target = (source.parent / address).resolve()
            return relpath(self.place(target), Path(page).parent).replace("\\", "/")

        parts = _FENCED.split(text)
        parts[::2] = [_ROW.sub(_row, _BROKEN.sub("", _LINK.sub(link, p))) for p in parts[::2]]
        return "".join(parts)

    def write(self, page: str, text: str) -> None:
        """Write a page."""
        path = self.target / page
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")

    def shown(self, path: Path) -> str:
        """Show a file or folder of the repository as a page's text."""
        if path.suffix == ".md":
            return path.read_text("utf-8")
        name = path.relative_to(ROOT).as_posix()
        if path.is_file():
            return f"# `{name}`\n\n{_fenced(path)}"
        return f"# `{name}/`\n\n" + "\n\n".join(self.folder(path)) + "\n"

    def folder(self, path: Path) -> Iterator[str]:
        """Show a folder: what it says of itself, and its files, whole or by what they say."""
        readme = path / "README.md"
        if readme.exists():
            yield re.sub(r"^#", "##", readme.read_text("utf-8"), flags=re.MULTILINE)
        files = sorted(file for file in path.rglob("*") if _is_source(file) and file != readme)
        if len(files) <= WHOLE:
            yield from (f"## `{file.relative_to(path)}`\n\n{_fenced(file)}" for file in files)
        else:
            rows = [(file.name, _summary(file)) for file in files if file.parent == path]
            lines = [f"- `{name}`: {summary}" for name, summary in rows if summary]
            yield f"## {self.language.files}\n\n" + "\n".join(lines)


def _row(found: re.Match[str]) -> str:
    r"""Write ``\|`` in code as ``|``: Markdown of repositories wants it so, Python's does not."""
    return _CODE.sub(lambda code: code[0].replace(r"\|", "|"), found[0])


def _is_source(path: Path) -> bool:
    return path.suffix in {".py", ".toml", ".md"} and path.parent.name != "__pycache__"


def _fenced(path: Path) -> str:
    return f"```{_KINDS.get(path.suffix, 'text')}\n{path.read_text('utf-8').rstrip()}\n```\n"


def _summary(path: Path) -> str:
    """Give the first sentence of a module's docstring."""
    if path.suffix != ".py":
        return ""
    text = ast.get_docstring(ast.parse(path.read_text("utf-8"))) or ""
    return text.partition("\n\n")[0].replace("\n", " ")
