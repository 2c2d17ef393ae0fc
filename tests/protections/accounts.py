"""Attacks on accounts: finding out who has one, taking it over, giving oneself more rights, being led elsewhere."""

from tests.protections.protection import Attack
from tests.protections.protection import Protection as P

A = "portal/accounts/"
LOGIN, LETTERS = "tests/accounts/test_signing_in.py::test_", "tests/accounts/test_letters.py::test_"
ACCOUNT, GRANTING = "tests/accounts/test_account.py::test_", "tests/accounts/test_granting.py::test_"
PASSKEYS = "tests/accounts/test_passkeys.py::test_"

ENUMERATION = Attack(
    "13: find out who has an account or works here",
    (
        P("unknown names are counted like known ones", A + "signing_in.py",
          "            limits.attempt(request, typed)\n", "            User.objects.filter(username=typed).exists() and limits.attempt(request, typed)\n",
          LOGIN + "guessing_has_to_wait_for_known_and_unknown_names_alike"),
        P("a lost password gets the same answer for every address", A + "letters.py",
          "        joining.send_reset(email=form.cleaned_data[\"email\"])\n",
          "        joining.send_reset(email=form.cleaned_data[\"email\"])\n"
          "        if not User.objects.filter(email__iexact=form.cleaned_data[\"email\"]).exists():\n            return _over(request)\n",
          LETTERS + "one_letter_an_hour_and_always_the_same_answer"),
        P("a lost password takes the same time for every address", A + "letters.py",
          "    time.sleep(max(0.0, ANSWER_AFTER - (time.monotonic() - begun)))\n",
          "    if User.objects.filter(email__iexact=form.cleaned_data[\"email\"]).exists():\n        time.sleep(0.02)\n",
          LETTERS + "known_and_unknown_addresses_take_the_same_time"),
        P("wrong names are told the same words", A + "forms.py",
          "        super().__init__(request, *args, **kwargs)\n        self.fields[\"password\"].label = \"Kennwort\"\n",
          "        super().__init__(request, *args, **kwargs)\n        self.fields[\"password\"].label = \"Kennwort\"\n"
          "        if self.is_bound and not User.objects.filter(username=self.data.get(\"username\")).exists():\n"
          "            self.error_messages = self.error_messages | {\"invalid_login\": \"Diesen Namen gibt es nicht.\"}\n",
          LOGIN + "known_and_unknown_names_get_the_same_words"),
        P("links of lost passwords hide numbers that are not there", A + "letters.py",
          "    if (user := joining.account_for_reset(number, token)) is None:\n        return _over(request)\n",
          "    if (user := joining.account_for_reset(number, token)) is None:\n        return _page(request, \"over\", {})\n",
          LETTERS + "made_up_links_lead_nowhere"),
    ),
)  # fmt: skip

TAKE_OVER = Attack(
    "14: take over an account by guessing, stuffing, a poisoned letter, a planted or stolen session",
    (
        P("guessing has to wait", A + "limits.py", "    if wait > 0:\n", "    if wait > 10**9:\n",
          LOGIN + "guessing_has_to_wait_for_known_and_unknown_names_alike"),
        P("guessing one name from everywhere has to wait", A + "limits.py", '("network", network), ("name", name)]', '("network", network)]',
          LOGIN + "owner_is_not_locked_out_by_strangers"),
        P("stuffing many names from one network has to wait", A + "limits.py", '("network", network), ("name", name)]', '("name", name)]',
          LOGIN + "many_names_from_one_network_have_to_wait"),
        P("the owner's device is not kept waiting", A + "limits.py", '        return [("device", f"{name} {device}")]\n', "        pass\n",
          LOGIN + "owner_is_not_locked_out_by_strangers"),
        P("a device counts for its own account alone", A + "limits.py", 'return device if owner == name.removeprefix("code ") else ""', "return device",
          LOGIN + "device_of_another_account_gives_no_room"),
        P("digits of the second factor cannot be guessed at length", A + "signing_in.py",
          "    name = f\"code {user.get_username().lower()}\"\n    try:\n        limits.attempt(request, name)\n",
          "    name = f\"code {user.get_username().lower()}\"\n    try:\n        pass\n",
          LOGIN + "codes_cannot_be_guessed_at_length"),
        P("digits work once", A + "factors.py", "pk=factor.pk, last_counter__lt=counter)", "pk=factor.pk)",
          LOGIN + "password_alone_is_not_enough_with_a_second_factor"),
        P("codes on paper work once", A + "factors.py", "code_hash=_hash(user, said), used_at=None)", "code_hash=_hash(user, said))",
          LOGIN + "code_on_paper_works_once"),
        P("a password alone is not enough with a second factor", A + "signing_in.py", "        if factors.has_factor(user):\n", "        if False:\n",
          LOGIN + "password_alone_is_not_enough_with_a_second_factor"),
        P("the session is a new one after log-in", A + "sessions.py", "    login(request, user, backend=BACKEND)  # This renews the key.\n",
          "    from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY\n\n    request.user = user\n"
          "    request.session[SESSION_KEY], request.session[BACKEND_SESSION_KEY] = str(user.pk), BACKEND\n"
          "    request.session[HASH_SESSION_KEY] = user.get_session_auth_hash()\n",
          LOGIN + "log_in_renews_the_session_and_notes_the_device"),
        P("letters name the operator's address, not the request's", A + "letters.py",
          "        joining.send_reset(email=form.cleaned_data[\"email\"])\n",
          "        from django.test import override_settings\n\n        with override_settings(SITE_URL=f\"http://{request.get_host()}\"):\n"
          "            joining.send_reset(email=form.cleaned_data[\"email\"])\n",
          LETTERS + "host_of_the_request_is_never_in_a_letter"),
        P("links of lost passwords end", "config/settings.py", "PASSWORD_RESET_TIMEOUT = 2 * 3600", "PASSWORD_RESET_TIMEOUT = 200 * 3600",
          LETTERS + "link_ends_after_two_hours"),
        P("a new password logs out elsewhere", A + "joining.py", "    end_others(by=by, keep=keep)\n    tell(", "    tell(",
          ACCOUNT + "new_password_logs_out_elsewhere_and_tells"),
        P("a new password is told to its owner", A + "joining.py",
          '    tell(by, "Ihr Kennwort wurde geändert", "das Kennwort Ihres Kontos wurde eben geändert.")\n', "",
          ACCOUNT + "new_password_logs_out_elsewhere_and_tells"),
        P("a session can be ended from another device", A + "sessions.py",
          "    Session.objects.filter(session_key=row.session_key).delete()\n    row.delete()\n", "    row.delete()\n",
          ACCOUNT + "device_is_logged_out"),
        P("short passwords are refused", "config/settings.py", '"OPTIONS": {"min_length": 12}}', '"OPTIONS": {"min_length": 1}}',
          LETTERS + "weak_passwords_are_refused"),
        P("passwords that everybody takes are refused", "config/settings.py",
          '    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},\n', "",
          LETTERS + "weak_passwords_are_refused"),
        P("passwords are stored slowly hashed", "config/settings.py", '    "django.contrib.auth.hashers.ScryptPasswordHasher",\n',
          '    "django.contrib.auth.hashers.MD5PasswordHasher",\n', LOGIN + "passwords_are_stored_with_a_slow_hash"),
        P("whoever moderates needs a second factor in public", A + "at_work.py",
          "    if lacks_required_factor(request):\n        return redirect(\"account-factor\")\n    if request.path",
          "    if request.path", ACCOUNT + "public_portal_requires_the_factor_from_moderator_upward"),
        P("what matters asks for the password again", A + "views.py", "        if sessions.is_fresh(request):\n", "        if True:\n",
          ACCOUNT + "what_matters_asks_for_the_password_again"),
        P("changing others' rights asks for the password again", A + "at_work.py",
          "request.path.startswith(ABOUT_OTHERS) and not sessions.is_fresh(request)", "False",
          GRANTING + "session_alone_is_not_enough_to_change_accounts"),
        P("a new address needs the old one's consent", A + "joining.py",
          "    if not (change.old_confirmed and change.new_confirmed):\n", "    if not change.new_confirmed:\n",
          LETTERS + "address_changes_when_both_agree"),
        P("opening a link changes nothing", A + "letters.py",
          "    if request.method != \"POST\":\n        return _page(request, \"confirm_email\", {\"change\": change})\n", "",
          LETTERS + "opening_the_link_alone_changes_nothing"),
        P("a passkey of another address is refused", A + "passkeys.py", "verify_origin=lambda origin: origin == own)", "verify_origin=lambda origin: True)",
          PASSKEYS + "passkey_of_another_address_is_refused"),
        P("a challenge is good for one answer", A + "signing_in.py", "request.session.pop(ASKED, None)", "request.session.get(ASKED)",
          PASSKEYS + "challenge_is_good_for_one_answer"),
    ),
)  # fmt: skip

ESCALATION = Attack(
    "15: give oneself or a friend rights that one lacks",
    (
        P("groups one lacks are not given in the form", A + "administration.py", "for group in wanted ^ before if not may_grant(self.by, group)", "for group in set()",
          GRANTING + "nobody_raises_themselves"),
        P("nobody makes administrators", A + "administration.py", "if wanted != self.instance.is_superuser and not self.by.is_superuser:", "if False:",
          GRANTING + "nobody_makes_administrators_by_hand"),
        P("mightier accounts are not edited", A + "administration.py", "        if not may_edit(request.user, self.object):\n", "        if False:\n",
          GRANTING + "pages_of_mightier_accounts_are_closed"),
        P("mightier accounts are not deleted", A + "administration.py", "        if not may_edit(request.user, self.get_object()):\n", "        if False:\n",
          GRANTING + "pages_of_mightier_accounts_are_closed"),
        P("mightier accounts are not changed in bulk", A + "administration.py",
          "    if not all(may_edit(request.user, account) for account in accounts if isinstance(account, User)):\n        raise PermissionDenied\n", "",
          GRANTING + "many_at_once_meet_the_same_rule"),
        P("roles one lacks are not given in bulk", A + "administration.py",
          "    if role and not may_grant(request.user, role):\n        raise PermissionDenied\n", "",
          GRANTING + "role_that_one_lacks_is_not_given_in_bulk"),
        P("what groups may do is for administrators", A + "administration.py", "        if not request.user.is_superuser:\n            raise PermissionDenied\n        return super()", "        return super()",
          GRANTING + "groups_are_changed_by_administrators_only"),
        P("nobody invites above themselves", A + "joining.py",
          'not by.has_perm("accounts.add_invitation") or not may_grant(by, group)', 'not by.has_perm("accounts.add_invitation")',
          LETTERS + "nobody_invites_above_themselves"),
        P("an invitation ends with the right to give it", A + "joining.py",
          "    if not invitation.by.is_active or not may_grant(invitation.by, invitation.group):\n        return None\n", "",
          LETTERS + "invitation_is_void_when_its_author_lost_the_right"),
        P("a right on a page does not cover what lies above", A + "granting.py", "right[2].startswith(own[2])", "True",
          GRANTING + "right_on_a_page_covers_what_lies_below_and_nothing_above"),
        P("administrators are given by administrators alone", A + "granting.py", "if administrator or group.name != ADMINISTRATORS]", "]",
          GRANTING + "role_of_administrators_is_not_given_however_much_one_holds"),
    ),
)  # fmt: skip

LED_ELSEWHERE = Attack(
    "18: lead somebody to another site by an address of ours",
    (
        P("a log-in leads to own paths", A + "signing_in.py",
          'return own_path(self.request.POST.get("next") or self.request.GET.get("next")) or HOME', 'return self.request.POST.get("next") or self.request.GET.get("next") or HOME',
          LOGIN + "only_own_paths_are_followed"),
        P("backslashes are no way to another site", A + "links.py", 'or "\\\\" in wanted ', "",
          LOGIN + "path_with_signs_that_deceive_is_none"),
        P("hidden signs are no way to another site", A + "links.py", " or not wanted.isprintable()", "",
          LOGIN + "path_with_signs_that_deceive_is_none"),
        P("two slashes are no way to another site", A + "links.py", "return wanted if url_has_allowed_host_and_scheme(wanted, allowed_hosts=None) else \"\"", "return wanted",
          LOGIN + "only_own_paths_are_followed"),
        P("confirming a password leads to own paths", A + "signing_in.py",
          '    then = own_path(request.POST.get("next") or request.GET.get("next")) or "/konto/"\n', '    then = request.POST.get("next") or request.GET.get("next") or "/konto/"\n',
          ACCOUNT + "wrong_password_does_not_confirm"),
        P("a passkey leads to own paths", A + "signing_in.py",
          '    then, problem = own_path(request.POST.get("next") or request.GET.get("next")), ""\n', '    then, problem = request.POST.get("next") or request.GET.get("next"), ""\n',
          PASSKEYS + "passkey_alone_leads_to_own_paths_only"),
        P("a notice names addresses of ours only", "portal/exchange/complaining/forms.py", "or parts.netloc != own.netloc)", ")",
          "tests/exchange/test_complaints.py::test_addresses_elsewhere_are_not_ours"),
    ),
)  # fmt: skip

ATTACKS = (ENUMERATION, TAKE_OVER, ESCALATION, LED_ELSEWHERE)
