"""What the commands over many files share: how they are worked on, and what is told of them."""

import argparse
import sys
from collections import Counter
from collections.abc import Generator, Iterator
from contextlib import ExitStack, closing, contextmanager
from pathlib import Path

import attrs

from govdisclose.batch import Facts, How, Result, Source
from govdisclose.batch.folders import JSON_SUFFIXES, PUBLISHED_SUFFIXES
from govdisclose.batch.pools import processors
from govdisclose.batch.sources import items
from govdisclose.batch.weights import FULL, dearest, weight
from govdisclose.checks import Conclusion
from govdisclose.checks.concluding import kind
from govdisclose.cli import inputs, listing, options, output
from govdisclose.cli.commands import counts
from govdisclose.cli.progress import Bar
from govdisclose.cli.rows import Rows, rows
from govdisclose.errors import GovdiscloseError, Message
from govdisclose.summaries import text
from govdisclose.text import visible

_FEW = 100
"""Below as many files, one process is done before others have begun."""
_NO_RESUME = Message(
    "--resume 须与 -o 文件夹/ 同用：做到哪里，记在文件夹中",
    "--resume needs -o FOLDER/, in which it is written what was done",
)
_NO_FOLDER = Message(
    "多个文件的 -o 应为文件夹，而 {path} 是文件名",
    "for several files, -o takes a folder, and {path} is the name of a file",
)
_INTERRUPTED = Message(
    "已中断：{count} 份中做完了 {done} 份", "interrupted: {done} of {count} were done"
)
_GO_ON = Message(
    "；加上 --resume 再运行一次，从此处接着做", "; run it again with --resume to go on"
)
_WRITTEN = Message("已写出 {paths}", "wrote {paths}")
_KEPT = Message("未变，保留 {paths}", "unchanged, kept {paths}")
_WITH = Message("{words}；{more}", "{words}; {more}")
_IN_ALL = Message("{count} 个文件：{parts}", "{count} files: {parts}")
_OUTCOMES = {
    "render": {
        "done": Message("生成了 {count} 个", "{count} rendered"),
        "kept": Message("未变而保留 {count} 个", "{count} unchanged and kept"),
        "refused": Message("按 --strict 未生成 {count} 个", "{count} refused, as --strict asks"),
        "failed": Message("未能生成 {count} 个", "{count} not rendered"),
    },
    "check": {
        "done": Message("检查了 {count} 个", "{count} checked"),
        "kept": Message("未变而保留 {count} 个", "{count} unchanged and kept"),
        "failed": Message("未能检查 {count} 个", "{count} not checked"),
    },
    "read": {
        "done": Message("读取了 {count} 个", "{count} read"),
        "kept": Message("未变而保留 {count} 个", "{count} unchanged and kept"),
        "failed": Message("未能读取 {count} 个", "{count} not readable"),
    },
}


class Run:
    """A batch in hand: its files, how they are worked on, and what has come of them so far."""

    def __init__(self, args: argparse.Namespace, kind: frozenset[str], folder: Path | None) -> None:
        """List the files.

        Args:
            args: Files and folders, and how they are worked on.
            kind: Suffixes of the files that are taken from folders.
            folder: Where outputs go, if there are any.

        Raises:
            GovdiscloseError: The options do not fit each other, or standard input is closed.
        """
        if args.resume and folder is None:
            raise GovdiscloseError(_NO_RESUME)
        inputs.refuse_two_inputs(*args.files)
        as_json = kind == JSON_SUFFIXES
        most = options.max_bytes(args) if as_json else options.limits(args).file_bytes
        self.sources: list[Source] = [
            (name, inputs.standard_input(most)) if name == "-" else name
            for name in listing.left_over(args.files, args.output, kind)
        ]
        paths = [item.path for item in items(self.sources, kind, folder)]
        self.count = len(paths)
        made = dearest(f".{name}" for name in options.names(getattr(args, "to", None) or ()))
        self.how = _how(args, [made * weight(path) for path in paths])
        self.status = 0
        self.counts: Counter[str] = Counter()
        self.verdicts: Counter[str] = Counter()
        self.bar = Bar(self.count, args.lang)
        self.stack = ExitStack()
        self.rows: Rows | None = None
        self._args = args
        self._kind = kind

    def each(self, results: Generator[Result]) -> Iterator[Result]:
        """Give the results in the order of the files, when what failed has been told."""
        self.stack.enter_context(closing(results))
        for given in _in_order(self._counted(results)):
            result = self._explained(given)
            if result.error is not None:
                # What is refused as not good enough can be used all the same.
                self.status = max(self.status, 1 if result.findings else 2)
                with self.bar.aside():
                    output.failure(GovdiscloseError(words_of(result)), self._args.lang)
            if self.rows is not None:
                self.rows.add(result)
            yield result

    def count_verdict(self, facts: Facts, fail_on: str) -> None:
        """Let the findings of a report count, for the exit status and in the end."""
        if facts.worst is not None and counts(facts.worst, fail_on):
            self.status = max(self.status, 1)
        if facts.conclusion is not None:
            self.verdicts[kind(facts.conclusion)] += 1

    def show(self, content: str) -> None:
        """Print results: in lines, on standard output."""
        with self.bar.aside():
            print(content, end="", file=output.opened(sys.stdout), flush=self.bar.shown)

    def note(self, message: Message) -> None:
        """Say that a file is done, where no bar shows how far it is."""
        if not self.bar.shown:
            output.note(message, self._args.lang)

    def tell(self, result: Result, *more: Message) -> None:
        """Say what was written of a file."""
        paths = [visible(str(output.path)) for output in result.outputs]
        words = _KEPT if result.status == "kept" else _WRITTEN
        line = words.format(paths=Message("、".join(paths), ", ".join(paths)))
        for one in more:
            line = _WITH.format(words=line, more=one)
        self.note(line)

    def tell_all(self, command: str) -> None:
        """Say in a line what came of all files, where there are several."""
        if self.count == 1:
            return
        parts = [
            words.format(count=self.counts[kind])
            for kind, words in _OUTCOMES[command].items()
            if self.counts[kind] or kind in {"done", "failed"}
        ]
        line = _IN_ALL.format(count=self.count, parts=Message.join(parts, "，"))
        if self.verdicts:
            line = _WITH.format(words=line, more=text.tally(self.verdicts))
        output.note(line, self._args.lang)

    def _explained(self, result: Result) -> Result:
        """Say of a published file that is taken for a report as JSON, which command reads it."""
        as_json = self._kind == JSON_SUFFIXES and Path(result.source).is_file()
        if result.error is None or not as_json:
            return result
        return attrs.evolve(result, error=inputs.not_json(result.source, result.error))

    def _counted(self, results: Iterator[Result]) -> Iterator[Result]:
        for result in results:
            failed = result.status == "failed"
            self.counts["refused" if failed and result.findings else result.status] += 1
            yield result
            self.bar.advance(failed=failed)


@contextmanager
def running(args: argparse.Namespace, kind: frozenset[str], folder: Path | None) -> Iterator[Run]:
    """Prepare a batch; where it is interrupted, say how to go on.

    Raises:
        GovdiscloseError: The options do not fit each other.
        OSError: The summary cannot be written.
    """
    run = Run(args, kind, folder)
    with run.stack as stack:
        if args.summary is not None:
            run.rows = stack.enter_context(rows(args.summary, args.lang))
        stack.enter_context(run.bar)
        try:
            yield run
        except KeyboardInterrupt:
            words = _INTERRUPTED.format(done=sum(run.counts.values()), count=run.count)
            goes_on = [] if folder is None else [_GO_ON]
            with run.bar.aside():
                output.note(Message.join([words, *goes_on], "", ""), args.lang)
            raise


def folder_of(target: str) -> Path:
    """Take the name of a folder of outputs.

    Raises:
        GovdiscloseError: It is the name of a file.
    """
    folder = Path(target)
    files = JSON_SUFFIXES | PUBLISHED_SUFFIXES
    named = folder.suffix.lower() in files and not inputs.is_folder(target)
    if named or folder.is_file():
        raise GovdiscloseError(_NO_FOLDER.format(path=target))
    return folder


def words_of(result: Result) -> Message:
    """Say why nothing came of a file, each line with its name."""
    words = result.error or Message("", "")
    return inputs.of_file(result.source, words)


def conclusion(facts: Facts) -> tuple[Message, ...]:
    """Give the conclusion on a report, where it has anything to say."""
    if facts.conclusion is None or facts.conclusion == Conclusion():
        return ()
    return (facts.conclusion.message,)


def _how(args: argparse.Namespace, weights: list[int]) -> How:
    """Decide how many processes there are, and how much each gets at once: all get some of few."""
    count = len(weights)
    jobs = args.jobs or (1 if sum(weights) < _FEW else processors())
    workers = max(1, min(jobs, count))
    share = max(1, count // (4 * workers))
    chunk = share if share * max(weights, default=1) < FULL else None
    return {"workers": workers, "chunk": chunk, "resume": args.resume}


def _in_order(results: Iterator[Result]) -> Iterator[Result]:
    """Give results in the order of their numbers; few wait, as few are worked on at a time."""
    waiting: dict[int, Result] = {}
    due = 0
    for result in results:
        waiting[result.index] = result
        while due in waiting:
            yield waiting.pop(due)
            due += 1
