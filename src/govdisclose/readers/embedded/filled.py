"""Read a blank form of ours that was filled in: what is written in it is no edit of a report."""

from collections.abc import Iterator

import attrs

from govdisclose.editions import Report
from govdisclose.editions.shared import Agency
from govdisclose.errors import Message
from govdisclose.pointers import replace
from govdisclose.readers.embedded.likeness import plain
from govdisclose.readers.embedded.words import (
    CONTACTS,
    compare_day,
    compare_title,
    differing,
    is_of_ours,
)
from govdisclose.readers.printed import Printed
from govdisclose.readers.reading import ReadingProblem

_YEAR_MISSING = Message(
    "空白表上没有报告年度，也没有填写，请补填",
    "the blank form has no report year, and none was written in: fill it in",
)


def filled_in(printed: Printed, form: Report) -> tuple[Report, list[ReadingProblem]]:
    """Read the report as it is printed, with the JSON for what a form has no place for.

    That is the kind, the region and the code of the agency, and its contact details where no
    preface was written that names them.

    Args:
        printed: What is printed in the file.
        form: The blank form of its JSON, of which year and agency may be known.

    Returns:
        The report, and what is odd in print. Only what the form said already, such as its year, can
        have been edited.
    """
    found, changes = printed.report(), dict[str, object]()
    problems: list[ReadingProblem] = []
    # A title without room for year or agency was printed whole.
    whole = form.title or (form.year is not None and form.agency.name)
    if whole:
        problems += compare_title(form, printed.narrative, changes)
    problems += _differing(found, form, titled=bool(whole))
    day = list(compare_day(form, printed, changes))
    if form.published is not None:
        problems += day
    kept = {
        "/title": changes.get("/title", form.title) if whole else found.title,
        "/year": form.year if found.year is None else found.year,
        "/agency": _agency(found.agency, form.agency),
        "/published": changes.get("/published", form.published),
    }
    report = replace(found, kept)
    problems += _of_words(printed, report, left_blank=report == form)
    problems += printed.table_problems()
    return report, problems


def _agency(found: Agency, form: Agency) -> Agency:
    """Give the agency of a form, with what of it is printed."""
    printed = {name: getattr(found, name) for name in ("name", *CONTACTS)}
    return attrs.evolve(form, **{name: value for name, value in printed.items() if value})


def _differing(found: Report, form: Report, *, titled: bool) -> Iterator[ReadingProblem]:
    """Tell what is printed otherwise than the form has it.

    Args:
        found: The report as it is printed.
        form: The blank form.
        titled: Whether year and agency were compared with the title.
    """
    pairs = {
        f"/agency/{name}": (getattr(found.agency, name), getattr(form.agency, name))
        for name in CONTACTS
    }
    if not titled:
        pairs["/year"] = (found.year, form.year)
        pairs["/agency/name"] = (found.agency.name, form.agency.name)
    for pointer, (new, old) in pairs.items():
        if new and old and plain(str(new)) != plain(str(old)):
            yield differing(pointer, str(new), str(old))


def _of_words(printed: Printed, report: Report, *, left_blank: bool) -> Iterator[ReadingProblem]:
    """Give what is odd about the text, besides that it does not say what the form knows.

    Args:
        printed: What is printed in the file.
        report: The report.
        left_blank: Whether nothing was written in, so that nothing is missing either.
    """
    known = {"year-missing"} if left_blank or report.year is not None else set[str]()
    if left_blank or report.agency.name:
        known.add("agency-missing")
    for problem in printed.word_problems():
        if problem.code in known or is_of_ours(problem):
            continue
        if problem.code == "year-missing":  # though the title may name one in words of its own
            yield attrs.evolve(problem, message=_YEAR_MISSING)
        else:
            yield problem
