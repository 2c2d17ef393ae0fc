"""All that a grown portal consists of, on one machine, out of Debian's packages: PostgreSQL with a synchronous standby, Redis,
a store for media, two app servers, the shipped nginx file in front of them."""

import importlib.util
import secrets
import shutil
import subprocess
import tempfile
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path

from tests.ports import free_port
from tests.postgres import IS_THERE, Postgres, postgres, standby
from tests.serving.front import NGINX, front
from tests.serving.running import Running, running, wait_for
from tests.serving.store import Store, store

REDIS = shutil.which("redis-server") or shutil.which("valkey-server")
PACKAGES = [name for name in ("psycopg", "redis", "minio") if not importlib.util.find_spec(name)]
MISSING = [
    name for name, there in (("postgresql-15", IS_THERE), ("redis-server", REDIS), ("nginx-light", NGINX)) if not there
] + PACKAGES


@dataclass
class Cluster:
    """`port` is nginx; `nodes` are the app servers behind it; `primary` takes writes until it is killed."""

    port: int
    nodes: list[Running]
    primary: Postgres
    standby: Postgres
    store: Store

    @property
    def ports(self) -> list[int]:
        return [node.port for node in self.nodes]


@contextmanager
def redis(folder: Path) -> Iterator[str]:
    """Its address."""
    port = free_port()
    command = [
        REDIS,
        "--port",
        str(port),
        "--bind",
        "127.0.0.1",
        "--save",
        "",
        "--appendonly",
        "no",
        "--dir",
        str(folder),
    ]
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL)
    try:
        wait_for(port, process, 10)
        yield f"redis://127.0.0.1:{port}/0"
    finally:
        process.terminate()
        process.wait(timeout=10)


@contextmanager
def cluster() -> Iterator[Cluster]:
    """Both app servers start at the same moment on an empty database."""
    with ExitStack() as open_:
        folder = Path(open_.enter_context(tempfile.TemporaryDirectory(prefix="portal-cluster-")))
        primary = open_.enter_context(postgres(durable=True))
        copy = open_.enter_context(standby(primary))
        kept = open_.enter_context(store())
        port = free_port()
        common = {
            "DATABASE_URL": primary.url.replace(f":{primary.port}/", f":{primary.port},127.0.0.1:{copy.port}/"),
            "CACHE_URL": open_.enter_context(redis(folder)),
            "PORTAL_MEDIA": kept.url,
            "PORTAL_SECRET_KEY": secrets.token_urlsafe(64),
        }
        starting = [running(folder / name, url=f"http://127.0.0.1:{port}", **common) for name in ("eins", "zwei")]
        with ThreadPoolExecutor() as pool:
            nodes = list(pool.map(open_.enter_context, starting))
        first, *others = (node.port for node in nodes)
        open_.enter_context(front(folder / "nginx", port=port, portal_port=first, also=tuple(others)))
        time.sleep(0.2)
        yield Cluster(port, nodes, primary, copy, kept)
