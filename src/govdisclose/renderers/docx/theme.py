"""Fonts by name. No font is ever shipped: the reader's machine has it, or has a substitute."""

import attrs

ALTERNATES = {
    "方正小标宋简体": "方正小标宋_GBK",
    "仿宋_GB2312": "仿宋",
    "楷体_GB2312": "楷体",
}
"""What a font is called elsewhere; written to the file so that a word processor finds it."""


@attrs.frozen(kw_only=True)
class Theme:
    """The fonts of a document (GB/T 9704-2012, 7.3); the defaults are those of Chinese Windows."""

    title: str = "方正小标宋简体"
    heading_1: str = "黑体"
    """Of headings 一、; the standard's 黑体."""
    heading_2: str = "楷体_GB2312"
    """Of headings （一）; those below are set in the font of the text."""
    body: str = "仿宋_GB2312"
    table: str = "仿宋_GB2312"
    page_number: str = "宋体"

    @property
    def fonts(self) -> tuple[str, ...]:
        """All fonts, each once."""
        return tuple(dict.fromkeys(attrs.astuple(self)))


DEFAULT = Theme()
