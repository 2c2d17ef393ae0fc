"""Which words head which part of a motion, in the councils of all Länder."""

import re
from typing import Final

_VOCABULARY: Final[dict[str, str]] = {
    "clauses": """
        beschlussvorschlag beschlussvorschläge beschlussantrag beschluss beschlussentwurf beschlussempfehlung
        beschlusstext beschlussformulierung beschlussfassung beschlussvorlage|- antrag antragstext antragsinhalt antragsformel
        antragsbegehren antragsgegenstand forderung forderungen antragspunkte beschlusspunkte resolution|- resolutionstext
        fragen fragestellung fragestellungen tenor wortlaut_des_antrags wortlaut_des_antrages der_antrag
        vorschlag_zur_beschlussfassung empfehlung_an_den_rat vorgeschlagener_beschluss ersuchen unser_antrag unsere_fragen
        der_antrag_lautet antragstenor beschlußvorschlag beschluß beschlußantrag sachantrag wir_fordern wir_fragen
        anfragetext einzelfragen formulierung_des_antrags zu_beschließen beschlusswortlaut""",
    "reasoning": """
        begründung antragsbegründung zur_begründung kurzbegründung begründung_des_antrags begründung_des_antrages
        begruendung erläuterung erläuterungen erläuterung_des_antrags begründungen unsere_begründung motivation
        begründung_der_dringlichkeit dringlichkeit begründung_im_einzelnen erläuterungen_zum_antrag""",
    "facts": """
        sachverhalt sachdarstellung sachstand sachlage ausgangslage hintergrund problembeschreibung problemstellung problem
        sach-_und_rechtslage darstellung_des_sachverhalts darstellung_des_sachverhaltes vorbemerkung vorbemerkungen zum_sachverhalt
        zum_hintergrund hintergründe einleitung sachverhaltsdarstellung situation anlass präambel kurzfassung zusammenfassung""",
    "financial_impact": """
        finanzielle_auswirkungen finanzielle_auswirkung kosten haushaltsmäßige_auswirkungen auswirkungen_auf_den_haushalt
        haushaltsrechtliche_auswirkungen finanzwirksamkeit kosten_und_finanzierung finanzielle_folgen finanzbedarf haushaltsauswirkungen
        haushaltsmittel kostenschätzung finanzen finanzielle_mittel mittelbedarf kosten_der_maßnahme
        auswirkungen_finanzieller_art finanzielle_und_personelle_auswirkungen haushaltsrelevanz finanzielle_konsequenzen""",
    "funding_proposal": """
        deckungsvorschlag deckungsvorschläge deckung finanzierungsvorschlag finanzierung gegenfinanzierung vorschlag_zur_deckung
        kostendeckung deckungsquelle gegenfinanzierungsvorschlag vorschlag_zur_finanzierung deckung_der_kosten""",
    "climate_impact": """
        klimarelevanz klimaauswirkungen klimaauswirkung auswirkungen_auf_das_klima klimacheck klima-check klimavorbehalt
        klimaprüfung klimawirkung klimawirkungen klimafolgen klima-relevanz auswirkungen_auf_den_klimaschutz klimaschutzrelevanz
        klimaverträglichkeit umweltauswirkungen klima-_und_umweltauswirkungen auswirkungen_auf_klima_und_umwelt
        auswirkungen_auf_umwelt_und_klima klimaschutz-auswirkungen klimabilanz ökologische_auswirkungen klimaschutzprüfung""",
    "impact_checks": """
        weitere_auswirkungen gleichstellung gender_mainstreaming geschlechtergerechtigkeit auswirkungen_auf_die_gleichstellung
        inklusion auswirkungen_auf_die_inklusion personelle_auswirkungen auswirkungen_auf_kinder_und_jugendliche
        kinder-_und_jugendrelevanz demografische_auswirkungen nachhaltigkeit nachhaltigkeitsziele nachhaltigkeitscheck
        barrierefreiheit_und_inklusion familienverträglichkeit geschlechtsspezifische_auswirkungen""",
    "legal_bases": """
        rechtsgrundlage rechtsgrundlagen rechtliche_grundlage rechtliche_grundlagen gesetzliche_grundlage
        gesetzliche_grundlagen rechtslage rechtliche_würdigung rechtliche_einordnung""",
    "attachments": "anlage anlagen anhang anhänge beigefügte_unterlagen",
    "sources": "quellen quelle quellenangaben literatur fundstellen quellenverzeichnis einzelnachweise weiterführende_links",
    "hints": "hinweise",
    "unrecognised": "nicht_zugeordnet",
}

_SECTION_OF: Final[dict[str, str]] = {
    word.replace("_", " "): section
    for section, words in _VOCABULARY.items()
    for word in words.split()
    if not word.endswith("|-")
}
# These words also begin sentences or form fields, so „Wort: Text“ in one line does not make a heading.
_ONLY_ALONE: Final = frozenset(
    [
        "antrag",
        "beschluss",
        "problem",
        "situation",
        "anlass",
        "quelle",
        "anlage",
        "anlagen",
        "kosten",
        "finanzen",
        "finanzierung",
        "deckung",
    ]
)

_DECORATION = re.compile(r"^(?:[#>*_=\s]+|(?:\d{1,2}|[IVX]{1,5}|[A-Ha-h])[.)]\s+)+|[*_=\s]+$")
_JOINED = re.compile(r"\s*(?:/|,|\bund\b|\bmit\b|&|\+|–)\s*")
_OF_WHOM = re.compile(r"\s+(?:des antrag(?:e)?s|zum antrag|der fraktion\b.*|zur anfrage|für den antrag)$")
_BRACKETS = re.compile(r"\s*\([^()]*\)$")
_INLINE = re.compile(r"^([^:]{4,48}):\s+(\S.*)$")
# In a paper that proposes a decision, facts belong to the reasons when one heading names both.
_STRONGER: Final = ("clauses", "reasoning", "facts")


def section_of(line: str) -> str | None:
    """The part of a motion that `line` is the heading of, or None. „Sachverhalt / Begründung:“ → reasoning."""
    if len(line) > 120:
        return None
    phrase = _DECORATION.sub("", line).rstrip(" :.*_").lower()
    phrase = re.sub(r"^(?:i{1,3}|iv|v|[a-d])[.)]\s+", "", phrase)
    if _is_sentence(line):
        return None
    for form in (phrase, _OF_WHOM.sub("", phrase), _BRACKETS.sub("", phrase)):
        if form in _SECTION_OF:
            return _SECTION_OF[form]
    parts = [_SECTION_OF.get(part.strip()) for part in _JOINED.split(phrase) if part.strip()]
    found = [part for part in parts if part]
    if len(parts) > 1 and len(found) == len(parts):
        if set(found) <= {"reasoning", "facts"}:
            return "reasoning"
        return found[0]
    return None


def _is_sentence(line: str) -> bool:
    return line.rstrip().endswith((".", "!", "?")) and len(line.split()) > 2


def inline_section(line: str) -> tuple[str, str] | None:
    """(section, rest) for a line such as „Begründung: Die Stadt wächst“, else None."""
    match = _INLINE.match(line)
    if match is None:
        return None
    words = _DECORATION.sub("", match[1]).strip().lower()
    if words in _ONLY_ALONE:
        return None
    section = section_of(match[1])
    return (section, match[2].lstrip("* ")) if section else None


_OPENING = re.compile(
    r"(?:m[öo]e?ge[nt]?\b.{0,160}\bbeschlie(?:ß|ss)en|\bbeschlie(?:ß|ss)(?:t|en)\b|\bwolle[n]?\b.{0,80}\bbeschlie"
    r"|\bbeantrag(?:t|en|e)\b|\bstell(?:t|en|e)\b.{0,200}\b(?:antr[aä]ge?|anfragen?|fragen)\b|\b(?:bitte[nt]?|ersuch(?:t|en))\b.{0,200}"
    r"\b(?:antrag|beschluss|beschlie|tagesordnung|stellung|beantwort|zustimm|fragen|folgend)"
    r"|\b(?:frage[nt]?)\b.{0,120}\b(?:verwaltung|magistrat|oberb|b[üu]rgermeister|landr|stadt)"
    r"|\bwird\b.{0,60}\b(?:beauftragt|gebeten|ersucht|aufgefordert)\b|\bfolgende[nrs]?\b.{0,60}\b(?:antrag|fragen|beschlu)"
    r"|\bergeben sich\b.{0,60}\bfragen\b|\bfragen wir\b|\bempfiehlt\b|\bempfehlen\b|\bsetzt\b.{0,40}\bein\b)",
    re.IGNORECASE,
)


def is_opening_formula(text: str) -> bool:
    """Whether `text` leads into what shall be decided („Der Rat möge beschließen:“)."""
    return (
        len(text) <= 600
        and bool(_OPENING.search(text))
        and text.rstrip(" *_").endswith((":", "…", "...", ": -", ",", " dass"))
    )


_DEMAND = re.compile(
    r"\bbeantrag(?:t|en)\b|\bwird\b.{0,40}\b(?:beauftragt|gebeten|aufgefordert|ersucht)\b|\bwir (?:beauftragen|bitten|fordern)\b|"
    r"\bbitten wir\b|\bm[öo]ge[n]?\b.{0,160}\b(?:beschlie|beauftrag|fassen)",
    re.IGNORECASE,
)


def makes_demand(text: str) -> bool:
    """Whether `text` itself demands something of the council or the administration."""
    return bool(_DEMAND.search(text))
