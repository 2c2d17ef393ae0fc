"""Attacks by forms: letters to strangers, headers, spam and floods, forms of other sites, signs that deceive."""

from tests.protections.protection import Attack
from tests.protections.protection import Protection as P

E, T = "portal/exchange/", "portal/exchange/templates/exchange/"
HOSTILE, COMMENTS = "tests/exchange/test_hostile_words.py::test_", "tests/exchange/test_comments.py::test_"
COMPLAINTS, OFFERS = "tests/exchange/test_complaints.py::test_", "tests/exchange/test_offer_moderation.py::test_"
REPORTS, LETTERS = "tests/exchange/test_report_form.py::test_", "tests/mailing/test_letters.py::test_"

MAIL_FLOOD = Attack(
    "16: have the portal write many letters, or one's own words, to a stranger",
    (
        P("one receipt a day to an address", E + "moderating/letters.py", "-{timezone.localdate():%Y%m%d}\"", "-{token}\"", COMPLAINTS + "receipts_cannot_flood_a_mailbox"),
        P("receipts repeat nothing", E + "moderating/letters.py", '"Haben Sie nichts gemeldet?', 'f"{complaint.text} " "Haben Sie nichts gemeldet?', HOSTILE + "receipts_repeat_nothing_that_was_typed"),
        P("one letter a day that asks to confirm", E + "offering/letters.py", "    if SendingCount.objects.filter(key=own, started_at__gt=now - DAY).exists():\n        return False\n", "", OFFERS + "confirmations_are_few_and_the_answer_is_the_same"),
        P("few letters an hour in all that ask to confirm", E + "offering/letters.py", "key=everybody, number__lt=LETTERS_AN_HOUR)", "key=everybody)", OFFERS + "confirmations_are_few_and_the_answer_is_the_same"),
        P("unconfirmed addresses get no letters", E + "offering/letters.py", "    if offer.email and offer.confirmed_at:\n", "    if offer.email:\n", OFFERS + "unconfirmed_address_gets_no_word_of_anybody"),
        P("one letter an hour for a lost password", "portal/accounts/joining.py", "        if Letter.objects.filter(key__startswith=key, written_at__gt=now - ONE_LETTER).exists():\n            continue\n", "", "tests/accounts/test_letters.py::test_one_letter_an_hour_and_always_the_same_answer"),
        P("few letters from one network", "portal/accounts/letters.py", "        limits.count_letters(request)\n", "        limits.count_letters\n", "tests/accounts/test_letters.py::test_one_network_does_not_flood"),
        P("nobody taken for a spammer gets a letter", E + "moderating/deciding.py", "for row in rows if state != CommentState.SPAM else ():\n        letters", "for row in rows:\n        letters", "tests/exchange/test_comment_moderation.py::test_appeal_taken_for_spam_gets_no_letter"),
    ),
)  # fmt: skip

HEADERS = Attack(
    "17: add headers or recipients by a name, a subject, an address, a file's name",
    (
        P("subjects are one line", "portal/mailing/writing.py", '"subject": one_line(subject)[:SUBJECT_LENGTH]', '"subject": subject[:SUBJECT_LENGTH]', LETTERS + "subject_is_one_line"),
        P("an address is one address", "portal/mailing/writing.py", '    if any(mark in to for mark in "\\r\\n,;<>"):\n', "    if False:\n", LETTERS + "what_is_no_address_is_refused"),
        P("what is no address gets no letter", "portal/mailing/writing.py", "    validate_email(to)\n", "", LETTERS + "what_is_no_address_is_refused"),
        P("names of files are one safe line", "portal/motions/views.py", "filename*=UTF-8''{quote(name, safe='')}\"", "filename*=UTF-8''{name}\"", "tests/motions/test_documents.py::test_header_of_any_title_is_one_safe_line"),
        P("plain names of files have no quotes", "portal/motions/views.py", '.decode().replace(\'"\', "")', ".decode()", "tests/motions/test_documents.py::test_quotes_of_a_name_do_not_end_it"),
        P("names are one line", E + "reader_form.py", "one_line(value) if name in self.lines else readable(value)", "value", COMMENTS + "hostile_words_are_only_words tests/exchange/test_offer_form.py::test_line_breaks_in_names_are_blanks"),
        P("an invitation goes to one address", "portal/accounts/forms.py", "    email = forms.EmailField(\n", "    email = forms.CharField(\n", "tests/accounts/test_account.py::test_address_with_line_breaks_is_refused"),
    ),
)  # fmt: skip

SPAM = Attack(
    "20: flood the comments, with machines or with many hands",
    (
        P("comments wait for an editor", E + "models/comment.py", "default=CommentState.WAITING", "default=CommentState.PUBLIC", COMMENTS + "comment_waits_unseen_until_an_editor_publishes"),
        P("changed comments wait once more", E + "commenting/actions.py", "current.text, current.state, current.before, current.mended_at = text, CommentState.WAITING, \"\", timezone.now()", "current.text, current.mended_at = text, timezone.now()", COMMENTS + "author_mends_in_time_and_takes_back_later"),
        P("comments are changed only at once", E + "commenting/actions.py", "        if not current.is_editable:\n", "        if False:\n", COMMENTS + "author_mends_in_time_and_takes_back_later"),
        P("a field that no person sees", E + "reader_form.py", 'if self.cleaned_data["website"]:', "if False:", COMMENTS + "hostile_or_empty_comments_are_refused"),
        P("few links", E + "commenting/forms.py", "MOST_LINKS = 2", "MOST_LINKS = 99", COMMENTS + "hostile_or_empty_comments_are_refused"),
        P("nobody types that fast", E + "commenting/views.py", " or stamp.age < limits.QUICKEST", "", COMMENTS + "who_is_too_quick_is_asked_to_wait"),
        P("notices: nobody types that fast", E + "complaining/views.py", " or stamp.age < limits.QUICKEST", "", COMPLAINTS + "who_complains_too_quickly_is_asked_to_wait"),
        P("stamps are ours", E + "reporting/links.py", "token, opened = signing.loads(stamp, salt=SALT)", "token, opened = (\"x\" * 32, time.time() - 60)", COMMENTS + "hostile_or_empty_comments_are_refused"),
        P("a proof counts for its own form", E + "commenting/proof.py", "marks == [_mark(stamp)] and ", "", COMMENTS + "proof_counts_for_its_own_form_only"),
        P("a proof is work", E + "commenting/proof.py", "altcha.verify_solution_v1(told, _key())[0]", "True", COMMENTS + "proof_that_nobody_worked_for_is_none"),
        P("fewer are taken without a proof", E + "commenting/proof.py", 'False: {"per_network": 4', 'False: {"per_network": 400', COMMENTS + "network_without_proof_is_stopped_after_four"),
        P("each network has its share", E + "reporting/limits.py", "    if rows[own] >= most:\n", "    if False:\n", REPORTS + "flood_from_one_network_is_held_back_and_others_come_through"),
        P("all together have a cap", E + "reporting/limits.py", "    if rows[everybody] >= most_in_all:\n", "    if False:\n", REPORTS + "all_together_have_a_cap_with_a_clear_message"),
        P("networks are not what anybody says", "portal/design/origins.py", "    if told and address in settings.FRONTS:\n", "    if told:\n", REPORTS + "network_is_believed_only_from_a_proxy_on_this_machine"),
        P("counters hold no address", E + "reporting/limits.py", 'return hmac.new(secret, f"{hour.isoformat()} {network}".encode(), hashlib.sha256).hexdigest()', 'return f"{hour.isoformat()} {network}"[:64]', COMMENTS + "counters_know_no_address_and_end_within_a_day"),
        P("counters end within a day", E + "reporting/limits.py", "    SendingCount.objects.filter(started_at__lt=now - KEPT).delete()\n", "", COMMENTS + "counters_know_no_address_and_end_within_a_day"),
        P("spam is known again", E + "commenting/alike.py", "NEARLY = 88.0", "NEARLY = 100.0", HOSTILE + "near_equal_spam_is_known_again"),
        P("what was thrown away is not taken again", E + "commenting/alike.py", "        first.state == CommentState.SPAM\n        or ", "        ", HOSTILE + "near_equal_spam_is_known_again"),
        P("one wording waits a few times only", E + "commenting/alike.py", "family.count() + 1 >= MOST_OF_A_KIND", "False", COMMENTS + "one_wording_waits_five_times_at_most"),
        P("a double click is one comment", E + "commenting/actions.py", "    comment.token_hash = hash_of(token)\n", "    comment.token_hash = hash_of(f\"{token}{timezone.now()}\")\n", COMMENTS + "double_click_is_one_comment"),
        P("quiet mode closes a page or all", E + "commenting/views.py", "    if subjects.is_quiet(kind, key):\n        return _form(request, subject, form, problem=QUIET, status=503)\n", "", COMMENTS + "quiet_mode_closes_one_page_or_all"),
        P("two hundred go with one button", E + "moderating/views.py", '    if which == "alle":\n        found = shown\n', '    if which == "alle":\n        found = shown[:1]\n', "tests/exchange/test_comment_moderation.py::test_two_hundred_spam_comments_go_with_one_button"),
        P("too large forms are not read", E + "reporting/receiving.py", "if not length.isdecimal() or int(length) > MOST_BYTES:", "if False:", REPORTS + "too_much_is_refused_before_it_is_read"),
    ),
)  # fmt: skip

FOREIGN_FORMS = Attack(
    "28: have a reader's browser send a form from another site, or frame ours",
    (
        P("readers' forms look where they come from", "portal/design/origins.py", "if request.method in SAFE or is_same_origin(request):", "if True:", COMMENTS + "other_sites_cannot_send"),
        P("old browsers: the origin counts", "portal/design/origins.py", 'return request.headers.get("Origin") in own', 'return request.headers.get("Origin", "http").startswith("http")', COMMENTS + "other_sites_cannot_send"),
        P("what browsers say of the site counts", "portal/design/origins.py", '        return site == "same-origin"\n', '        return site != "none"\n', COMMENTS + "other_sites_cannot_send"),
        P("all forms of readers ask for it", E + "reporting/receiving.py", "    return same_origin_only(checked)", "    from django.views.decorators.csrf import csrf_exempt\n\n    return csrf_exempt(checked)", COMMENTS + "other_sites_cannot_send"),
        P("forms of offers ask for it", E + "offering/receiving.py", "    return same_origin_only(checked)", "    from django.views.decorators.csrf import csrf_exempt\n\n    return csrf_exempt(checked)", "tests/exchange/test_offer_form.py::test_other_sites_cannot_send"),
        P("letters' pages ask for it", "portal/accounts/letters.py", "@same_origin_only\ndef forgotten(", "@__import__(\"django.views.decorators.csrf\", fromlist=[\"csrf_exempt\"]).csrf_exempt\ndef forgotten(", "tests/accounts/test_letters.py::test_other_sites_send_nothing_here"),
        P("those who work here need a token", "config/settings.py", '    "django.middleware.csrf.CsrfViewMiddleware",\n', "", "tests/accounts/test_account.py::test_foreign_forms_need_the_token tests/config/test_every_address.py::test_no_other_site_acts_in_anybodys_name"),
        P("nobody frames readers' pages", "config/policies.py", '    "frame-ancestors": [NONE],\n', "", "tests/config/test_every_address.py::test_nothing_is_framed_or_opened_by_another_site"),
        P("other sites get no handle to our windows", "config/settings.py", '    "django.middleware.security.SecurityMiddleware",\n', "", "tests/serving/test_headers.py::test_public_answers_forbid_what_they_do_not_need"),
        P("other sites embed nothing of ours", "portal/serving/headers.py", '        response.setdefault("Cross-Origin-Resource-Policy", "same-origin")\n        response.setdefault("Permissions-Policy", PERMISSIONS)\n        if', '        response.setdefault("Permissions-Policy", PERMISSIONS)\n        if', "tests/serving/test_headers.py::test_public_answers_forbid_what_they_do_not_need"),
        P("what other sites sent does not come back", "portal/serving/errors/pages.py", "if not is_same_origin(request) or len(fields) > MOST_FIELDS:", "if len(fields) > MOST_FIELDS:", "tests/serving/test_errors.py::test_nothing_comes_back_that_another_site_sent"),
    ),
)  # fmt: skip

SIGNS = Attack(
    "32: write with signs that turn lines around, hide, climb, or look like somebody else's name",
    (
        P("hidden signs are gone", "motionkit/characters.py", '    text = _UNWANTED.sub("", text)\n', "", HOSTILE + "hidden_signs_are_gone_before_anything_is_stored"),
        P("few marks stay on a letter", "motionkit/characters.py", "    text = _MAY_BE_MARKS.sub(_with_few_marks, text)\n", "", HOSTILE + "hundred_marks_on_a_letter_become_few"),
        P("joiners begin no new letter", "motionkit/characters.py", "elif sign not in _JOINERS:", "else:", HOSTILE + "hundred_marks_on_a_letter_become_few"),
        P("names stand isolated", T + "comment/one.html", "<b><bdi>{{ one.name }}</bdi></b>", "<b>{{ one.name }}</b>", HOSTILE + "names_and_words_stand_isolated"),
        P("names of voices are not borrowed", E + "commenting/forms.py", "if names.is_taken(name):", "if False:", HOSTILE + "councillors_names_cannot_be_borrowed"),
        P("names of those who work here are not borrowed", E + "commenting/names.py", ', *(" ".join(person) for person in people)]', "]", HOSTILE + "names_of_those_who_work_here_cannot_be_borrowed"),
        P("the house's names are not borrowed", E + "commenting/names.py", "    if any(skeleton(reserved) in own for reserved in HOUSE):\n        return True\n", "", COMMENTS + "names_of_voices_cannot_be_borrowed"),
        P("letters that look alike are one", E + "commenting/names.py", "alike = bare.translate(_ALIKE)", "alike = bare", HOSTILE + "councillors_names_cannot_be_borrowed"),
        P("wide and bold letters are letters", E + "commenting/names.py", 'folded = unicodedata.normalize("NFKC", name).casefold()', "folded = name.casefold()", HOSTILE + "councillors_names_cannot_be_borrowed"),
        P("a title before a name is no other name", E + "commenting/names.py", " or (len(other) >= LONG_ENOUGH and other in own)", "", HOSTILE + "councillors_names_cannot_be_borrowed"),
        P("a name has letters", E + "commenting/forms.py", "if not any(sign.isalnum() for sign in name):", "if False:", COMMENTS + "names_without_letters_are_refused"),
        P("imported words lose hidden signs", "intake/characters.py", '_UNWANTED.sub("", _BREAKS.sub("\\n", text))', '_BREAKS.sub("\\n", text)', "tests/intake/test_html.py::test_characters_that_hide_or_steer_are_left_out"),
    ),
)  # fmt: skip

ATTACKS = (MAIL_FLOOD, HEADERS, SPAM, FOREIGN_FORMS, SIGNS)
