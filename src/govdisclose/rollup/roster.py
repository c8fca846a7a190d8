"""Lists of the agencies that should report (名单)."""

import csv
import os
from pathlib import Path

from govdisclose.errors import Message, RosterError

_NO_TEXT = Message(
    "{path}: 既不是 UTF-8，也不是 GB18030 编码的文字，请另存为 UTF-8",
    "{path}: this is text in neither UTF-8 nor GB18030; save it as UTF-8",
)
_NO_CSV = Message(
    "{path}: 不是名单，也不是 CSV：{reason}", "{path}: this is no list of names, nor CSV: {reason}"
)
_NO_NAMES = Message("{path}: 没有一个名称", "{path}: there are no names in it")
# Words at the head of the first column of a list that was made as a table.
_HEADERS = {"名称", "机关", "机关名称", "单位", "单位名称", "部门", "部门名称", "name", "agency"}


def load_roster(path: str | os.PathLike[str]) -> tuple[str, ...]:
    """Read a list of names: one a line, or the first column of a CSV file.

    Args:
        path: A file in UTF-8, with or without byte order mark, or in GB18030. Its first line may
            be a header, such as 单位名称.

    Returns:
        The names in the order of the file, each once.

    Raises:
        RosterError: It is no text, no CSV, or there are no names in it.
        OSError: The file cannot be read.
    """
    data = Path(path).read_bytes()
    for encoding in ("utf-8-sig", "gb18030"):
        try:
            lines = data.decode(encoding).splitlines()
            break
        except UnicodeDecodeError:
            continue
    else:
        raise RosterError(_NO_TEXT.format(path=path))
    try:
        # Strictly: behind a quotation mark that is not closed, all names would be one.
        rows = list(csv.reader(lines, strict=True))
    except csv.Error as error:
        raise RosterError(_NO_CSV.format(path=path, reason=error)) from error
    names = [row[0].strip() for row in rows if row and row[0].strip()]
    if names and names[0].lower() in _HEADERS:
        del names[0]
    if not names:
        raise RosterError(_NO_NAMES.format(path=path))
    return tuple(dict.fromkeys(names))
