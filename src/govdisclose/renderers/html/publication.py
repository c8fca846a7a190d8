"""Where a page is published: what the head of a page, and the catalogue box, say of it.

The meta tags are those that 国办发〔2017〕47号 (政府网站发展指引) lists for government websites:
of the site (网站标签), of the column (栏目标签), of the page itself (内容页标签). Each class is an
option of the renderer; on the command line it is a JSON file with the same fields.
"""

import os
import re
from collections.abc import Iterator
from datetime import date, datetime
from typing import TypeVar

import attrs

from govdisclose.arguments import check_instance
from govdisclose.document import Metadata
from govdisclose.errors import Message, OptionError, Problem, describe, raise_if
from govdisclose.renderers import settings
from govdisclose.text import check_text

T = TypeVar("T", bound="_Settings")

_ADDRESS = re.compile(r"(https?://|(?![^/?#]*:)(?!//))[^\s\\]+", re.IGNORECASE)
_NOT_ADDRESS = Message(
    "应为 http(s) 网址或相对地址（空格写作 %20），得到 {value}",
    "expected an http(s) address or a relative one (a space is %20), got {value}",
)
_NOT_DATE = Message(
    "应为 2025-01-20 这样的日期，得到 {value}", "expected a date such as 2025-01-20, got {value}"
)
_NOT_TIME = Message(
    "应为 2025-01-20 09:30 或 2025-01-20 这样的时间，得到 {value}",
    "expected a time such as 2025-01-20 09:30, or 2025-01-20, got {value}",
)
_AWARE = Message(
    "应为当地时间，不带时区；得到 {value}", "expected local time, without a time zone; got {value}"
)
_TIME_TEXT = re.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}([ T][0-9]{2}:[0-9]{2}(:[0-9]{2})?)?")
_NOT_OPTION = Message(
    "选项 {name} 应为 {kind}，或 JSON 文件的路径；得到 {value}",
    "the option {name} must be a {kind}, or the path of a JSON file; got {value}",
)
_FILE = Message("{name} 的设置文件", "settings file of {name}")


def address_problem(value: object, pointer: str) -> Problem | None:
    """Say what is wrong with a value that should be an address; a relative one is good too."""
    if type(value) is str and value.isprintable() and _ADDRESS.fullmatch(value):
        return None
    return Problem(pointer, "address", _NOT_ADDRESS.format(value=describe(value)))


def _text_problem(value: object, pointer: str) -> Problem | None:
    return check_text(value, pointer, required=True)


def _date_problem(value: object, pointer: str) -> Problem | None:
    return check_instance(value, date, pointer)


def _time_problem(value: object, pointer: str) -> Problem | None:
    problem = check_instance(value, datetime, pointer)
    if problem is None and isinstance(value, datetime) and value.tzinfo is not None:
        problem = Problem(pointer, "time", _AWARE.format(value=describe(value)))
    return problem


def _read_date(text: str) -> date | None:
    return date.fromisoformat(text) if _TIME_TEXT.fullmatch(text) else None


def _read_time(text: str) -> datetime | None:
    return datetime.fromisoformat(text) if _TIME_TEXT.fullmatch(text) else None


_TEXT = {"check": _text_problem}
_LINK = {"check": address_problem}
_DATE = {"check": _date_problem, "read": _read_date, "words": _NOT_DATE}
_TIME = {"check": _time_problem, "read": _read_time, "words": _NOT_TIME}


@attrs.frozen
class _Settings:
    """Base of the classes: each field says in its metadata what is wrong with a value of it."""

    def __attrs_post_init__(self) -> None:
        """Check every field.

        Raises:
            InvalidValueError: With one problem for each wrong field.
        """
        raise_if(
            field.metadata["check"](value, f"/{field.name}")
            for field in attrs.fields(type(self))
            if (value := getattr(self, field.name)) is not None or field.default is not None
        )


@attrs.frozen(kw_only=True)
class Site(_Settings):
    """The website (网站标签)."""

    name: str = attrs.field(metadata=_TEXT)
    """SiteName."""
    domain: str = attrs.field(metadata=_TEXT)
    """SiteDomain, such as ``www.example.gov.cn``."""
    id_code: str = attrs.field(metadata=_TEXT)
    """SiteIDCode, the identification code of the website (政府网站标识码)."""

    def meta(self) -> Iterator[tuple[str, str]]:
        """Give the tags, name and content."""
        yield "SiteName", self.name
        yield "SiteDomain", self.domain
        yield "SiteIDCode", self.id_code


@attrs.frozen(kw_only=True)
class Column(_Settings):
    """The column of the website that the page stands in (栏目标签)."""

    name: str = attrs.field(metadata=_TEXT)
    """ColumnName."""
    type: str = attrs.field(default="信息公开年报", metadata=_TEXT)
    """ColumnType; 信息公开年报 is a listed one."""
    description: str | None = attrs.field(default=None, metadata=_TEXT)
    """ColumnDescription."""
    keywords: str | None = attrs.field(default=None, metadata=_TEXT)
    """ColumnKeywords."""

    def meta(self) -> Iterator[tuple[str, str]]:
        """Give the tags, name and content; those that are not known are left out."""
        yield "ColumnName", self.name
        if self.description is not None:
            yield "ColumnDescription", self.description
        if self.keywords is not None:
            yield "ColumnKeywords", self.keywords
        yield "ColumnType", self.type


@attrs.frozen(kw_only=True)
class Article(_Settings):
    """The page itself (内容页标签), as far as the report does not say it."""

    published: datetime | None = attrs.field(default=None, metadata=_TIME)
    """PubDate, in local time; None: 00:00 of the report's date of publication."""
    source: str | None = attrs.field(default=None, metadata=_TEXT)
    """ContentSource; None: the agency."""
    author: str | None = attrs.field(default=None, metadata=_TEXT)
    """Author; None: the agency."""
    keywords: str | None = attrs.field(default=None, metadata=_TEXT)
    description: str | None = attrs.field(default=None, metadata=_TEXT)
    image: str | None = attrs.field(default=None, metadata=_LINK)
    url: str | None = attrs.field(default=None, metadata=_LINK)
    data: str | None = attrs.field(default=None, metadata=_LINK)
    """Where the report's JSON is published, for ``<link rel="alternate">``."""

    def meta(self, metadata: Metadata) -> Iterator[tuple[str, str]]:
        """Give the tags, name and content; those that are not known are left out."""
        moment = self.published or metadata.published
        tags = {
            "ArticleTitle": metadata.title,
            "PubDate": moment and f"{moment:%Y-%m-%d %H:%M}",
            "ContentSource": self.source or metadata.author,
            "Keywords": self.keywords,
            "Author": self.author or metadata.author,
            "Description": self.description,
            "Image": self.image,
            "Url": self.url,
        }
        yield from ((name, content) for name, content in tags.items() if content)


@attrs.frozen(kw_only=True)
class Catalogue(_Settings):
    """The box above an article that says where it is filed (目录信息); what is None is left out."""

    index_number: str | None = attrs.field(default=None, metadata=_TEXT)
    """索引号."""
    publisher: str | None = attrs.field(default=None, metadata=_TEXT)
    """发布机构; None: the agency."""
    written: date | None = attrs.field(default=None, metadata=_DATE)
    """成文日期."""
    published: date | None = attrs.field(default=None, metadata=_DATE)
    """发布日期; None: that of the article, or of the report."""
    topic: str | None = attrs.field(default=None, metadata=_TEXT)
    """主题分类."""
    validity: str | None = attrs.field(default=None, metadata=_TEXT)
    """有效性."""

    def entries(self, metadata: Metadata, moment: datetime | None) -> list[tuple[str, str]]:
        """Give the entries that are known: words and content.

        Args:
            metadata: What the report says.
            moment: When the page was published, in local time, if that is known.
        """
        entries = {
            "索引号": self.index_number,
            "发布机构": self.publisher or metadata.author,
            "成文日期": self.written,
            "发布日期": self.published or (moment and moment.date()) or metadata.published,
            "主题分类": self.topic,
            "有效性": self.validity,
        }
        return [(words, str(content)) for words, content in entries.items() if content]


def resolve(name: str, kind: type[T], value: object) -> T | None:
    """Give the object that an option means.

    Args:
        name: Name of the option.
        kind: Its class.
        value: An object of the class, the path of a JSON file, or None.

    Raises:
        OptionError: It is something else, or the file cannot be read or holds something else.
    """
    if value is None or isinstance(value, kind):
        return value
    if not isinstance(value, str | os.PathLike):
        words = _NOT_OPTION.format(name=name, kind=kind.__name__, value=describe(value))
        raise OptionError(words)
    return settings.load(os.fspath(value), _FILE.format(name=name), kind)
