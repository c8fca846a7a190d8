"""JSON."""


def dumps(report: object) -> str:
    return ""
