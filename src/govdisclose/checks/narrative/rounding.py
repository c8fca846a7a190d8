"""Percentages as they are written: rounded in any of the usual ways."""

from decimal import Decimal


def agrees(value: Decimal, part: int, whole: int) -> bool:
    """Say whether a percentage is right, at the number of decimals that it is written with.

    Rounding half up, rounding half to even and cutting off are all in use; each is right.
    """
    scale = 10 ** decimals(value)
    stated = int(value * scale)
    cut, rest = divmod(abs(part) * 100 * scale, whole)
    near = {cut, cut + 1} if 2 * rest >= whole else {cut}
    return abs(stated) in near and stated * part >= 0


def rounded(part: int, whole: int, places: int) -> Decimal:
    """Compute a percentage, rounded half up; without its sign."""
    return Decimal((2 * abs(part) * 100 * 10**places + whole) // (2 * whole)).scaleb(-places)


def decimals(value: Decimal) -> int:
    """Say how many decimals a number is written with."""
    return len(str(value).partition(".")[2])
