"""Hypothesis strategies for reports of both editions."""

from datetime import date
from decimal import Decimal
from typing import Any, get_args

from hypothesis import strategies as st

from govdisclose.cells import MAX_COUNT, Cell, Money
from govdisclose.editions import EDITIONS, Report
from govdisclose.editions.shared import Agency, AgencyKind, Attachment, Remark
from govdisclose.form import Form, form_fields, leaves
from govdisclose.prose import Block, DataTable, Heading, Paragraph, Picture
from govdisclose.text import FORBIDDEN
from support.images import PNG

characters = st.one_of(
    st.characters(codec="utf-8").filter(lambda c: c != "\n" and not FORBIDDEN.match(c)),
    st.sampled_from("政府信息公开，。（）“”、；<>&\"'%{}\\0 "),
)
lines = st.text(characters, max_size=12)
filled_lines = st.text(characters, min_size=1, max_size=12)
texts = st.lists(lines, min_size=1, max_size=3).map("\n".join)

small_counts = st.integers(0, 30)
counts = st.one_of(st.none(), small_counts, small_counts, st.integers(0, MAX_COUNT))
changes = st.one_of(st.none(), st.integers(-30, 30), st.integers(-MAX_COUNT, MAX_COUNT))
decimals = st.builds(
    lambda number, places: Decimal(number).scaleb(-places),
    st.integers(0, 10**14),
    st.integers(0, 8),
)
CELLS: dict[Cell, st.SearchStrategy[Any]] = {
    Cell.COUNT: counts,
    Cell.CHANGE: changes,
    Cell.AMOUNT: st.none() | decimals,
    Cell.MONEY: st.none()
    | st.builds(Money, decimals, st.none() | st.sampled_from(["元", "万元", "亿元"])),
}

blocks: st.SearchStrategy[Block] = st.one_of(
    st.builds(Paragraph, texts),
    st.builds(Heading, lines, st.integers(2, 4)),
    st.integers(1, 3).flatmap(
        lambda width: st.builds(
            DataTable,
            st.lists(st.tuples(*[texts] * width), min_size=1, max_size=3).map(tuple),
            st.integers(0, 1),
            lines,
        )
    ),
    st.builds(Picture, st.binary(max_size=8).map(PNG.__add__), st.just("image/png"), filled_lines),
)
prose = st.lists(blocks, max_size=3).map(tuple)
attachments = st.lists(st.builds(Attachment, filled_lines, prose), max_size=2).map(tuple)
agencies = st.builds(
    Agency,
    name=lines,
    kind=st.none() | st.sampled_from(get_args(AgencyKind)),
    **dict.fromkeys(
        ["region", "code", "address", "postcode", "phone", "fax", "email", "website"],
        st.none() | filled_lines,
    ),
)


@st.composite
def forms(draw: st.DrawFn, cls: type[Form]) -> Form:
    """Draw a table, or a part of one, with any value that its cells can hold."""
    return cls(
        **{
            field.name: draw(forms(field.form) if field.cell is None else CELLS[field.cell])
            for field in form_fields(cls)
        }
    )


@st.composite
def reports(draw: st.DrawFn, edition: str | None = None) -> Report:
    """Draw a report: any text, any blocks, any figures."""
    cls = EDITIONS[edition or draw(st.sampled_from(sorted(EDITIONS)))].report
    pointers = [leaf.pointer for leaf in leaves(cls)]
    remarks = draw(st.dictionaries(st.sampled_from(pointers), filled_lines, max_size=3))
    fields: dict[str, Any] = {field.name: draw(forms(field.form)) for field in form_fields(cls)}
    return cls(
        year=draw(st.none() | st.integers(1000, 9999)),
        agency=draw(agencies),
        title=draw(st.none() | texts.filter(str.strip)),
        published=draw(st.none() | st.dates(date(1000, 1, 1))),
        preface=draw(prose),
        overview=draw(prose),
        problems=draw(prose),
        other_matters=draw(prose),
        attachments=draw(attachments),
        remarks=tuple(Remark(*item) for item in remarks.items()),
        **fields,
    )
