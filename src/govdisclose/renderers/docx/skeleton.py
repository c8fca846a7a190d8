"""The smallest package that python-docx opens, written for this library.

python-docx's own template is never used: US Letter, Japanese and English defaults, and theme
fonts that win over named ones. Here is no theme, and nothing that depends on a report.
"""

from collections.abc import Iterable
from io import BytesIO
from zipfile import ZipFile

from govdisclose.renderers.docx.fonts import alternate
from govdisclose.renderers.docx.markup import attribute

XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_SCHEMAS = "http://schemas.openxmlformats.org"
_W = f'xmlns:w="{_SCHEMAS}/wordprocessingml/2006/main"'
_R = f'xmlns:r="{_SCHEMAS}/officeDocument/2006/relationships"'
_RELATIONSHIPS = f'xmlns="{_SCHEMAS}/package/2006/relationships"'
_WORD_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml"

PLACE = "<w:p/>"
"""Stands in the document where the blocks go."""

DATA = "customXml/item1.xml"
"""The part that holds what the document was made from."""
DATA_NAMESPACE = "urn:govdisclose:report"
"""Namespace of the root element of that part, by which it is found whatever its name."""
# Any id will do, as long as no other data in the same file has it.
_DATA_ID = "{6F1B5D0A-7C52-4E0B-9A53-2C6B0E8D4F17}"

_TYPES = f"""{XML}<Types xmlns="{_SCHEMAS}/package/2006/content-types">
<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>
<Default Extension="xml" ContentType="application/xml"/>
<Override PartName="/word/document.xml" ContentType="{_WORD_TYPE}.document.main+xml"/>
<Override PartName="/word/styles.xml" ContentType="{_WORD_TYPE}.styles+xml"/>
<Override PartName="/word/settings.xml" ContentType="{_WORD_TYPE}.settings+xml"/>
<Override PartName="/word/fontTable.xml" ContentType="{_WORD_TYPE}.fontTable+xml"/>
<Override PartName="/word/footer1.xml" ContentType="{_WORD_TYPE}.footer+xml"/>
<Override PartName="/word/footer2.xml" ContentType="{_WORD_TYPE}.footer+xml"/>
<Override PartName="/docProps/core.xml"
  ContentType="application/vnd.openxmlformats-package.core-properties+xml"/>
</Types>"""

_PACKAGE_RELS = f"""{XML}<Relationships {_RELATIONSHIPS}>
<Relationship Id="rId1" Type="{_SCHEMAS}/officeDocument/2006/relationships/officeDocument"
  Target="word/document.xml"/>
<Relationship Id="rId2"
  Type="{_SCHEMAS}/package/2006/relationships/metadata/core-properties"
  Target="docProps/core.xml"/>
</Relationships>"""

_DOCUMENT_RELS = f"""{XML}<Relationships {_RELATIONSHIPS}>
<Relationship Id="rId1" Type="{_SCHEMAS}/officeDocument/2006/relationships/styles"
  Target="styles.xml"/>
<Relationship Id="rId2" Type="{_SCHEMAS}/officeDocument/2006/relationships/settings"
  Target="settings.xml"/>
<Relationship Id="rId3" Type="{_SCHEMAS}/officeDocument/2006/relationships/fontTable"
  Target="fontTable.xml"/>
<Relationship Id="rId4" Type="{_SCHEMAS}/officeDocument/2006/relationships/footer"
  Target="footer1.xml"/>
<Relationship Id="rId5" Type="{_SCHEMAS}/officeDocument/2006/relationships/footer"
  Target="footer2.xml"/>
</Relationships>"""

_DATA_TYPE = """<Override PartName="/customXml/itemProps1.xml"
  ContentType="application/vnd.openxmlformats-officedocument.customXmlProperties+xml"/>
"""
_DATA_REL = f"""<Relationship Id="rId6"
  Type="{_SCHEMAS}/officeDocument/2006/relationships/customXml" Target="../{DATA}"/>
"""
_DATA_PARTS = {
    DATA: f'{XML}<report xmlns="{DATA_NAMESPACE}"/>',
    "customXml/_rels/item1.xml.rels": f"""{XML}<Relationships {_RELATIONSHIPS}>
<Relationship Id="rId1" Type="{_SCHEMAS}/officeDocument/2006/relationships/customXmlProps"
  Target="itemProps1.xml"/>
</Relationships>""",
    "customXml/itemProps1.xml": f"""{XML}<ds:datastoreItem ds:itemID="{_DATA_ID}"
  xmlns:ds="{_SCHEMAS}/officeDocument/2006/customXml"><ds:schemaRefs>
<ds:schemaRef ds:uri="{DATA_NAMESPACE}"/></ds:schemaRefs></ds:datastoreItem>""",
}

_DOCUMENT = f"""{XML}<w:document {_W} {_R}
  xmlns:wp="{_SCHEMAS}/drawingml/2006/wordprocessingDrawing"
  xmlns:a="{_SCHEMAS}/drawingml/2006/main"
  xmlns:pic="{_SCHEMAS}/drawingml/2006/picture"><w:body>{PLACE}<w:sectPr>
<w:footerReference w:type="default" r:id="rId4"/><w:footerReference w:type="even" r:id="rId5"/>
</w:sectPr></w:body></w:document>"""

# The language of Latin text stays English: digits and addresses, which no one spell-checks.
_STYLES = f"""{XML}<w:styles {_W}>
<w:docDefaults>
<w:rPrDefault><w:rPr>
<w:lang w:val="en-US" w:eastAsia="zh-CN" w:bidi="ar-SA"/>
</w:rPr></w:rPrDefault>
<w:pPrDefault/>
</w:docDefaults>
<w:style w:type="paragraph" w:default="1" w:styleId="Normal">
<w:name w:val="Normal"/><w:qFormat/></w:style>
<w:style w:type="character" w:default="1" w:styleId="DefaultParagraphFont">
<w:name w:val="Default Paragraph Font"/><w:uiPriority w:val="1"/><w:semiHidden/></w:style>
<w:style w:type="table" w:default="1" w:styleId="TableNormal">
<w:name w:val="Normal Table"/><w:uiPriority w:val="99"/><w:semiHidden/>
<w:tblPr><w:tblInd w:w="0" w:type="dxa"/></w:tblPr></w:style>
<w:style w:type="numbering" w:default="1" w:styleId="NoList">
<w:name w:val="No List"/><w:uiPriority w:val="99"/><w:semiHidden/></w:style>
<w:style w:type="table" w:styleId="TableGrid">
<w:name w:val="Table Grid"/><w:basedOn w:val="TableNormal"/><w:uiPriority w:val="39"/>
<w:tblPr><w:tblBorders>
<w:top w:val="single" w:sz="4" w:space="0" w:color="auto"/>
<w:left w:val="single" w:sz="4" w:space="0" w:color="auto"/>
<w:bottom w:val="single" w:sz="4" w:space="0" w:color="auto"/>
<w:right w:val="single" w:sz="4" w:space="0" w:color="auto"/>
<w:insideH w:val="single" w:sz="4" w:space="0" w:color="auto"/>
<w:insideV w:val="single" w:sz="4" w:space="0" w:color="auto"/>
</w:tblBorders></w:tblPr></w:style>
</w:styles>"""

# A line that ends with a line break is not stretched to the margin. compatibilityMode 15: the
# layout of Word 2013 and later, not that of Word 2007.
_SETTINGS = f"""{XML}<w:settings {_W}>
<w:zoom w:percent="100"/>
<w:characterSpacingControl w:val="compressPunctuation"/>
<w:compat><w:doNotExpandShiftReturn/><w:compatSetting w:name="compatibilityMode"
  w:uri="http://schemas.microsoft.com/office/word" w:val="15"/></w:compat>
</w:settings>"""

_FOOTER = f"{XML}<w:ftr {_W}><w:p/></w:ftr>"

# Stands in for the properties of a document, which differ from one to the next.
_CORE = f'{XML}<cp:coreProperties xmlns:cp="{_SCHEMAS}/package/2006/metadata/core-properties"/>'


def skeleton(fonts: Iterable[str], *, data: bool) -> BytesIO:
    """Give the package as a file.

    Args:
        fonts: Names for the font table.
        data: Whether there is a part for what the document was made from.
    """
    parts = {
        "[Content_Types].xml": _with(_TYPES, _DATA_TYPE, "</Types>") if data else _TYPES,
        "_rels/.rels": _PACKAGE_RELS,
        "docProps/core.xml": _CORE,
        "word/document.xml": _DOCUMENT,
        "word/_rels/document.xml.rels": (
            _with(_DOCUMENT_RELS, _DATA_REL, "</Relationships>") if data else _DOCUMENT_RELS
        ),
        "word/styles.xml": _STYLES,
        "word/settings.xml": _SETTINGS,
        "word/fontTable.xml": _font_table(fonts),
        "word/footer1.xml": _FOOTER,
        "word/footer2.xml": _FOOTER,
        **(_DATA_PARTS if data else {}),
    }
    file = BytesIO()
    with ZipFile(file, "w") as archive:
        for name, xml in parts.items():
            archive.writestr(name, xml)
    return file


def _with(xml: str, element: str, end: str) -> str:
    """Put an element before the end of its parent."""
    return xml.replace(end, element + end)


def _font_table(fonts: Iterable[str]) -> str:
    """List the fonts with their other names, as Chinese ones (charset 0x86, GB 2312)."""
    entries = []
    for font in fonts:
        other = alternate(font)
        name = f'<w:altName w:val="{attribute(other)}"/>' if other else ""
        entries.append(f'<w:font w:name="{attribute(font)}">{name}<w:charset w:val="86"/></w:font>')
    return f"{XML}<w:fonts {_W}>{''.join(entries)}</w:fonts>"
