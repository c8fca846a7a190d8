"""From a report to a document: title, preface, chapters in order, derived tables."""

from govdisclose.layouts.chapters import is_blank_form, layout, layout_comparison

__all__ = ["is_blank_form", "layout", "layout_comparison"]
