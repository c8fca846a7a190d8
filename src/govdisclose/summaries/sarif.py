"""A summary as SARIF 2.1.0, the interchange format of findings (OASIS Standard).

Services that take it show each finding beside the line of the file: here the report's JSON, and
in it the value that the finding's first pointer names. What cannot be assessed is a result of the
kind ``open``; what is explained is suppressed; a repair is a fix, exact to the character.
"""

import json
from collections.abc import Iterator, Mapping, Sequence
from importlib.metadata import version
from pathlib import PurePath
from typing import Any, Self
from urllib.parse import quote

import attrs

from govdisclose.checks import Checked, Finding, Repair, Silence, fingerprints
from govdisclose.errors import Lang, Message
from govdisclose.files import can_be_name
from govdisclose.positions import Place, Positions
from govdisclose.reading_problems import ReadingProblem
from govdisclose.summaries import descriptors
from govdisclose.text import visible

_SCHEMA = (
    "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
)
_LEVELS = descriptors.LEVELS
_SUPPRESSIONS = {"remark": "inSource", "waiver": "external"}
_FINGERPRINT = "govdisclose/v1"
_GITHUB_FINGERPRINT = "primaryLocationLineHash"  # the one that GitHub looks at
_START = {"startLine": 1, "startColumn": 1}


def write(checked: tuple[Checked, ...], lang: Lang, unread: Mapping[str, Message]) -> str:
    """Write a log with one run."""
    rules = descriptors.descriptors(lang)
    indices = {rule["id"]: index for index, rule in enumerate(rules)}
    names = [*(one.name for one in checked), *unread]
    silenced = any(finding.silence for one in checked for finding in one.findings)
    results = [
        result
        for index, one in enumerate(checked)
        for result in _File.of(one, index, lang).results(indices, suppressions=silenced)
    ]
    run: dict[str, Any] = {
        "tool": {
            "driver": {
                "name": "govdisclose",
                "version": version("govdisclose"),
                "language": _language(lang),
                "rules": rules,
            }
        },
        "language": _language(lang),
        "columnKind": "unicodeCodePoints",
        "invocations": [_invocation(checked, unread, lang)],
        "artifacts": [_artifact(name) for name in names],
        "results": results,
    }
    log = {"$schema": _SCHEMA, "version": "2.1.0", "runs": [run]}
    return json.dumps(log, ensure_ascii=False, indent=2) + "\n"


def _language(lang: Lang) -> str:
    return "en-US" if lang == "en" else "zh-CN"


def _artifact(name: str) -> dict[str, Any]:
    return {
        "location": {"uri": _uri(name)},
        "roles": ["analysisTarget"],
        "mimeType": "application/json",
        "encoding": "UTF-8",
    }


def _uri(name: str) -> str:
    """Give the address of a file: relative where its path is."""
    path = PurePath(name if can_be_name(name) else visible(name))
    # What of a name is no UTF-8 goes by its bytes.
    return path.as_uri() if path.is_absolute() else quote(path.as_posix(), errors="surrogateescape")


def _invocation(
    checked: Sequence[Checked], unread: Mapping[str, Message], lang: Lang
) -> dict[str, Any]:
    """Say whether all files could be read, what was odd, and which stand alone this year."""
    odd = [
        _notification(_LEVELS[problem.severity], _in_words(problem), one.name, index, lang)
        for index, one in enumerate(checked)
        for problem in one.problems
    ]
    alone = [
        _notification("note", one.pairing.message, one.name, index, lang)
        for index, one in enumerate(checked)
        if one.pairing is not None and one.pairing.code != "paired"
    ]
    failed = [
        _notification("error", words, name, index, lang)
        for index, (name, words) in enumerate(unread.items(), start=len(checked))
    ]
    notifications = [*odd, *alone, *failed]
    return {"executionSuccessful": not failed, "toolExecutionNotifications": notifications}


def _in_words(problem: ReadingProblem) -> Message:
    return Message(problem.text("zh"), problem.text("en"))


def _notification(level: str, words: Message, name: str, index: int, lang: Lang) -> dict[str, Any]:
    return {
        "level": level,
        "message": {"text": visible(words.text(lang))},
        "locations": [{"physicalLocation": {"artifactLocation": _location(name, index)}}],
    }


def _location(name: str, index: int) -> dict[str, Any]:
    return {"uri": _uri(name), "index": index}


@attrs.frozen
class _File:
    """The results of one file."""

    checked: Checked
    location: dict[str, Any]
    positions: Positions | None
    lang: Lang

    @classmethod
    def of(cls, checked: Checked, index: int, lang: Lang) -> Self:
        """Take a report that was checked, and where its file stands in the run."""
        positions = Positions(checked.source) if checked.source else None
        return cls(checked, _location(checked.name, index), positions, lang)

    def results(
        self, indices: Mapping[str, int], *, suppressions: bool
    ) -> Iterator[dict[str, Any]]:
        """Give a result for each finding.

        Args:
            indices: Where the rules stand in the run.
            suppressions: Whether any result of the run is suppressed: then all say whether they
                are, as the standard asks.
        """
        findings = self.checked.findings
        for finding, mark in zip(findings, fingerprints(findings), strict=True):
            result: dict[str, Any] = {"ruleId": finding.rule}
            if finding.rule in indices:
                result["ruleIndex"] = indices[finding.rule]
            assessed = finding.status == "failed"
            result |= {
                "kind": "fail" if assessed else "open",
                "level": _LEVELS[finding.severity] if assessed else "none",
                "message": {"text": finding.message.text(self.lang)},
                "locations": [self._of_finding(finding)],
                "partialFingerprints": {_FINGERPRINT: mark, _GITHUB_FINGERPRINT: mark},
                "properties": {"code": finding.code},
            }
            others = [self._of_pointer(pointer) for pointer in finding.pointers[1:]]
            if others:
                result["relatedLocations"] = others
            if suppressions:
                result["suppressions"] = [_suppression(s) for s in [finding.silence] if s]
            fixes = list(self._fixes(finding))
            if fixes:
                result["fixes"] = fixes
            yield result

    def _of_finding(self, finding: Finding) -> dict[str, Any]:
        pointer = next(iter(finding.left), "")
        if self.positions and finding.span and pointer in self.positions:
            region = _region(self.positions.place_within(pointer, finding.span))
            return self._located(pointer, region)
        return self._of_pointer(pointer)

    def _of_pointer(self, pointer: str) -> dict[str, Any]:
        region = _START if self.positions is None else _region(self.positions.place(pointer))
        return self._located(pointer, region)

    def _located(self, pointer: str, region: dict[str, int]) -> dict[str, Any]:
        physical = {"artifactLocation": self.location, "region": region}
        located: dict[str, Any] = {"physicalLocation": physical}
        if pointer:
            name = pointer.rpartition("/")[2]
            kind = "value" if name.isdecimal() else "property"
            logical = {"name": name, "fullyQualifiedName": pointer, "kind": kind}
            located["logicalLocations"] = [logical]
        return located

    def _fixes(self, finding: Finding) -> Iterator[dict[str, Any]]:
        """Give the repairs that clear a finding, where all that they change stands in the file."""
        positions = self.positions
        if positions is None:
            return
        for repair in self.checked.repairs:
            cleared = {other.fingerprint for other in repair.clears}
            if finding.fingerprint in cleared and all(p in positions for p in repair.changes):
                yield _fix(repair, self.location, positions, self.lang)


def _fix(
    repair: Repair, location: dict[str, Any], positions: Positions, lang: Lang
) -> dict[str, Any]:
    replacements = [
        {
            "deletedRegion": _region(positions.place(pointer)),
            "insertedContent": {"text": str(value)},
        }
        for pointer, value in repair.changes.items()
    ]
    return {
        "description": {"text": repair.message.text(lang)},
        "artifactChanges": [{"artifactLocation": location, "replacements": replacements}],
    }


def _region(place: Place) -> dict[str, int]:
    return {
        "startLine": place.line,
        "startColumn": place.column,
        "endLine": place.end_line,
        "endColumn": place.end_column,
    }


def _suppression(silence: Silence) -> dict[str, Any]:
    known = {"who": silence.who, "until": silence.until and silence.until.isoformat()}
    properties = {key: value for key, value in known.items() if value is not None}
    suppression: dict[str, Any] = {
        "kind": _SUPPRESSIONS[silence.by],
        "status": "accepted",
        "justification": silence.reason,
    }
    return suppression | ({"properties": properties} if properties else {})
