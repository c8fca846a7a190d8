"""From a report to a document: title, preface, chapters in order, derived tables."""

from govdisclose.layouts.chapters import layout

__all__ = ["layout"]
