#!/usr/bin/env python3
"""Draw the pictures of the docs anew: Word with LibreOffice, web pages with Chromium.

Needs soffice, chromium, pdftoppm, fontconfig, and the fonts Noto CJK and Fandol, which
docs/howto/fonts.md says how to get; "web", "word", "pdf", "terminal" or "architecture" behind it
draws those only. Run it with the Python that has govdisclose[pdf] installed, and playwright for web
pages and the terminal. Only sums.svg is not drawn here: it is no output, and was made by hand.
"""

import contextlib
import html
import re
import shlex
import shutil
import subprocess
import sys
import tempfile
from importlib.resources import files
from pathlib import Path
from typing import Literal

import architecture
import attrs

import govdisclose as gd
from govdisclose.renderers.docx import THEMES, fonts
from govdisclose.renderers.html import Catalogue

PICTURES = Path(__file__).parents[1] / "docs" / "pictures"
DOTS_PER_INCH = "60"
PAGES = {"word-first": ("report", 1), "word-requests": ("report", 4)} | {
    "word-closing": ("report", 5),
    "word-blank": ("blank", 1),
    "tutorial-word": ("tutorial", 1),
    "tutorial-requests": ("tutorial", 3),
}
PDF_PAGES = {"pdf-first": 1, "pdf-requests": 3}
SCREENS: dict[str, tuple[tuple[int, int], Literal["light", "dark"], str]] = {
    "web-desktop": ((1000, 760), "light", ""),
    "web-phone": ((390, 760), "light", "gd-c3"),
    "web-dark": ((390, 760), "dark", "gd-c7"),
}
"""Pictures of web pages: size in pixels, colours, and the id of the heading to scroll to, if
any."""
PRINTED = 3
TERMINALS = {"terminal-check": "zh", "terminal-check-en": "en"}
WRONG = {"/requests/carried_forward/natural_persons": 16}
"""What is wrong in the report that is checked in the terminal."""
TERMINAL = """<!doctype html><meta charset="utf-8"><style>
body { margin: 0; background: #16181d; color: #e6e6e6; }
pre { margin: 0; padding: 20px 24px; white-space: pre-wrap; overflow-wrap: anywhere;
  font: 15px/1.6 "DejaVu Sans Mono", "Noto Sans Mono CJK SC", monospace; }
b { color: #8fd694; font-weight: normal; }
</style><pre><b>$</b> """
LAST_YEAR = {
    "/requests/received/total": 118,
    "/requests/outcomes/disclosed/total": 52,
    "/requests/outcomes/partially_disclosed/total": 17,
    "/requests/outcomes/total/total": 112,
    "/requests/carried_over/total": 0,
    "/requests/carried_forward/total": 6,
    "/disputes/reconsideration/total": 5,
}


def run(tool: str, *arguments: str) -> None:
    """Run a program, by its full path."""
    subprocess.run([shutil.which(tool) or tool, *arguments], check=True, capture_output=True)  # noqa: S603 - arguments are ours


def draw_page(pdf: Path, number: int, picture: str, *more: str) -> None:
    """Draw a page of a PDF file."""
    only = ["-singlefile", "-f", str(number), "-l", str(number)]
    run("pdftoppm", "-png", "-r", DOTS_PER_INCH, *more, *only, str(pdf), str(PICTURES / picture))


def sample(edition: str) -> gd.Report:
    """Load a packaged sample."""
    return gd.loads(files("govdisclose").joinpath(f"samples/{edition}.json").read_bytes())


def tutorial() -> gd.Report:
    """Make the report of the tutorial, by the programs that it shows."""
    text = (PICTURES.parent / "tutorial.md").read_text("utf-8")
    programs = re.findall(r"^```python\n(.*?)^```$", text, re.MULTILINE | re.DOTALL)
    with tempfile.TemporaryDirectory() as name, contextlib.chdir(name):
        form = gd.blank("2021", year=2024, agency=gd.Agency(name="示例市交通运输局"))
        gd.dump(form, "form.json")
        for program in programs[:-1]:  # the last one compares what has been read back
            exec(program, {})  # noqa: S102 - our own documentation
        return gd.load("report.json")


def word() -> None:
    """Render a report with attachments and a blank form, and draw some of their pages."""
    missing = [font.name for font in fonts.fonts_of(THEMES["open"]) if not font.found]
    if missing:
        sys.exit(f"not installed: {', '.join(missing)}; docs/howto/fonts.md says where they are")
    attachments = (gd.Attachment("主动公开政府信息分类统计表"), gd.Attachment("典型案例"))
    report = attrs.evolve(sample("2021"), attachments=attachments)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        gd.write(report, folder / "report.docx", theme="open", signature=True)
        gd.write(gd.blank("2021"), folder / "blank.docx", theme="open")
        gd.write(tutorial(), folder / "tutorial.docx", theme="open")
        sources = [str(folder / f"{source}.docx") for source in ("report", "blank", "tutorial")]
        run("soffice", "--headless", "--convert-to", "pdf", "--outdir", name, *sources)
        for picture, (source, page) in PAGES.items():
            draw_page(folder / f"{source}.pdf", page, picture, "-gray")


def pdf() -> None:
    """Make a report into PDF, and draw some of its pages."""
    with tempfile.TemporaryDirectory() as name:
        gd.write(sample("2021"), Path(name) / "report.pdf")
        for picture, number in PDF_PAGES.items():
            draw_page(Path(name) / "report.pdf", number, picture)


def web() -> None:
    """Show a report with everything around it, on a desk, on a phone, and printed."""
    from playwright.sync_api import sync_playwright  # noqa: PLC0415 - Word needs no browser

    previous = gd.replace(sample("2021"), {"/year": 2023, **LAST_YEAR})
    catalogue = Catalogue(index_number="000000000/2025-00001", topic="政府信息公开年报")
    document = gd.layout(sample("2021"), previous=previous)
    markup = str(gd.render(document, "html", catalogue=catalogue))
    with sync_playwright() as playwright, tempfile.TemporaryDirectory() as name:
        browser = playwright.chromium.launch(
            executable_path=shutil.which("chromium"), args=["--no-sandbox", "--disable-gpu"]
        )
        for picture, (size, colours, heading) in SCREENS.items():
            page = browser.new_page(
                viewport={"width": size[0], "height": size[1]}, color_scheme=colours
            )
            page.set_content(markup)
            if heading:
                page.evaluate("id => document.getElementById(id).scrollIntoView()", heading)
            page.screenshot(path=PICTURES / f"{picture}.png")
        page = browser.new_page(viewport={"width": 1000, "height": 760})
        page.set_content(str(gd.render(tutorial(), "html")))
        page.screenshot(path=PICTURES / "tutorial-web.png")
        page = browser.new_page()
        page.set_content(markup)
        printed = Path(name) / "report.pdf"
        page.pdf(path=printed, prefer_css_page_size=True)
        draw_page(printed, PRINTED, "web-print")


def terminal() -> None:
    """Show what the command line says of a report with one wrong cell."""
    from playwright.sync_api import sync_playwright  # noqa: PLC0415 - Word needs no browser

    with sync_playwright() as playwright, tempfile.TemporaryDirectory() as name:
        gd.dump(gd.replace(sample("2021"), WRONG), Path(name) / "report.json")
        browser = playwright.chromium.launch(
            executable_path=shutil.which("chromium"), args=["--no-sandbox", "--disable-gpu"]
        )
        for picture, lang in TERMINALS.items():
            command = ["govdisclose", "check", "report.json"] + ["--lang", lang] * (lang != "zh")
            done = subprocess.run(  # noqa: S603 - our own command
                [sys.executable, "-m", *command],
                cwd=name,
                capture_output=True,
                encoding="utf-8",
                check=False,
            )
            page = browser.new_page(viewport={"width": 880, "height": 100})
            page.set_content(
                f"{TERMINAL}{html.escape(shlex.join(command))}\n{html.escape(done.stdout)}"
            )
            page.locator("pre").screenshot(path=PICTURES / f"{picture}.png")


if __name__ == "__main__":
    parts = {"word": word, "pdf": pdf, "web": web, "terminal": terminal}
    parts["architecture"] = lambda: architecture.write(PICTURES)
    unknown = set(sys.argv[1:]) - set(parts)
    if unknown:
        sys.exit(f"no such pictures: {', '.join(unknown)}")
    for name in sys.argv[1:] or parts:
        parts[name]()
