"""Everything about the search in one run: quality, speed, the portal's own finding, beside other engines.

    make bench-search CORPUS=… QUERIES=… DOCUMENTS=100000

PostgreSQL is started anew for it, where it is installed. Each measurement is a process of its own, so that none has the
memory of the one before.
"""

import os
import subprocess
import sys
import tempfile
from contextlib import ExitStack
from pathlib import Path
from typing import Final

ROOT: Final = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from bench.postgres import throwaway  # noqa: E402 - the line above makes it possible


def run(title: str, script: str, *arguments: str, **environment: str) -> None:
    """Runs one measurement; without DATABASE_URL unless `environment` says so. Stops everything when one fails."""
    print(f"\n== {title}", flush=True)
    inherited = {name: value for name, value in os.environ.items() if name != "DATABASE_URL"}
    command = [sys.executable, str(ROOT / "bench" / script), *arguments]
    subprocess.run(command, check=True, cwd=ROOT, env=inherited | environment)


def server(stack: ExitStack) -> str:
    """The address of a PostgreSQL; "" with a word why there is none."""
    try:
        import psycopg  # noqa: F401 - asked for, not used
    except ModuleNotFoundError:
        print("PostgreSQL left out: psycopg is not installed.")
        return ""
    try:
        return stack.enter_context(throwaway())
    except (FileNotFoundError, subprocess.CalledProcessError) as error:
        print(f"PostgreSQL left out: {error}")
        return ""


def main() -> None:
    print(f"{os.cpu_count()} cores, load {os.getloadavg()[0]:.1f}")
    with ExitStack() as stack:
        folder = stack.enter_context(tempfile.TemporaryDirectory(prefix="bench-search-"))
        address = server(stack)
        database = {"DATABASE_URL": address} if address else {}
        run("Quality, engines alone", "search_quality.py", **database)
        run("Speed, engines alone", "search_speed.py", **database)
        for name, settings in (("SQLite", {}), ("PostgreSQL", database)):
            if settings or name == "SQLite":
                own = {"DATA_DIR": f"{folder}/{name}", "DOCUMENTS": os.environ.get("DOCUMENTS") or "100000"}
                Path(own["DATA_DIR"]).mkdir()
                run(f"Quality, the portal on {name}", "search_portal.py", "quality", **settings, **own)
                run(f"Speed, the portal on {name}", "search_portal.py", "speed", **settings, **own)


if __name__ == "__main__":
    main()
