"""Read the title of a file of ours, which says what its JSON does while it is printed as it was."""

import attrs

from govdisclose.editions import Report, is_blank_form
from govdisclose.opening import printed_title
from govdisclose.readers.embedded.likeness import plain
from govdisclose.readers.prose.titles import ReadTitle, Title, parse
from govdisclose.text import is_visible


def title_reader(report: Report) -> ReadTitle:
    """Make what reads the title of a file that carries a report.

    Names such as 某市政府信息公开办公室 or 2022年某会组委会 are not told apart from the words of a
    title: so agency and year are read only out of one that is not the report's own.

    Args:
        report: The report of the JSON.
    """

    def read(text: str) -> Title:
        found = parse(text)
        # In the customary title, the year alone may have been changed, or written into its room.
        for year in (report.year, found.year):
            shown = attrs.evolve(report, year=year)
            if plain(printed_title(shown)) == plain(text):
                return _said(shown, found)
        return found

    return read


def _said(report: Report, found: Title) -> Title:
    """Give what a title says which is printed as that of a report.

    One of its own words may well name an agency or a year that the report does not know; print does
    not lack them then. A blank form would come back with them, as what is printed is taken there.
    """
    name, year = report.agency.name, report.year
    if report.title and not is_blank_form(report):
        name = name if is_visible(name) else found.agency
        year = found.year if year is None else year
    return attrs.evolve(found, text=report.title, agency=name, year=year)
