"""The commands that print what the library holds."""

import argparse

from govdisclose.cli.commands import put
from govdisclose.renderers import html
from govdisclose.schema import schema_text


def schema(args: argparse.Namespace) -> int:
    """Print the JSON Schema of an edition."""
    put(args, schema_text(args.edition).encode())
    return 0


def stylesheet(args: argparse.Namespace) -> int:
    """Print the stylesheet of web pages."""
    put(args, html.stylesheet(args.mode).encode())
    return 0
