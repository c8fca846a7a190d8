"""The title and the opening paragraph that are customary, derived where a report has none.

They are custom and no part of the form, whose chapters begin below them.
"""

import attrs

from govdisclose.editions import EDITIONS, Report, is_blank_form
from govdisclose.form import cached, label_of
from govdisclose.prose import Paragraph, Prose

WORK = "政府信息公开工作"
SUBJECT = f"{WORK}年度报告"
"""What a report is, in words."""

_REGULATION = "《中华人民共和国政府信息公开条例》（国令第711号）"
_ROOM = "＿＿＿"  # to write a name or a year in
_NUMERALS = "零一二三四五六七八九十"


def customary_title(report: Report, room: str = "") -> str:
    """Derive the title from agency and year.

    Args:
        report: A report of any edition.
        room: What stands for a year that is not known, and three times for an agency.
    """
    year = room if report.year is None else str(report.year)
    # Two lines, as on the page of an official document: else the line breaks within a word.
    second = f"{year}年{SUBJECT}" if year else SUBJECT
    return "\n".join(filter(None, (report.agency.name or room * 3, second)))


def printed_title(report: Report) -> str:
    """Give the title as it is printed: on a blank form with room for what is not known of it."""
    return report.title or customary_title(report, room=_ROOM if is_blank_form(report) else "")


def customary_preface(report: Report) -> Prose:
    """Write the customary opening: legal basis, parts, period, electronic copy, contact."""
    sentences = [_constant_sentences(type(report))]
    if report.year is not None:
        sentences.append(
            f"所列数据的统计期限自{report.year}年1月1日起，至{report.year}年12月31日止。"
        )
    agency = report.agency
    if agency.website:
        sentences.append(f"本报告电子版可在{agency.name}网站（{agency.website}）查阅和下载。")
    contact = [
        f"{words}：{value}"
        for words, value in (
            ("地址", agency.address),
            ("邮编", agency.postcode),
            ("电话", agency.phone),
            ("传真", agency.fax),
            ("电子邮箱", agency.email),
        )
        if value
    ]
    if contact:
        sentences.append(f"如对本报告有疑问，请与{agency.name}联系（{'，'.join(contact)}）。")
    return (Paragraph("".join(sentences)),)


@cached
def _constant_sentences(report: type[Report]) -> str:
    """Write what the opening of each report of an edition says: legal basis, and parts."""
    chapters = [label.partition("、")[2] for label in chapters_of(report).values()]
    return (
        f"本报告根据{_REGULATION}和{EDITIONS[report.edition].notice}文件要求编制。"
        f"全文包括{'、'.join(chapters)}{_NUMERALS[len(chapters)]}个部分。"
    )


@cached
def chapters_of(report: type[Report]) -> dict[str, str]:
    """List the chapters of an edition: printed heading by name of the field, in order."""
    labels = {field.name: label_of(field.type) for field in attrs.fields(report)}
    return {name: label for name, label in labels.items() if label is not None}
