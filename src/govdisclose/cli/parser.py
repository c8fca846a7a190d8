"""The grammar of the command line, in Chinese or English."""

import argparse
import itertools
import os
import re
from importlib.metadata import version
from typing import Any, NoReturn, get_args

from govdisclose.cli import (
    aggregating,
    checking,
    commands,
    comparing,
    doctor,
    options,
    printing,
    reading,
    rendering,
    ruling,
    tabling,
)
from govdisclose.cli.words import WORDS
from govdisclose.editions.shared import AgencyKind
from govdisclose.errors import GovdiscloseError, Lang, Message, did_you_mean
from govdisclose.summaries import SummaryFormat
from govdisclose.tables import TableForm

# argparse words its complaints in English only; these are the ones that this grammar can raise.
_COMPLAINTS = [
    (r"the following arguments are required: (.*)", r"缺少参数：\1"),
    (r"unrecognized arguments: (.*)", r"不认识的参数：\1"),
    (r"argument (.*): expected (one|at least one) argument", r"参数 \1 之后缺少值"),
    (r"argument (.*): ignored explicit argument (.*)", r"参数 \1 不带值，却得到 \2"),
    (r"argument (.*): invalid choice: (.*) \(choose from (.*)\)", r"参数 \1 不能为 \2，可用：\3"),
    (
        r"argument (.*): expected a whole number above 0, got (.*)",
        r"参数 \1 应为大于 0 的整数，得到 \2",
    ),
    (
        r"argument (.*): expected a year of four digits, such as 2024, got (.*)",
        r"参数 \1 应为四位数的年份，如 2024，得到 \2",
    ),
    (r"argument (.*): the name of a file is empty", r"参数 \1 的文件名是空的"),
    (r"argument (.*): invalid whole_number value: (.*)", r"参数 \1 应为整数，得到 \2"),
]
_FILES = {"FILE", "DIR", "FILE|DIR", "PREVIOUS", "CURRENT"}
"""What stands in the help for the name of a file or a folder."""


class _Parser(argparse.ArgumentParser):
    """An argument parser that speaks one language and raises instead of exiting."""

    def __init__(self, lang: Lang, **settings: Any) -> None:  # noqa: ANN401 - argparse's own
        settings["epilog"] = WORDS["exit"].text(lang)
        super().__init__(add_help=False, allow_abbrev=False, **settings)
        self.lang: Lang = lang
        self.group = self.add_argument_group(WORDS["arguments"].text(lang))
        self.known: list[str] = []
        """Names of its options, or of its commands: what one may have meant."""

    def add(self, *names: str, words: str, **settings: Any) -> None:  # noqa: ANN401 - argparse's own
        if settings.get("metavar") in _FILES:
            settings["type"] = options.file_name
        self.group.add_argument(*names, help=WORDS[words].text(self.lang), **settings)
        self.known += [name for name in names if name.startswith("--")]

    def parse_known_args(self, args: Any = None, namespace: Any = None) -> Any:  # noqa: ANN401 - argparse's own
        """Refuse what is not known here, where it is known what there is: ``error`` names that."""
        parsed, unknown = super().parse_known_args(args, namespace)
        if unknown:
            self.error(f"unrecognized arguments: {' '.join(unknown)}")
        return parsed, unknown

    def error(self, message: str) -> NoReturn:
        hints = [did_you_mean(name, self.known) for name in _unknown(message)]
        raise GovdiscloseError(Message.join([_translate(message), *hints], "", ""))

    def format_usage(self) -> str:
        return super().format_usage().replace("usage: ", WORDS["usage"].text(self.lang), 1)

    def format_help(self) -> str:
        """Write Chinese help with Chinese colons, where argparse has its own."""
        text = super().format_help().replace("usage: ", WORDS["usage"].text(self.lang), 1)
        for heading in ("arguments", "commands"):
            words = WORDS[heading]
            text = text.replace(f"\n{words.zh}:\n", f"\n{words.zh}：\n")
        return text


def _translate(message: str) -> Message:
    english = message.replace("whole_number", "whole number")  # else the name of our function
    for pattern, chinese in _COMPLAINTS:
        if re.fullmatch(pattern, message, re.DOTALL):
            return Message(re.sub(pattern, chinese, message, flags=re.DOTALL), english)
    return Message(message, english)


def _unknown(message: str) -> list[str]:
    """Name what argparse does not know: options, or a command."""
    if message.startswith("unrecognized arguments: "):
        return [word.partition("=")[0] for word in message.split() if word.startswith("--")]
    return re.findall("^argument COMMAND: invalid choice: '(.*?)'", message)


def language(argv: list[str]) -> Lang:
    """Find the language before parsing, so that the parser's own complaints are in it."""
    said = os.environ.get("GOVDISCLOSE_LANG")
    for argument, following in itertools.pairwise([*argv, ""]):
        name, _, value = argument.partition("=")
        if name == "--lang":
            said = value or following
    return "en" if said == "en" else "zh"


def build(lang: Lang) -> argparse.ArgumentParser:
    """Build the parser; ``command`` in its result is the function to call."""
    parser = _Parser(lang, prog="govdisclose", description=WORDS["about"].text(lang))
    parser.add("--version", words="version", action="version", version=version("govdisclose"))
    _add_common(parser, default=lang)
    subparsers = parser.add_subparsers(
        title=WORDS["commands"].text(lang), metavar="COMMAND", required=True
    )

    def command(name: str, function: commands.Command) -> _Parser:
        words = WORDS[name].text(lang)
        sub: _Parser = subparsers.add_parser(name, lang=lang, help=words, description=words)
        _add_common(sub, default=argparse.SUPPRESS)
        parser.known.append(name)
        sub.set_defaults(command=function)
        return sub

    _add_commands(command)
    _add_commands_on_many(command)
    _add_further_commands(command)
    return parser


def _add_common(parser: _Parser, default: str) -> None:
    parser.add("-h", "--help", words="help", action="help")
    parser.add("--lang", words="lang", choices=get_args(Lang), default=default)


def _add_limit(parser: _Parser, words: str = "limit") -> None:
    parser.add("--limit", words=words, action="append", default=[], metavar="NAME=VALUE")


def _add_many(parser: _Parser) -> None:
    parser.add("-j", "--jobs", words="jobs", type=options.above_zero, metavar="N")
    parser.add("--resume", words="resume", action="store_true")
    parser.add("--summary", words="summary", metavar="FILE")


def _add_commands(command: Any) -> None:  # noqa: ANN401 - a local function of build
    new = command("new", commands.new)
    new.add("--edition", words="edition", default="2021", metavar="ID")
    new.add("--year", words="year", type=options.year)
    new.add("--agency", words="agency", default="", metavar="NAME")
    new.add("--xlsx", words="xlsx", action="store_true")
    new.add("-o", "--output", words="output-new", metavar="FILE")

    workbook = command("workbook", commands.workbook)
    workbook.add("file", words="file", metavar="FILE")
    workbook.add("-o", "--output", words="output-workbook", metavar="FILE")
    _add_limit(workbook)

    check = command("check", checking.check)
    check.add("files", words="files", nargs="+", metavar="FILE|DIR")
    check.add("--previous", words="previous-check", metavar="FILE")
    check.add("--parts", words="parts", action="append", default=[], metavar="FILE|DIR")
    check.add("--roster", words="roster", metavar="FILE")
    check.add("--select", words="select", action="append", default=[], metavar="NAMES")
    check.add("--ignore", words="ignore", action="append", default=[], metavar="NAMES")
    check.add("--waivers", words="waivers", metavar="FILE")
    check.add("--fail-on", words="fail-on", choices=tuple(commands.GRAVENESS), default="error")
    check.add("--strict", words="strict-check", action="store_const", dest="fail_on", const="info")
    check.add("--format", words="format-check", choices=get_args(SummaryFormat))
    check.add("-o", "--output", words="output-check", metavar="FILE|DIR")
    check.add("--all", words="all", action="store_true")
    _add_limit(check)
    _add_many(check)

    complete = command("complete", commands.complete)
    complete.add("file", words="file", metavar="FILE")
    complete.add("-o", "--output", words="output", metavar="FILE")
    _add_limit(complete)

    render = command("render", rendering.render)
    render.add("files", words="files", nargs="+", metavar="FILE|DIR")
    render.add("--to", words="to", action="append", default=[], metavar="FORMATS")
    render.add("-o", "--output", words="output-render", metavar="FILE|DIR")
    render.add("-O", "--option", words="option", action="append", default=[], metavar="NAME=VALUE")
    render.add("--previous", words="previous", metavar="FILE")
    render.add("--waivers", words="waivers", metavar="FILE")
    render.add("--strict", words="strict-render", action="store_true")
    _add_limit(render)
    _add_many(render)


def _add_commands_on_many(command: Any) -> None:  # noqa: ANN401 - a local function of build
    read = command("read", reading.read_files)
    read.add("files", words="published", nargs="+", metavar="FILE|DIR")
    read.add("-o", "--output", words="output-read", metavar="FILE|DIR")
    read.add("--check", words="check-read", action="store_true")
    read.add("--strict", words="strict", action="store_true")
    read.add("--format", words="format", choices=("text", "json"), default="text")
    _add_limit(read, "limit-read")
    _add_many(read)

    compare = command("compare", comparing.compare)
    compare.add("previous", words="earlier", metavar="PREVIOUS")
    compare.add("current", words="later", metavar="CURRENT")
    compare.add("--to", words="to-compare", metavar="FORMAT")
    compare.add("-o", "--output", words="output-compare", metavar="FILE")
    compare.add("-O", "--option", words="option", action="append", default=[], metavar="NAME=VALUE")
    compare.add("--movers", words="movers", type=options.whole_number, metavar="N")
    compare.add("--all", words="all-compare", action="store_true")
    _add_limit(compare)

    aggregate = command("aggregate", aggregating.aggregate)
    aggregate.add("files", words="parts-aggregate", nargs="+", metavar="FILE|DIR")
    aggregate.add("--agency", words="agency-aggregate", required=True, metavar="NAME")
    aggregate.add("--year", words="year", required=True, type=options.year)
    aggregate.add("--kind", words="kind", choices=get_args(AgencyKind), default="government")
    aggregate.add("--roster", words="roster", metavar="FILE")
    aggregate.add("--previous", words="previous-aggregate", metavar="FILE")
    aggregate.add("--take-over", words="take-over", action="store_true")
    aggregate.add("--blanks-as-zero", words="blanks-as-zero", action="store_true")
    aggregate.add("--skip-unreadable", words="skip-unreadable", action="store_true")
    aggregate.add("-o", "--output", words="output-aggregate", metavar="FILE")
    aggregate.add("--coverage", words="coverage", metavar="FILE")
    aggregate.add("--breakdown", words="breakdown", metavar="FILE")
    aggregate.add("--report", words="report-aggregate", metavar="FILE")
    _add_limit(aggregate)

    table = command("table", tabling.table)
    table.add("files", words="files-table", nargs="+", metavar="FILE|DIR")
    table.add("-o", "--output", words="output-table", metavar="FILE")
    table.add("--form", words="form", choices=get_args(TableForm), default="long")
    table.add("--edition", words="edition-table", metavar="ID")
    table.add("--no-bom", words="no-bom", action="store_false", dest="bom")
    _add_limit(table)


def _add_further_commands(command: Any) -> None:  # noqa: ANN401 - a local function of build
    schema = command("schema", printing.schema)
    schema.add("edition", words="edition", nargs="?", default="2021", metavar="EDITION")
    schema.add("-o", "--output", words="output", metavar="FILE")

    stylesheet = command("stylesheet", printing.stylesheet)
    stylesheet.add("--mode", words="mode", choices=("page", "fragment"), default="page")
    stylesheet.add("-o", "--output", words="output", metavar="FILE")

    rules = command("rules", ruling.rules)
    rules.add("names", words="names", nargs="*", metavar="NAME")
    rules.add("--format", words="format", choices=("text", "json"), default="text")

    examine = command("doctor", doctor.doctor)
    examine.add("--theme", words="theme", default="windows", metavar="NAME")
    examine.add("--fontconfig", words="fontconfig", action="store_true")
    examine.add("-o", "--output", words="output", metavar="FILE")

    demo = command("demo", commands.demo)
    demo.add("folder", words="folder", metavar="DIR")
