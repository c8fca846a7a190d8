"""Read all published reports of a folder into one CSV file, and say what is odd about each.

Run: python examples/read_folder.py [folder [reports.csv]]
"""

import argparse
import csv
from pathlib import Path

import govdisclose as gd

TOTALS = {
    "received": "/requests/received/total",
    "outcomes": "/requests/outcomes/total/total",
    "carried_forward": "/requests/carried_forward/total",
    "reconsideration": "/disputes/reconsideration/total",
}
SUFFIXES = {".docx", ".htm", ".html", ".md", ".pdf", ".txt", ".xlsx"}


def row(path: Path) -> dict[str, object]:
    """Read one report; what could not be read stays empty, and is told."""
    try:
        reading = gd.read(path)
    except gd.ReadError as error:
        print(f"{path.name}: {error}")
        return {"file": path.name, "verdict": "unreadable"}
    for problem in reading.problems:
        if problem.severity == "error":
            print(f"{path.name}: {problem.text()}")
    report = reading.report
    return {
        "file": path.name,
        "verdict": reading.verdict,
        "edition": report.edition,
        "year": report.year,
        "agency": report.agency.name,
        **{name: gd.get(report, pointer) for name, pointer in TOTALS.items()},
    }


def main(folder: Path, target: Path) -> None:
    """Read the folder."""
    paths = sorted(path for path in folder.iterdir() if path.suffix.lower() in SUFFIXES)
    fields = ["file", "verdict", "edition", "year", "agency", *TOTALS]
    # With a byte order mark, without which Excel takes the text for another encoding.
    with target.open("w", encoding="utf-8-sig", newline="") as file:
        writer = csv.DictWriter(file, fields)
        writer.writeheader()
        writer.writerows(map(row, paths))
    print(f"read {len(paths)} files into {target}")


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("folder", nargs="?", default="published", type=Path)
    parser.add_argument(
        "target", nargs="?", default="reports.csv", type=Path, metavar="reports.csv"
    )
    arguments = parser.parse_args()
    try:
        main(arguments.folder, arguments.target)
    except OSError as error:
        parser.error(str(error))
