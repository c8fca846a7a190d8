"""The site's navigation, from docs/navigation.toml."""

import tomllib
from typing import Any

from staging import DOCS, Language


def sections() -> list[dict[str, Any]]:
    """List the sections: their names in both languages, and their pages."""
    found: list[dict[str, Any]] = tomllib.loads((DOCS / "navigation.toml").read_text("utf-8"))[
        "section"
    ]
    return found


def navigation(language: Language, extra: dict[str, list[str]]) -> list[Any]:
    """Give Zensical's form of it; pages made behind a page stand in a group with it."""
    entries: list[Any] = [{language.home: "index.md"}]
    for section in sections():
        pages: list[Any] = [
            {language.group(page): [{language.overview: page}, *extra[page]]}
            if page in extra
            else page
            for page in section["pages"]
        ]
        entries += [{section[language.id]: pages}] if pages else []
    return entries
