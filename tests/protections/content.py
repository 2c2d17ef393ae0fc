"""Attacks by what is written and uploaded: scripts, huge pictures, drafts that leak, links that are guessed, others' things."""

from tests.protections.protection import Attack
from tests.protections.protection import Protection as P

E, T = "portal/exchange/", "portal/exchange/templates/exchange/"
HOSTILE, COMMENTS = "tests/exchange/test_hostile_words.py::test_", "tests/exchange/test_comments.py::test_"
EDITING, HIDDEN = "tests/publishing/test_editing.py::test_", "tests/search/test_hidden.py::test_"
PRIVATE, OFFERS = "tests/exchange/test_private_page.py::test_", "tests/exchange/test_offer_moderation.py::test_"
UPLOADING, GATE = "tests/pictures/test_uploading.py::test_", "tests/uploads/test_gate.py::test_"
HEADERS, SECRETS = "tests/serving/test_headers.py::test_", "tests/serving/test_secrets.py::test_"

SCRIPTS = Attack(
    "3: have a script stored, and run where others read",
    (
        P("comments are escaped for readers", T + "comment/one.html", "{{ one.text|linebreaks }}", "{{ one.text|safe|linebreaks }}", HOSTILE + "markup_is_words_for_readers_and_moderators"),
        P("comments are escaped in the queue", T + "moderating/queue.html", "<bdi>{{ one.text }}</bdi></div>{% else %}", "<bdi>{{ one.text|safe }}</bdi></div>{% else %}", HOSTILE + "markup_is_words_for_readers_and_moderators"),
        P("copies are escaped for moderators", T + "moderating/comment.html", "<bdi>{{ copy.text }}</bdi>", "<bdi>{{ copy.text|safe }}</bdi>", HOSTILE + "markup_is_words_for_readers_and_moderators"),
        P("reasons are escaped in the log", T + "moderating/entries.html", "<bdi>{{ entry.words }}</bdi>", "<bdi>{{ entry.words|safe }}</bdi>", HOSTILE + "markup_is_words_for_readers_and_moderators"),
        P("letters are escaped", "portal/mailing/composing.py", "parts.append(conditional_escape(line[end : match.start()]))", "parts.append(line[end : match.start()])", "tests/mailing/test_letters.py::test_letter_arrives_plain_and_as_html"),
        P("ends of letters are escaped", "portal/mailing/composing.py", "[*parts, conditional_escape(line[end:])]", "[*parts, line[end:]]", "tests/mailing/test_letters.py::test_letter_arrives_plain_and_as_html"),
        P("the description of a text cannot leave its script", "portal/publishing/citation.py", "ensure_ascii=False).translate(_UNSAFE))", "ensure_ascii=False))", "tests/publishing/test_citation.py::test_structured_data_is_safe_and_whole"),
        P("the description of a debate cannot leave its script", "portal/debates/page.py", "ensure_ascii=False).translate(_UNSAFE))", "ensure_ascii=False))", "tests/debates/test_debate_page.py::test_description_cannot_leave_its_script"),
        P("words of motions are escaped", "portal/motions/rendering.py", "    return \"\".join([*done, escape(text[end:])])", "    return \"\".join([*done, text[end:]])", "tests/motions/test_rendering.py::test_hostile_words_stay_words"),
        P("words of differences are escaped", "portal/motions/comparing/marking.py", "def _inline(text: str) -> str:\n", "def _inline(text: str) -> str:\n    return text\n\n\ndef _unused(text: str) -> str:\n", "tests/motions/test_updating_safely.py::test_hostile_text_is_harmless"),
        P("HTML from elsewhere loses its scripts", "intake/html.py", "_BLOCKS | {\"a\", \"h2\", \"h3\", \"h4\", \"hr\", \"pre\"}", "_BLOCKS | {\"a\", \"h2\", \"h3\", \"h4\", \"hr\", \"pre\", \"img\", \"iframe\"}", "tests/intake/test_html.py::test_attacks_leave_nothing_behind tests/intake/test_html.py::test_no_text_becomes_anything_but_allowed_html"),
        P("links from elsewhere have known schemes", "intake/html.py", '{"http", "https", "mailto", "tel"}', '{"http", "https", "mailto", "tel", "javascript", "data"}', "tests/intake/test_html.py::test_attacks_leave_nothing_behind"),
        P("HTML in offers stays words", E + "offering/wording.py", '{"html": False}', '{"html": True}', "tests/exchange/test_offer_wording.py::test_html_of_strangers_is_shown_as_they_typed_it"),
        P("offers go through the sanitiser", E + "offering/wording.py", "    return html.prose(_markdown.renderer.render(_plain(tokens), _markdown.options, {})).strip()", "    return _markdown.renderer.render(_plain(tokens), _markdown.options, {}).strip()", "tests/exchange/test_offer_wording.py::test_links_of_strangers_lead_to_pages_and_nowhere_else"),
        P("inline scripts do not run for readers", "config/policies.py", "READERS: Final[dict[str, Any]] = {\n    \"default-src\": [NONE],\n    \"script-src\": [SELF],", "READERS: Final[dict[str, Any]] = {\n    \"default-src\": [NONE],\n    \"script-src\": [SELF, \"'unsafe-inline'\"],", HEADERS + "public_answers_forbid_what_they_do_not_need"),
        P("scripts make no markup of words", "config/policies.py", "    \"require-trusted-types-for\": [\"'script'\"],\n", "", HEADERS + "public_answers_forbid_what_they_do_not_need"),
        P("inline scripts need a nonce for editors", "config/policies.py", "\"script-src\": [SELF, NONCE, ", "\"script-src\": [SELF, \"'unsafe-inline'\", ", HEADERS + "scripts_of_editors_need_the_nonce_of_their_session"),
        P("each session has a nonce of its own", "portal/serving/headers.py", "blake2b(session.encode(), key", "blake2b(b\"\", key", HEADERS + "the_nonce_differs_between_sessions"),
    ),
)  # fmt: skip

HUGE_PICTURES = Attack(
    "9: send a small picture that becomes huge when it is opened",
    (
        P("the gate counts pixels", "uploads/gate.py", "    if width * height > MAX_PIXELS or width", "    if width", GATE + "inspect_picture_measures_without_decoding"),
        P("the gate counts the pixels of all frames", "uploads/gate.py", " or width * height * frames > 10 * MAX_PIXELS:", ":", GATE + "inspect_picture_counts_the_pixels_of_all_frames"),
        P("cleaning a picture counts its pixels before it is decoded", "portal/pictures/metadata.py", "        if picture.width * picture.height > MAX_PIXELS:\n", "        if False:\n", UPLOADING + "cleaning_refuses_too_many_pixels_before_it_decodes"),
        P("all of an upload is bounded", "uploads/gate.py", "    return file.read(max_bytes + 1)\n", "    return file.read(10 * max_bytes)\n", GATE + "inspect_reads_no_more_than_allowed"),
        P("reading is bounded in memory", "uploads/worker.py", "    resource.setrlimit(resource.RLIMIT_AS, (memory, memory))\n", "", "tests/uploads/test_limits.py::test_run_limited_contains"),
        P("pictures come in through the gate", "portal/pictures/forms.py", "                inspect(data.file, allowed=PICTURES)\n", "                pass\n", UPLOADING + "what_is_no_picture_is_refused"),
    ),
)  # fmt: skip

LEAKS = Attack(
    "10: read a draft in a list, feed, count, search, redirect, picture or file",
    (
        P("texts: the one question what is public", "portal/publishing/models/text_queries.py", '        """What the world may see. Every list, feed, count, sitemap and search starts here."""\n        return self.filter(live=True)', "        return self.all()", EDITING + "draft_is_nowhere_until_it_is_published_and_nowhere_after"),
        P("motions: the one question what is public", "portal/motions/models/motion_queries.py", "        return self.filter(live=True)\n\n    def models", "        return self.all()\n\n    def models", "tests/motions/test_hidden_motions.py::test_draft_is_nowhere"),
        P("filings: the one question what is public", "portal/motions/models/filing_queries.py", "        return self.filter(is_public=True)\n", "        return self.all()\n", "tests/exchange/test_hidden_reports.py::test_report_that_waits_is_nowhere " + HIDDEN + "hidden_filing_and_its_hidden_motion_are_not_found"),
        P("comments: the one question what is public", E + "models/comment.py", "        return self.filter(state=CommentState.PUBLIC)\n", "        return self.all()\n", COMMENTS + "answer_that_waits_is_unseen_below_a_public_comment"),
        P("debates: the one question what is public", "portal/debates/models.py", "        return self.filter(live=True)\n", "        return self.all()\n", "tests/debates/test_hidden_contributions.py::test_draft_of_a_debate_has_no_address"),
        P("objections: the one question what is public", "portal/motions/models/objection.py", "rebuttal__objection=OuterRef(\"pk\"))), live=True)", "rebuttal__objection=OuterRef(\"pk\"))))", "tests/motions/test_objections.py::test_what_is_not_public_is_nowhere"),
        P("versions go with their motion", "portal/motions/models/version.py", "        return self.filter(motion__live=True)\n", "        return self.all()\n", "tests/motions/test_comparison_page.py::test_drafts_and_what_was_withdrawn_cannot_be_compared"),
        P("nobody comments on drafts", E + "commenting/subjects.py", "motion = Motion.objects.public().filter(pk=number_of(key))", "motion = Motion.objects.filter(pk=number_of(key))", COMMENTS + "everything_public_can_be_written_about_and_no_draft"),
        P("redirects do not tell of drafts", "portal/serving/redirects.py", "return response if Page.objects.filter(url_path=target, live=False).exists() else answer", "return answer", EDITING + "redirect_of_a_withdrawn_text_tells_nothing"),
        P("pictures are those of public pages", "portal/pictures/models.py", "Page.objects.live().annotate", "Page.objects.annotate", EDITING + "public_pictures_are_those_of_published_texts"),
        P("files are those of public pages", "portal/publishing/documents.py", "Page.objects.live().annotate", "Page.objects.annotate", "tests/publishing/test_documents.py::test_file_is_public_with_its_page_and_not_before"),
        P("the sitemap names no draft", "portal/publishing/feeds.py", "Page.objects.live().filter(depth__gt=1)", "Page.objects.filter(depth__gt=1)", "tests/publishing/test_feeds.py::test_the_sitemap_names_every_public_page_and_no_draft"),
        P("counts of voices leave drafts out", "portal/publishing/views.py", 'filter=Q(authorships__text__live=True)', "filter=Q()", "tests/publishing/test_counts.py::test_counts_leave_drafts_out"),
        P("counts of focuses leave drafts out", "portal/publishing/models/focus.py", "        public = models.Q(texts__live=True)\n", "        public = models.Q()\n", "tests/publishing/test_counts.py::test_counts_leave_drafts_out"),
        P("closed pages are not found", "portal/search/content/page_tree.py", "return pages.exclude(pages.private_q())", "return pages", HIDDEN + "private_page_is_not_found_until_it_is_open_again"),
        P("unpublished texts leave the search", "portal/search/content/texts.py", "open_to_all(Text.objects.public())", "open_to_all(Text.objects.all())", HIDDEN + "unpublished_page_is_found_no_longer"),
        P("a draft of a motion has no address", "portal/motions/views.py", "    public = Motion.objects.public().filter(slug=slug).select_related(\"license\"", "    public = Motion.objects.filter(slug=slug).select_related(\"license\"", "tests/motions/test_hidden_motions.py::test_draft_has_no_address"),
        P("withdrawn pages leave the memory", "portal/serving/finished/layer.py", "if page is not None and page.generation == self._watch.generation and time.time() < page.until:", "if page is not None and time.time() < page.until:", "tests/serving/test_finished.py::test_new_generation_ends_every_page"),
        P("a page made while somebody publishes is not kept", "portal/serving/finished/layer.py", "        generation = self._watch.generation\n        answer = Answer()\n        body = self._application(self._asking.plain(environ, key), answer.start)\n", "        answer = Answer()\n        body = self._application(self._asking.plain(environ, key), answer.start)\n        generation = self._watch.generation\n", "tests/serving/test_finished.py::test_page_made_while_somebody_publishes_is_not_kept"),
    ),
)  # fmt: skip

LINKS = Attack(
    "11: come by a preview or a private link: guess it, read it in a referrer, a log, a cache, a search engine",
    (
        P("previews send no referrer", "portal/serving/headers.py", 'response["X-Robots-Tag"], response["Referrer-Policy"] = "noindex", "no-referrer"', 'response["X-Robots-Tag"] = "noindex"', EDITING + "preview_shows_the_draft_to_editors_in_a_frame_and_to_nobody_else"),
        P("previews are kept by nobody", "portal/serving/headers.py", '    response["Cache-Control"] = "no-store, private"\n', "", EDITING + "preview_shows_the_draft_to_editors_in_a_frame_and_to_nobody_else"),
        P("private pages send no referrer", E + "reporting/receiving.py", '        response["Referrer-Policy"] = "no-referrer"\n', "", PRIVATE + "private_pages_tell_nobody_else"),
        P("private pages of comments send no referrer", E + "commenting/private.py", '            response["Referrer-Policy"] = "no-referrer"\n', "", COMMENTS + "private_page_is_for_the_holder_of_the_link"),
        P("private pages are kept by nobody", "portal/design/origins.py", '        response["Cache-Control"] = "no-store"\n', "", PRIVATE + "private_pages_tell_nobody_else"),
        P("private pages are no search result", "portal/design/origins.py", '        response["X-Robots-Tag"] = "noindex"\n', "", PRIVATE + "private_pages_tell_nobody_else"),
        P("thanks with the link send no referrer", E + "commenting/views.py", '    response["Referrer-Policy"] = "no-referrer"\n', "", COMMENTS + "comment_waits_unseen_until_an_editor_publishes"),
        P("links are long and random", E + "reporting/links.py", "secrets.token_urlsafe(24), int(time.time())", "secrets.token_urlsafe(6), int(time.time())", PRIVATE + "links_are_long_and_random"),
        P("links in letters are long and random", "portal/accounts/links.py", "return secrets.token_urlsafe(24)", "return secrets.token_urlsafe(6)", PRIVATE + "links_are_long_and_random"),
        P("links are stored as keyed hashes", E + "reporting/links.py", 'return hmac.new(f"{SALT}.link.{settings.SECRET_KEY}".encode(), token.encode(), hashlib.sha256).hexdigest()', "return token", "tests/exchange/test_report_form.py::test_only_a_keyed_hash_of_the_link_is_stored"),
        P("forms end", E + "reporting/links.py", "if -5 <= age <= LONGEST_OPEN else None", "if True else None", "tests/exchange/test_report_form.py::test_form_that_was_sent_too_quickly_or_too_late_or_forged_is_sent_again"),
        P("links are in no log", "config/settings.py", '"filters": ["links"], ', '"filters": [], ', PRIVATE + "link_is_in_no_log"),
        P("keys of all addresses are known to the log", E + "reporting/logs.py", "|kommentar|hinweis)/", "|hinweis)/", "tests/config/test_every_address.py::test_keys_in_addresses_are_not_logged"),
        P("invitations end", "portal/accounts/joining.py", "    Invitation.objects.filter(expires_at__lt=timezone.now()).delete()\n", "", "tests/accounts/test_letters.py::test_invitation_ends_after_a_week"),
        P("a link that confirms an address works once", E + "offering/letters.py", 'offer.confirmed_at, offer.confirm_hash = timezone.now(), ""', "offer.confirmed_at = timezone.now()", OFFERS + "address_is_confirmed_by_a_link_that_works_once"),
    ),
)  # fmt: skip

OTHERS_THINGS = Attack(
    "12: open or change what belongs to somebody else by trying numbers and keys",
    (
        P("a comment's page needs its link", E + "commenting/private.py", ".filter(token_hash=links.hash_of(token)).first()", ".first()", COMMENTS + "private_page_is_for_the_holder_of_the_link"),
        P("a report's page needs its link", E + "reporting/receiving.py", "found.filter(token_hash=links.hash_of(token)).first()", "found.first()", PRIVATE + "guessed_link_is_not_found"),
        P("a link reaches its own reports alone", E + "reporting/views.py",
          'number = request.POST.get("meldung", "")\n    chosen = next((one for one in _follow_ups(report) if str(one.pk) == number), report)', 'number = request.POST.get("meldung", "")\n    chosen = FilingReport.objects.filter(pk=number or 0).first() or report', PRIVATE + "link_reaches_no_other_report"),
        P("the queue of comments is for moderators", E + "moderating/views.py", "    if not request.user.has_perm(PERMISSION):\n        raise PermissionDenied\n", "    return\n", "tests/exchange/test_comment_moderation.py::test_only_moderators_see_the_queue"),
        P("offers are for editors", E + "offering/moderation.py", "    if not request.user.has_perm(PERMISSION):\n        raise PermissionDenied\n", "    return\n", OFFERS + "queue_and_offer_need_the_right_and_hide_drafts"),
        P("drafts of offers are for those who write them", E + "offering/moderation.py", "Offer.objects.for_editors().select_related", "Offer.objects.select_related", OFFERS + "queue_and_offer_need_the_right_and_hide_drafts"),
        P("sessions are one's own", "portal/accounts/sessions.py", "OpenSession.objects.filter(user=by, pk=pk).first()", "OpenSession.objects.filter(pk=pk).first()", "tests/accounts/test_account.py::test_device_of_somebody_else_stays"),
        P("passkeys are one's own", "portal/accounts/passkeys.py", "    if user is not None and found.user_id != user.pk:\n        raise Refused\n", "", "tests/accounts/test_passkeys.py::test_passkey_of_somebody_else_is_not_a_second_factor"),
        P("originals of pictures are nobody's", "config/urls.py", r"images/(?!.*\.\.)[\w", r"images/[\w", HEADERS + "no_way_leads_from_pictures_to_originals_and_documents"),
        P("names of pictures cannot be guessed", "portal/pictures/models.py", "{stem[:60]}-{token_hex(8)}.{extension}", "{stem[:60]}.{extension}", UPLOADING + "name_of_a_picture_cannot_be_guessed"),
        P("reports are for those who decide about them", E + "reporting/moderation.py", "    if not request.user.has_perm(PERMISSION):\n        raise PermissionDenied\n", "    return\n", "tests/exchange/test_report_moderation.py::test_authors_do_not_reach_reports"),
        P("proposals are for those who decide about them", E + "improving/moderation.py", "    if not request.user.has_perm(PERMISSION):\n        raise PermissionDenied\n", "    return\n", "tests/exchange/test_improvement_moderation.py::test_only_editors_see_proposals"),
        P("objections are accepted by those who may publish them", E + "objecting/moderation.py", "        if not request.user.has_perms(TO_ACCEPT):\n            raise PermissionDenied\n", "", "tests/exchange/test_objection_proposals.py::test_accepting_needs_the_right_to_write_objections"),
        P("one queue: each decides what they may decide", E + "moderating/elsewhere.py", "if not by.has_perm(sort.permission) or not (row", "if not (row", "tests/exchange/test_one_queue.py::test_each_turns_down_what_they_may_decide"),
    ),
)  # fmt: skip

ATTACKS = (SCRIPTS, HUGE_PICTURES, LEAKS, LINKS, OTHERS_THINGS)
