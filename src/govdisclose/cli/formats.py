"""The command that lists the formats that are installed."""

import argparse
import sys
from importlib.metadata import entry_points

from govdisclose import renderers
from govdisclose.cli import output
from govdisclose.errors import Message, UnknownFormatError
from govdisclose.plugins import package_of

_FORMAT = Message("{name}  {suffix}  由 {package} 提供", "{name}  {suffix}  from {package}")
_OPTIONS = Message("    选项：{options}", "    options: {options}")
_OPTION = Message("{name}（{kind}）", "{name} ({kind})")


def formats(args: argparse.Namespace) -> int:
    """List the formats by name, with the package and the options of each."""
    packages = {point.name: package_of(point) for point in entry_points(group=renderers.GROUP)}
    out = output.opened(sys.stdout)
    status = 0
    for name in renderers.names():
        try:
            renderer = renderers.load(name)
        except UnknownFormatError as error:  # its package is broken; the others are listed
            output.failure(error, args.lang)
            status = 2
            continue
        words = _FORMAT.format(name=name, suffix=renderer.suffix, package=packages[name])
        print(words.text(args.lang), file=out)
        options = [
            _OPTION.format(name=option, kind=kind.__name__)
            for option, kind in renderer.options.items()
        ]
        if options:
            words = _OPTIONS.format(options=Message.join(options))
            print(words.text(args.lang), file=out)
    return status
