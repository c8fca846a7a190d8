"""Tell whether a text is printed as it was, whatever the blocks are that it is printed in."""

from govdisclose.prose import DataTable, Picture, Prose

_WALL = "\n"  # between the cells of a table: no text without white space has one


def plain(text: str) -> str:
    """Leave out white space, which lines of a page break at."""
    return "".join(text.split())


def words_of(prose: Prose) -> str:
    """Give the characters of a chapter, whatever its blocks are; cells stay apart."""
    texts: list[str] = []
    for block in prose:
        if isinstance(block, DataTable):
            cells = list(filter(None, (plain(cell) for row in block.rows for cell in row)))
            texts += [plain(block.caption), *(_WALL + cell for cell in cells), _WALL * bool(cells)]
        else:
            texts.append(plain(getattr(block, "text", "")))
    return "".join(texts)


def pictures_of(prose: Prose) -> list[bytes]:
    """Give the files of the pictures of a chapter."""
    return [block.data for block in prose if isinstance(block, Picture)]
