"""Very many reports: rendered, checked, or read back, on all cores or on a cluster.

::

    from govdisclose import batch

    if __name__ == "__main__":
        for result in batch.render(["reports/"], "out/", formats=("docx", "html")):
            if not result.ok:
                print(result.source, result.error)

Each function takes files, folders and reports, and gives a ``Result`` for each as it comes. One
that is bad never stops the others, a worker that dies is replaced, and with ``resume`` a run goes
on where an earlier one stopped.
"""

import os
from collections.abc import Generator, Iterable, Mapping
from datetime import date
from typing import Unpack

from govdisclose import checks, renderers
from govdisclose.batch.pools import processors
from govdisclose.batch.result import Facts, Output, Result, Status
from govdisclose.batch.running import How, run
from govdisclose.batch.sources import Source, files_below
from govdisclose.batch.tasks import Asked, CheckTask, ReadTask, RenderTask
from govdisclose.checks import Waiver
from govdisclose.errors import Lang, Message, OptionError
from govdisclose.readers import Limits
from govdisclose.summaries import SummaryFormat

__all__ = [
    "JSON_SUFFIXES",
    "PUBLISHED_SUFFIXES",
    "Facts",
    "How",
    "Output",
    "Result",
    "Source",
    "Status",
    "check",
    "files_below",
    "processors",
    "read",
    "render",
]

JSON_SUFFIXES = frozenset({".json"})
"""Suffixes of the files that ``render`` and ``check`` take from folders."""
PUBLISHED_SUFFIXES = frozenset({".docx", ".htm", ".html", ".md", ".pdf", ".txt"})
"""Suffixes of the files that ``read`` takes from folders."""
_NO_FORMAT = Message("没有给出输出格式", "no format is given")
_SAME_SUFFIX = Message(
    "格式 {formats} 的文件后缀相同，不能写进同一文件夹",
    "the formats {formats} have the same file suffix, and cannot go into one folder",
)


def render(  # noqa: PLR0913 - what is rendered, where to, and five ways to say how
    sources: Source | Iterable[Source],
    out_dir: str | os.PathLike[str],
    formats: str | Iterable[str] = ("docx",),
    *,
    options: Mapping[str, Mapping[str, object]] | None = None,
    check: bool = True,
    strict: bool = False,
    waivers: Iterable[Waiver] = (),
    **how: Unpack[How],
) -> Generator[Result]:
    """Check reports and render them, each in one format or more.

    Args:
        sources: Reports as JSON: files, folders (all ``.json`` files in them and below), ``Report``
            objects, or names with reports or with the content of files.
        out_dir: Folder to write to; files are named after their sources, in folders as these are.
        formats: Names of the formats.
        options: What the renderers take, by format.
        check: Whether to check the reports too.
        strict: Whether a report that has findings fails, and is not rendered.
        waivers: Written reasons that silence findings.
        **how: See ``How``.

    Returns:
        A result for each report, as it comes. Nothing is done before the first is asked for; who
        takes no more of them ends the batch.

    Raises:
        UnknownFormatError: There is no such format.
        OptionError: The options do not fit each other, or a renderer.
        InvalidValueError: While results are taken: something is given that can be no source.
        GovdiscloseError: While results are taken: the executor is broken, and there is no other.
        OSError: While results are taken: the folder, or the manifest in it, cannot be written.
    """
    asked = _asked(("default",), (), waivers) if check or strict else None
    task = _render_task(_names(formats), options or {}, asked, strict=strict)
    return run(task, sources, JSON_SUFFIXES, out_dir, how)


def check(  # noqa: PLR0913 - what is checked, where to, and five ways to say how
    sources: Source | Iterable[Source],
    out_dir: str | os.PathLike[str] | None = None,
    format: SummaryFormat = "json",  # noqa: A002 - as in summarize
    *,
    lang: Lang = "zh",
    select: str | Iterable[str] = "default",
    ignore: str | Iterable[str] = (),
    waivers: Iterable[Waiver] = (),
    **how: Unpack[How],
) -> Generator[Result]:
    """Check reports, each by itself.

    Args:
        sources: As in ``render``.
        out_dir: Folder to write a summary of each report to; None: none is written.
        format: Format of these summaries, as in ``summarize``.
        lang: Language of these summaries.
        select: Rules to ask, as in ``govdisclose.check``.
        ignore: Rules to leave out again.
        waivers: Written reasons that silence findings.
        **how: See ``How``.

    Returns:
        A result for each report, as it comes, with what was found; see ``render``.

    Raises:
        UnknownRuleError: ``select`` or ``ignore`` names no rule.
        OptionError: The options do not fit each other.
        InvalidValueError: While results are taken, as in ``render``; so too the others there.
    """
    asked = _asked(_names(select), _names(ignore), waivers)
    task = CheckTask(asked=asked, format=format, lang=lang)
    return run(task, sources, JSON_SUFFIXES, out_dir, how)


def read(
    sources: Source | Iterable[Source],
    out_dir: str | os.PathLike[str] | None = None,
    *,
    limits: Limits | None = None,
    check: bool = False,
    **how: Unpack[How],
) -> Generator[Result]:
    """Read published reports back.

    Args:
        sources: Published files: paths, folders (all files in them and below of a suffix that is
            read), or names with the content of files.
        out_dir: Folder to write each report to as JSON; None: none is written.
        limits: What a file may cost; by default ``Limits()``.
        check: Whether to check what was read too.
        **how: See ``How``.

    Returns:
        A result for each file, as it comes, with its ``Reading``; see ``render``.

    Raises:
        OptionError: The options do not fit each other.
        InvalidValueError: While results are taken, as in ``render``; so too the others there.
    """
    asked = _asked(("default",), (), ()) if check else None
    task = ReadTask(limits=limits or Limits(), asked=asked)
    return run(task, sources, PUBLISHED_SUFFIXES, out_dir, how)


def _render_task(
    formats: tuple[str, ...],
    options: Mapping[str, Mapping[str, object]],
    asked: Asked | None,
    *,
    strict: bool,
) -> RenderTask:
    names = tuple(dict.fromkeys(formats))
    for name, values in options.items():
        renderers.check_options(renderers.load(name), values)
    suffixes = tuple(renderers.load(name).suffix for name in names)
    if not suffixes:
        raise OptionError(_NO_FORMAT)
    if len({suffix.lower() for suffix in suffixes}) < len(suffixes):
        raise OptionError(_SAME_SUFFIX.format(formats=", ".join(names)))
    given = {name: dict(values) for name, values in options.items()}
    return RenderTask(formats=names, suffixes=suffixes, options=given, asked=asked, strict=strict)


def _names(given: str | Iterable[str]) -> tuple[str, ...]:
    return (given,) if isinstance(given, str) else tuple(given)


def _asked(select: tuple[str, ...], ignore: tuple[str, ...], waivers: Iterable[Waiver]) -> Asked:
    checks.selected(select, ignore)  # refuses names that there are not
    kept = tuple(waivers)
    today = date.today() if kept else None  # noqa: DTZ011 - the user's own day
    return Asked(select=select, ignore=ignore, waivers=kept, today=today)
