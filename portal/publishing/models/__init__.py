"""Pages of the magazine. A text is an article, a historical report or a publication; the rest are pages around them."""

from portal.publishing.models.debate_rows import DebateFocus, DebateMotion
from portal.publishing.models.focus import FocusMotion, FocusPage
from portal.publishing.models.kinds import Article, HistoricalReport, Publication, PublicationFile
from portal.publishing.models.lists import BlogIndex, FocusIndex, HistoryIndex, PublicationIndex
from portal.publishing.models.pages import HomePage, StandardPage
from portal.publishing.models.text_queries import TextQuerySet
from portal.publishing.models.text_rows import Authorship, TextKeyword, TextMotion
from portal.publishing.models.texts import Text, TextKind
from portal.publishing.models.workflow import FourEyesTask

__all__ = [
    "Article",
    "Authorship",
    "BlogIndex",
    "DebateFocus",
    "DebateMotion",
    "FocusIndex",
    "FocusMotion",
    "FocusPage",
    "FourEyesTask",
    "HistoricalReport",
    "HistoryIndex",
    "HomePage",
    "Publication",
    "PublicationFile",
    "PublicationIndex",
    "StandardPage",
    "Text",
    "TextKeyword",
    "TextKind",
    "TextMotion",
    "TextQuerySet",
]
