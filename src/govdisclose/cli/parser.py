"""The grammar of the command line, in Chinese or English."""

import argparse
import itertools
import os
from importlib.metadata import version
from typing import Any, get_args

from govdisclose.cli import (
    aggregating,
    checking,
    commands,
    comparing,
    doctor,
    formats,
    options,
    printing,
    reading,
    rendering,
    ruling,
    tabling,
)
from govdisclose.cli.speaking import Parser
from govdisclose.cli.words import WORDS
from govdisclose.editions import IN_USE
from govdisclose.editions.shared import AgencyKind
from govdisclose.errors import Lang
from govdisclose.summaries import SummaryFormat
from govdisclose.tables import TableForm


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
    parser = Parser(lang, prog="govdisclose", description=WORDS["about"].text(lang))
    parser.add("--version", words="version", action="version", version=version("govdisclose"))
    _add_common(parser, default=lang)
    subparsers = parser.add_subparsers(
        title=WORDS["commands"].text(lang), metavar="COMMAND", required=True
    )

    def command(name: str, function: commands.Command) -> Parser:
        words = WORDS[name].text(lang)
        sub: Parser = subparsers.add_parser(name, lang=lang, help=words, description=words)
        _add_common(sub, default=argparse.SUPPRESS)
        parser.known.append(name)
        sub.set_defaults(command=function)
        return sub

    _add_filling_in(command)
    _add_commands(command)
    _add_commands_on_many(command)
    _add_further_commands(command)
    return parser


def _add_common(parser: Parser, default: str) -> None:
    parser.add("-h", "--help", words="help", action="help")
    parser.add("--lang", words="lang", choices=get_args(Lang), default=default)


def _add_limit(parser: Parser, words: str = "limit") -> None:
    parser.add("--limit", words=words, action="append", default=[], metavar="NAME=VALUE")


def _add_many(parser: Parser) -> None:
    parser.add("-j", "--jobs", words="jobs", type=options.above_zero, metavar="N")
    parser.add("--resume", words="resume", action="store_true")
    parser.add("--summary", words="summary", metavar="FILE")


def _add_filling_in(command: Any) -> None:  # noqa: ANN401 - a local function of build
    new = command("new", commands.new)
    new.add("--edition", words="edition-new", metavar="ID")
    new.add("--year", words="year", type=options.year)
    new.add("--agency", words="agency", default="", metavar="NAME")
    new.add("--xlsx", words="xlsx", action="store_true")
    new.add("-o", "--output", words="output-new", metavar="FILE")
    new.add("--force", words="force", action="store_true")

    workbook = command("workbook", commands.workbook)
    workbook.add("file", words="file", metavar="FILE")
    workbook.add("-o", "--output", words="output-workbook", metavar="FILE")
    workbook.add("--force", words="force", action="store_true")
    _add_limit(workbook)


def _add_commands(command: Any) -> None:  # noqa: ANN401 - a local function of build
    check = command("check", checking.check)
    check.add("files", words="files", nargs="+", metavar="FILE|DIR")
    check.add("--previous", words="previous-check", metavar="FILE|DIR")
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
    read.add("--format", words="format-read", choices=reading.FORMATS, default="text")
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
    schema.add("edition", words="edition", nargs="?", default=IN_USE.id, metavar="EDITION")
    schema.add("-o", "--output", words="output", metavar="FILE")

    stylesheet = command("stylesheet", printing.stylesheet)
    stylesheet.add("--mode", words="mode", choices=("page", "fragment"), default="page")
    stylesheet.add("-o", "--output", words="output", metavar="FILE")

    command("formats", formats.formats)

    rules = command("rules", ruling.rules)
    rules.add("names", words="names", nargs="*", metavar="NAME")
    rules.add("--format", words="format", choices=("text", "json"), default="text")

    examine = command("doctor", doctor.doctor)
    examine.add("--theme", words="theme", default="windows", metavar="NAME")
    examine.add("--pdf", words="only-pdf", action="store_true")
    examine.add("--fontconfig", words="fontconfig", action="store_true")
    examine.add("-o", "--output", words="output", metavar="FILE")

    demo = command("demo", commands.demo)
    demo.add("folder", words="folder", metavar="DIR")
