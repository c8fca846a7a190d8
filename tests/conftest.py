"""The switch that rewrites golden files, and a profile for property tests."""

import pytest
from hypothesis import HealthCheck, settings

# Time limits per example fail on slow shared machines, and reports are large to draw.
settings.register_profile(
    "govdisclose",
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)
settings.load_profile("govdisclose")


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--rewrite",
        action="store_true",
        help="write golden files and packaged schemas anew instead of comparing with them",
    )
