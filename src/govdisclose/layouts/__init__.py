"""From a report to a document: title, preface, chapters in order, derived tables.

So too from what a check found, and from a comparison.
"""

from govdisclose.layouts.chapters import is_blank_form, layout
from govdisclose.layouts.comparison import layout_comparison
from govdisclose.layouts.findings import layout_findings

__all__ = ["is_blank_form", "layout", "layout_comparison", "layout_findings"]
