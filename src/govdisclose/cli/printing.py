"""The commands that print what the library holds."""

import argparse

from govdisclose import checks
from govdisclose.cli import output
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


def rules(args: argparse.Namespace) -> int:
    """List the rules."""
    if args.format == "json":
        output.data([output.rule_as_data(rule, args.lang) for rule in checks.rules()])
    else:
        output.rules(checks.rules(), args.lang)
    return 0
