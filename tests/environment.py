"""What must hold before Django reads its settings: a data folder of the tests' own, and no way into the network.

Loaded as a pytest plugin (`-p tests.environment`), because a conftest.py is read after the settings.
"""

import atexit
import ipaddress
import os
import shutil
import sys
import tempfile

CHROMIUM = "/usr/bin/chromium"
OWN_VARIABLES = ("PORT", "PORTAL_HOSTS", "PORTAL_SECRET_KEY", "PORTAL_DEBUG")


class NetworkRefused(RuntimeError):
    """A test tried to reach another machine."""


def refuse_network(event: str, arguments: tuple) -> None:
    """Audit hook: connections and look-ups of names stay on this machine, whatever library asks for them."""
    if event in {"socket.connect", "socket.sendto"}:
        address = arguments[1]
        host = address[0] if isinstance(address, tuple) else ""  # Unix sockets have a path.
    elif event in {"socket.getaddrinfo", "socket.gethostbyname"}:
        host = arguments[0]
    else:
        return
    if not _stays_here(host, asks_for_name=event.startswith("socket.get")):
        raise NetworkRefused(f"Tests must not reach {host!r}: give them a fake on 127.0.0.1.")


def _stays_here(host, *, asks_for_name: bool) -> bool:
    name = host.decode() if isinstance(host, bytes) else host or ""
    if name in {"", "localhost", "localhost.localdomain"}:
        return True
    try:
        address = ipaddress.ip_address(name)
    except ValueError:
        return False
    return asks_for_name or address.is_loopback  # Reading a written-out address asks nobody.


def prepare() -> None:
    """Points the portal's environment to a folder that is thrown away at the end."""
    for name in OWN_VARIABLES:
        os.environ.pop(name, None)
    folder = tempfile.mkdtemp(prefix="portal-tests-")
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    os.environ["DATA_DIR"] = folder
    os.environ["PORTAL_URL"] = "http://testserver"
    # Playwright keeps an event loop in the thread that later runs tests with the database; nothing is async there.
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"
    sys.addaudithook(refuse_network)


prepare()
