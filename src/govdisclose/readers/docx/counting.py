"""Numbers as automatic numbering writes them (ISO/IEC 29500-1, 17.18.59)."""

import functools
from collections.abc import Callable, Mapping

_DIGITS = "〇一二三四五六七八九"
_BANKING = "零壹贰叁肆伍陆柒捌玖"
_MOST = 9999  # of the systems that count in words
_ROMAN = (
    *((1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l")),
    *((40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i")),
)
_STEMS = "甲乙丙丁戊己庚辛壬癸"
_BRANCHES = "子丑寅卯辰巳午未申酉戌亥"
_FULL_WIDTH = str.maketrans("0123456789", "０１２３４５６７８９")  # noqa: RUF001 - they are meant


def written(number: int, style: str) -> str | None:
    """Write a number.

    Args:
        number: Not negative.
        style: Name of the system, as ``w:numFmt`` has it.

    Returns:
        The text; None where the system is not known, or has no such number.
    """
    return _remembered(number, style) if style in _SYSTEMS else None  # a name may be of any length


@functools.lru_cache(maxsize=1024)  # the numbers of the levels above are written again each time
def _remembered(number: int, style: str) -> str | None:
    return _SYSTEMS[style](number)


def _positional(number: int) -> str:
    return "".join(_DIGITS[int(digit)] for digit in str(number))


def _words(number: int, digits: str, units: str, *, one: bool, zeros: bool) -> str | None:
    """Write a number in words.

    Args:
        number: What to write.
        digits: From zero to nine.
        units: Ten, hundred and thousand.
        one: Whether a one stands before units within the number (一百), and not only at tens.
        zeros: Whether digits left out are said (一百零一).
    """
    if number > _MOST:
        return None
    if number == 0:
        return digits[0]
    parts: list[str] = []
    gap = False
    for place in range(3, -1, -1):
        digit = number // 10**place % 10
        if digit == 0:
            gap = bool(parts)
            continue
        if gap and zeros:
            parts.append("零")
        gap = False
        silent = digit == 1 and place and (not one or (place == 1 and not parts))
        parts.append(("" if silent else digits[digit]) + (units[place - 1] if place else ""))
    return "".join(parts)


def _counting(number: int) -> str | None:
    """Write up to ninety-nine in words, and more digit by digit, as Word does."""
    if number >= 100:  # noqa: PLR2004 - as said
        return _positional(number)
    return _words(number, _DIGITS, "十百千", one=True, zeros=True)


def _thousand(number: int) -> str | None:
    return _words(number, _DIGITS, "十百千", one=True, zeros=True)


def _japanese(number: int) -> str | None:
    return _words(number, _DIGITS, "十百千", one=False, zeros=False)


def _banking(number: int) -> str | None:
    text = _words(number, _BANKING, "拾佰仟", one=True, zeros=True)
    return "壹" + text if text and text.startswith("拾") else text


def _roman(number: int) -> str | None:
    if not 0 < number <= _MOST:
        return None
    text = ""
    for value, letters in _ROMAN:
        count, number = divmod(number, value)
        text += letters * count
    return text


def _upper_roman(number: int) -> str | None:
    text = _roman(number)
    return text and text.upper()


def _letters(number: int) -> str | None:
    """Write a to z, then aa, bb, and so on."""
    if not 0 < number <= 26 * 30:
        return None
    times, letter = divmod(number - 1, 26)
    return chr(ord("a") + letter) * (times + 1)


def _upper_letters(number: int) -> str | None:
    text = _letters(number)
    return text and text.upper()


def _of(characters: str) -> Callable[[int], str | None]:
    """Give a system of single characters, from one; it has no other numbers."""

    def write(number: int) -> str | None:
        return characters[number - 1] if 0 < number <= len(characters) else None

    return write


_CIRCLED = _of("①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳")
_SYSTEMS: Mapping[str, Callable[[int], str | None]] = {
    "decimal": str,
    "decimalHalfWidth": str,
    "decimalZero": "{:02d}".format,
    "decimalFullWidth": lambda number: str(number).translate(_FULL_WIDTH),
    "decimalFullWidth2": lambda number: str(number).translate(_FULL_WIDTH),
    "numberInDash": "- {} -".format,
    "none": lambda _: "",
    "bullet": lambda _: "",
    "upperRoman": _upper_roman,
    "lowerRoman": _roman,
    "upperLetter": _upper_letters,
    "lowerLetter": _letters,
    "chineseCounting": _counting,
    "taiwaneseCounting": _counting,
    "chineseCountingThousand": _thousand,
    "taiwaneseCountingThousand": _thousand,
    "chineseLegalSimplified": _banking,
    "ideographDigital": _positional,
    "taiwaneseDigital": _positional,
    "japaneseDigitalTenThousand": _positional,
    "japaneseCounting": _japanese,
    "ideographTraditional": _of(_STEMS),
    "ideographZodiac": _of(_BRANCHES),
    "ideographEnclosedCircle": _of("㊀㊁㊂㊃㊄㊅㊆㊇㊈㊉"),
    "decimalEnclosedCircle": _CIRCLED,
    "decimalEnclosedCircleChinese": _CIRCLED,
    "decimalEnclosedFullstop": _of("⒈⒉⒊⒋⒌⒍⒎⒏⒐⒑⒒⒓⒔⒕⒖⒗⒘⒙⒚⒛"),
    "decimalEnclosedParen": _of("⑴⑵⑶⑷⑸⑹⑺⑻⑼⑽⑾⑿⒀⒁⒂⒃⒄⒅⒆⒇"),
}
