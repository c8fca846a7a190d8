"""Read the numbers that the text states about requests, reviews and lawsuits."""

from collections.abc import Iterator
from decimal import Decimal

from govdisclose.checks.narrative.claims import Claim, claim
from govdisclose.checks.narrative.clauses import clauses, masked, stated
from govdisclose.checks.narrative.fact import Fact
from govdisclose.checks.narrative.passages import Passage, passages
from govdisclose.checks.narrative.scope import Scope
from govdisclose.checks.narrative.thread import Follower, Thread
from govdisclose.editions import Report, refuse_other_than_reports

_TOPICS = ("申请", "复议", "诉讼")  # what is in every text that names requests or cases


def facts(report: Report) -> tuple[Fact, ...]:
    """Read the numbers that the text of a report states about what the tables count.

    They are numbers of requests, by what became of them and by who made them, of reviews and of
    lawsuits, by how they ended; and the percentages of these. A number is given only where every
    word beside it is known: one of another organ, another time or another thing is none.

    Args:
        report: A report of any edition; only its text, its year and its agency are looked at.

    Returns:
        The facts, in the order of the text.

    Raises:
        InvalidValueError: It is no report.
    """
    refuse_other_than_reports(report=report)
    # Most texts state nothing, which is soon seen.
    texts = (
        passage
        for passage in passages(report)
        if passage.pointer.endswith("/text")
        if any(word in passage.text for word in _TOPICS)
        if stated().search(passage.text)
    )
    return tuple(fact for passage in texts for fact in _facts(passage, report))


def _facts(passage: Passage, report: Report) -> Iterator[Fact]:
    text = masked(passage.text, report.agency.name)
    follower, scope = Follower(text), Scope(text, report.agency)
    for clause in clauses(text, report.year):
        follower.mark(text[clause.start - 1 : clause.start])
        fits = scope.fits(clause)
        if not clause.numbers:
            follower.follow(clause)
            continue
        found = claim(clause, follower.thread, report.edition) if fits else None
        if found:
            fact = _fact(passage, found, clause.span[1])
            # 占… and 比上年… are said of the count before, which what follows may be too.
            if found.rows:
                follower.thread = Thread(found.topic, found.rows, fact)
            yield fact
        elif not fits or "count" in clause.kinds:
            follower.thread = Thread()


def _fact(passage: Passage, found: Claim, end: int) -> Fact:
    cells, of = found.sums[0]
    return Fact(
        pointer=passage.pointer,
        start=found.start,
        end=end,
        quote=passage.text[found.start : end],
        kind="percent" if isinstance(found.value, Decimal) else "count",
        value=found.value,
        cells=cells,
        of=of,
        growth=found.growth,
        also=found.sums[1:],
    )
