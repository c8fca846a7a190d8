"""The words of the help: of the commands on several reports, and of how many are worked on."""

from govdisclose.editions import EDITIONS
from govdisclose.errors import Message

WORDS_ON_MANY = {
    "files": Message(
        "报告的 JSON 文件，或文件夹（取其中及下级文件夹中的 .json 文件）；- 为标准输入",
        "JSON file of a report, or a folder (all .json files in it and below); - is standard input",
    ),
    "limit": Message(
        "放宽读取的限度：--limit max_bytes=5000000 可读更大的 JSON，默认 2000000 字节",
        "raise a limit of reading: --limit max_bytes=5000000 for larger JSON, 2000000 bytes by "
        "default",
    ),
    "limit-read": Message(
        "放宽读取的限度，如 --limit pages=500（名称同 gd.Limits）；可重复",
        "raise a limit of reading, as in --limit pages=500 (the names are those of gd.Limits); "
        "repeatable",
    ),
    "jobs": Message(
        "同时工作的进程数；缺省时，不到 100 个文件（PDF 一个算 10 个）为 1，否则每个处理器一个",
        "processes that work at the same time; by default 1 for less than 100 files, of which a "
        "PDF counts as 10, else one for each processor",
    ),
    "resume": Message(
        "接着上次做：来源、选项和结果都没有变的不再做；须用 -o 指明文件夹",
        "go on where an earlier run stopped: what is the same in source, options and outputs is "
        "not done again; needs a folder with -o",
    ),
    "summary": Message(
        "把每个文件的结果写成一行，列成表（CSV）",
        "write a table (CSV) with a line for what came of each file",
    ),
    "aggregate": Message(
        "汇总各部分的报告，得到政府的草稿（JSON）",
        "add up the reports of a government's parts to its draft (JSON)",
    ),
    "parts-aggregate": Message(
        "各部分（下级、部门和本级）报告的 JSON 文件，或其文件夹；- 为标准输入",
        "JSON file of the report of a part, or a folder of them; - is standard input",
    ),
    "agency-aggregate": Message("草稿的机关名称", "name of the agency whose draft it is"),
    "kind": Message(
        "草稿的机关类型：government（默认）、department、township 或 organization",
        "kind of that agency: government (default), department, township or organization",
    ),
    "previous-aggregate": Message(
        "该机关上一年度报告的 JSON 文件，与各部分的结转数核对",
        "JSON file of that agency's report of last year, to compare what is carried over",
    ),
    "take-over": Message(
        "草稿的空白可由上年报告得出的，取上年的",
        "fill blanks of the draft that follow from last year's report",
    ),
    "blanks-as-zero": Message(
        "各部分的空白按 0 计入，空白的合计按分项之和计入；缺省时草稿相应的格为空白",
        "count blanks of the parts as 0, and blank totals as the sums of their parts; by default "
        "the draft is blank there",
    ),
    "skip-unreadable": Message(
        "有文件读不了时，不计它们，照样写出",
        "leave out files that cannot be read, and write all the same",
    ),
    "output-aggregate": Message(
        "把草稿写成 JSON 文件；- 为标准输出；缺省时不写",
        "write the draft as a JSON file; - is standard output; nothing is written by default",
    ),
    "coverage": Message("把报送情况写成 CSV", "write who reported as CSV"),
    "breakdown": Message("把各部分每一格的数写成 CSV", "write every cell by part as CSV"),
    "report-aggregate": Message(
        "把汇总情况写成 Word、网页、PDF、Markdown 或文本，格式依后缀",
        "write how the draft came about as Word, HTML, PDF, Markdown or text, by the suffix",
    ),
    "compare": Message(
        "对比两份报告：总计、变动最大的数据、文字相同的比例，以及每一格",
        "compare two reports: totals, biggest changes, how much of the text is the same, each cell",
    ),
    "earlier": Message(
        "较早的报告（JSON），一般是上一年度的；- 为标准输入",
        "the earlier report (JSON), as a rule of the year before; - is standard input",
    ),
    "later": Message(
        "较晚的报告（JSON）；- 为标准输入", "the later report (JSON); - is standard input"
    ),
    "to-compare": Message(
        "格式：brief（简要的文字，如终端上所显示的）、csv、json，"
        "或 docx、html、markdown、pdf、text 等"
        "排好的文档；缺省时依 -o 的后缀，没有 -o 时为 brief",
        "format: brief (the text that the terminal shows), csv, json, or a document such as docx, "
        "html, markdown, pdf, text; by default that of the suffix of -o, and brief without -o",
    ),
    "output-compare": Message(
        "写入的文件：.txt（brief），.docx、.html、.md、.pdf（文档），.csv、.json；"
        "缺省或 - 为标准输出",
        "file to write: .txt (brief), .docx, .html, .md, .pdf (documents), .csv, .json; standard "
        "output by default, or with -",
    ),
    "movers": Message(
        "列出变动最大的多少格，默认 10；csv 中没有",
        "how many of the cells that changed most are listed: 10 by default; none are in csv",
    ),
    "all-compare": Message(
        "brief 也逐格列出；别的格式本来就逐格列出",
        "list each cell in brief, too, as the other formats do anyway",
    ),
    "table": Message(
        "把许多报告的数写成一张表：CSV 或 Parquet",
        "write the figures of many reports as a table: CSV or Parquet",
    ),
    "files-table": Message(
        "报告的 JSON 文件，或文件夹（取其中及下级文件夹中的 .json 文件）；- 为标准输入",
        "JSON file of a report, or a folder (all .json files in it and below); - is standard input",
    ),
    "output-table": Message(
        "写入的 .csv 或 .parquet 文件；缺省或 - 为标准输出，写成 CSV",
        "the .csv or .parquet file to write; CSV on standard output by default, or with -",
    ),
    "form": Message(
        "长表 long（默认）：每格一行；宽表 wide：每份报告一行",
        "long (default): a line for each cell; wide: a line for each report",
    ),
    "edition-table": Message(
        f"只写这一版的报告：{'、'.join(EDITIONS)}；缺省时，长表各版都写，宽表依第一份报告",
        f"write reports of this edition only: {', '.join(EDITIONS)}; by default, the long form "
        "takes all and the wide form that of the first report",
    ),
    "no-bom": Message(
        "CSV 开头不写字节顺序标记（BOM）；Excel 靠它认出 UTF-8",
        "begin CSV without a byte order mark (BOM), by which Excel knows UTF-8",
    ),
}
"""What each of these commands, arguments and options is for."""
