"""Logging in: what guessing costs, what it says, where it leads, and that the session is a new one."""

import statistics
import time

import pytest
import time_machine
from django.contrib.auth.hashers import ScryptPasswordHasher, make_password
from django.test import Client

from config import settings as written
from portal.accounts import factors
from portal.accounts.links import own_path
from portal.accounts.models import Attempts, OpenSession
from tests import factories

pytestmark = pytest.mark.django_db
LOGIN, PASSWORD = "/redaktion/login/", "ein-langes-Kennwort"
FIREFOX = "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0"


def log_in(client: Client, name: str = "redakteurin", password: str = PASSWORD, **more):
    headers = {"user-agent": FIREFOX, "x-forwarded-for": more.pop("network", "203.0.113.7")}
    return client.post(LOGIN, {"username": name, "password": password, **more}, headers=headers)


def test_log_in_renews_the_session_and_notes_the_device(client, editor):
    client.get(LOGIN)
    session = client.session
    session["planted"] = True
    session.save()
    client.cookies["sitzung"] = session.session_key
    answer = log_in(client)
    assert answer["Location"] == "/redaktion/"
    assert client.session.session_key != session.session_key
    row = OpenSession.objects.get()
    assert (row.user, row.session_key, row.device) == (editor, client.session.session_key, "Firefox auf Linux")


@pytest.mark.parametrize(
    "wanted",
    ["//boese.example", "/\\boese.example", "\\/boese.example", "javascript:alert(1)", "https://boese.example/",
     "http://testserver/redaktion/", "/\t/boese.example", "///boese.example", "redaktion/"],
)  # fmt: skip
def test_only_own_paths_are_followed(client, editor, wanted):
    assert own_path(wanted) == ""
    assert log_in(client, next=wanted)["Location"] == "/redaktion/"


@pytest.mark.parametrize("wanted", ["/konto\\..\\x", "/konto/\r\nX: y", "/konto/\u202e", "/konto/\x00", "/ko\tnto/"])
def test_path_with_signs_that_deceive_is_none(wanted):
    assert own_path(wanted) == ""


def test_own_path_is_followed(client, editor):
    assert log_in(client, next="/redaktion/pages/?seite=2")["Location"] == "/redaktion/pages/?seite=2"


def test_known_and_unknown_names_get_the_same_words(client, editor):
    known, unknown = log_in(client, password="falsch"), log_in(Client(), name="gibtesnicht", password="falsch")
    assert known.status_code == unknown.status_code == 200

    def words(answer):
        said = answer.content.decode().replace("gibtesnicht", "redakteurin")
        return [line for line in said.splitlines() if "csrf" not in line and "nonce" not in line]

    assert words(known) == words(unknown)


def test_guessing_has_to_wait_for_known_and_unknown_names_alike(editor):
    for name in ("redakteurin", "gibtesnicht"):
        client = Client()
        answers = [
            log_in(client, name=name, password=f"falsch-{n}", network="198.51.100.9").status_code for n in range(7)
        ]
        assert answers == [200] * 5 + [429] * 2
        said = log_in(client, name=name, network="198.51.100.9").content.decode()
        assert "Gesperrt ist nichts" in said
        assert f'value="{name}"' in said


def test_many_names_from_one_network_have_to_wait(site):
    """Stuffing: a list of names and passwords from elsewhere, each tried once."""
    answers = [
        log_in(Client(), name=f"name-{n}", password="falsch", network="198.51.100.9").status_code for n in range(41)
    ]
    assert answers == [200] * 40 + [429]


def test_waiting_ends(client, editor):
    with time_machine.travel("2026-03-01T10:00:00Z", tick=False) as clock:
        for number in range(5):
            log_in(client, password=f"falsch-{number}")
        assert log_in(client).status_code == 429
        clock.shift(16)
        assert log_in(client).status_code == 302


def test_owner_is_not_locked_out_by_strangers(editor):
    own = Client()
    log_in(own)
    del own.cookies["sitzung"]
    for number in range(60):
        log_in(Client(), password="falsch", network=f"198.51.{number}.1")
    assert log_in(Client(), network="192.0.2.1").status_code == 429
    assert log_in(own, network="192.0.2.1").status_code == 302


def test_device_of_another_account_gives_no_room(editor):
    factories.make_user("andere", group="Redaktion")
    attacker = Client()
    log_in(attacker, name="andere")
    cookie = attacker.cookies["geraet"].value
    answers = []
    for _ in range(7):
        fresh = Client()
        fresh.cookies["geraet"] = cookie
        answers.append(log_in(fresh, password="falsch").status_code)
    assert answers[-1] == 429


def test_counters_hold_no_address_and_end_after_a_day(client, editor):
    with time_machine.travel("2026-03-01T10:00:00Z", tick=False) as clock:
        log_in(client, password="falsch")
        stored = str(list(Attempts.objects.values()))
        assert "203.0.113" not in stored
        assert "redakteurin" not in stored
        before = set(Attempts.objects.values_list("pk", flat=True))
        clock.shift(24 * 3600 + 1)
        log_in(client, password="falsch")
        assert not Attempts.objects.filter(pk__in=before).exists()


@pytest.mark.slow
def test_known_and_unknown_names_take_the_same_time(editor, settings, monkeypatch):
    """100 tries each, in turn, with the kind of hash that is used on a real site.

    At an eighth of its work, some 15 ms: a hash left out is still seen, and whatever else may differ the better.
    Processor time: a busy machine adds to neither.
    """
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.ScryptPasswordHasher"]
    monkeypatch.setattr(ScryptPasswordHasher, "work_factor", ScryptPasswordHasher.work_factor // 8)
    editor.password = make_password(PASSWORD)
    editor.save()
    took: dict[str, list[float]] = {"redakteurin": [], "gibtesnicht": []}
    client = Client()
    client.get(LOGIN)
    for number in range(100):
        for name, times in took.items():
            Attempts.objects.all().delete()
            begun = time.thread_time()
            log_in(client, name=name, password=f"falsch-{number}")
            times.append(time.thread_time() - begun)
    known, unknown = (statistics.median(times) for times in took.values())
    print(f"known {known * 1000:.1f} ms, unknown {unknown * 1000:.1f} ms")
    assert abs(known - unknown) < 0.005


def test_password_alone_is_not_enough_with_a_second_factor(client, editor):
    with time_machine.travel("2026-03-01T10:00:00Z", tick=False) as clock:
        secret = factors.begin(by=editor)
        codes = factors.confirm(by=editor, code=factors.digits_at(secret, int(time.time()) // 30))
        assert len(codes) == 10
        assert log_in(client, next="/redaktion/pages/")["Location"] == "/redaktion/login/code/"
        assert client.get("/redaktion/").status_code == 302
        assert client.get("/konto/").status_code == 302
        again = factors.digits_at(secret, int(time.time()) // 30)
        assert client.post("/redaktion/login/code/", {"code": again}).status_code == 422  # It was used to set up.
        clock.shift(30)
        good = factors.digits_at(secret, int(time.time()) // 30)
        answer = client.post("/redaktion/login/code/", {"code": good})
        assert answer["Location"] == "/redaktion/pages/"
        assert client.get("/konto/").status_code == 200


def test_code_on_paper_works_once(client, editor):
    secret = factors.begin(by=editor)
    codes = factors.confirm(by=editor, code=factors.digits_at(secret, int(time.time()) // 30))
    for status in (302, 422):
        fresh = Client()
        log_in(fresh)
        assert fresh.post("/redaktion/login/code/", {"code": codes[0].upper()}).status_code == status


def test_codes_cannot_be_guessed_at_length(client, editor):
    secret = factors.begin(by=editor)
    factors.confirm(by=editor, code=factors.digits_at(secret, int(time.time()) // 30))
    log_in(client)
    said = [client.post("/redaktion/login/code/", {"code": f"00000{n}"}).content.decode() for n in range(9)]
    assert "Das waren viele Versuche" in said[-1]


def test_code_page_is_closed_without_a_password(client, editor):
    assert client.get("/redaktion/login/code/")["Location"] == LOGIN


@pytest.mark.parametrize(("moment", "code"), [(59, "94287082"), (1111111109, "07081804"), (20000000000, "65353130")])
def test_digits_are_those_of_the_standard(moment, code):
    """RFC 6238, appendix B, for SHA-1."""
    assert factors.digits_at("GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ", moment // 30, 8) == code


def test_secret_is_not_stored_as_it_is(editor):
    secret = factors.begin(by=editor)
    assert secret not in editor.second_factor.secret
    assert factors.begin(by=editor) == secret


def test_passwords_are_stored_with_a_slow_hash(settings):
    """What is written in the settings: all other tests are quick with another one."""
    settings.PASSWORD_HASHERS = written.PASSWORD_HASHERS
    kind, work, _, size, *_ = make_password(PASSWORD).split("$")
    assert (kind, int(work) >= 2**14, int(size) >= 8) == ("scrypt", True, True)


def test_readers_get_no_cookie(client, site):
    for path in ("/", "/antraege/", "/konto/vergessen/", "/konto/einladung/gibtesnicht/", "/konto/kennwort/MQ/x-y/"):
        assert not client.get(path).cookies
