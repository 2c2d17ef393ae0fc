"""Attacks that moderation and administration answer: doxxing, disputed decisions, a stolen editor's account."""

from tests.protections.protection import Attack
from tests.protections.protection import Protection as P

E = "portal/exchange/"
DECIDING, MODERATION = E + "moderating/deciding.py", "tests/exchange/test_comment_moderation.py::test_"
COMPLAINTS, SUPPRESSING = "tests/exchange/test_complaints.py::test_", "tests/exchange/test_suppressing.py::test_"
ERASING, ROLLING_BACK = "tests/exchange/test_erasing.py::test_", "tests/exchange/test_rolling_back.py::test_"

DOXXING = Attack(
    "21: publish somebody's address, a threat, a defamation, and leave it in revisions and copies",
    (
        P("removed words leave the comment", DECIDING, '    row.text, row.name = "", "entfernt"\n', "    pass\n", COMPLAINTS + "removed_words_are_left_only_in_the_copy"),
        P("the copy of removed words ends", E + "commenting/actions.py", "    if copies.exists():\n        copies.delete()\n", "", COMPLAINTS + "removed_words_are_left_only_in_the_copy"),
        P("the copy of removed words is for those who may see it", E + "moderating/views.py", 'if request.user.has_perm("exchange.view_evidence"):', "if True:",
          MODERATION + "copy_of_removed_words_is_for_those_who_may_see_it"),
        P("who wrote learns the reason", DECIDING, "        letters.to_author(row, batch)\n    return len(rows)", "        pass\n    return len(rows)", COMPLAINTS + "complaint_takes_the_comment_away_and_both_learn_why"),
        P("who complained learns the reason", DECIDING,
          "    _close(current, by, ComplaintState.UPHELD, said, ModerationAct.AGREED, reason, batch)\n    letters.to_complainant(current, batch)\n",
          "    _close(current, by, ComplaintState.UPHELD, said, ModerationAct.AGREED, reason, batch)\n",
          COMPLAINTS + "complaint_takes_the_comment_away_and_both_learn_why"),
        P("who complained gets a receipt", E + "complaining/actions.py", "            letters.receipt(complaint, token)\n", "", COMPLAINTS + "complaint_takes_the_comment_away_and_both_learn_why"),
        P("a notice about a filing hides it", DECIDING, "        if current.filing and current.filing.is_public:\n", "        if False:\n", COMPLAINTS + "complaint_about_a_filing_hides_it"),
        P("suppressing reaches JSON within JSON", E + "suppressing/walking.py", "for _ in range(3):", "for _ in range(0):", SUPPRESSING + "passage_is_in_no_table_afterwards"),
        P("suppressing reaches what HTML escapes", E + "suppressing/walking.py", "spelled = {self.words, escape(self.words), escape(self.words, quote=False)}", "spelled = {self.words}",
          SUPPRESSING + "passage_is_in_no_table_afterwards"),
        P("suppressing reaches every column that holds text", E + "suppressing/walking.py", 'return (is_text or "char" in kind or "text" in kind) and', "return isinstance(field, models.CharField) and",
          SUPPRESSING + "passage_is_in_no_table_afterwards"),
        P("suppressing reaches the search", E + "suppressing/actions.py", "        _look_again(model, keys)\n", "        pass\n", SUPPRESSING + "search_knows_it_no_longer"),
        P("suppressing reaches the bytes of the index", E + "suppressing/actions.py", "    walking.write_indexes_anew()\n", "", SUPPRESSING + "bytes_of_the_index_of_words_are_written_anew"),
        P("suppressing leaves addresses and files in their places", E + "suppressing/walking.py", "    if isinstance(field, models.SlugField | models.FileField) or field.name in ADDRESSES:\n        return False\n", "", SUPPRESSING + "passage_that_stands_in_a_name_leaves_it_alone"),
        P("suppressing names the addresses and files that stay", E + "suppressing/views.py", "actions.find(words), naming.names(words)", "actions.find(words), []", SUPPRESSING + "names_are_listed_and_stay_until_somebody_changes_them"),
        P("suppressing keeps the hash of a version true", E + "suppressing/actions.py", "    _number_versions_anew(changed.get(MotionVersion, set()))\n", "", SUPPRESSING + "versions_keep_a_true_hash"),
        P("suppressing reaches made files", E + "suppressing/actions.py", "    transaction.on_commit(documents.forget_all)\n", "", SUPPRESSING + "made_files_are_made_anew"),
        P("suppressing is for those who publish and moderate", E + "suppressing/views.py", "    if not request.user.has_perms(PERMISSIONS):\n        raise PermissionDenied\n", "", SUPPRESSING + "only_who_may_publish_and_moderate"),
        P("suppressing does not write the words into the log", E + "suppressing/actions.py", "    told = passage.without(readable(said).strip())\n", "    told = readable(said).strip()\n", SUPPRESSING + "log_says_why_and_not_what"),
        P("erasing reaches the copies", E + "moderating/erasing.py", "    Evidence.objects.filter(comment__in=numbers).delete()\n", "", ERASING + "by_address_nothing_is_left_in_any_table " + ERASING + "copies_of_removed_words_go_by_name"),
        P("erasing reaches letters", E + "moderating/erasing.py", "forget_address(person.email) if person.email else 0", "0", ERASING + "letters_to_somebody_without_an_account_go"),
        P("erasing reaches offers", E + "moderating/erasing.py", '    "Angebote": (Offer, "name"),\n', "", ERASING + "by_address_nothing_is_left_in_any_table"),
        P("erasing reaches the account", E + "moderating/erasing.py", 'erased["Konten"] = _accounts(person)', 'erased["Konten"] = 0', ERASING + "by_address_nothing_is_left_in_any_table"),
        P("erasing reaches words in the log", E + "suppressing/actions.py", "withheld = log.withhold(lambda words: passage.without(words) != words)", "withheld = 0", ERASING + "by_address_nothing_is_left_in_any_table"),
        P("erasing reaches the bytes of the database", E + "moderating/erasing.py", '        cursor.execute("VACUUM")\n', "", ERASING + "bytes_of_the_database_file_are_clean"),
        P("what was erased stays erased after a restore", E + "moderating/erasing.py", "        erasures.remember(KIND, asdict(person))\n", "        pass\n", ERASING + "what_was_erased_is_erased_again_after_a_restore"),
    ),
)  # fmt: skip

DISPUTED = Attack(
    "22: rewrite who decided what, or say that it was never said",
    (
        P("a changed row breaks the chain", E + "moderating/log.py", "or entry.seal != entry.sealed() ", "", MODERATION + "changed_row_of_the_log_is_found"),
        P("changed words break the chain", E + "moderating/log.py", " or not true_words:", ":", MODERATION + "changed_row_of_the_log_is_found"),
        P("a row that is gone breaks the chain", E + "moderating/log.py", "if entry.previous != previous or ", "if ", MODERATION + "row_taken_out_of_the_log_is_found"),
        P("an entry is not changed", E + "models/moderation_entry.py",
          '        if self.pk is not None:\n            raise Unchangeable("Was im Verlauf steht, wird nicht geändert.")\n', "", MODERATION + "row_taken_out_of_the_log_is_found"),
        P("an entry is not deleted", E + "models/moderation_entry.py", '        raise Unchangeable("Was im Verlauf steht, wird nicht gelöscht.")\n', "        return super().delete(*args, **kwargs)\n", MODERATION + "row_taken_out_of_the_log_is_found"),
        P("decisions are written down", DECIDING, "    log.write(by.get_username(), batch, said)\n    for row in rows if state", "    for row in rows if state", MODERATION + "editor_publishes_and_the_author_hears_of_it"),
        P("a refusal needs a reason", DECIDING, "    if reason not in RefusalReason.values:\n", "    if False:\n", MODERATION + "refusal_needs_a_reason_and_tells_it"),
        P("one may disagree once", E + "commenting/actions.py", "        if not current.may_appeal:\n", "        if False:\n", MODERATION + "appeal_once_then_final"),
        P("a complainant may disagree once", E + "complaining/actions.py", "        if not current.may_appeal:\n", "        if False:\n", COMPLAINTS + "dismissal_needs_words_and_can_be_appealed_once"),
        P("figures name nobody", E + "moderating/transparency.py", '{"years": yearly(), ', '{"years": yearly(), "canonical": list(ModerationEntry.objects.values_list("by", "words")), ', MODERATION + "transparency_counts_without_names"),
        P("the newest seal is published", E + "moderating/transparency.py", '"seal": last_seal()', '"seal": ""', MODERATION + "transparency_counts_without_names"),
        P("the operator hears of a broken chain", "portal/serving/doctor/content.py", "broken_at()", "broken_at() and None", MODERATION + "changed_row_of_the_log_is_found"),
        P("only moderators decide", E + "moderating/views.py", "    if not request.user.has_perm(PERMISSION):\n        raise PermissionDenied\n", "    return\n", MODERATION + "only_moderators_decide " + MODERATION + "only_moderators_see_the_queue"),
        P("only moderators read the log", E + "moderating/views.py", '    if not request.user.has_perm("exchange.view_moderationentry"):\n        raise PermissionDenied\n', "", MODERATION + "only_moderators_see_the_queue"),
        P("words changed after looking are not published", DECIDING, "if not (seen_at and row.mended_at and row.mended_at > seen_at)]", "]", MODERATION + "words_changed_after_looking_are_not_published"),
    ),
)  # fmt: skip

STOLEN_EDITOR = Attack(
    "26: deface everything with a stolen editor's account",
    (
        P("pages go back", E + "rolling_back/actions.py", "        _renew(by, step.live).publish(user=by, skip_permission_checks=True)\n", "        pass\n", ROLLING_BACK + "defaced_text_goes_back_to_what_it_was"),
        P("drafts go back", E + "rolling_back/actions.py", "        _renew(by, step.draft)\n", "        pass\n", ROLLING_BACK + "draft_of_the_thief_is_nobodys_draft_any_more"),
        P("new texts are taken down", E + "rolling_back/actions.py", "        row.unpublish(user=by)\n", "        pass\n", ROLLING_BACK + "new_texts_are_no_longer_shown"),
        P("planned publications never come", E + "rolling_back/actions.py",
          "    Revision.objects.filter(user=account, created_at__gte=since).update(approved_go_live_at=None)\n", "", ROLLING_BACK + "planned_publication_never_comes"),
        P("hidden filings come back", E + "rolling_back/actions.py", "            register.publish_filing(by=by, filing=row)\n", "            pass\n", ROLLING_BACK + "filings_and_decisions_go_back"),
        P("moved pages go back to their place", E + "rolling_back/finding.py", "if history.old_place and history.old_place != row.get_parent().pk:", "if False:", ROLLING_BACK + "moved_page_goes_back_to_its_place"),
        P("the account is locked", E + "rolling_back/actions.py", "update(is_active=False)", "update(is_active=True)", ROLLING_BACK + "account_is_locked_and_everything_logged"),
        P("the account is logged out", E + "rolling_back/actions.py", "        end_others(by=account, keep=None)\n", "", ROLLING_BACK + "account_is_logged_out_everywhere"),
        P("nothing is undone that was not shown", E + "rolling_back/actions.py", "    if digest(steps) != seen:\n", "    if False:\n", ROLLING_BACK + "plan_that_changed_is_shown_again_and_nothing_done"),
        P("nobody undoes their own deeds", E + "rolling_back/actions.py", "    if account.pk == by.pk:\n", "    if False:\n", ROLLING_BACK + "nobody_rolls_back_their_own_account"),
        P("only administrators undo", E + "rolling_back/views.py", "    if not may(request):\n        raise PermissionDenied\n", "", "tests/exchange/test_rolling_back_page.py::test_only_administrators_may"),
        P("what others wrote since is kept", E + "rolling_back/finding.py", "    if history.touched_by_others:\n", "    if False:\n", ROLLING_BACK + "what_others_changed_since_is_left_to_a_person"),
        P("what cannot be undone is named", E + "rolling_back/finding.py",
          '                yield Step(Way.BY_HAND, what, label, why="gelöscht; das steht nur noch in einer Sicherung")\n', "", ROLLING_BACK + "deleted_and_unversioned_things_are_named"),
        P("what came with the portal is not taken down", E + "rolling_back/finding.py", "or (row.live and live is draft is None):", "or False:", ROLLING_BACK + "page_that_was_there_from_the_start_is_not_taken_down"),
        P("new texts of others are not taken down", E + "rolling_back/finding.py", "return not before and not by_others and not", "return not before and not", ROLLING_BACK + "new_text_of_somebody_else_is_left_to_a_person"),
        P("what readers sent and somebody decided is named", E + "rolling_back/finding.py", "    steps += _past_undoing(account, since)\n", "", "tests/exchange/test_rolling_back_page.py::test_page_names_what_is_left_to_a_person"),
        P("an alarm rings at mass changes", E + "rolling_back/alarm.py", "if number >= MANY}", "if number >= 10 * MANY}", ROLLING_BACK + "alarm_at_mass_changes_goes_once_to_administrators"),
        P("readers are served while the portal is looked after", "portal/serving/finished/layer.py", "return self._watch.is_blind or ", "return ", "tests/serving/test_finished.py::test_readers_are_served_while_the_database_is_gone"),
    ),
)  # fmt: skip

ATTACKS = (DOXXING, DISPUTED, STOLEN_EDITOR)
