"""Every public template with an address that shows it, in a portal whose words are as hostile as words can be.

A template without an entry fails (`tests/browser/test_every_template.py`). What is only shown after a form was sent, or behind a private link,
names the test that looks at it.
"""

# Longer than any screen, from right to left, with marks that turn directions; markup and template code that must stay words.
LONG = "Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft" * 2
TURNED = "\u202eبلدية للجميع\u202c"
MARKUP = "<script>window.hacked=1</script><img src=x onerror=window.hacked=1>\"'><b>{{ 7|add:7 }}{% now 'Y' %}"
WORDS = f"{LONG} {TURNED} {MARKUP}"
TITLE = f"{LONG[:120]} {TURNED} {MARKUP}"[:250]

HOSTILE = """
import datetime, sys
sys.path.insert(0, {root!r})
from tests import factories as make
from tests.browser.templates import LONG, MARKUP, TITLE, TURNED, WORDS
from portal.exchange.commenting import subjects
from portal.exchange.models import Comment
from portal.publishing.models import FocusMotion, HomePage, TextMotion
topic, kassel = make.make_topic(TITLE[:80], slug="boese"), make.make_municipality()
picture = make.make_picture(TITLE[:100], description=WORDS[:250], author=TITLE[:150], source=WORDS[:190])
voice = make.make_voice(TITLE[:118], slug="boese", role=TITLE[:100], bio=WORDS, portrait=picture, municipality=kassel)
debate = make.make_debate(TITLE, slug="boese", standfirst=WORDS, introduction=f"<p>{{LONG}} {{TURNED}}</p>", summary=f"<p>{{LONG}}</p>")
focus = make.make_focus(TITLE, slug="boese", standfirst=WORDS, hero=picture)
body = [
    {{"type": "text", "value": {{"text": f"<h2>{{LONG}}</h2><p>{{LONG}} {{TURNED}}</p><ul><li>{{LONG}}</li></ul>", "notes": []}}}},
    {{"type": "preformatted", "value": WORDS}},
]
texts = []
for maker, more in ((make.make_article, {{"debate": debate}}), (make.make_report, {{"place_name": TITLE[:100], "period_to": 1934}}),
                    (make.make_publication, {{"contents": WORDS, "subtitle": TITLE[:180]}})):
    text = maker(TITLE, slug="boese", standfirst=WORDS, body=body, hero=picture, hero_caption=TITLE[:240], voices=[voice], **more)
    text.topics, text.focuses = [topic], [focus]
    text.save()
    texts.append(text)
answer = make.make_article(f"Antwort {{TITLE}}"[:250], slug="antwort", voices=[voice], debate=debate, answers=texts[0])
motion = make.make_motion(TITLE[:200], slug="boese", summary=WORDS[:500], topics=[topic], credits=WORDS, arguments=WORDS, legal_note=WORDS,
    body=make.MOTION + "\\n" + WORDS + "\\n", law={{"HE": "valid", "NW": "adapt"}})
motion.text_links.model.objects.create(text=texts[0], motion=motion)
FocusMotion.objects.create(focus=focus, motion=motion)
make.make_objection(WORDS[:600], motion=motion, clause="kataster", reply=WORDS[:600])
make.make_filing(TITLE[:200], motion=motion, municipality=kassel, decision="adopted", organization=TITLE[:100], raw_result=WORDS[:200])
subject = subjects.subject_for("text", str(texts[0].pk), subjects.find("text", str(texts[0].pk)))
Comment.objects.bulk_create(
    Comment(subject=subject, name=TITLE[:60], text=WORDS, token_hash=f"boese-{{one}}", state="public")
    for one in range(3))
subjects.seen_anew(subject.pk)
subject.refresh_from_db()
assert subject.shown == 3, "readers do not see the hostile comments"
make.make_page(TITLE, slug="boese", standfirst=WORDS, body=__import__("json").dumps(body))
HomePage.objects.update(intro=WORDS, quote_text=WORDS, quote_author=TITLE[:100])
"""

TEMPLATES = {
    "accounts/forgotten.html": "/konto/vergessen/",
    "debates/debate.html": "/debatten/boese/?ansicht=positionen",
    "debates/debates.html": "/debatten/",
    "debates/summary.html": "/debatten/boese/stand/1/",
    "design/404.html": "/gibt-es-nicht/",
    "exchange/comment/form.html": "/kommentare/schreiben/text/{key}/",
    "exchange/comment/list.html": "/kommentare/text/{key}/",
    "exchange/complaint/form.html": "/melden/?adresse=/blog/boese/",
    "exchange/improvement/form.html": "/antraege/boese/verbessern/",
    "exchange/objection/form.html": "/antraege/boese/einwaende/vorschlagen/",
    "exchange/offer/form.html": "/mitmachen/beitrag/?debatte=boese",
    "exchange/report/form.html": "/mitmachen/einbringung/?antrag=boese",
    "exchange/transparency.html": "/transparenz/",
    "motions/comparing/versions.html": "/antraege/boese/versionen/",
    "motions/directory.html": "/antraege/",
    "motions/fitting/adapt.html": "/antraege/boese/anpassen/?ags=06611000",
    "motions/fitting/check.html": "/antraege/pruefen/",
    "motions/fitting/choose.html": "/antraege/boese/anpassen/",
    "motions/motion.html": "/antraege/boese/",
    "motions/objections/objections.html": "/antraege/boese/einwaende/",
    "motions/register/filing.html": "/kommunen/06611000/antraege/1/",
    "motions/register/find.html": "/kommunen/?kommune=Neustadt",
    "motions/register/municipality.html": "/kommunen/06611000/",
    "motions/register/spread.html": "/antraege/boese/verbreitung/",
    "motions/register/vocabulary.html": "/antraege/ergebnisse/",
    "motions/updating/update.html": "/antraege/abgleichen/",
    "pictures/credits.html": "/bildnachweise/",
    "publishing/feeds.html": "/feeds/",
    "publishing/focus.html": "/schwerpunkte/boese/",
    "publishing/focus_list.html": "/schwerpunkte/",
    "publishing/history_list.html": "/geschichte/",
    "publishing/home.html": "/",
    "publishing/publication.html": "/publikationen/boese/",
    "publishing/standard.html": "/boese/",
    "publishing/text.html": "/blog/boese/",
    "publishing/text_list.html": "/blog/",
    "publishing/voice.html": "/stimmen/boese/",
    "publishing/voices.html": "/stimmen/",
    "search/near.html": "/suche/?wie=text-{key}",
    "search/results.html": "/suche/?q=Donaudampfschifffahrt",
}
ELSEWHERE = {
    "accounts/account.html": "tests/browser/test_account_journey.py",
    "accounts/code.html": "tests/browser/test_account_journey.py",
    "accounts/confirm.html": "tests/browser/test_account_journey.py",
    "accounts/confirm_email.html": "tests/browser/test_account_journey.py",
    "accounts/data.html": "tests/browser/test_account_journey.py",
    "accounts/done.html": "tests/browser/test_account_journey.py",
    "accounts/erase.html": "tests/browser/test_account_journey.py",
    "accounts/factor.html": "tests/browser/test_account_journey.py",
    "accounts/form.html": "tests/browser/test_account_journey.py",
    "accounts/join.html": "tests/browser/test_account_journey.py",
    "accounts/new_password.html": "tests/browser/test_account_journey.py",
    "accounts/over.html": "tests/browser/test_account_journey.py",
    "accounts/page.html": "tests/browser/test_account_journey.py",
    "accounts/passkey.html": "tests/browser/test_passkey_journey.py",
    "accounts/passkey_login.html": "tests/browser/test_passkey_journey.py",
    "accounts/passkey_new.html": "tests/browser/test_passkey_journey.py",
    "accounts/recovery.html": "tests/browser/test_account_journey.py",
    "design/403.html": "tests/exchange/test_report_form.py",
    "exchange/comment/private.html": "tests/browser/test_comment_journey.py",
    "exchange/comment/thanks.html": "tests/browser/test_comment_journey.py",
    "exchange/complaint/private.html": "tests/browser/test_comment_journey.py",
    "exchange/complaint/thanks.html": "tests/browser/test_comment_journey.py",
    "exchange/improvement/preview.html": "tests/browser/test_improvement_journey.py",
    "exchange/improvement/private.html": "tests/browser/test_improvement_journey.py",
    "exchange/improvement/thanks.html": "tests/browser/test_improvement_journey.py",
    "exchange/objection/private.html": "tests/browser/test_objection_journey.py",
    "exchange/objection/thanks.html": "tests/browser/test_objection_journey.py",
    "exchange/offer/confirm.html": "tests/exchange/test_offer_form.py",
    "exchange/offer/preview.html": "tests/exchange/test_offer_form.py",
    "exchange/offer/private.html": "tests/exchange/test_offer_form.py",
    "exchange/offer/thanks.html": "tests/exchange/test_offer_form.py",
    "exchange/offer/too_large.html": "tests/exchange/test_offer_form.py",
    "exchange/report/check.html": "tests/browser/test_report_journey.py",
    "exchange/report/private.html": "tests/browser/test_report_journey.py",
    "exchange/report/thanks.html": "tests/browser/test_report_journey.py",
    "motions/comparing/comparison.html": "tests/browser/test_comparison_journey.py",
    "motions/fitting/too_large.html": "tests/motions/test_fitting_form.py",
    "motions/version.html": "tests/browser/test_motion_journey.py",
}
