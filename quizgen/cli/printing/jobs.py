"""Work for threads, for several processes, or for a Dask cluster: pieces that come back in order, whoever did them.

A piece is a function of nothing that can be pickled, and gives bytes that depend on nothing else, so that the result
is the same whatever does the work. Anything that fits `concurrent.futures.Executor` can.
"""

import os
import signal
import threading
from collections import deque
from collections.abc import Callable, Generator, Iterable, Iterator
from concurrent.futures import BrokenExecutor, Executor, Future, ProcessPoolExecutor, ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from multiprocessing import connection, get_context, parent_process
from pathlib import Path
from typing import Any

_MOST_THREADS = 4
"""Of this process. Pages are laid out side by side; what is done in Python is not, and gets in the way of more."""
_ANSWER_SECONDS = 10
"""How long a Dask scheduler may take to answer."""

Piece = Callable[[], bytes]


@dataclass(frozen=True, slots=True)
class Workers:
    """Who does the work."""

    executor: Executor
    number: int
    lost: tuple[type[Exception], ...] = (BrokenExecutor,)
    """What an executor raises when workers are gone."""

    def results(self, pieces: Iterable[Piece]) -> Generator[bytes, None, None]:
        """What the pieces give, in their order; few more are under way than there are workers."""
        from quizgen.cli.screen import stopped

        under_way: deque[Future[bytes]] = deque()
        try:
            for piece in pieces:
                under_way.append(self.executor.submit(piece))
                if len(under_way) >= 2 * self.number:
                    yield under_way.popleft().result()
            while under_way:
                yield under_way.popleft().result()
        except self.lost:
            raise stopped("a process ended before its work was done; perhaps memory ran out") from None
        finally:
            for future in under_way:
                future.cancel()


@contextmanager
def workers(jobs: int, dask: str | None) -> Iterator[Workers]:
    """So many processes, for one this one's threads, or those of a Dask cluster; they end with the work, however that ends."""
    if dask is not None:
        with _cluster(dask) as found:
            yield found
    elif jobs == 1:
        threads = min(os.cpu_count() or 1, _MOST_THREADS)
        with ThreadPoolExecutor(threads) as here:
            yield Workers(here, threads)
    else:
        # Not forked: a child would wait for ever for the threads that Typst keeps in this process.
        context = get_context("spawn")
        with ProcessPoolExecutor(jobs, mp_context=context, initializer=_begin) as executor:
            yield Workers(executor, jobs)


def _begin() -> None:
    """What a worker does first: leave an interrupt to the process that started it, and never outlive that."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    if parent := parent_process():
        threading.Thread(target=_end_with, args=(parent.sentinel,), daemon=True).start()


def _end_with(sentinel: Any) -> None:
    connection.wait([sentinel])
    os._exit(1)


@contextmanager
def _cluster(address: str) -> Iterator[Workers]:
    from quizgen import __version__
    from quizgen.cli.screen import stopped, wrong_usage

    try:
        from distributed import Client, KilledWorker
        from distributed.comm.addressing import resolve_address
        from distributed.comm.core import CommClosedError
    except ImportError:
        raise wrong_usage("--dask needs Dask", "pip install 'quizgen[dask]'") from None
    try:
        # A client that is made in vain for a wrong address would wait, and complain at its end.
        resolve_address(address)
        client = Client(address, timeout=_ANSWER_SECONDS, set_as_default=False)
    except ValueError as error:
        raise wrong_usage(f"--dask is {address!r}: {error}", "write tcp://host:8786") from None
    except OSError:
        raise stopped(f"no Dask scheduler answers at {address}") from None
    with client:
        threads = sum(client.nthreads().values())
        if not threads:
            raise stopped(f"the Dask cluster at {address} has no workers")
        try:
            versions = set(client.run(_version).values())
        except ModuleNotFoundError:
            raise stopped(f"the Dask workers at {address} lack quizgen; install it where they run") from None
        if versions != {__version__}:
            raise stopped(f"the Dask workers have quizgen {', '.join(versions)}, and this is {__version__}")
        yield Workers(client.get_executor(), threads, (KilledWorker, CommClosedError))


def _version() -> str:
    from quizgen import __version__

    return __version__


def check(jobs: int, dask: str | None, out: Path | None) -> None:
    """Many workers are for what goes into files, and a cluster needs no processes here."""
    from quizgen.cli.screen import wrong_usage

    if dask is not None and jobs > 1:
        raise wrong_usage("--jobs is for processes on this machine, --dask for a cluster", "use one of them")
    if out is None and (dask is not None or jobs > 1):
        raise wrong_usage("--jobs and --dask are for files", "add -o FILE")
