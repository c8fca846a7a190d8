"""The report that all benchmarks use: real figures, and prose of about 1,300 characters."""

import sys
from pathlib import Path

import govdisclose as gd
from govdisclose.document import Table

sys.path.insert(0, str(Path(__file__).parents[1] / "tests"))
from support import real

_SENTENCE = (
    "示例市认真贯彻落实政府信息公开条例，坚持以公开为常态、不公开为例外，围绕中心工作和群众关切，"
    "持续完善制度、优化平台、规范办理，全年公开信息12345条，政府信息公开工作取得新的进展。"
)

_WHOLE = (
    "主动公开、依申请公开、政府信息管理、政府信息公开平台建设、监督保障各项工作有序开展；"
    "工作考核结果良好，社会评议满意，没有发生责任追究的情形。"
)


def report() -> gd.Report:
    """Build the report."""
    prose = tuple(gd.Paragraph(_SENTENCE * 3) for _ in range(2))
    return gd.replace(
        real.report("huaian-2024"),
        {
            "/overview": (gd.Heading("（一）主动公开情况"), *prose, gd.Paragraph(_WHOLE)),
            "/problems": prose,
            "/other_matters": (gd.Paragraph(_SENTENCE),),
        },
    )


def tables(report: gd.Report) -> list[list[list[str]]]:
    """Give the three tables as plain grids, a label in each place that it covers."""
    grids = []
    for block in gd.layout(report).blocks:
        if isinstance(block, Table):
            frame, values = block.frame, iter(block.values)
            grid = [[""] * frame.columns for _ in range(frame.rows)]
            for cell in frame.cells:
                words = cell.label or next(values)
                for row in range(cell.row, cell.row + cell.rowspan):
                    for column in range(cell.column, cell.column + cell.colspan):
                        grid[row][column] = words
            grids.append(grid)
    return grids


def prose(report: gd.Report) -> list[str]:
    """Give the texts of the document, in order, without the tables."""
    return [block.text for block in gd.layout(report).blocks if hasattr(block, "text")]
