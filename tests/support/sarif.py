"""What the schema of SARIF, and Microsoft's validator of it, find in logs."""

import json
import os
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import jsonschema
import pytest

_MODULES = Path(sys.prefix) / "npm/node_modules/@microsoft"
_LINE = re.compile(r"^\S+: (error|warning|note) (\w+): ", re.MULTILINE)
# Matters of style: that messages end in a period, that the tool has a website.
_STYLE = {"SARIF2001", "SARIF2005"}


def faults(log: str) -> list[str]:
    """List what breaks the schema of SARIF 2.1.0."""
    schema = json.loads(_found("sarif-2.1.0.json").read_text("utf-8"))
    validator = jsonschema.validators.validator_for(schema)(schema)
    errors: list[Any] = list(validator.iter_errors(json.loads(log)))
    return [f"{error.json_path}: {error.message}" for error in errors]


def complaints(log: str, folder: Path) -> list[str]:
    """List the rules of the standard, and of GitHub, that Microsoft's validator sees broken.

    Notes are advice, and left out.
    """
    program = _found("Sarif.Multitool")
    program.chmod(0o755)  # npm leaves what it does not know as a program
    path = folder / "log.sarif"
    path.write_text(log, "utf-8")
    options = ["--output", str(folder / "out.sarif"), "--rule-kind", "Sarif;Ghas"]
    # .NET asks for ICU, which a machine need not have, unless it is told to do without.
    environment = os.environ | {"DOTNET_SYSTEM_GLOBALIZATION_INVARIANT": "1"}
    done = subprocess.run(  # noqa: S603 - arguments are ours
        [str(program), "validate", str(path), *options, "--level", "Error;Warning;Note"],
        env=environment,
        capture_output=True,
        check=False,
        encoding="utf-8",
        timeout=180,
    )
    assert "1 files scanned" in done.stdout, done.stdout + done.stderr
    found = [(match[1], match[2]) for match in _LINE.finditer(done.stdout)]
    assert ("note", "SARIF2009") in found  # so that lines that read otherwise go not unseen
    return [rule for level, rule in found if level != "note" and rule not in _STYLE]


def _found(name: str) -> Path:
    """Find a file where scripts/test puts it, or skip the test."""
    found = next(_MODULES.glob(f"sarif-multitool-*/{name}"), None)
    if found is None:
        pytest.skip("not installed: sarif-multitool")
    return found
