"""The command that lists the formats that are installed."""

import argparse
import sys

from govdisclose import renderers
from govdisclose.cli import output
from govdisclose.errors import Message, UnknownFormatError

_FORMAT = Message("{name}  {suffix}  由 {package} 提供", "{name}  {suffix}  from {package}")
_NOT_USED = Message(
    "    {package} 也登记了 {name}，不用：内置的优先",
    "    {package} registers {name} too, and is not used: the built-in one is",
)
_OPTIONS = Message("    选项：{options}", "    options: {options}")
_OPTION = Message("{name}（{kind}）", "{name} ({kind})")


def formats(args: argparse.Namespace) -> int:
    """List the formats by name, with the package and the options of each."""
    packages = renderers.packages()
    out = output.opened(sys.stdout)
    status = 0
    for name in renderers.names():
        try:
            renderer = renderers.load(name)
        except UnknownFormatError as error:  # its package is broken; the others are listed
            output.failure(error, args.lang)
            status = 2
            continue
        package, *others = packages[name]
        lines = [_FORMAT.format(name=name, suffix=renderer.suffix, package=package)]
        lines += [_NOT_USED.format(name=name, package=other) for other in others]
        options = [
            _OPTION.format(name=option, kind=kind.__name__)
            for option, kind in renderer.options.items()
        ]
        if options:
            lines.append(_OPTIONS.format(options=Message.join(options)))
        for words in lines:
            print(words.text(args.lang), file=out)
    return status
