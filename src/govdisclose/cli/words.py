"""The words of the help: of the program, and of the commands on reports one by one."""

from govdisclose.cli.words_on_many import WORDS_ON_MANY
from govdisclose.editions import EDITIONS, IN_USE
from govdisclose.errors import Message

WORDS = WORDS_ON_MANY | {
    "about": Message(
        "政府信息公开工作年度报告：填写、检查、生成 Word、网页、PDF、Markdown 和文本",
        "Annual reports on government information disclosure: fill in, check, and render them",
    ),
    "usage": Message("用法：", "usage: "),
    "commands": Message("命令", "commands"),
    "arguments": Message("参数", "arguments"),
    "exit": Message(
        "退出状态：0 良好；1 有错误（--strict 时：有任何问题；check 见 --fail-on）、合计不符，"
        "汇总有缺，或缺字体、缺库；"
        "2 输入或命令不可用。",
        "Exit status: 0 good; 1 findings of severity error (any finding with --strict; see "
        "--fail-on of check), sums that do not hold, gaps in a roll-up, or missing fonts or "
        "libraries; 2 the input or the call is unusable.",
    ),
    "help": Message("显示本说明", "show this help"),
    "version": Message("显示版本", "show the version"),
    "lang": Message(
        "消息的语言：zh 或 en；默认依环境变量 GOVDISCLOSE_LANG，没有则是 zh",
        "language of messages: zh or en; by default what GOVDISCLOSE_LANG in the environment says, "
        "else zh",
    ),
    "file": Message("报告的 JSON 文件；- 为标准输入", "JSON file of a report; - is standard input"),
    "output-check": Message(
        "写入的文件；若为文件夹（已有的，或以 / 结尾），每份报告在其中各写一个文件；"
        "缺省或 - 为标准输出",
        "file to write; in a folder (that is there, or whose name ends with /) a file for each "
        "report is written; standard output by default, or with -",
    ),
    "output-render": Message(
        "写入的文件；多份报告或多种格式时为文件夹，没有则新建；缺省或 - 为标准输出",
        "file to write; a folder, made if it is absent, for several reports or formats; standard "
        "output by default, or with -",
    ),
    "output": Message(
        "写入的文件；缺省或 - 为标准输出", "file to write; standard output by default, or with -"
    ),
    "edition": Message(
        f"表格版本：{'、'.join(EDITIONS)}；默认 {IN_USE.id}",
        f"edition: {', '.join(EDITIONS)}; by default {IN_USE.id}",
    ),
    "edition-new": Message(
        f"表格版本：{'、'.join(EDITIONS)}；默认为年度适用的，没有 --year 时为 {IN_USE.id}",
        f"edition: {', '.join(EDITIONS)}; by default that for the year, without --year {IN_USE.id}",
    ),
    "year": Message("报告年度", "report year"),
    "agency": Message("机关名称", "name of the agency"),
    "strict": Message("任何问题都算不合格", "any finding counts as a failure"),
    "previous-check": Message(
        "上一年度报告的 JSON 文件，或上年各份报告的文件夹（从中找出同一机关的），用于 history "
        "一族规则",
        "JSON file of last year's report, or a folder of last year's reports, in which that of the "
        "same agency is found, for the rules of the family history",
    ),
    "parts": Message(
        "各部分报告的 JSON 文件，或其文件夹，用于 parts 一族规则；可重复",
        "JSON file of the report of a part, or a folder of them, for the rules of the family "
        "parts; repeatable",
    ),
    "roster": Message(
        "应有各部分的名单：每行一个名称，或 CSV 中名称的一列",
        "the parts that there should be: a name on each line, or the column of names in a CSV file",
    ),
    "select": Message(
        "选用的规则：名称、族、default 或 all，用逗号隔开；可重复",
        "rules to ask: ids, families, default or all, with commas between them; repeatable",
    ),
    "ignore": Message(
        "不用的规则：名称或族，用逗号隔开；可重复",
        "rules to leave out: ids or families, with commas between them; repeatable",
    ),
    "waivers": Message("豁免文件（TOML）", "file of waivers (TOML)"),
    "fail-on": Message(
        "哪一级以上的问题使退出状态为 1，默认 error；never 为都不",
        "from which severity on findings make the exit status 1: error by default; never: none do",
    ),
    "strict-check": Message("同 --fail-on info", "the same as --fail-on info"),
    "format-check": Message(
        "输出形式；缺省时依 -o 的后缀，否则为 text",
        "form of the output; by default that of the suffix of -o, else text",
    ),
    "all": Message(
        "同一规则的问题再多，也在文字中全部列出",
        "write all findings out in text, however many there are of a rule",
    ),
    "names": Message(
        "规则的名称或族，全面说明它们；缺省时列出全部",
        "ids or families of rules, to tell them whole; by default all are listed",
    ),
    "strict-render": Message(
        "有任何问题就不生成", "refuse to render a report that has any finding"
    ),
    "format-read": Message(
        "输出形式：text（默认）或 json；用 --check 时也可以是给人看的 markdown 或 html",
        "form of the output: text (default) or json; with --check also a page, markdown or html",
    ),
    "format": Message(
        "输出形式：text（默认）或 json", "form of the output: text (default) or json"
    ),
    "to": Message(
        "格式名称，如 docx、html、markdown、pdf、text（命令 formats 列出全部）；缺省时依 -o 的"
        "后缀，-o 为文件夹时为 docx；写进文件夹时可以有多种，用逗号隔开，也可重复",
        "name of the format, such as docx, html, markdown, pdf, text (the command formats lists "
        "all); by default that of the suffix of -o, and docx into a folder; into a folder there "
        "may be several, with commas between them, or repeated",
    ),
    "option": Message(
        "格式的选项，如 -O layout=cells；多种格式时用于有此选项的各种，-O html.mode=fragment "
        "则只用于一种；可重复",
        "option of the format, such as -O layout=cells; with several formats, for those that have "
        "it, or for one, as in -O html.mode=fragment; repeatable",
    ),
    "previous": Message(
        "上一年度报告的 JSON 文件，在最后一章之后与之对比，检查时也与之对照",
        "JSON file of last year's report, to compare with behind the last chapter, and in checking",
    ),
    "theme": Message(
        "主题：windows（默认）、xinchuang 或 open", "theme: windows (default), xinchuang or open"
    ),
    "fontconfig": Message(
        "改为输出 fontconfig 的配置，其中有可代替所缺字体的字体",
        "print a configuration of fontconfig instead: which fonts stand in for missing ones",
    ),
    "folder": Message("写入的文件夹，没有则新建", "folder to write to, made if it is absent"),
    "new": Message(
        "新建空白报告（JSON，或 Excel 填报工作簿）",
        "make a blank report (JSON, or an Excel workbook to fill in)",
    ),
    "xlsx": Message("写成 Excel 填报工作簿", "write an Excel workbook to fill in"),
    "output-new": Message(
        "输出文件，后缀为 .xlsx 时写成工作簿，否则为 JSON；缺省或 - 为标准输出",
        "file to write to, a workbook if its suffix is .xlsx, else JSON; by default, or -, "
        "standard output",
    ),
    "force": Message(
        "已有的文件也替换，即使其中已经填写",
        "replace a file that is there, though it may have been filled in",
    ),
    "workbook": Message(
        "把报告写成 Excel 填报工作簿，填好后用 read 读回",
        "write a report as an Excel workbook to fill in; read takes it back",
    ),
    "output-workbook": Message(
        "输出的 .xlsx 文件；缺省或 - 为标准输出",
        "the .xlsx file to write to; by default, or -, standard output",
    ),
    "check": Message("检查报告，说明何处有误", "check reports, and say what is wrong where"),
    "complete": Message(
        "补全空白：分项补 0，总计补合计；已填的数不动",
        "fill blanks: parts with 0, totals with their sums; filled cells stay",
    ),
    "render": Message(
        "生成 Word、网页、PDF、Markdown 或文本", "render to Word, HTML, PDF, Markdown or text"
    ),
    "read": Message(
        "读取已公布的报告（Word、网页、文本、Markdown、PDF）或工作簿（Excel），说明有何疑问",
        "read published reports (Word, HTML, text, Markdown, PDF) or workbooks (Excel), and say "
        "what is odd",
    ),
    "published": Message(
        "已公布的报告（.docx、.html、.txt、.md、.pdf）或工作簿（.xlsx），或文件夹（取其中及下级"
        "文件夹中的）；- 为标准输入",
        "a published report (.docx, .html, .txt, .md, .pdf) or a workbook (.xlsx), or a folder "
        "(all in it and below); - is standard input",
    ),
    "output-read": Message(
        "把读出的报告写成 JSON：读一个文件时写成文件，读多个时写进文件夹；- 为标准输出；缺省时不写",
        "write the report as JSON: one to a file, several into a folder; - is standard output; "
        "nothing is written by default",
    ),
    "check-read": Message("并按规则检查读出的报告", "check the report that was read, too"),
    "schema": Message("输出 JSON Schema（2020-12）", "print the JSON Schema (2020-12)"),
    "stylesheet": Message("输出网页的样式表（CSS）", "print the stylesheet (CSS) of web pages"),
    "mode": Message(
        "整个网页（page，默认）或片段（fragment）的样式表",
        "stylesheet of whole pages (page, default) or of fragments (fragment)",
    ),
    "formats": Message(
        "列出已安装的输出格式和各自的选项", "list the formats that are installed, and their options"
    ),
    "rules": Message("列出检查规则", "list the rules of check"),
    "doctor": Message(
        "查看本机有无 Word 文件和 PDF 所用的字体",
        "say whether this machine has the fonts of Word files and PDF",
    ),
    "only-pdf": Message("只看 PDF 所用的字体", "look for the fonts of PDF alone"),
    "demo": Message(
        "把一份示例报告生成为 JSON、Word、网页、Markdown、文本和（装了 govdisclose[pdf] 时）PDF",
        "write a sample report as JSON, Word, HTML, Markdown, text and, with govdisclose[pdf], PDF",
    ),
}
"""What each command, argument and option is for."""
