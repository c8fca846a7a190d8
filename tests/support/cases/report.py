"""Reports for the rules on the report as a whole."""

from govdisclose.prose import DataTable, Heading, Paragraph, Picture
from support.cases.case import Case

PICTURE = Picture(b"\x89PNG\r\n\x1a\n", "image/png", "流程图")
CASES = [
    Case("chapters.missing", "2019"),
    Case("chapters.missing", "2021"),
    Case("chapters.missing", "2021", {"/overview": (PICTURE,), "/preface": ()}),
    Case("report.edition-year", "2019", {"/year": 2019}),
    Case("report.edition-year", "2019", {"/year": 2020}),
    Case("report.edition-year", "2021", {"/year": 2021}),
    Case("report.edition-year", "2021", {"/year": 2031}),
    Case("chapters.missing", "2019", {"/overview": ()}, 1),
    Case("chapters.missing", "2021", {"/problems": (), "/other_matters": ()}, 2),
    Case("report.edition-year", "2019", {"/year": 2021}, 1),
    Case("report.edition-year", "2019", {"/year": 2018}, 1),
    Case("report.edition-year", "2021", {"/year": 2020}, 1),
    Case("report.edition-year", "2021", {"/year": 2018}, 1),
]
EMPTY = [
    (),
    (Paragraph(""),),
    (Paragraph(" \n \u00a0\u3000\u2003\u00ad\u200c"), Heading("　")),
    (DataTable((("　", ""), ("\u00a0", "")), 1, " "),),
]
SHOWN = [
    (Paragraph("　无"),),
    (Paragraph(""), Heading("（一）主动公开情况")),
    (DataTable((("　", "1"),), 0),),
    (DataTable((("", ""),), 0, "表 1"),),
    (Paragraph("\u3000"), PICTURE),
]
