"""The commands that print what the library holds."""

import argparse

from govdisclose import libraries
from govdisclose.cli.commands import put
from govdisclose.renderers import html
from govdisclose.schema import schema_text


def schema(args: argparse.Namespace) -> int:
    """Print the JSON Schema of an edition."""
    put(args, schema_text(args.edition).encode())
    return 0


def stylesheet(args: argparse.Namespace) -> int:
    """Print the stylesheet of web pages."""
    with libraries.needed():
        css = html.stylesheet(args.mode)
    put(args, css.encode())
    return 0
