"""Print a table of ratios, measured in this run: python benchmarks/run.py [part ...]."""

import platform
import sys

import check_ways
import html_ways
import import_ways
import json_ways
import memory_ways
import pipeline_ways
import query_ways
import read_ways
import rollup_ways
import sample
import scaling_ways
import similarity_ways
import table_ways
import text_ways
import word_ways
from timing import HEADER

PARTS = {
    "import": import_ways.lines,
    "json": json_ways.lines,
    "check": check_ways.lines,
    "similarity": similarity_ways.lines,
    "word": word_ways.lines,
    "html": html_ways.lines,
    "text": text_ways.lines,
    "read": read_ways.lines,
    "table": table_ways.lines,
    "query": query_ways.lines,
    "memory": memory_ways.lines,
    "pipeline": pipeline_ways.lines,
    "scaling": scaling_ways.lines,
    "rollup": rollup_ways.lines,
}


def main(names: list[str]) -> None:
    """Run the parts that are named, or all."""
    unknown = set(names) - set(PARTS)
    if unknown:
        raise SystemExit(f"no such part: {', '.join(unknown)}; there are {', '.join(PARTS)}")
    report = sample.report()
    print(f"Python {platform.python_version()}, {platform.machine()}\n")
    print(HEADER)
    for name in names or PARTS:
        for row in PARTS[name](report):
            print(row, flush=True)


if __name__ == "__main__":
    main(sys.argv[1:])
