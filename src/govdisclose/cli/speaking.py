"""An argument parser that speaks Chinese or English, and says what may have been meant."""

import argparse
import re
from typing import Any, NoReturn

from govdisclose.arguments import did_you_mean
from govdisclose.cli import options
from govdisclose.cli.words import WORDS
from govdisclose.errors import GovdiscloseError, Lang, Message

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


class Parser(argparse.ArgumentParser):
    """An argument parser that speaks one language and raises instead of exiting."""

    def __init__(self, lang: Lang, **settings: Any) -> None:  # noqa: ANN401 - argparse's own
        settings["epilog"] = WORDS["exit"].text(lang)
        super().__init__(add_help=False, allow_abbrev=False, **settings)
        self.lang: Lang = lang
        self.group = self.add_argument_group(WORDS["arguments"].text(lang))
        self.known: list[str] = []
        """Names of its options, or of its commands: what one may have meant."""

    def add(self, *names: str, words: str, **settings: Any) -> None:  # noqa: ANN401 - argparse's own
        """Add an argument, with its words of that name."""
        if settings.get("metavar") in _FILES:
            settings["type"] = options.file_name
        self.group.add_argument(*names, help=WORDS[words].text(self.lang), **settings)
        self.known += [name for name in names if name.startswith("--")]

    def parse_known_args(  # pyright: ignore[reportIncompatibleMethodOverride]
        self,
        args: Any = None,  # noqa: ANN401 - argparse's own
        namespace: Any = None,  # noqa: ANN401
    ) -> Any:  # noqa: ANN401
        """Refuse what is not known here, where it is known what there is: ``error`` names that."""
        parsed, unknown = super().parse_known_args(args, namespace)
        if unknown:
            self.error(f"unrecognized arguments: {' '.join(unknown)}")
        return parsed, unknown

    def error(self, message: str) -> NoReturn:
        """Raise what is wrong, in two languages, with what may have been meant."""
        hints = [did_you_mean(name, self.known) for name in _unknown(message)]
        raise GovdiscloseError(Message.join([_translate(message), *hints], "", ""))

    def format_usage(self) -> str:
        """Write the usage in the language."""
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
