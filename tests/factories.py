"""Builders for tests: each makes one thing that is valid, with the fields a test cares about given by name.

Pages are put where they belong on a founded site (`found_site`). Nothing here is random.
"""

import datetime
import json
from io import BytesIO
from itertools import count

from django.contrib.auth.models import Group
from django.core.files.base import ContentFile
from django.utils import timezone
from PIL import Image
from wagtail.documents.models import Document
from wagtail.models import Page

from motionkit import markdown, progress
from portal.accounts.models import User
from portal.debates.models import Debate, DebateIndex
from portal.motions.models import (
    Filing,
    LegalState,
    Motion,
    Objection,
    ObjectionMotion,
    Rebuttal,
    RebuttalFiling,
    RebuttalSource,
)
from portal.motions.register import actions as register
from portal.people.models import Voice, VoiceKind
from portal.pictures.models import License, Picture
from portal.places.models import Municipality
from portal.publishing.models import (
    Article,
    Authorship,
    BlogIndex,
    FocusIndex,
    FocusPage,
    HistoricalReport,
    HistoryIndex,
    HomePage,
    Publication,
    PublicationIndex,
    StandardPage,
    TextKind,
)
from portal.topics.models import Topic

_numbers = count(1)


def found_site(*, municipalities: bool = False) -> HomePage:
    """The portal as it is on its first day, without demo content; the register of municipalities takes a second."""
    from portal.publishing.founding import found

    found(municipalities=municipalities)
    return HomePage.objects.get()


def make_user(name: str = "", *, group: str = "", **fields) -> User:
    user = User.objects.create_user(name or f"konto{next(_numbers)}", password="ein-langes-Kennwort", **fields)
    if group:
        user.groups.add(Group.objects.get(name=group))
    return user


def picture_bytes(kind: str = "JPEG", size: tuple[int, int] = (60, 40), colour: str = "#b5121b", **options) -> bytes:
    """A picture file of one colour; `options` go to Pillow's save (e.g. exif=…)."""
    out = BytesIO()
    Image.new("RGB", size, colour).save(out, kind, **options)
    return out.getvalue()


def make_license(code: str = "CC-BY-4.0", **fields) -> License:
    url = f"https://creativecommons.org/licenses/{code.lower()}/"
    return License.objects.get_or_create(code=code, defaults={"name": code.replace("-", " "), "url": url} | fields)[0]


def make_picture(title: str = "Rathaus", *, file: bytes = b"", name: str = "rathaus.jpg", **fields) -> Picture:
    defaults = {"description": "Ein Rathaus", "author": "Erika Beispiel", "source": "Eigene Aufnahme"}
    fields = defaults | {"license": fields.pop("license", None) or make_license()} | fields
    return Picture.objects.create(title=title, file=ContentFile(file or picture_bytes(), name=name), **fields)


def make_document(
    title: str = "Broschüre", *, file: bytes = b"%PDF-1.7\n%%EOF\n", name: str = "broschuere.pdf"
) -> Document:
    return Document.objects.create(title=title, file=ContentFile(file, name=name))


def make_voice(
    name: str = "Erika Beispiel", *, kind: VoiceKind = VoiceKind.ACADEMIA, slug: str = "", **fields
) -> Voice:
    return Voice.objects.create(name=name, slug=slug or f"stimme-{next(_numbers)}", kind=kind, **fields)


def make_topic(name: str = "Wohnen", **fields) -> Topic:
    return Topic.objects.get_or_create(name=name, defaults={"slug": name.lower()} | fields)[0]


def make_article(title: str = "Wasser gehört allen", *, live: bool = True, voices=(), **fields) -> Article:
    """A blog post, or an analysis with form=TextKind.ANALYSIS; `body` is HTML or a list of blocks."""
    return _add(BlogIndex, Article(title=title, live=live, **_text_fields(fields)), voices)


def make_analysis(title: str = "Was ein Stadtwerk kostet", **fields) -> Article:
    return make_article(title, form=TextKind.ANALYSIS, **fields)


def make_report(
    title: str = "Das Rote Wien", *, period_from: int = 1919, live: bool = True, voices=(), **fields
) -> HistoricalReport:
    report = HistoricalReport(title=title, period_from=period_from, live=live, **_text_fields(fields))
    return _add(HistoryIndex, report, voices)


def make_publication(
    title: str = "Handbuch Rekommunalisierung", *, live: bool = True, voices=(), **fields
) -> Publication:
    fields = {"publication_year": 2026} | _text_fields(fields)
    return _add(PublicationIndex, Publication(title=title, live=live, **fields), voices)


def make_focus(title: str = "Wohnen", *, live: bool = True, **fields) -> FocusPage:
    return FocusIndex.objects.get().add_child(instance=FocusPage(title=title, live=live, **fields))


def make_debate(title: str = "Soll die Stadt ihr Netz kaufen?", *, live: bool = True, **fields) -> Debate:
    fields = {"standfirst": "Worum gestritten wird."} | fields
    if live:
        fields = {"first_published_at": timezone.now(), "last_published_at": timezone.now()} | fields
    return DebateIndex.objects.get().add_child(instance=Debate(title=title, live=live, **fields))


def make_page(title: str = "Über dies", *, live: bool = True, **fields) -> StandardPage:
    return HomePage.objects.get().add_child(instance=StandardPage(title=title, live=live, **fields))


def make_municipality(name: str = "Kassel", *, ags: str = "06611000", **fields) -> Municipality:
    """One municipality of the register (which `found_site` loads), or a made-up one where there is none."""
    defaults = {"rgs": ags + "0000", "name": name, "short_name": name, "classification": "Stadt", "federal_state": "HE"}
    defaults |= {"district": name, "population": 200_000, "longitude": 9.5, "latitude": 51.3}
    return Municipality.objects.get_or_create(ags=ags, defaults=defaults | fields)[0]


MOTION = """## Beschlussvorschlag

[[Gremium|Nominativ]] möge beschließen:

1. {#kataster} Die Verwaltung legt [[Gremium|Dativ]] bis zum [[Berichtsfrist]] ein Kataster vor.

2. {#satzung stärke=hart wenn="land:HE,NW größe:20000-" wahlweise} Die Verwaltung legt eine Satzung vor.

## Begründung

Bürger*innen suchen Wohnungen.[^1]

## Hinweise

Vorher fragen, ob es schon eine Erhebung gibt.

## Quellen

- Statistisches Bundesamt, https://www.destatis.de/

[^1]: Vorlage der Verwaltung.
"""


def make_motion(
    title: str = "Leerstand erfassen", *, live: bool = True, body: str = MOTION, law=None, **fields
) -> Motion:
    """A model motion. `body`: Markdown without the title · `law`: Land → status · `topics`, `authors`: lists."""
    many = {name: fields.pop(name) for name in ("topics", "authors", "related") if name in fields}
    motion = Motion(
        slug=fields.pop("slug", f"antrag-{next(_numbers)}"), live=live, summary=fields.pop("summary", "Er hilft.")
    )
    motion.motion_text = markdown.read(f"# {title}\n\nArt: Antrag\n\n{body}")
    for name, value in (fields | many).items():
        setattr(motion, name, value)
    motion.legal_states = [LegalState(federal_state=land, status=status) for land, status in (law or {}).items()]
    motion.save()
    return motion


def make_objection(
    words: str = "Das ist zu teuer.",
    *,
    motion: Motion | None = None,
    clause: str = "",
    reply: str = "Der Haushalt entscheidet.",
    land: str = "",
    source: str = "Art. 28 Abs. 2 GG",
    url: str = "",
    worked_in=(),
    order: int = 10,
    **fields,
) -> Objection:
    """A public objection with one reply; without `source` it is seen by nobody. `live=False` makes a draft."""
    objection = Objection(words=words, **{"kind": "cost"} | fields)
    objection.against = [ObjectionMotion(motion=motion or make_motion(), clause_id=clause, order=order)]
    objection.rebuttals = [make_rebuttal(reply, land=land, source=source, url=url, worked_in=worked_in)]
    objection.save()
    return objection


def make_rebuttal(text: str, *, land: str = "", source: str = "Art. 28 Abs. 2 GG", url: str = "", worked_in=()):
    """Not saved yet: it belongs to an objection."""
    rebuttal = Rebuttal(text=text, federal_state=land)
    rebuttal.sources = [RebuttalSource(title=source, url=url, dated=datetime.date(2026, 3, 1))] if source else []
    rebuttal.worked_in = [RebuttalFiling(filing=filing) for filing in worked_in]
    return rebuttal


def make_filing(
    title: str = "Leerstand erfassen",
    *,
    decision: str = "",
    implementation: str = "",
    live: bool = True,
    municipality: Municipality | None = None,
    **fields,
) -> Filing:
    """A filing, public unless live=False; `decision` and `implementation` are recorded one after the other.

    `decision` may be a step in between („referred“). Other fields are facts (`register.writing.FACTS`) or `originators`.
    """
    fields = {"organization": "Rat", "filed_on": datetime.date(2026, 2, 2)} | fields
    evidence = {name: fields.pop(name) for name in ("evidence_url", "evidence_note", "checked_on") if name in fields}
    decided_on = fields.pop("decided_on", datetime.date(2026, 3, 2))
    filing = register.file_motion(by=None, municipality=municipality or make_municipality(), title=title, **fields)
    if decision in progress.INTERMEDIATE:
        register.record_step(by=None, filing=filing, decision=decision, on=decided_on)
    elif decision:
        register.record_decision(by=None, filing=filing, decision=decision, on=decided_on)
    if implementation:
        evidence = {"evidence_note": "Vorlage 12/2027"} | evidence
        register.record_implementation(by=None, filing=filing, implementation=implementation, **evidence)
    if live:
        register.publish_filing(by=None, filing=filing)
    return filing


def _text_fields(fields: dict) -> dict:
    defaults = {"standfirst": "Worum es geht.", "published_on": datetime.date(2026, 3, 1), "body": "<p>Ein Absatz.</p>"}
    fields = defaults | fields
    if isinstance(fields["body"], str):
        fields["body"] = [{"type": "text", "value": {"text": fields["body"], "notes": []}}]
    fields["body"] = json.dumps(fields["body"])
    return fields


def _add(index: type[Page], text, voices):
    """Puts a text below its list, with its authors in their order."""
    text.authorships = [Authorship(voice=voice, sort_order=place) for place, voice in enumerate(voices)]
    now = timezone.now() if text.live else None
    text.first_published_at = text.last_published_at = now
    return index.objects.get().add_child(instance=text)
