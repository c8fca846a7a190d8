"""How likely it is that a number was mistaken for another, and why."""

from govdisclose.errors import Message

REASONS = {
    "moved": Message("数字填到了相邻的格", "the number stands in a neighbouring cell"),
    "exchanged": Message("相邻两格的数字对调", "two neighbouring numbers are exchanged"),
    "swapped": Message("相邻两位数字颠倒", "two neighbouring digits are swapped"),
    "zero-total": Message("总计填成了 0", "the total is 0"),
    "digit": Message("错了一位数字", "one digit is another"),
    "length": Message("多或少了一位数字", "one digit is too many or missing"),
    "zero": Message("填了 0，可能是把空白当作 0", "it is 0, perhaps a blank taken for 0"),
    "other": Message("原因不明", "for no reason that shows"),
}
"""The reasons by code, the likeliest first."""
_RANKS = {code: rank for rank, code in enumerate(REASONS)}


def reason_of_one(before: int, after: int, *, total: bool) -> str:
    """Say how a number may have become another; a key of ``REASONS``."""
    old, new = str(before), str(after)
    if not before:
        return "zero-total" if total else "zero"
    if len(old) == len(new):
        places = [place for place in range(len(old)) if old[place] != new[place]]
        if len(places) == 1:
            return "digit"
        first, last = places[0], places[-1]
        if last == first + 1 and old[first : last + 1] == new[first : last + 1][::-1]:
            return "swapped"
    shorter, longer = sorted((old, new), key=len)
    cut = {longer[:place] + longer[place + 1 :] for place in range(len(longer))}
    return "length" if shorter in cut else "other"


def reason_of_two(before: tuple[int, ...], after: tuple[int, ...]) -> str | None:
    """Say how the numbers of two neighbouring cells may have become others together, if so."""
    if before != after[::-1]:
        return None
    return "exchanged" if all(before) else "moved"


def rank(code: str) -> int:
    """Give the place of a reason among all, the likeliest being 0."""
    return _RANKS[code]
