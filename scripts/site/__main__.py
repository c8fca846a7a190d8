"""Build the documentation site, both languages, strictly: ``python scripts/site [folder]``."""

import json
import re
import shutil
import subprocess
import sys
import tempfile
import tomllib
from pathlib import Path
from typing import Any

import words
from navigation import navigation
from staging import LANGUAGES, ROOT, Language, Staging

HERE = Path(__file__).parent
_GUESS = re.compile(r"\b\w+\.index\.get\((\w+)\)\|\|\(")
"""In the search: where a word is in no page, take words like it."""


def settings(staging: Staging) -> dict[str, Any]:
    """Give what zensical.toml says, and what is this language's own."""
    language = staging.language
    project: dict[str, Any] = tomllib.loads((HERE / "zensical.toml").read_text("utf-8"))["project"]
    project["site_description"] = language.description
    project["nav"] = navigation(language, staging.made)
    project["theme"] |= {"language": language.id, "custom_dir": str(HERE / "theme")}
    for palette, name in zip(project["theme"]["palette"], language.palettes, strict=True):
        palette["toggle"] = {"icon": "lucide/sun-moon", "name": name}
    project["extra"] = {
        "polyfills": ["assets/offline.js"],
        "alternate": True,
        "languages": [
            {"id": each.id, "tag": each.tag, "name": each.name, "way": language.way_to(each)}
            for each in LANGUAGES
        ],
    }
    mkdocstrings = project["plugins"]["mkdocstrings"]
    mkdocstrings["locale"] = language.id
    python = mkdocstrings["handlers"]["python"]
    python["paths"] = [str(ROOT / "src")]
    extension = {"summaries": staging.summaries, "fields": language.fields}
    python["options"]["extensions"] = [{f"{HERE / 'docstrings.py'}:Docstrings": extension}]
    return project


def build(language: Language, folder: Path, target: Path) -> None:
    """Build one language: lay its sources out, run Zensical over them, and take what it made."""
    staging = Staging(language, folder / "docs")
    staging.stage()
    # Zensical reads YAML, of which JSON is a part.
    configuration = folder / "mkdocs.yml"
    configuration.write_text(json.dumps(settings(staging), ensure_ascii=False), "utf-8")
    command = [sys.executable, "-m", "zensical", "build", "--strict"]
    done = subprocess.run(  # noqa: S603 - our own sources
        [*command, "--config-file", str(configuration)], cwd=folder, check=False
    )
    if done.returncode:
        sys.exit(f"scripts/site: {language.name}: not built")
    words.make_opaque(folder / "site")
    if language.id == "zh":
        words.translate(folder / "site")
    find_words_of_chinese(folder / "site")
    for_folders(folder / "site")
    shutil.copytree(folder / "site", target, dirs_exist_ok=True)


def find_words_of_chinese(site: Path) -> None:
    """Have the search take words of Chinese as they are written, whether it knows them or not.

    A word that is in none of the pages is nothing like those a letter or two apart: any two
    characters would be.
    """
    (worker,) = site.glob("assets/javascripts/workers/search.*.js")
    segmenter = (HERE / "segmenter.js").read_text("utf-8")
    text, changed = _GUESS.subn(r"/\\p{Script=Han}{2}/u.test(\1)||\g<0>", worker.read_text("utf-8"))
    if changed != 1:
        sys.exit("scripts/site: not in the theme's search: where it looks for words like one")
    worker.write_text(segmenter + text, "utf-8")


def for_folders(site: Path) -> None:
    """Make the search work where the pages are opened from a folder, without a server."""
    index = (site / "search.json").read_text("utf-8")
    (site / "search.js").write_text(f"var __index = {index};\n", "utf-8")
    (worker,) = site.glob("assets/javascripts/workers/search.*.js")
    text = json.dumps(worker.read_text("utf-8"), ensure_ascii=False)
    with (site / "assets" / "offline.js").open("a", encoding="utf-8") as file:
        file.write(f"window.__searchWorker = {text};\n")


def main() -> None:
    """Build both languages into the folder that is named, or site/."""
    site = Path(*sys.argv[1:2] or ["site"]).resolve()
    shutil.rmtree(site, ignore_errors=True)
    for language in LANGUAGES:
        with tempfile.TemporaryDirectory() as folder:
            build(language, Path(folder), site / language.folder)


if __name__ == "__main__":
    main()
