"""How alike two texts are: against difflib."""

import difflib
import random
from collections.abc import Iterator

import govdisclose as gd
from govdisclose.checks.similarity import letters, similarity
from sample import prose
from timing import line

_LENGTH, _CHANGED, _RUN = 5_000, 0.1, 6


def _texts(report: gd.Report) -> tuple[str, str]:
    """Write a long text in the characters of the report's, and change a tenth in short runs."""
    rng = random.Random(1)  # noqa: S311 - the same texts each time
    pool = "".join(prose(report))
    text = rng.choices(pool, k=_LENGTH)
    other = list(text)
    for start in rng.sample(range(0, _LENGTH, _RUN), round(_LENGTH * _CHANGED / _RUN)):
        other[start : start + _RUN] = rng.choices(pool, k=_RUN)
    return "".join(text), "".join(other)


def lines(report: gd.Report) -> Iterator[str]:
    """Compare two texts of 5,000 characters."""
    first, second = _texts(report)

    def matcher() -> float:
        a, b = letters(first), letters(second)
        return difflib.SequenceMatcher(None, a, b, autojunk=False).ratio()

    yield line(
        f"similarity of 5,000 characters ({similarity(first, second):.2f}): "
        f"difflib ({matcher():.2f})",
        lambda: similarity(first, second),
        matcher,
        "20 x faster",
    )
