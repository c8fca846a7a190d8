"""The report of last year that an item of a batch is compared with: read where it is worked on."""

import attrs

from govdisclose import codec
from govdisclose.batch.sources import Item
from govdisclose.checks import Pairing, errors_in_figures, pairing
from govdisclose.editions import Report
from govdisclose.errors import GovdiscloseError, Message
from govdisclose.system import reason


def opened(item: Item) -> Item:
    """Read the report that an item is compared with, where it is a file."""
    if item.last is None:
        return item
    try:
        return attrs.evolve(item, last=attrs.evolve(item.last, data=item.last.content(item.most)))
    except OSError as error:
        return _alone(item, item.last, error)


def compared(item: Item) -> tuple[Pairing | None, Report | None]:
    """Give the report that an item is compared with, of which the content was read."""
    if item.pairing is None or item.last is None or item.last.data is None:
        return item.pairing, None
    try:
        previous = codec.loads(item.last.data, max_bytes=item.most)
    except GovdiscloseError as error:
        return _alone(item, item.last, error).pairing, None
    return attrs.evolve(item.pairing, errors=errors_in_figures(previous)), previous


def _alone(item: Item, last: Item, error: GovdiscloseError | OSError) -> Item:
    """Give an item that is compared with none after all, as that cannot be used."""
    found = pairing("unreadable", last.name, reason=why(error))
    return attrs.evolve(item, pairing=found, last=None)


def why(error: GovdiscloseError | OSError) -> Message:
    """Say why a report of last year cannot be used."""
    if isinstance(error, OSError):
        return reason(error)
    return Message(error.text("zh"), error.text("en"))
