"""What the commands print: findings, rules, and notes, for people or as JSON."""

import errno
import json
import sys
from collections.abc import Iterable
from typing import Any, TextIO

from govdisclose.checks import Finding, Rule
from govdisclose.errors import GovdiscloseError, Lang, Message
from govdisclose.text import FORBIDDEN

SEVERITIES = {
    "error": Message("错误", "error"),
    "warning": Message("警告", "warning"),
    "info": Message("提示", "info"),
}
_CLEAN = Message("结论：可以公布", "verdict: fit to publish")
_ERRORS = Message("须改正 {errors} 处", "errors to correct: {errors}")
_WARNINGS = Message("须说明 {warnings} 处", "warnings to explain: {warnings}")
_UNASSESSED = Message(
    "{unassessed} 条规则因空白无法判定", "rules not assessed, for blanks: {unassessed}"
)
_VERDICT = Message("结论：{parts}", "verdict: {parts}")
_SOURCE = Message("依据：", "source: ")


_CLOSED = Message("标准输入或标准输出已关闭", "standard input or standard output is closed")
_OS_ERRORS = {
    errno.ENOENT: Message("没有这个文件或文件夹", "no such file or folder"),
    errno.EACCES: Message("没有权限", "permission denied"),
    errno.EPERM: Message("没有权限", "permission denied"),
    errno.EISDIR: Message("是文件夹，不是文件", "is a folder, not a file"),
    errno.ENOTDIR: Message("路径中有一段不是文件夹", "a part of the path is no folder"),
    errno.EEXIST: Message("已有同名文件", "a file of that name exists"),
    errno.ENOSPC: Message("磁盘已满", "no space left on the disk"),
    errno.ELOOP: Message("符号链接成环", "symbolic links form a loop"),
    errno.EROFS: Message("文件系统只读", "the file system is read-only"),
    errno.ENAMETOOLONG: Message("文件名过长", "the file name is too long"),
}


def opened(stream: TextIO | None) -> TextIO:
    """Give a standard stream, which the caller of the process may have closed.

    Raises:
        GovdiscloseError: It is closed.
    """
    if stream is None:
        raise GovdiscloseError(_CLOSED)
    return stream


def failure(error: GovdiscloseError | OSError, lang: Lang) -> None:
    """Print why something could not be done, a line for each reason."""
    if isinstance(error, GovdiscloseError):
        words = error.text(lang)
    else:
        words = reason(error).text(lang)
        words = f"{error.filename}: {words}" if error.filename is not None else words
    for line in words.splitlines():
        print(f"govdisclose: {visible(line)}", file=sys.stderr)


def reason(error: OSError) -> Message:
    """Say in words what the system says by a number."""
    unnamed = Message(str(error.strerror or error), str(error.strerror or error))
    return _OS_ERRORS.get(error.errno or 0, unnamed)


def visible(line: str) -> str:
    """Show characters that a terminal would obey, or hide, by their escapes.

    What a file says is shown in messages, and a file may come from anywhere.
    """
    if line.isprintable():
        return line
    return FORBIDDEN.sub(lambda found: found[0].encode("unicode_escape").decode(), line)


def say(message: Message, lang: Lang) -> None:
    """Print a result."""
    print(message.text(lang), file=opened(sys.stdout))


def note(message: Message, lang: Lang) -> None:
    """Print something beside the result."""
    print(message.text(lang), file=sys.stderr)


def data(value: object, file: TextIO | None = None) -> None:
    """Print plain data as JSON."""
    print(json.dumps(value, ensure_ascii=False, indent=2), file=opened(file or sys.stdout))


def findings(
    name: str | None, found: list[Finding], lang: Lang, file: TextIO | None = None
) -> None:
    """Print findings and the verdict; the name of the file stands above where there are more."""
    out = opened(file or sys.stdout)
    if name is not None:
        print(f"== {name}", file=out)
    for finding in found:
        severity = SEVERITIES[finding.severity].text(lang)
        print(f"{severity} {finding.rule} {' '.join(finding.left[:1])}", file=out)
        print(f"    {finding.message.text(lang)}", file=out)
    print(verdict(found).text(lang), file=out)


def verdict(found: list[Finding]) -> Message:
    """Sum findings up in one line."""
    unassessed = sum(finding.status == "unassessed" for finding in found)
    counts = {
        "errors": sum(finding.severity == "error" for finding in found),
        "warnings": sum(finding.severity == "warning" for finding in found),
        "unassessed": unassessed,
    }
    templates = {"errors": _ERRORS, "warnings": _WARNINGS, "unassessed": _UNASSESSED}
    parts = [templates[key].format(**counts) for key, count in counts.items() if count]
    if not parts:
        return _CLEAN
    return _VERDICT.format(parts=Message.join(parts, zh="，"))


def as_data(name: str, found: list[Finding], lang: Lang) -> dict[str, Any]:
    """Give the findings of one file as plain data."""
    return {
        "file": name,
        "verdict": verdict(found).text(lang),
        "findings": [
            {
                "rule": finding.rule,
                "severity": finding.severity,
                "status": finding.status,
                "labels": list(finding.labels),
                "left": list(finding.left),
                "right": list(finding.right),
                "message": finding.message.text(lang),
                "expected": finding.expected,
                "actual": finding.actual,
                "delta": finding.delta,
            }
            for finding in found
        ],
    }


def rule_as_data(rule: Rule, lang: Lang) -> dict[str, Any]:
    """Give a rule as plain data."""
    return {
        "id": rule.id,
        "severity": rule.severity,
        "editions": list(rule.editions),
        "title": rule.title.text(lang),
        "explanation": rule.explanation.text(lang),
        "silenced_by_remark": rule.silenced_by_remark,
        "source": rule.source.text(lang),
    }


def rules(records: Iterable[Rule], lang: Lang) -> None:
    """Print the rules for people."""
    out = opened(sys.stdout)
    for rule in records:
        severity = SEVERITIES[rule.severity].text(lang)
        print(f"{rule.id}  [{severity}]  {rule.title.text(lang)}", file=out)
        print(f"    {rule.explanation.text(lang)}", file=out)
        print(f"    {_SOURCE.text(lang)}{rule.source.text(lang)}", file=out)
