"""The grammar of the command line, in Chinese or English."""

import argparse
import itertools
import re
from importlib.metadata import version
from typing import Any, NoReturn, get_args

from govdisclose.cli import commands, doctor, options, printing, reading
from govdisclose.errors import GovdiscloseError, Lang, Message

# argparse words its complaints in English only; these are the ones that this grammar can raise.
_COMPLAINTS = [
    (r"the following arguments are required: (.*)", r"缺少参数：\1"),
    (r"unrecognized arguments: (.*)", r"不认识的参数：\1"),
    (r"argument (.*): expected (one|at least one) argument", r"参数 \1 之后缺少值"),
    (r"argument (.*): ignored explicit argument (.*)", r"参数 \1 不带值，却得到 \2"),
    (r"argument (.*): invalid choice: (.*) \(choose from (.*)\)", r"参数 \1 不能为 \2，可用：\3"),
    (r"argument (.*): invalid whole_number value: (.*)", r"参数 \1 应为整数，得到 \2"),
]

_WORDS = {
    "about": Message(
        "政府信息公开工作年度报告：填写、检查、生成 Word、网页、Markdown 和文本",
        "Annual reports on government information disclosure: fill in, check, and render them",
    ),
    "usage": Message("用法：", "usage: "),
    "commands": Message("命令", "commands"),
    "arguments": Message("参数", "arguments"),
    "exit": Message(
        "退出状态：0 良好；1 有错误（--strict 时：有任何问题）、合计不符，或缺字体；"
        "2 输入或命令不可用。",
        "Exit status: 0 good; 1 findings of severity error (any finding with --strict), sums that "
        "do not hold, or missing fonts; 2 the input or the call is unusable.",
    ),
    "help": Message("显示本说明", "show this help"),
    "version": Message("显示版本", "show the version"),
    "lang": Message("消息的语言：zh（默认）或 en", "language of messages: zh (default) or en"),
    "file": Message("报告的 JSON 文件；- 为标准输入", "JSON file of a report; - is standard input"),
    "output": Message(
        "写入的文件；缺省或 - 为标准输出", "file to write; standard output by default, or with -"
    ),
    "edition": Message("表格版本：2019 或 2021（默认）", "edition: 2019 or 2021 (default)"),
    "year": Message("报告年度", "report year"),
    "agency": Message("机关名称", "name of the agency"),
    "strict": Message("任何问题都算不合格", "any finding counts as a failure"),
    "strict-render": Message(
        "有任何问题就不生成", "refuse to render a report that has any finding"
    ),
    "format": Message(
        "输出形式：text（默认）或 json", "form of the output: text (default) or json"
    ),
    "to": Message(
        "格式名称，如 docx、html、markdown、text；缺省时依 -o 的后缀",
        "name of the format, such as docx, html, markdown, text; by default that of the suffix of "
        "-o",
    ),
    "option": Message(
        "格式的选项，如 -O layout=cells；可重复",
        "option of the format, such as -O layout=cells; repeatable",
    ),
    "previous": Message(
        "上一年度报告的 JSON 文件，在最后一章之后与之对比",
        "JSON file of last year's report, to compare with behind the last chapter",
    ),
    "theme": Message(
        "主题：windows（默认）、xinchuang 或 open", "theme: windows (default), xinchuang or open"
    ),
    "fontconfig": Message(
        "改为输出 fontconfig 的配置，其中有可代替所缺字体的字体",
        "print a configuration of fontconfig instead: which fonts stand in for missing ones",
    ),
    "folder": Message("写入的文件夹，没有则新建", "folder to write to, made if it is absent"),
    "new": Message("新建空白报告（JSON）", "make a blank report (JSON)"),
    "check": Message("检查报告，说明何处有误", "check reports, and say what is wrong where"),
    "complete": Message(
        "补全空白：分项补 0，总计补合计；已填的数不动",
        "fill blanks: parts with 0, totals with their sums; filled cells stay",
    ),
    "render": Message("生成 Word、网页、Markdown 或文本", "render to Word, HTML, Markdown or text"),
    "read": Message(
        "读取已公布的报告（Word、网页、文本、Markdown、PDF），说明有何疑问",
        "read published reports (Word, HTML, text, Markdown, PDF), and say what is odd",
    ),
    "published": Message(
        "已公布的报告：.docx、.html、.txt、.md、.pdf；- 为标准输入",
        "a published report: .docx, .html, .txt, .md, .pdf; - is standard input",
    ),
    "output-read": Message(
        "把读出的报告写成 JSON：读一个文件时写成文件，读多个时写进文件夹；- 为标准输出；缺省时不写",
        "write the report as JSON: one to a file, several into a folder; - is standard output; "
        "nothing is written by default",
    ),
    "check-read": Message("并按规则检查读出的报告", "check the report that was read, too"),
    "schema": Message("输出 JSON Schema（2020-12）", "print the JSON Schema (2020-12)"),
    "stylesheet": Message("输出网页的样式表（CSS）", "print the stylesheet (CSS) of web pages"),
    "mode": Message(
        "整个网页（page，默认）或片段（fragment）的样式表",
        "stylesheet of whole pages (page, default) or of fragments (fragment)",
    ),
    "rules": Message("列出检查规则", "list the rules of check"),
    "doctor": Message(
        "查看本机有无 Word 文件所用的字体", "say whether this machine has the fonts of Word files"
    ),
    "demo": Message(
        "把一份示例报告生成为 JSON、Word、网页、Markdown 和文本",
        "write a sample report as JSON, Word, HTML, Markdown and text",
    ),
}


class _Parser(argparse.ArgumentParser):
    """An argument parser that speaks one language and raises instead of exiting."""

    def __init__(self, lang: Lang, **settings: Any) -> None:  # noqa: ANN401 - argparse's own
        settings["epilog"] = _WORDS["exit"].text(lang)
        super().__init__(add_help=False, allow_abbrev=False, **settings)
        self.lang: Lang = lang
        self.group = self.add_argument_group(_WORDS["arguments"].text(lang))

    def add(self, *names: str, words: str, **settings: Any) -> None:  # noqa: ANN401 - argparse's own
        self.group.add_argument(*names, help=_WORDS[words].text(self.lang), **settings)

    def error(self, message: str) -> NoReturn:
        raise GovdiscloseError(_translate(message))

    def format_usage(self) -> str:
        return super().format_usage().replace("usage: ", _WORDS["usage"].text(self.lang), 1)

    def format_help(self) -> str:
        return super().format_help().replace("usage: ", _WORDS["usage"].text(self.lang), 1)


def _translate(message: str) -> Message:
    english = message.replace("whole_number", "whole number")  # else the name of our function
    for pattern, chinese in _COMPLAINTS:
        if re.fullmatch(pattern, message, re.DOTALL):
            return Message(re.sub(pattern, chinese, message, flags=re.DOTALL), english)
    return Message(message, english)


def language(argv: list[str]) -> Lang:
    """Find the language before parsing, so that the parser's own complaints are in it."""
    for argument, following in itertools.pairwise([*argv, ""]):
        if argument == "--lang=en" or (argument == "--lang" and following == "en"):
            return "en"
    return "zh"


def build(lang: Lang) -> argparse.ArgumentParser:
    """Build the parser; ``command`` in its result is the function to call."""
    parser = _Parser(lang, prog="govdisclose", description=_WORDS["about"].text(lang))
    parser.add("--version", words="version", action="version", version=version("govdisclose"))
    _add_common(parser)
    subparsers = parser.add_subparsers(
        title=_WORDS["commands"].text(lang), metavar="COMMAND", required=True
    )

    def command(name: str, function: commands.Command) -> _Parser:
        words = _WORDS[name].text(lang)
        sub: _Parser = subparsers.add_parser(name, lang=lang, help=words, description=words)
        _add_common(sub, default=argparse.SUPPRESS)
        sub.set_defaults(command=function)
        return sub

    _add_commands(command)
    _add_further_commands(command)
    return parser


def _add_common(parser: _Parser, **lang_default: Any) -> None:  # noqa: ANN401 - argparse's own
    parser.add("-h", "--help", words="help", action="help")
    parser.add("--lang", words="lang", choices=get_args(Lang), **({"default": "zh"} | lang_default))


def _add_commands(command: Any) -> None:  # noqa: ANN401 - a local function of build
    new = command("new", commands.new)
    new.add("--edition", words="edition", default="2021", metavar="ID")
    new.add("--year", words="year", type=options.whole_number)
    new.add("--agency", words="agency", default="", metavar="NAME")
    new.add("-o", "--output", words="output", metavar="FILE")

    check = command("check", commands.check)
    check.add("files", words="file", nargs="+", metavar="FILE")
    check.add("--strict", words="strict", action="store_true")
    check.add("--format", words="format", choices=("text", "json"), default="text")

    complete = command("complete", commands.complete)
    complete.add("file", words="file", metavar="FILE")
    complete.add("-o", "--output", words="output", metavar="FILE")

    render = command("render", commands.render)
    render.add("file", words="file", metavar="FILE")
    render.add("--to", words="to", metavar="FORMAT")
    render.add("-o", "--output", words="output", metavar="FILE")
    render.add("-O", "--option", words="option", action="append", default=[], metavar="NAME=VALUE")
    render.add("--previous", words="previous", metavar="FILE")
    render.add("--strict", words="strict-render", action="store_true")


def _add_further_commands(command: Any) -> None:  # noqa: ANN401 - a local function of build
    read = command("read", reading.read_files)
    read.add("files", words="published", nargs="+", metavar="FILE")
    read.add("-o", "--output", words="output-read", metavar="FILE")
    read.add("--check", words="check-read", action="store_true")
    read.add("--strict", words="strict", action="store_true")
    read.add("--format", words="format", choices=("text", "json"), default="text")

    schema = command("schema", printing.schema)
    schema.add("edition", words="edition", nargs="?", default="2021", metavar="EDITION")
    schema.add("-o", "--output", words="output", metavar="FILE")

    stylesheet = command("stylesheet", printing.stylesheet)
    stylesheet.add("--mode", words="mode", choices=("page", "fragment"), default="page")
    stylesheet.add("-o", "--output", words="output", metavar="FILE")

    rules = command("rules", printing.rules)
    rules.add("--format", words="format", choices=("text", "json"), default="text")

    examine = command("doctor", doctor.doctor)
    examine.add("--theme", words="theme", default="windows", metavar="NAME")
    examine.add("--fontconfig", words="fontconfig", action="store_true")
    examine.add("-o", "--output", words="output", metavar="FILE")

    demo = command("demo", commands.demo)
    demo.add("folder", words="folder", metavar="DIR")
