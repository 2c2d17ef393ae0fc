"""Attacks on the machine: poisoned copies of pages, floods of expensive questions, secrets in errors and logs, foreign code."""

from tests.protections.protection import Attack
from tests.protections.protection import Protection as P

S, F = "portal/serving/", "portal/serving/finished/"
ENTRY, FINISHED = "tests/serving/test_finished_entry.py::test_", "tests/serving/test_finished.py::test_"
CROWD, DOCUMENTS = "tests/serving/test_crowd.py::test_", "tests/motions/test_documents.py::test_"
SECRETS, DOCTOR = "tests/serving/test_secrets.py::test_", "tests/serving/test_doctor.py::test_"
ERRORS, ENVIRONMENT = "tests/serving/test_errors.py::test_", "tests/config/test_environment.py::test_"
SUPPLY, DEPLOY = "tests/serving/test_supply.py::test_", "tests/serving/test_deploy.py::test_"

CACHES = Attack(
    "19: have a poisoned page kept for others, or somebody's private page kept for oneself",
    (
        P("pages are kept for known hosts", F + "asking.py", "host not in self._hosts or path.startswith(NEVER)", "path.startswith(NEVER)", ENTRY + "asking_for_something_personal_or_odd_reaches_django_untouched"),
        P("private addresses are not kept", F + "asking.py", "host not in self._hosts or path.startswith(NEVER)", "host not in self._hosts", ENTRY + "asking_for_something_personal_or_odd_reaches_django_untouched"),
        P("nobody who is logged in gets or leaves a copy", F + "asking.py", 'not in ("GET", "HEAD") or self.is_personal(environ):', 'not in ("GET", "HEAD"):', ENTRY + "asking_for_something_personal_or_odd_reaches_django_untouched"),
        P("unknown parameters are not kept", F + "asking.py", "        if name not in PARAMETERS or (value and not VALUE.fullmatch(value)):\n            return None\n", "", ENTRY + "asking_for_something_personal_or_odd_reaches_django_untouched"),
        P("values of parameters are plain", F + "asking.py", "if name not in PARAMETERS or (value and not VALUE.fullmatch(value)):", "if name not in PARAMETERS:", ENTRY + "asking_for_something_personal_or_odd_reaches_django_untouched"),
        P("the order of parameters makes no variants", F + "asking.py", "for name, value in sorted(chosen.items()) if value)", "for name, value in chosen.items() if value)", ENTRY + "order_tracking_and_empty_parameters_make_no_variants"),
        P("nothing that a reader sends gets into a page", F + "asking.py", 'if name.startswith(("wsgi.", "SERVER_"))}', "}", ENTRY + "nothing_a_reader_sends_gets_into_a_page"),
        P("pages with a cookie are not kept", F + "page.py", ' or "set-cookie" in named', "", ENTRY + "answer_that_is_not_for_everybody_is_not_kept"),
        P("private answers are not kept", F + "page.py", 'if "no-store" in freshness or "private" in freshness or not', "if not", ENTRY + "answer_that_is_not_for_everybody_is_not_kept"),
        P("answers that vary are not kept", F + "page.py", ' or not _varies_by_nothing(named.get("vary", "")):', ":", ENTRY + "answer_that_is_not_for_everybody_is_not_kept"),
        P("errors are not kept", F + "page.py", "if status[:3] not in KEPT_STATUS or", "if", ENTRY + "answer_that_is_not_for_everybody_is_not_kept"),
        P("what nobody said is kept by nobody", F + "layer.py", 'return [*(pair for pair in headers if pair[0].lower() != "cache-control"), PRIVATE]', "return headers", ENTRY + "logged_in_people_get_no_copy_that_stays"),
        P("plain http is not answered from memory", F + "asking.py", '        if self._https and environ.get("HTTP_X_FORWARDED_PROTO") != "https":\n            return None\n', "", ENTRY + "only_what_came_over_https_is_answered_from_memory"),
        P("hosts are exact names", "config/environment.py", '    if any("*" in name or name.startswith(".") for name in names):\n', "    if False:\n", ENVIRONMENT + "host_names_are_exact"),
        P("a public site has one name", "config/environment.py", 'if own in {"127.0.0.1", "localhost", "::1"} else []', 'if own else ["*"]', ENVIRONMENT + "a_public_site_answers_to_its_own_name_only"),
        P("foreign hosts are refused", "config/settings.py", "ALLOWED_HOSTS = environment.hosts(SITE_URL)", 'ALLOWED_HOSTS = ["*"]', "tests/serving/test_errors.py::test_foreign_host_gets_a_german_page_with_all_headers"),
        P("forwarded hosts are not believed", "config/settings.py", 'SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")\n', 'SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")\nUSE_X_FORWARDED_HOST = USE_X_FORWARDED_PORT = True\n', SECRETS + "headers_of_a_front_server_that_is_none_change_nothing"),
        P("pages whose address is a key are kept by nobody", "portal/accounts/links.py", '        response["Cache-Control"] = "no-store, private"\n', "", "tests/accounts/test_letters.py::test_forgotten_password_is_replaced_once"),
        P("an ending leads to no private page", "portal/accounts/urls.py", 'path("konto/", ', 'path("konto/x.css", views.account),\n    path("konto/", ', "tests/accounts/test_account.py::test_answers_are_kept_by_nobody"),
    ),
)  # fmt: skip

FLOODS = Attack(
    "27: ask for what is expensive until nobody can read",
    (
        P("files are made two at once", "portal/motions/turns.py", "AT_ONCE = 2\n", "AT_ONCE = 20\n", DOCUMENTS + "turns_are_at_most_two_at_once"),
        P("whoever waits too long is asked to come back", "portal/motions/turns.py", "        if time.monotonic() > until:\n            raise Busy\n", "        if time.monotonic() > until + 5:\n            return os.open(folder, os.O_RDONLY)\n", DOCUMENTS + "document_waits_for_its_turn_and_then_asks_to_come_back"),
        P("few wait for a file", "portal/motions/turns.py", "_waiting = threading.BoundedSemaphore(3)", "_waiting = threading.BoundedSemaphore(300)", DOCUMENTS + "those_who_wait_for_a_file_leave_threads_for_readers"),
        P("files are kept by what they say", "portal/motions/documents.py", "        data = path.read_bytes()\n", "        raise FileNotFoundError\n", DOCUMENTS + "document_is_made_once_and_not_sent_again"),
        P("the folder of files keeps to its size", "portal/motions/documents.py", "    _make_room(path.parent)\n", "", DOCUMENTS + "folder_of_documents_keeps_to_its_size"),
        P("costly questions leave places for pages", S + "crowd.py", "                if is_costly(environ):\n", "                if False:\n", CROWD + "costly_questions_leave_places_for_pages"),
        P("a flood of costly questions is turned away", S + "crowd.py", "        if not self._costly_room.acquire(blocking=False):\n            raise Full\n", "        self._costly_room.acquire()\n", CROWD + "flood_of_costly_questions_is_turned_away_at_once"),
        P("searches are costly", S + "crowd.py", "(?:suche/|.*/(?:vergleich", "(?:.*/(?:vergleich", CROWD + "what_is_costly"),
        P("files are costly", S + "crowd.py", r"|.*\.(?:pdf|docx|odt|ods|epub|csv|json|zip|png)$)", ")", CROWD + "what_is_costly"),
        P("a queue that stands still turns away", S + "crowd.py", "            if len(self._waiting) >= ROOM and now - min(self._waiting.values()) > STUCK:\n                raise Full\n", "", CROWD + "queue_that_stands_still_turns_away_and_leaves_a_thread_for_readers"),
        P("a page is made once, however many ask", F + "layer.py", "            if makes := turn is None:\n", "            if makes := True:\n", FINISHED + "stampede_makes_a_page_once"),
        P("variants push no page out", F + "layer.py", "            self._variants.put(key, page)\n", "            self._pages.put(key, page)\n", FINISHED + "memory_stays_within_its_bound_and_variants_push_no_page_out"),
        P("wrong addresses are kept for seconds", F + "page.py", "now.timestamp() + SECONDS_MISSING if missing else", "now.timestamp() + 9e9 if missing else", FINISHED + "wrong_address_is_kept_for_seconds"),
    ),
)  # fmt: skip

SECRETS_OUT = Attack(
    "30: read secrets in an error page, a log, a form that comes back, a server that should not have started",
    (
        P("debugging forbids going public", S + "doctor/configuration.py", '            Level.BROKEN, "PORTAL_DEBUG ist an: Fehlerseiten zeigen Interna.", "PORTAL_DEBUG entfernen und neu starten.",\n            forbids_public=True,\n', '            Level.BROKEN, "PORTAL_DEBUG ist an: Fehlerseiten zeigen Interna.", "PORTAL_DEBUG entfernen und neu starten.",\n', SECRETS + "start_in_public_is_refused_with_debugging_a_weak_key_and_open_files"),
        P("debugging is off unless asked for", "config/environment.py", '    if value in {"", "0", "nein", "false", "off"}:\n        return False\n', '    if value in {"", "0", "nein", "false", "off"}:\n        return value == ""\n', ENVIRONMENT + "debugging_is_off_unless_asked_for"),
        P("weak keys are refused", "config/environment.py", "if len(key) < 50 or len(set(key)) < 10:", "if not key:", ENVIRONMENT + "a_weak_secret_is_refused"),
        P("the key is for its owner", "config/environment.py", "os.O_WRONLY | os.O_CREAT, 0o600)", "os.O_WRONLY | os.O_CREAT, 0o644)", ENVIRONMENT + "the_secret_is_random_and_private"),
        P("a key that others can read is found", S + "doctor/configuration.py", "stat.S_IMODE(path.stat().st_mode) & 0o077", "stat.S_IMODE(path.stat().st_mode) & 0o000", DOCTOR + "key_that_others_can_read_is_found"),
        P("a folder that is open to all is found", S + "doctor/storage.py", "    if mode & 0o002:\n", "    if mode & 0o000:\n", DOCTOR + "folder_open_to_all_is_found"),
        P("legal pages are filled in before going public", S + "doctor/content.py", "ausfüllen und veröffentlichen.\", forbids_public=True,", "ausfüllen und veröffentlichen.\",", DOCTOR + "going_public_is_refused_until_everything_is_filled_in"),
        P("the start asks whether it may", S + "management/commands/serve.py", "        self._refuse_to_go_public()\n", "", SECRETS + "start_in_public_is_refused_with_debugging_a_weak_key_and_open_files"),
        P("addresses are in no log", S + "logs.py", '(ADDRESS, "…@…"), ', "", SECRETS + "secrets_are_taken_out"),
        P("keys are in no log", S + "logs.py", '(ADDRESS, "…@…"), (TOKEN, "…")', '(ADDRESS, "…@…")', SECRETS + "secrets_are_taken_out"),
        P("questions are in no log", S + "logs.py", '(QUERY, r"\\1?…"), ', "", SECRETS + "secrets_are_taken_out"),
        P("rows of the database are in no log", S + "logs.py", '(ROW, r"\\1 …"), ', "", SECRETS + "refused_row_names_nobody"),
        P("every handler is discreet", "config/settings.py", '"filters": ["links"], "formatter": "discreet"}', '"filters": ["links"]}', SECRETS + "every_handler_of_the_settings_is_discreet"),
        P("passwords never come back", S + "errors/pages.py", '        return {"secret": True}\n', "        pass\n", ERRORS + "passwords_never_come_back"),
        P("errors have no detail", S + "errors/pages.py", 'return complete(HttpResponse(get_template("design/500.html").render(), status=500))', 'return complete(HttpResponse(get_template("design/500.html").render() + str(sys.exc_info()[1]), status=500))', "tests/serving/test_headers.py::test_errors_say_what_happened_without_detail"),
        P("Wagtail's failing page is not there", "config/urls.py", "    path(\"redaktion/failwhale/\", not_found),  # Wagtail's own page that always fails: not for everybody to call.\n", "", ERRORS + "wagtails_failing_page_is_not_there"),
        P("logs end after a week", "deploy/logrotate", "maxage 7", "maxage 700", DEPLOY + "log_is_gone_after_a_week"),
    ),
)  # fmt: skip

FOREIGN_CODE = Attack(
    "31: bring in foreign code with a library, an upload, a backup",
    (
        P("libraries are installed by their hashes", "Makefile", "--require-hashes -r requirements.lock", "-r requirements.lock", SUPPLY + "installing_asks_for_hashes_everywhere"),
        P("the handbook installs by hashes", "docs/growing.md", "--require-hashes -r requirements-grow.lock", "-r requirements-grow.lock", SUPPLY + "installing_asks_for_hashes_everywhere"),
        P("a library without a hash is noticed", "deploy/sbom.py", r"--hash=sha256:[0-9a-f]{64}", r"--hash=|==", SUPPLY + "library_without_hash_is_noticed"),
        P("the bill names what the lock names", "deploy/sbom.py", "f'{own}#{digest}'", "f'{own}'", SUPPLY + "bill_changes_with_the_lock"),
        P("the service has no rights that it does not need", "deploy/systemd/portal-web.service", "NoNewPrivileges=yes", "NoNewPrivileges=no", DEPLOY + "service_runs_without_rights_it_does_not_need"),
        P("backups unpack files alone", S + "keeping/archive.py", "or not info.isfile() or not _allowed", "or not _allowed", "tests/serving/test_archive.py::test_only_files_are_unpacked"),
        P("backups unpack where backups have files", S + "keeping/archive.py", "or not _allowed(info.name) or", "or", "tests/serving/test_archive.py::test_files_where_no_backup_has_them_are_refused"),
        P("uploads never run as a page", S + "headers.py", "    response._csp_config = UPLOADS\n", "", "tests/serving/test_headers.py::test_uploads_come_in_a_sandbox"),
        P("uploads that are no picture are saved, not shown", S + "headers.py", '        response["Content-Disposition"] = "attachment"\n', "        pass\n", "tests/serving/test_headers.py::test_uploads_come_in_a_sandbox"),
    ),
)  # fmt: skip

ATTACKS = (CACHES, FLOODS, SECRETS_OUT, FOREIGN_CODE)
