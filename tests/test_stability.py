"""The same again and again: in many threads, and for long."""

import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from itertools import product
from pathlib import Path

import pytest

from govdisclose.renderers import html
from support import web

THREADS, RENDERS = 16, 5_000
NAMES = ["sample-2019", "sample-2021", "everything-2021", "blank-2019", "huaian-2024"]
BENCHMARKS = Path(__file__).parents[1] / "benchmarks"


def test_threads_give_what_one_gives() -> None:
    """16 threads that render 5,000 times each, mixed, give what a single thread gives."""
    modes: list[html.Mode] = ["page", "fragment", "cms"]
    documents = [web.SAMPLES[name]() for name in NAMES]
    jobs = list(product(documents, modes))
    expected = [html.render(document, mode=mode) for document, mode in jobs]

    def differing(start: int) -> int:
        different = 0
        for number in range(start, start + RENDERS):
            document, mode = jobs[number % len(jobs)]
            different += html.render(document, mode=mode) != expected[number % len(jobs)]
        return different

    web.forget()  # so that threads race to prepare what is kept, too
    with ThreadPoolExecutor(THREADS) as pool:
        assert list(pool.map(differing, range(THREADS))) == [0] * THREADS


@pytest.mark.parametrize(
    ("name", "renders"), [("html", 20_000), ("docx", 2_000), ("markdown", 4_000), ("text", 4_000)]
)
def test_memory_does_not_grow(name: str, renders: int) -> None:
    """Thousands of renders, each of another report, grow a fresh process by less than 5 MB."""
    if not Path("/proc/self/status").exists():
        pytest.skip("memory cannot be read on this system")
    grown = f"memory_ways.growth(sample.report(), {name!r}, {renders})"
    code = f"import memory_ways, sample; print({grown})"
    done = subprocess.run(  # noqa: S603 - our own interpreter
        [sys.executable, "-c", code], cwd=BENCHMARKS, capture_output=True, text=True, check=True
    )
    assert float(done.stdout) < 5
