"""The record of a renderer, which packages make and register."""

import re
from collections.abc import Callable, Iterator, Mapping
from typing import Any

import attrs

from govdisclose.arguments import refuse_no_function, refuse_no_mapping, refuse_other
from govdisclose.errors import Message, Problem, describe, raise_if

_SHAPES = {
    "name": (
        "[a-z0-9][a-z0-9_-]*",
        Message(
            "应为小写字母、数字和连字符，如 csv；得到 {value}",
            "expected small letters, digits and hyphens, as in csv; got {value}",
        ),
    ),
    "suffix": (
        r"\.[A-Za-z0-9_-]+",
        Message(
            "应为一个点和字母、数字，如 .csv；得到 {value}",
            "expected a full stop with letters and digits, as in .csv; got {value}",
        ),
    ),
    "media_type": (
        r"[^\s/;]+/[^\s/;]+(;.*)?",
        Message(
            "应为媒体类型，如 text/csv；得到 {value}",
            "expected a media type, as text/csv; got {value}",
        ),
    ),
}
"""What a renderer's texts must look like: the command line names formats and options by them."""
_KINDS = (str, int, bool)
_NO_NAME = Message(
    "选项的名称应为 Python 标识符；得到 {value}",
    "the name of an option must be a Python identifier; got {value}",
)
_NO_KIND = Message(
    "选项的类型应为 str、int 或 bool；得到 {value}",
    "the type of an option must be str, int or bool; got {value}",
)


@attrs.frozen(kw_only=True)
class Renderer:
    """A way to turn a document into the content of a file."""

    name: str
    """Name of the format, the same as of its entry point."""
    suffix: str
    """File suffix with the dot."""
    media_type: str
    render: Callable[..., str | bytes]
    """Called with a ``Document`` and the options as keyword arguments."""
    options: Mapping[str, type[Any]] = attrs.field(factory=dict[str, type[Any]], hash=False)
    """Names of the options that ``render`` takes, with the type of each (str, int or bool), so
    that command lines can offer them."""

    def __attrs_post_init__(self) -> None:
        """Check every field.

        Raises:
            InvalidValueError: With a problem for each wrong field.
        """
        refuse_other(str, name=self.name, suffix=self.suffix, media_type=self.media_type)
        refuse_no_function(render=self.render)
        refuse_no_mapping(options=self.options)
        raise_if(self._problems())

    def _problems(self) -> Iterator[Problem]:
        for name, (pattern, words) in _SHAPES.items():
            value = getattr(self, name)
            if not re.fullmatch(pattern, value):
                yield Problem(f"/{name}", name, words.format(value=describe(value)))
        for option, kind in self.options.items():
            if not isinstance(option, str) or not option.isidentifier():
                yield Problem("/options", "option", _NO_NAME.format(value=describe(option)))
            elif kind not in _KINDS:
                words = _NO_KIND.format(value=describe(kind))
                yield Problem(f"/options/{option}", "option", words)
