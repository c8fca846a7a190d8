"""The command line at the edges: limits that are raised, and files that are none."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

import govdisclose as gd
from govdisclose.cli import main
from support.sums import filled

REPORT = filled("2021")
READING = [
    *("check FILE", "check FILE FILE", "complete FILE", "compare FILE FILE", "table FILE"),
    *("render FILE --to text", "render FILE --to text,markdown -o out/"),
    *("aggregate FILE --agency 示例市 --year 2024", "check GOOD --parts FILE --select parts"),
    *("check GOOD --previous FILE", "render GOOD --previous FILE --to text"),
]
"""Commands that read reports as JSON."""


@pytest.fixture(autouse=True)
def files(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Give a report, one as a page, and a report that is larger than others."""
    monkeypatch.chdir(tmp_path)
    gd.dump(REPORT, "good.json")
    gd.write(REPORT, "page.html")
    size = Path("good.json").stat().st_size
    text = Path("good.json").read_text("utf-8")
    Path("large.json").write_text(text + " " * (2_000_001 - size), "utf-8")
    Path("loop").symlink_to("loop")


def run(line: str, **places: str) -> int:
    names = {"GOOD": "good.json", "PAGE": "page.html", **places}
    return main([names.get(word, word) for word in line.split()])


@pytest.mark.parametrize("line", READING)
def test_large_json(line: str, capsys: pytest.CaptureFixture[str]) -> None:
    """A file over the limit is refused in words that say what to do, and doing so helps."""
    assert run(line, FILE="large.json") == 2
    assert "--limit max_bytes=" in capsys.readouterr().err
    assert run(f"{line} --limit max_bytes=3000000", FILE="large.json") < 2
    assert "max_bytes" not in capsys.readouterr().err


def test_limits_of_reading(capsys: pytest.CaptureFixture[str]) -> None:
    """Each limit of ``gd.Limits`` can be set, and the message over it says how."""
    assert run("read PAGE --limit cells=10 --limit depth=100") == 2
    assert "--limit cells=…" in capsys.readouterr().err
    assert run("read PAGE --limit cells=1000 --limit depth=100") == 0


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ("check GOOD --limit 5", "--limit 应为 限度=整数，限度可为 max_bytes；得到 '5'"),
        ("check GOOD --limit max_byte=5", "是否应为 max_bytes？"),
        ("check GOOD --limit max_bytes=x", "得到 'max_bytes=x'"),
        ("check GOOD --limit max_bytes=0", "/max_bytes：应为 1 至"),
        ("check GOOD GOOD --limit max_bytes=0", "/max_bytes：应为 1 至"),
        ("check GOOD --limit depth=5", "限度可为 max_bytes"),
        ("read PAGE --limit max_bytes=5", "限度可为 file_bytes"),
        ("read PAGE --limit depth=0", "限度 depth 应为大于 0 的整数"),
    ],
)
def test_limits_that_cannot_be(line: str, words: str, capsys: pytest.CaptureFixture[str]) -> None:
    """What is no limit, or no number, is refused with those that there are."""
    assert run(line) == 2
    assert words in capsys.readouterr().err


@pytest.mark.parametrize("line", [*READING, "read FILE", "read FILE FILE"])
@pytest.mark.parametrize("name", ["loop", "loop/a.json", "absent/a.json", "x" * 300, "good.json/a"])
def test_files_that_are_none(line: str, name: str, capsys: pytest.CaptureFixture[str]) -> None:
    """A link to itself, a name that is too long and the like are named, whatever the command."""
    assert run(line, FILE=name) == 2
    assert capsys.readouterr().err.startswith("govdisclose: ")


@pytest.mark.parametrize(
    "line",
    [
        *("check GOOD -o FILE", "complete GOOD -o FILE", "render GOOD --to text -o FILE"),
        *("read PAGE -o FILE", "compare GOOD GOOD -o FILE --to csv", "table GOOD -o FILE.csv"),
        *("schema -o FILE", "new -o FILE", "check GOOD --summary FILE", "check GOOD -o FILE/"),
        *("aggregate GOOD --agency 甲 --year 2024 --coverage FILE", "stylesheet -o FILE"),
    ],
)
@pytest.mark.parametrize("name", ["loop/a.txt", "x" * 300 + ".txt", "good.json/a.txt"])
def test_places_that_cannot_be(line: str, name: str, capsys: pytest.CaptureFixture[str]) -> None:
    """A place where no file can be is named, and nothing is left behind."""
    before = sorted(Path().iterdir())
    assert main([word.replace("FILE", name) for word in named(line)]) == 2
    assert "govdisclose: " in capsys.readouterr().err
    assert sorted(Path().iterdir()) == before


def named(line: str) -> list[str]:
    return [{"GOOD": "good.json", "PAGE": "page.html"}.get(word, word) for word in line.split()]


def test_names_that_are_no_text() -> None:
    """A file whose name is not UTF-8 is read, rendered and written."""
    if sys.platform != "linux":
        pytest.skip("file systems elsewhere refuse such names")
    name = os.fsdecode(b"\xff.json")
    gd.dump(REPORT, name)
    target = os.fsdecode(b"\xfe.txt")
    assert run("check FILE", FILE=name) == run("render FILE -o TO", FILE=name, TO=target) == 0
    assert run("render FILE --to text -o folder/", FILE=name) == 0
    assert Path(target).read_text("utf-8") == gd.render(REPORT, "text")
    assert [p.read_bytes() for p in Path("folder").glob("*.txt")] == [Path(target).read_bytes()]


@pytest.mark.parametrize(
    ("command", "words"),
    [
        ("check -", "不是 UTF-8 的字节 0xFF"),
        ("check - -", "标准输入只能读一次"),
        ("read -", "UTF-16"),
        ("compare - -", "标准输入只能读一次"),
    ],
)
def test_standard_input_that_is_no_text(command: str, words: str) -> None:
    """Bytes that are no text are refused in words, under an ASCII locale too."""
    done = subprocess.run(  # noqa: S603 - our own command
        [sys.executable, "-W", "error", "-bb", "-m", "govdisclose", *command.split()],
        input=b"\xff\xfe{",
        capture_output=True,
        check=False,
        env=os.environ | {"PYTHONUTF8": "1"},
    )
    assert (done.returncode, done.stdout) == (2, b"")
    assert words in done.stderr.decode()
