"""The shipped nginx file, run by a real nginx on ports of this machine, without TLS."""

import os
import shutil
import signal
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from tests.serving.running import ROOT, free_port, wait_for

SITE = ROOT / "deploy/nginx/kommunalsozialismus.conf"
NAME = "kommunalsozialismus.example"
NGINX = shutil.which("nginx", path=f"{os.environ.get('PATH', '')}:/usr/sbin")


@dataclass
class Front:
    """`port` is what readers call."""

    port: int
    folder: Path
    process: subprocess.Popen

    def reopen(self) -> None:
        """Makes nginx write out what it has buffered."""
        self.process.send_signal(signal.SIGUSR1)
        time.sleep(0.3)

    def log(self) -> str:
        """What was written so far."""
        return "".join(path.read_text() for path in self.folder.glob("*.log"))


def site(folder: Path, *, port: int, portal_port: int) -> str:
    """The shipped file with other ports, paths and name, and without certificates; everything else as it is."""
    text = SITE.read_text()
    for old, new in (
        ("listen 443 ssl http2 default_server;", f"listen 127.0.0.1:{port} default_server;"),
        ("listen 443 ssl http2;", f"listen 127.0.0.1:{port};"),
        ("listen 80 default_server;", f"listen 127.0.0.1:{free_port()} default_server;"),
        ("listen 80;", f"listen 127.0.0.1:{free_port()};"),
        ("127.0.0.1:8000", f"127.0.0.1:{portal_port}"),
        ("/var/lib/nginx/portal ", f"{folder}/cache "),
        ("/var/log/nginx", str(folder)),
        (NAME, "127.0.0.1"),
    ):
        assert old in text, f"{SITE.name} has no „{old}“"
        text = text.replace(old, new)
    return "\n".join(line for line in text.splitlines() if not line.strip().startswith(("ssl_", "listen [::]")))


@contextmanager
def front(
    folder: Path, *, port: int, portal_port: int, beside: str = "", workers: int = 1, also: tuple[int, ...] = ()
) -> Iterator[Front]:
    """A running nginx. `beside`: more server blocks; `also`: ports of more app servers."""
    folder.mkdir(parents=True, exist_ok=True)
    temporary = "\n".join(
        f"{kind}_temp_path {folder}/{kind};" for kind in ("client_body", "proxy", "fastcgi", "uwsgi", "scgi")
    )
    first = f"server 127.0.0.1:{portal_port};"
    text = site(folder, port=port, portal_port=portal_port)
    (folder / "site.conf").write_text(
        text.replace(first, "\n".join([first, *(f"server 127.0.0.1:{one};" for one in also)]), 1)
    )
    (folder / "nginx.conf").write_text(
        f"{'user root;' if os.getuid() == 0 else ''}\nworker_processes {workers};\npid {folder}/pid;\ndaemon off;\n"
        f"error_log {folder}/start.log warn;\nworker_rlimit_nofile 8192;\nevents {{ worker_connections 2048; }}\n"
        f"http {{ include /etc/nginx/mime.types; access_log off; sendfile on; tcp_nopush on;\n{temporary}\n"
        f"include {folder}/site.conf;\n{beside}\n}}\n"
    )
    process = subprocess.Popen([NGINX, "-c", str(folder / "nginx.conf"), "-e", str(folder / "start.log")])
    try:
        wait_for(port, process, 10)
        yield Front(port, folder, process)
    finally:
        process.terminate()
        process.wait(timeout=10)
