"""What is done with the items of a batch, and where what it makes goes."""

from pathlib import Path
from typing import Literal, Protocol

import attrs

from govdisclose.batch.result import Result
from govdisclose.batch.sources import Item

Earlier = Literal["replaced", "withdrawn", "guarded"]
"""What is done with an output that is there already. It is ``replaced``; where nothing comes of an
item any more, it stays, and is named. ``withdrawn``: then it is removed, if it is of an older
source, a run has written it and nobody has changed it since. ``guarded``: it is replaced only if a
run has written it and nobody has changed it since."""
Contents = dict[str, bytes]
"""What is to be written, by the ending of the name of the file."""


class Task(Protocol):
    """What is done with each item."""

    @property
    def most(self) -> int:
        """The most bytes that a source may have."""
        ...

    @property
    def earlier(self) -> Earlier:
        """What is done with a file that is there already."""
        ...

    @property
    def endings(self) -> tuple[str, ...]:
        """Endings of the names of the files that it makes, where a folder is given."""
        ...

    @property
    def all_endings(self) -> tuple[str, ...]:
        """Endings of what such a task makes, in whatever form."""
        ...

    def __call__(self, item: Item, data: bytes, *, contents: bool) -> tuple[Result, Contents]:
        """Do it.

        Args:
            item: What it is done with.
            data: The content of its file.
            contents: Whether files are to be made; else only the result is of use.

        Raises:
            GovdiscloseError: It cannot be done.
        """
        ...


@attrs.frozen(kw_only=True)
class Job:
    """What is done with all items."""

    task: Task
    folder: Path | None
    """Where outputs go; None: there are none."""
    given: Path | None
    """That folder as it was given, by which outputs are named."""
    staging: Path | None
    """Folder of temporary files, beside the outputs."""
    digest: str = ""
    """Tells the task from others, in the manifest."""
    resume: bool = False
    """Whether what an earlier run did is not done again."""

    def path(self, item: Item, ending: str) -> Path:
        """Say where an output goes."""
        return Path(self.folder or "", f"{item.stem}{ending}")

    def name(self, item: Item, ending: str) -> str:
        """Say what an output is called in messages."""
        return str(Path(self.given or "", f"{item.stem}{ending}"))
