"""A switch that rewrites golden files, profiles of property tests, what is measured, a browser."""

import signal
import sys
import threading
from collections import Counter
from collections.abc import Generator, Iterator, Sequence

import pytest
from hypothesis import HealthCheck, Phase, is_hypothesis_test, settings

from support import mutation
from support.browser import Tab, chromium

# Time limits per example fail on slow shared machines, and reports are large to draw.
settings.register_profile(
    "govdisclose",
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)
# Each of thousands of changed programs is tested, and each must be told the same way every time.
settings.register_profile(
    "mutation",
    settings.get_profile("govdisclose"),
    derandomize=True,
    max_examples=20,
    phases=[Phase.explicit, Phase.generate],  # nobody reads how small a failing example can be
)
settings.load_profile("mutation" if mutation.under_way() else "govdisclose")


@pytest.fixture(autouse=mutation.under_way())
def _without_caches() -> None:
    mutation.forget()


def pytest_configure() -> None:
    """Let tests interrupt commands also where all was started in the background, by a shell or CI.

    What a shell starts with ``&`` ignores Ctrl-C, and so does all that it starts.
    """
    if signal.getsignal(signal.SIGINT) == signal.SIG_IGN:
        signal.signal(signal.SIGINT, signal.default_int_handler)


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--rewrite",
        action="store_true",
        help="write golden files and packaged schemas anew instead of comparing with them",
    )


MEASURED = 30
"""Cases of a parametrised test that coverage measures: others go the same ways."""


def pytest_collection_modifyitems(items: Sequence[pytest.Item]) -> None:
    """Measure what is chosen by hand, and little of that twice: measuring costs more than testing.

    What drawn reports go through differs from run to run, and so would the figure.
    """
    seen: Counter[str] = Counter()
    for item in items:
        test = item.nodeid.partition("[")[0]
        seen[test] += 1
        if seen[test] > MEASURED or is_hypothesis_test(getattr(item, "obj", None)):
            item.add_marker(pytest.mark.no_cover)


@pytest.hookimpl(wrapper=True, trylast=True)  # within what pytest-cov does
def pytest_runtest_call(item: pytest.Item) -> Generator[None]:
    """Let coverage measure nothing where it is not asked to.

    In the processes of pytest-xdist, pytest-cov starts to measure twice; ``no_cover`` ends one of
    them, and the other would make the test three times as long.
    """
    trace = sys.gettrace()
    if not item.get_closest_marker("no_cover") or not _is_of_coverage(trace):
        return (yield)
    of_threads = threading.gettrace()
    sys.settrace(None)
    threading.settrace(None)
    try:
        return (yield)
    finally:
        sys.settrace(trace)
        threading.settrace(of_threads)


def _is_of_coverage(trace: object) -> bool:
    """Say whether it is coverage that traces, and no debugger."""
    return type(trace).__module__.partition(".")[0] == "coverage"


@pytest.fixture(scope="session")
def _tab() -> Iterator[Tab]:
    with chromium() as tab:
        yield tab


@pytest.fixture
def tab(_tab: Tab) -> Tab:
    """Give the browser's page, as wide as a desk's screen and light."""
    _tab.look()
    return _tab
