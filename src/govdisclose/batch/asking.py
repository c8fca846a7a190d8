"""What is asked of a batch, looked at when it is asked: so that not each report fails of it."""

import contextlib
import hashlib
import os
import sys
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from pathlib import Path

from govdisclose import checks, renderers, rendering
from govdisclose.arguments import check_instance, refuse_no_whole, refuse_other, several, wrong_type
from govdisclose.batch.tasks import Asked, CheckTask, RenderTask
from govdisclose.checks import Waiver
from govdisclose.editions import blank
from govdisclose.errors import (
    GovdiscloseError,
    InvalidValueError,
    Lang,
    Message,
    OptionError,
    describe,
    raise_if,
    refuse_no_language,
)
from govdisclose.summaries import SummaryFormat, refuse_unknown

_NO_FORMAT = Message("没有给出输出格式", "no format is given")
_SAME_SUFFIX = Message(
    "格式 {formats} 的文件后缀相同，不能写进同一文件夹",
    "the formats {formats} have the same file suffix, and cannot go into one folder",
)
_NOT_ASKED = Message(
    "给出了格式 {name} 的选项，而要生成的是 {known}",
    "there are options for the format {name}, and what is asked for is {known}",
)


def asked(select: tuple[str, ...], ignore: tuple[str, ...], waivers: Iterable[Waiver]) -> Asked:
    """Take what is asked of the rules.

    Raises:
        UnknownRuleError: There is no such rule.
        InvalidValueError: Something is given that is no waiver.
    """
    checks.selected(select, ignore)
    given = several("waivers", waivers)
    raise_if(check_instance(waiver, Waiver, f"/waivers/{n}") for n, waiver in enumerate(given))
    today = date.today()  # noqa: DTZ011 - the user's own day
    past = set(checks.expired(given, today))
    holding = tuple(waiver for waiver in given if waiver not in past)
    return Asked(select=select, ignore=ignore, waivers=holding, today=today)


def check_task(asked: Asked, format: SummaryFormat, lang: Lang, *, most: int) -> CheckTask:  # noqa: A002 - as in summarize
    """Take what is asked of a summary.

    Raises:
        UnknownFormatError: There is no such format.
        OptionError: There is no such language.
    """
    refuse_unknown(format)
    refuse_no_language(lang)
    _refuse_no_size(most)
    return CheckTask(asked=asked, format=format, lang=lang, most=most)


def render_task(  # noqa: PLR0913 - what render takes
    formats: tuple[str, ...],
    options: Mapping[str, Mapping[str, object]] | None,
    asked: Asked,
    *,
    check: bool,
    strict: bool,
    most: int,
) -> RenderTask:
    """Take what is asked of formats.

    Raises:
        UnknownFormatError: There is no such format.
        OptionError: The options do not fit a format, or formats not each other.
        InvalidValueError: The options are something else.
    """
    refuse_other(bool, check=check, strict=strict)
    _refuse_no_size(most)
    wanted = tuple(dict.fromkeys(formats))
    suffixes = tuple(renderers.load(name).suffix for name in wanted)
    if not suffixes:
        raise OptionError(_NO_FORMAT)
    if len({suffix.lower() for suffix in suffixes}) < len(suffixes):
        raise OptionError(_SAME_SUFFIX.format(formats=", ".join(wanted)))
    given = _options({} if options is None else options)
    for name, values in given.items():
        if name not in wanted:
            raise OptionError(_NOT_ASKED.format(name=describe(name), known=", ".join(wanted)))
        _try(name, values)
    return RenderTask(
        formats=wanted,
        suffixes=suffixes,
        options=given,
        asked=asked if check or strict else None,
        strict=strict,
        most=most,
        files=tuple(_files(given)),
    )


def _refuse_no_size(most: object) -> None:
    refuse_no_whole(1, sys.maxsize - 1, max_bytes=most)


def _options(options: object) -> dict[str, dict[str, object]]:
    if not isinstance(options, Mapping):
        raise InvalidValueError([wrong_type(options, dict, "/options")])
    raise_if(
        None if isinstance(values, Mapping) else wrong_type(values, dict, f"/options/{name}")
        for name, values in options.items()
    )
    return {name: dict(values) for name, values in options.items()}


def _try(name: str, values: dict[str, object]) -> None:
    """Refuse a wrong value once, and not for each report."""
    try:
        rendering.content(blank("2021"), name, **values)
    except GovdiscloseError as error:
        if type(error) is not GovdiscloseError:  # else the renderer failed, and does so then
            raise


def _files(options: Mapping[str, Mapping[str, object]]) -> Iterator[tuple[str, str]]:
    """Find the files that options name, as templates and themes are, each with its SHA-256."""
    for values in options.values():
        for value in values.values():
            if isinstance(value, str | os.PathLike):
                for path in _files_of(Path(os.fsdecode(value))):
                    with contextlib.suppress(OSError):
                        yield str(path), hashlib.sha256(path.read_bytes()).hexdigest()


def _files_of(path: Path) -> list[Path]:
    with contextlib.suppress(OSError, ValueError):  # the value need be no path
        if path.is_dir() and path.name:
            return sorted(below for below in path.rglob("*") if below.is_file())
        if path.is_file():
            return [path]
    return []
