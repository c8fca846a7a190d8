"""Build a report in code, check it, and write it in every format.

Run: python examples/build_report.py [folder]
"""

import argparse
from datetime import date
from decimal import Decimal
from pathlib import Path

import govdisclose as gd
from govdisclose import e2021


def build() -> gd.Report2021:
    """Build a report of a made-up agency; what is left out stays blank."""
    return gd.Report2021(
        year=2024,
        agency=gd.Agency(
            name="示例市交通运输局",
            kind="department",
            address="示例市人民路1号",
            phone="000-00000000",
            website="https://jt.example.cn/",
        ),
        published=date(2025, 1, 20),
        overview=(
            gd.Heading("（一）主动公开情况"),
            gd.Paragraph("全年通过门户网站公开政府信息1208条。"),
            gd.Heading("（二）依申请公开情况"),
            gd.Paragraph("全年收到政府信息公开申请3件，均已依法答复。"),
            gd.Heading("（三）政府信息管理、平台建设和监督保障情况"),
            gd.Paragraph("发布前逐条审查；门户网站设有专栏；全年培训2次。"),
        ),
        proactive_disclosure=e2021.ProactiveDisclosure(
            services=e2021.Services(licensing=e2021.Decisions(decisions=1286)),
            fees=e2021.Fees(administrative_fees=e2021.FeeIncome(amount=Decimal("12.5"))),
        ),
        requests=e2021.Requests(
            received=gd.Applicants(
                natural_persons=2,
                organizations=gd.Organizations(commercial_enterprises=1),
            ),
            outcomes=e2021.Outcomes(
                disclosed=gd.Applicants(natural_persons=2),
                unable_to_provide=gd.UnableToProvide(
                    not_held=gd.Applicants(
                        organizations=gd.Organizations(commercial_enterprises=1)
                    ),
                ),
            ),
        ),
        problems=(gd.Paragraph("公开内容的时效性有待提高。下一步将完善信息发布流程。"),),
        other_matters=(gd.Paragraph("本年度未收取政府信息公开信息处理费。"),),
    )


def main(folder: Path) -> None:
    """Complete the blanks, check, and write."""
    report = gd.complete(build())
    for finding in gd.check(report):
        print(f"{finding.severity} {finding.rule}: {finding.message}")
    folder.mkdir(parents=True, exist_ok=True)
    gd.dump(report, folder / "report.json")
    for suffix in (".docx", ".html", ".md", ".txt"):
        gd.write(report, folder / f"report{suffix}")
    print(f"wrote {', '.join(sorted(path.name for path in folder.glob('report.*')))}")


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("folder", nargs="?", default="out", type=Path)
    try:
        main(parser.parse_args().folder)
    except OSError as error:
        parser.error(str(error))
