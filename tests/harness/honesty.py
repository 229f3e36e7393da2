"""A pytest plugin: nothing is skipped silently. A skip is a failure unless somebody named it."""

import os
from collections.abc import Generator
from typing import TypeVar

import pytest

# What LENTERA_TEST_SKIP may name. "browser" is a marker; "postgresql" is a run of its own.
PARTS = {"browser", "postgresql"}
Report = TypeVar("Report", pytest.TestReport, pytest.CollectReport)


def skipped_parts() -> set[str]:
    """Return the parts that LENTERA_TEST_SKIP names.

    Raises:
        pytest.UsageError: it names something else.
    """
    parts = set(os.environ.get("LENTERA_TEST_SKIP", "").replace(",", " ").split())
    if parts - PARTS:
        message = (
            f"LENTERA_TEST_SKIP knows {', '.join(sorted(PARTS))}; not {', '.join(parts - PARTS)}"
        )
        raise pytest.UsageError(message)
    return parts


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark what needs a browser, and leave out what somebody named."""
    skipped = skipped_parts()
    for item in items:
        if "browser" in getattr(item, "fixturenames", ()):
            item.add_marker("browser")
            if "browser" in skipped:
                item.add_marker(pytest.mark.skip(reason="LENTERA_TEST_SKIP names browser"))


@pytest.hookimpl(wrapper=True, tryfirst=True)
def pytest_runtest_makereport(
    item: pytest.Item,
) -> Generator[None, pytest.TestReport, pytest.TestReport]:
    """Turn a skip or an expected failure into a failure."""
    report = yield
    return _honest(report, item.nodeid)


@pytest.hookimpl(wrapper=True, tryfirst=True)
def pytest_make_collect_report(
    collector: pytest.Collector,
) -> Generator[None, pytest.CollectReport, pytest.CollectReport]:
    """Turn a skipped file into a failure."""
    report = yield
    return _honest(report, collector.nodeid)


def _honest(report: Report, nodeid: str) -> Report:
    if report.skipped and "LENTERA_TEST_SKIP names" not in str(report.longrepr):
        report.outcome = "failed"
        report.longrepr = f"{nodeid} was skipped, which counts as a failure here: {report.longrepr}"
        vars(report).pop("wasxfail", None)
    return report
