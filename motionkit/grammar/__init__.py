"""German grammar for councils, offices and places: correct by construction, not by guessing.

Belongs here: nouns with their inflection (`words`, data in `data/nouns.toml`), articles and adjective
endings (`articles`), offices in pair form or with Genderstern (`offices`), agreement of verbs and
pronouns (`agreement`), prepositions with their cases and contractions (`prepositions`), names of
municipalities and districts (`places`, `districts`), and what a council is called where (`councils`,
data in `data/councils.toml`).

Does not belong here: motions and their placeholders (`motionkit.fitting`), the register of
municipalities and what editors override in it (the portal's places).

    >>> decline("Stadtverordnetenversammlung", "Dativ")
    'der Stadtverordnetenversammlung'
    >>> agree("möge", "Singular")
    'möge'
    >>> genitive_of_place("Bad Homburg v. d. Höhe")
    'Bad Homburgs v. d. Höhe'
"""

from motionkit.grammar.agreement import agree, pronoun, relative_pronoun
from motionkit.grammar.articles import Article, adjective, article
from motionkit.grammar.offices import Office, Style, office
from motionkit.grammar.phrases import Fixed, Phrase, Sayable, body_name, decline
from motionkit.grammar.places import genitive_of_place
from motionkit.grammar.words import CASES, Case, Gender, Noun, Number, noun

__all__ = [
    "CASES",
    "Article",
    "Case",
    "Fixed",
    "Gender",
    "Noun",
    "Number",
    "Office",
    "Phrase",
    "Sayable",
    "Style",
    "adjective",
    "agree",
    "article",
    "body_name",
    "decline",
    "genitive_of_place",
    "noun",
    "office",
    "pronoun",
    "relative_pronoun",
]
