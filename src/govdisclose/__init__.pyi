from govdisclose import (
    batch as batch,
)
from govdisclose import (
    renderers as renderers,
)
from govdisclose import (
    tables as tables,
)
from govdisclose.batch.result import (
    BatchError as BatchError,
)
from govdisclose.cells import (
    Money as Money,
)
from govdisclose.checks import (
    Checked as Checked,
)
from govdisclose.checks import (
    CheckedColumns as CheckedColumns,
)
from govdisclose.checks import (
    CheckedRelation as CheckedRelation,
)
from govdisclose.checks import (
    Conclusion as Conclusion,
)
from govdisclose.checks import (
    Example as Example,
)
from govdisclose.checks import (
    Fact as Fact,
)
from govdisclose.checks import (
    Finding as Finding,
)
from govdisclose.checks import (
    Pairing as Pairing,
)
from govdisclose.checks import (
    Repair as Repair,
)
from govdisclose.checks import (
    Rule as Rule,
)
from govdisclose.checks import (
    Severity as Severity,
)
from govdisclose.checks import (
    Silence as Silence,
)
from govdisclose.checks import (
    Subject as Subject,
)
from govdisclose.checks import (
    Waiver as Waiver,
)
from govdisclose.checks import (
    WaiverError as WaiverError,
)
from govdisclose.checks import (
    check as check,
)
from govdisclose.checks import (
    check_columns as check_columns,
)
from govdisclose.checks import (
    complete as complete,
)
from govdisclose.checks import (
    conclude as conclude,
)
from govdisclose.checks import (
    diagnose as diagnose,
)
from govdisclose.checks import (
    facts as facts,
)
from govdisclose.checks import (
    load_waivers as load_waivers,
)
from govdisclose.checks import (
    rules as rules,
)
from govdisclose.codec import (
    dump as dump,
)
from govdisclose.codec import (
    dumps as dumps,
)
from govdisclose.codec import (
    load as load,
)
from govdisclose.codec import (
    loads as loads,
)
from govdisclose.comparing import (
    CellChange as CellChange,
)
from govdisclose.comparing import (
    Comparison as Comparison,
)
from govdisclose.comparing import (
    ComparisonNote as ComparisonNote,
)
from govdisclose.comparing import (
    LeftOut as LeftOut,
)
from govdisclose.comparing import (
    TextChange as TextChange,
)
from govdisclose.comparing import (
    TotalChange as TotalChange,
)
from govdisclose.comparing import (
    compare as compare,
)
from govdisclose.document import (
    Document as Document,
)
from govdisclose.editions import (
    EDITIONS as EDITIONS,
)
from govdisclose.editions import (
    Edition as Edition,
)
from govdisclose.editions import (
    Report as Report,
)
from govdisclose.editions import (
    blank as blank,
)
from govdisclose.editions import (
    e2019 as e2019,
)
from govdisclose.editions import (
    e2021 as e2021,
)
from govdisclose.editions.shared import (
    Agency as Agency,
)
from govdisclose.editions.shared import (
    AgencyKind as AgencyKind,
)
from govdisclose.editions.shared import (
    Applicants as Applicants,
)
from govdisclose.editions.shared import (
    Attachment as Attachment,
)
from govdisclose.editions.shared import (
    CaseOutcomes as CaseOutcomes,
)
from govdisclose.editions.shared import (
    Disputes as Disputes,
)
from govdisclose.editions.shared import (
    Litigation as Litigation,
)
from govdisclose.editions.shared import (
    NotProcessed as NotProcessed,
)
from govdisclose.editions.shared import (
    Organizations as Organizations,
)
from govdisclose.editions.shared import (
    Remark as Remark,
)
from govdisclose.editions.shared import (
    UnableToProvide as UnableToProvide,
)
from govdisclose.editions.shared import (
    Withheld as Withheld,
)
from govdisclose.errors import (
    DecodeError as DecodeError,
)
from govdisclose.errors import (
    GovdiscloseError as GovdiscloseError,
)
from govdisclose.errors import (
    InvalidValueError as InvalidValueError,
)
from govdisclose.errors import (
    Lang as Lang,
)
from govdisclose.errors import (
    Message as Message,
)
from govdisclose.errors import (
    OptionError as OptionError,
)
from govdisclose.errors import (
    PointerError as PointerError,
)
from govdisclose.errors import (
    Problem as Problem,
)
from govdisclose.errors import (
    ProblemsError as ProblemsError,
)
from govdisclose.errors import (
    ReadError as ReadError,
)
from govdisclose.errors import (
    UnknownEditionError as UnknownEditionError,
)
from govdisclose.errors import (
    UnknownFormatError as UnknownFormatError,
)
from govdisclose.errors import (
    UnknownRuleError as UnknownRuleError,
)
from govdisclose.form import (
    Leaf as Leaf,
)
from govdisclose.form import (
    leaves as leaves,
)
from govdisclose.layouts import (
    layout as layout,
)
from govdisclose.layouts import (
    layout_aggregate as layout_aggregate,
)
from govdisclose.layouts import (
    layout_comparison as layout_comparison,
)
from govdisclose.layouts import (
    layout_findings as layout_findings,
)
from govdisclose.libraries import (
    MissingLibraryError as MissingLibraryError,
)
from govdisclose.pointers import (
    get as get,
)
from govdisclose.pointers import (
    replace as replace,
)
from govdisclose.prose import (
    DataTable as DataTable,
)
from govdisclose.prose import (
    Heading as Heading,
)
from govdisclose.prose import (
    Paragraph as Paragraph,
)
from govdisclose.prose import (
    Picture as Picture,
)
from govdisclose.readers import (
    Limits as Limits,
)
from govdisclose.readers import (
    Reading as Reading,
)
from govdisclose.readers import (
    ReadingProblem as ReadingProblem,
)
from govdisclose.readers import (
    Source as Source,
)
from govdisclose.readers import (
    Verdict as Verdict,
)
from govdisclose.readers import (
    read as read,
)
from govdisclose.renderers import (
    Renderer as Renderer,
)
from govdisclose.rendering import (
    render as render,
)
from govdisclose.rendering import (
    to_document as to_document,
)
from govdisclose.rendering import (
    write as write,
)
from govdisclose.rollup import (
    Aggregate as Aggregate,
)
from govdisclose.rollup import (
    AggregateError as AggregateError,
)
from govdisclose.rollup import (
    BlankRow as BlankRow,
)
from govdisclose.rollup import (
    Blanks as Blanks,
)
from govdisclose.rollup import (
    Breakdown as Breakdown,
)
from govdisclose.rollup import (
    CarriedOver as CarriedOver,
)
from govdisclose.rollup import (
    Coverage as Coverage,
)
from govdisclose.rollup import (
    CoverageStatus as CoverageStatus,
)
from govdisclose.rollup import (
    Covered as Covered,
)
from govdisclose.rollup import (
    PartAmount as PartAmount,
)
from govdisclose.rollup import (
    PartBlanks as PartBlanks,
)
from govdisclose.rollup import (
    PartRemark as PartRemark,
)
from govdisclose.rollup import (
    RosterError as RosterError,
)
from govdisclose.rollup import (
    aggregate as aggregate,
)
from govdisclose.rollup import (
    load_roster as load_roster,
)
from govdisclose.schema import (
    json_schema as json_schema,
)
from govdisclose.summaries import (
    ComparisonFormat as ComparisonFormat,
)
from govdisclose.summaries import (
    SummaryFormat as SummaryFormat,
)
from govdisclose.summaries import (
    summarize as summarize,
)
from govdisclose.summaries import (
    summarize_comparison as summarize_comparison,
)
from govdisclose.workbooks import (
    workbook as workbook,
)

Report2019 = e2019.Report
Report2021 = e2021.Report

__version__: str
