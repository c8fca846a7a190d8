"""How much of two texts is the same."""

_LENGTH = 3
"""Letters in a piece. Chapters of different agencies have at most a fifth of such pieces in common
(of pieces of two letters, a third), and sentences may change places: ``difflib`` takes that for
another text, and many times as long."""


def similarity(first: str, second: str) -> float:
    """Measure how alike two texts are, from 0.0 (nothing in common) to 1.0 (the same).

    Only letters count: digits, punctuation and white space do not, so that a text whose years and
    figures alone have changed is the same text. What is measured is the share of the runs of three
    letters that both have (Dice's coefficient): about the share of the text that is unchanged.

    Args:
        first: A text.
        second: Another; the order of the two makes no difference.

    Returns:
        The share; of texts too short to have such runs, 1.0 if their letters are the same,
        otherwise 0.0.
    """
    one, other = letters(first), letters(second)
    if one == other:
        return 1.0
    left, right = _pieces(one), _pieces(other)
    count = len(left) + len(right)
    return 2 * len(left & right) / count if count else 0.0


def letters(text: str) -> str:
    """Leave out of a text all that is no letter."""
    return "".join(filter(str.isalpha, text))


def _pieces(text: str) -> set[str]:
    return {text[start : start + _LENGTH] for start in range(len(text) - _LENGTH + 1)}
