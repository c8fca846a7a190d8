r"""Text as Markdown that is shown as exactly that text (CommonMark 0.31 with GFM's extensions).

Only what could be read as markup is escaped, so that the source stays readable: most marks need
their escape wherever they stand, a few only between certain neighbours, and those that begin a
block only where a line begins.
"""

import html
import re

# Each alternative begins with a mark of its own, which lets the engine skip all other text quickly.
_MARK = re.compile(
    r"[\\`*\[~$]"  # escapes, code, emphasis, links and footnotes, strikethrough, GitHub's formulas
    r"|_(?<![^\W_]_)"  # behind a letter, as in a_b, it cannot begin emphasis
    r"|<(?=[!-~])"
    r"|&(?=#?[A-Za-z0-9]+;)"
    # GFM makes addresses links, to the next space: over Chinese text, escapes and all.
    r"|:(?<=[Tt][Tt][Pp]:)(?=//)|:(?<=[Tt][Tt][Pp][Ss]:)(?=//)|:(?<=[Ff][Tt][Pp]:)(?=//)"
    r"|\.(?<=www\.)(?<![^\s*_~(]www\.)"
)
_EDGE = re.compile(r"^\s|\s$")
_BLOCK = re.compile(
    r"(?=[#>]"  # headings, quotations
    r"|[-+](?: |$)"  # lists
    r"|=+$"  # what makes the line above a heading
    r"|[-:|][-:| ]*$)"  # the same, rules, and what makes the line above the head of a table
    r"|[0-9]+(?=[.)](?: |$))"  # numbered lists
)
_CLOSING = re.compile(r"(?:^|(?<= ))(?=#+$)")
_BRACKETED = re.compile(r"\]|^\^")  # the end, and what would make it a footnote
_BREAK = "<br>"


def block(text: str) -> str:
    r"""Escape text that is a block of its own, over as many lines as it has.

    A line break is a backslash at the end of a line. Those at the end of the text show nothing,
    and are left out.
    """
    lines = text.rstrip("\n").split("\n")
    return "\\\n".join([_begun(_line(line)) for line in lines])


def item(text: str) -> str:
    """Escape text that is an item of a list; a line break is ``<br>``, as in all that follow."""
    return _begun(inline(text))


def heading(text: str) -> str:
    """Escape text behind the marks of a heading, which marks at its end could close."""
    return _CLOSING.sub(r"\\", inline(text))


def cell(text: str) -> str:
    """Escape text in a cell of a pipe table."""
    return inline(text).replace("|", r"\|")


def alternative(text: str) -> str:
    """Escape the words of a picture, which stand in brackets."""
    return _BRACKETED.sub(r"\\\g<0>", inline(text))


def inline(text: str) -> str:
    """Escape text that stands within a line, behind something else."""
    return _BREAK.join([_line(line) for line in text.split("\n")])


def markup(text: str) -> str:
    """Escape text within HTML, where Markdown means nothing."""
    return html.escape(text, quote=False).replace("\n", _BREAK)


def attribute(text: str) -> str:
    """Escape text as the value of an attribute of HTML, in double quotes."""
    return html.escape(text).replace("\n", "&#10;")


def _line(line: str) -> str:
    """Escape a line, but for what has a meaning where it begins.

    White space at its ends would be taken off, so that there it is written as a number.
    """
    line = _MARK.sub(r"\\\g<0>", line)
    return _EDGE.sub(_number, line) if line != line.strip() else line


def _number(space: re.Match[str]) -> str:
    return f"&#{ord(space[0])};"


def _begun(line: str) -> str:
    found = _BLOCK.match(line)
    return f"{line[: found.end()]}\\{line[found.end() :]}" if found else line
