#!/usr/bin/env python3
"""Make the links of the README absolute, and name the repository in pyproject.toml.

    python scripts/addresses.py https://example.org/owner/govdisclose v0.1.0

The package index shows the README without the files beside it, so that its relative links would
lead nowhere there. Where the repository is, it knows itself: the release workflow runs this on its
checkout before it builds. It is not to be committed.
"""

import re
import sys
from pathlib import Path

ROOT = Path(__file__).parents[1]
PICTURES = (".gif", ".jpeg", ".jpg", ".png", ".svg")
_LINK = re.compile(r"(\]\(|(?:src|href|srcset)=\")(?![a-z]+:|#|/)([^)\"\s]+)")


def absolute(text: str, repository: str, tag: str) -> str:
    """Make the relative links of a page at the top of the repository absolute."""

    def lead(link: re.Match[str]) -> str:
        path = link[2].partition("#")[0]
        kind = "raw" if path.lower().endswith(PICTURES) else "blob"
        return f"{link[1]}{repository}/{kind}/{tag}/{link[2]}"

    return _LINK.sub(lead, text)


def with_urls(pyproject: str, repository: str, tag: str) -> str:
    """Add the addresses that an index shows beside the description."""
    urls = {
        "Repository": repository,
        "Documentation": f"{repository}/tree/{tag}/docs",
        "Changelog": f"{repository}/blob/{tag}/CHANGELOG.md",
        "Issues": f"{repository}/issues",
    }
    lines = "".join(f'{name} = "{url}"\n' for name, url in urls.items())
    return pyproject.replace("[project.scripts]", f"[project.urls]\n{lines}\n[project.scripts]", 1)


def main(repository: str, tag: str) -> None:
    """Change both files."""
    for name, change in (("README.md", absolute), ("pyproject.toml", with_urls)):
        path = ROOT / name
        path.write_text(change(path.read_text("utf-8"), repository.rstrip("/"), tag), "utf-8")


if __name__ == "__main__":
    main(*sys.argv[1:])
