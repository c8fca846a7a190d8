"""Which styles and classes of a page have an effect on its text."""

from collections.abc import Mapping
from typing import cast

from lxml import etree
from lxml.etree import _Element as Element

from govdisclose.readers import css
from govdisclose.readers.css import Effect

# "//*/@" looks at elements alone, "//@" at each text between them too.
_STYLES = etree.XPath("//*/@style", smart_strings=False)
_CLASSES = etree.XPath("//*/@class", smart_strings=False)
_HIDDEN = etree.XPath("boolean(//*/@hidden)")


def effects(root: Element) -> Mapping[str | None, Effect] | None:
    """List the styles of a page that have an effect, and the classes.

    None where no element has any, nor the attribute ``hidden``, as on most pages: then there is
    nothing to ask of each element.
    """
    styles = set(cast("list[str]", _STYLES(root)))
    classes = set(cast("list[str]", _CLASSES(root)))
    found: dict[str | None, Effect] = {
        **{names: effect for names in classes if (effect := css.of_class(names))},
        **{style: effect for style in styles if (effect := css.of_style(style))},
    }
    return found if found or _HIDDEN(root) else None
