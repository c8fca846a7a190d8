#!/usr/bin/env python3
"""Draw the pictures of docs/word.md anew, with LibreOffice and the fonts of theme open.

Needs soffice, pdftoppm, fontconfig, and the fonts Noto Serif CJK SC and Fandol (in Debian:
fonts-noto-cjk and texlive-lang-chinese). Run it with the Python that has govdisclose installed.
"""

import shutil
import subprocess
import sys
import tempfile
from importlib.resources import files
from pathlib import Path

import attrs

import govdisclose as gd
from govdisclose.renderers.docx import THEMES, fonts

PICTURES = Path(__file__).parents[1] / "docs" / "pictures"
DOTS_PER_INCH = "60"
PAGES = {"word-first": ("report", 1), "word-requests": ("report", 4)} | {
    "word-closing": ("report", 5),
    "word-blank": ("blank", 1),
}


def run(tool: str, *arguments: str) -> None:
    """Run a program, by its full path."""
    subprocess.run([shutil.which(tool) or tool, *arguments], check=True, capture_output=True)  # noqa: S603 - arguments are ours


def main() -> None:
    """Render a report with attachments and a blank form, and draw some of their pages."""
    missing = [font.name for font in fonts.fonts_of(THEMES["open"]) if not font.found]
    if missing:
        sys.exit(f"not installed: {', '.join(missing)}")
    sample = gd.loads(files("govdisclose").joinpath("samples/2021.json").read_bytes())
    attachments = (gd.Attachment("主动公开政府信息分类统计表"), gd.Attachment("典型案例"))
    report = attrs.evolve(sample, attachments=attachments)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        gd.write(report, folder / "report.docx", theme="open", signature=True)
        gd.write(gd.blank("2021"), folder / "blank.docx", theme="open")
        sources = [str(folder / f"{source}.docx") for source in ("report", "blank")]
        run("soffice", "--headless", "--convert-to", "pdf", "--outdir", name, *sources)
        for picture, (source, page) in PAGES.items():
            only = ["-singlefile", "-f", str(page), "-l", str(page)]
            target = str(PICTURES / picture)
            pdf = str(folder / f"{source}.pdf")
            run("pdftoppm", "-png", "-gray", "-r", DOTS_PER_INCH, *only, pdf, target)


if __name__ == "__main__":
    main()
