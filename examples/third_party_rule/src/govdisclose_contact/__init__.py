"""A third-party rule: whoever has a question about the report finds a telephone number in it."""

from collections.abc import Iterator

import govdisclose as gd


def find(rule: gd.Rule, subject: gd.Subject) -> Iterator[gd.Finding]:
    """Find a report without a telephone number."""
    if not subject.report.agency.phone:
        yield rule.finding(
            "no-phone",
            labels=("机关信息", "联系电话"),
            left=("/agency/phone",),
            words={"agency": subject.report.agency.name},
        )


RULES = (
    gd.Rule(
        id="contact.phone",
        severity="warning",
        title=gd.Message("报告写明联系电话", "the report gives a telephone number"),
        explanation=gd.Message(
            "机关信息中的电话不能空白。", "The telephone number of the agency must not be blank."
        ),
        source=gd.Message("本省要求（示例）", "a requirement of the province (an example)"),
        editions=tuple(gd.EDITIONS),
        messages={
            "no-phone": gd.Message(
                "“{agency}”没有写明联系电话，请填写",
                "{agency} gives no telephone number; fill it in",
            ),
        },
        find=find,
    ),
)
