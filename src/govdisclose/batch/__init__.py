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
from typing import Unpack

from govdisclose import codec
from govdisclose.arguments import one_or_more, refuse_other, wrong_type
from govdisclose.batch import asking
from govdisclose.batch.folders import JSON_SUFFIXES, PUBLISHED_SUFFIXES
from govdisclose.batch.last_year import LastYear
from govdisclose.batch.result import Facts, Output, Result, Status
from govdisclose.batch.running import How, run
from govdisclose.batch.sources import Source
from govdisclose.batch.tasks import ReadTask
from govdisclose.checks import Waiver
from govdisclose.errors import Lang, raise_if
from govdisclose.readers import Limits
from govdisclose.summaries import SummaryFormat

__all__ = [
    "Facts",
    "How",
    "LastYear",
    "Output",
    "Result",
    "Source",
    "Status",
    "check",
    "read",
    "render",
]


def render(  # noqa: PLR0913 - what is rendered, where to, and five ways to say how
    sources: Source | Iterable[Source],
    out_dir: str | os.PathLike[str],
    formats: str | Iterable[str] = ("docx",),
    *,
    options: Mapping[str, Mapping[str, object]] | None = None,
    check: bool = True,
    strict: bool = False,
    waivers: Iterable[Waiver] = (),
    max_bytes: int = codec.MAX_BYTES,
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
        max_bytes: Largest JSON that is read.
        **how: ``executor``, ``workers``, ``resume``, ``chunk``, ``window``: see ``How``.

    Returns:
        A result for each report, as it comes. Nothing is done before the first is asked for; who
        takes no more of them ends the batch.

    Raises:
        UnknownFormatError: There is no such format.
        OptionError: The options do not fit each other, or a renderer.
        InvalidValueError: An argument is something else than it should be; among several sources,
            that is a result.
        BatchError: While results are taken: the executor is broken, and there is no other, or none
            is made; another batch writes to the folder, or there is no room for the manifest.
        OSError: While results are taken: the folder cannot be made.
    """
    if out_dir is None:
        raise_if([wrong_type(out_dir, str, "/out_dir")])
    asked = asking.asked(("default",), (), waivers)
    names = one_or_more("formats", formats)
    task = asking.render_task(names, options, asked, check=check, strict=strict, most=max_bytes)
    return run(task, sources, JSON_SUFFIXES, out_dir, how)


def check(  # noqa: PLR0913 - what is checked, where to, and five ways to say how
    sources: Source | Iterable[Source],
    out_dir: str | os.PathLike[str] | None = None,
    format: SummaryFormat = "json",  # noqa: A002 - as in summarize
    *,
    previous: LastYear | Source | Iterable[Source] | None = None,
    lang: Lang = "zh",
    select: str | Iterable[str] = "default",
    ignore: str | Iterable[str] = (),
    waivers: Iterable[Waiver] = (),
    max_bytes: int = codec.MAX_BYTES,
    **how: Unpack[How],
) -> Generator[Result]:
    """Check reports, each by itself or beside its agency's report of last year.

    Args:
        sources: As in ``render``.
        out_dir: Folder to write a summary of each report to; None: none is written.
        format: Format of these summaries, as in ``summarize``.
        previous: Reports of last year, given as ``sources`` are, or as ``LastYear``, which can tell
            in the end which were not used. Each report is compared with the one of the same agency
            on the year before, and checked by itself where there is none, or several are: its
            result says so (``pairing``).
        lang: Language of these summaries.
        select: Rules to ask, as in ``govdisclose.check``.
        ignore: Rules to leave out again.
        waivers: Written reasons that silence findings.
        max_bytes: Largest JSON that is read.
        **how: ``executor``, ``workers``, ``resume``, ``chunk``, ``window``: see ``How``.

    Returns:
        A result for each report, as it comes, with what was found; see ``render``.

    Raises:
        UnknownRuleError: ``select`` or ``ignore`` names no rule.
        UnknownFormatError: There is no such format.
        OptionError: The options do not fit each other.
        InvalidValueError: As in ``render``; so too the others there.
    """
    asked = asking.asked(one_or_more("select", select), one_or_more("ignore", ignore), waivers)
    task = asking.check_task(asked, format, lang, most=max_bytes)
    if previous is not None and not isinstance(previous, LastYear):
        previous = LastYear(previous, max_bytes=max_bytes)
    return run(task, sources, JSON_SUFFIXES, out_dir, how, previous)


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
        **how: ``executor``, ``workers``, ``resume``, ``chunk``, ``window``: see ``How``.

    Returns:
        A result for each file, as it comes, with its ``Reading``; see ``render``.

    Raises:
        OptionError: The options do not fit each other.
        InvalidValueError: As in ``render``; so too the others there.
    """
    given = Limits() if limits is None else limits
    refuse_other(Limits, limits=given)
    refuse_other(bool, check=check)
    asked = asking.asked(("default",), (), ()) if check else None
    task = ReadTask(limits=given, asked=asked)
    return run(task, sources, PUBLISHED_SUFFIXES, out_dir, how)
