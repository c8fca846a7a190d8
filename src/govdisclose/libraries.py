"""Libraries that are not there, as the package was installed without what it depends on.

Not every machine has them: lxml and markupsafe have no wheels for some processors. What needs none
of them works without, and the rest says what to install.
"""

from collections.abc import Iterator
from contextlib import contextmanager

from govdisclose.errors import GovdiscloseError, Message

# Packages whose name is not that of their module, or that bring it along.
_PACKAGES = {"docx": "python-docx", "markupsafe": "jinja2"}

_MISSING = Message(
    "所需的 {package} 没有安装：pip install {package}",
    "{package} is needed and not installed: pip install {package}",
)


class MissingLibraryError(GovdiscloseError):
    """A Python package, or a library of the system, is not installed; it says what to install."""


@contextmanager
def needed(words: Message = _MISSING) -> Iterator[None]:
    """Say what to install, where a library is missed within.

    Args:
        words: What to say, where it may name the ``package``.

    Raises:
        MissingLibraryError: A library is not installed.
    """
    try:
        yield
    except ModuleNotFoundError as error:
        module = (error.name or "").partition(".")[0]
        if module in {"", __package__}:
            raise
        package = _PACKAGES.get(module, module)
        raise MissingLibraryError(words.format(package=package)) from error
