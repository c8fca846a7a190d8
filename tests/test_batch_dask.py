"""Batches on a cluster: Dask's executor, as it is."""

import os
import signal
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from govdisclose import batch
from support.faults import expected, poisonous, reports, written

dask = pytest.importorskip("dask")
distributed = pytest.importorskip("distributed")


@pytest.fixture(scope="module")
def client() -> Iterator[Any]:
    """A cluster of two processes on this machine, that gives a task up when a worker dies of it."""
    with (
        dask.config.set({"distributed.scheduler.allowed-failures": 0}),
        distributed.LocalCluster(
            n_workers=2, threads_per_worker=1, processes=True, dashboard_address=":0"
        ) as cluster,
        distributed.Client(cluster) as client,
    ):
        yield client


def test_a_cluster_gives_what_a_pool_gives(client: Any, tmp_path: Path) -> None:
    """Every report is rendered, byte for byte as it is here; a second run keeps them all."""
    given = reports(100)
    with client.get_executor() as executor:
        done = list(batch.render(given, tmp_path, "text", executor=executor, chunk=5))
        again = list(batch.render(given, tmp_path, "text", executor=executor, chunk=5, resume=True))
    assert sorted(result.source for result in done) == [name for name, _ in given]
    assert [result.error for result in done] == [None] * 100
    assert written(tmp_path) == expected(given)
    assert {result.status for result in again} == {"kept"}


def test_a_cluster_that_makes_executors(client: Any, tmp_path: Path) -> None:
    """A function that makes executors of a cluster will do too; they are shut down."""
    given = reports(10)
    done = list(batch.render(given, tmp_path, "text", executor=client.get_executor))
    assert [result.error for result in done] == [None] * 10


def test_poison_on_a_cluster(client: Any, tmp_path: Path) -> None:
    """A report that kills each worker of a cluster is named; all others are as they should be."""
    given = reports(40, poison=(20,))
    with client.get_executor() as executor:
        done = list(poisonous(given, tmp_path, executor=executor, chunk=4))
    [bad] = [result for result in done if not result.ok]
    assert bad.source == "0020"
    assert str(bad.error).startswith("工作进程在处理该报告时 3 次意外终止")
    assert "KilledWorker" in str(bad.error)
    assert written(tmp_path) == expected([one for one in given if one[0] != "0020"])


def test_workers_of_a_cluster_that_are_killed(client: Any, tmp_path: Path) -> None:
    """A worker of a cluster that is killed costs nothing."""
    given = reports(120)
    done = []
    with client.get_executor() as executor:
        for result in batch.render(given, tmp_path, "text", executor=executor, chunk=4):
            done.append(result)
            if len(done) in {20, 60}:
                # Its nanny has both, the process that it watches is the one that works.
                addresses = client.run(os.getpid)
                os.kill(next(iter(addresses.values())), signal.SIGKILL)
    assert [result.error for result in done] == [None] * 120
    assert written(tmp_path) == expected(given)
