"""From a report to a document: title, preface, chapters in order, derived tables.

So too from what a check found, from a comparison, and from reports that were added up.
"""

from govdisclose.layouts.aggregate import layout_aggregate
from govdisclose.layouts.chapters import layout
from govdisclose.layouts.comparison import layout_comparison
from govdisclose.layouts.findings import layout_findings

__all__ = ["layout", "layout_aggregate", "layout_comparison", "layout_findings"]
