"""Memory: how much a process grows while it renders the same kind of document again and again."""

import gc
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import govdisclose as gd

_STATUS = Path("/proc/self/status")
_RENDERS = 1_000
_CODE = f"""
import memory_ways, sample
print(memory_ways.growth(sample.report(), "{{}}", {_RENDERS}))
"""


def growth(report: gd.Report, name: str, renders: int) -> float:
    """Give by how many MB a process has grown after so many renders, each of another report."""
    for year in range(2000, 2050):  # what is prepared once, and what the allocator keeps
        gd.render(gd.replace(report, {"/year": year}), name)
    before = _resident()
    for number in range(renders):
        year = 2000 + number % 1000
        changes = {
            "/year": year,
            "/agency": gd.Agency(name=f"示例市第{number}局"),
            "/requests/received/total": number,
            "/overview": (gd.Paragraph(f"全年公开信息{number}条。"),),
            "/attachments": (gd.Attachment(f"统计表{number}", (gd.Paragraph("甲"),)),),
        }
        changed = gd.replace(report, changes)
        gd.render(changed, name)
    return (_resident() - before) / 1024


def _resident() -> int:
    """Read the resident memory of this process in kB."""
    gc.collect()
    lines = _STATUS.read_text("ascii").splitlines()
    return next(int(line.split()[1]) for line in lines if line.startswith("VmRSS:"))


def lines(_: gd.Report) -> Iterator[str]:
    """Measure each format in a process of its own."""
    if not _STATUS.exists():
        yield "| memory: cannot be read on this system | | | | |"
        return
    for name in ("docx", "html", "text"):
        command = [sys.executable, "-c", _CODE.format(name)]
        done = subprocess.run(  # noqa: S603 - our own interpreter
            command, cwd=Path(__file__).parent, capture_output=True, text=True, check=True
        )
        grown = float(done.stdout)
        yield f"| memory: {_RENDERS:,} renders as {name} | | | grows by {grown:.1f} MB | < 10 MB |"
