"""Embed two reports as HTML fragments in one page of another application.

Run: python examples/embed_fragment.py [file.html]
"""

import argparse
from pathlib import Path
from string import Template

import govdisclose as gd
from govdisclose.renderers import html

PAGE = Template("""<!doctype html>
<html lang="zh-CN">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>示例市政府信息公开专栏</title>
<style>$style</style>
</head>
<body>
<header><p>示例市人民政府 · 政府信息公开专栏</p></header>
<main>
<h1>政府信息公开年报</h1>
$reports
</main>
</body>
</html>
""")


def page(reports: list[gd.Report]) -> str:
    """Put the fragments of several reports into the page; each has its own prefix of ids."""
    fragments = [
        gd.render(report, "html", mode="fragment", prefix=f"report{number}")
        for number, report in enumerate(reports)
    ]
    return PAGE.substitute(style=html.stylesheet("fragment"), reports="\n".join(fragments))


def main(path: Path) -> None:
    """Write a page with the reports of two agencies."""
    reports = [
        gd.complete(gd.blank("2021", year=2024, agency=gd.Agency(name=name)))
        for name in ("示例市教育局", "示例市卫生健康委员会")
    ]
    path.write_text(page(reports), encoding="utf-8")
    print(f"wrote {path}")


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("path", nargs="?", default="page.html", type=Path, metavar="file.html")
    try:
        main(parser.parse_args().path)
    except OSError as error:
        parser.error(str(error))
