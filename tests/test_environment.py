"""The tests' own surroundings: a data folder that is thrown away, and no network, proven."""

import socket
import urllib.request
from pathlib import Path

import pytest
from django.conf import settings

from tests.environment import NetworkRefused


def test_data_lies_in_a_folder_of_the_tests():
    assert "portal-tests-" in str(settings.DATA_DIR)
    assert settings.DATA_DIR in Path(settings.MEDIA_ROOT).parents


def test_name_of_another_machine_is_not_even_looked_up():
    with pytest.raises(NetworkRefused):
        socket.getaddrinfo("example.org", 443)
    with pytest.raises(NetworkRefused):
        urllib.request.urlopen("http://example.org/", timeout=1)


@pytest.mark.parametrize("address", ["192.0.2.1", "8.8.8.8", "10.0.0.1", "169.254.169.254"])
def test_address_of_another_machine_is_refused(address):
    with socket.socket() as probe, pytest.raises(NetworkRefused):
        probe.connect((address, 80))
    with socket.socket(type=socket.SOCK_DGRAM) as probe, pytest.raises(NetworkRefused):
        probe.sendto(b"x", (address, 53))


def test_this_machine_is_reached():
    with socket.create_server(("127.0.0.1", 0)) as server, socket.socket() as probe:
        probe.connect(server.getsockname())
