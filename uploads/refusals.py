"""Why a file is not taken, in German for the person who sent it. Imports nothing: the child uses it, too."""

from typing import Final

KEPT: Final = "Es wurde nichts gespeichert, und Ihre Datei ist unverändert."

# Reason → (what happened, what to do).
REASONS: Final[dict[str, tuple[str, str]]] = {
    "empty": ("Die Datei ist leer.", "Bitte wählen Sie eine andere Datei."),
    "too_big": (
        "Die Datei ist größer als {limit} MB.",
        "Bitte verkleinern Sie die Bilder darin oder teilen Sie die Datei.",
    ),
    "unknown": (
        "Das Format der Datei ist hier nicht vorgesehen.",
        "Möglich sind: {allowed}.",
    ),
    "not_allowed": ("Das ist {found}; an dieser Stelle geht das nicht.", "Möglich sind: {allowed}."),
    "old_word": (
        "Die Datei ist im alten Word-Format (.doc) gespeichert oder mit einem Kennwort geschützt.",
        "Bitte speichern Sie sie ohne Kennwort als DOCX oder ODT.",
    ),
    "rtf": ("Die Datei ist ein RTF-Dokument.", "Bitte speichern Sie sie als DOCX oder ODT."),
    "markup": (
        "Die Datei enthält eine Webseite oder eine SVG-Grafik.",
        "Bitte verwenden Sie statt der Grafik PNG oder JPEG, statt der Webseite DOCX, ODT oder reinen Text.",
    ),
    "broken": (
        "Die Datei ist beschädigt und lässt sich nicht öffnen.",
        "Bitte speichern Sie sie neu und versuchen Sie es noch einmal.",
    ),
    "encrypted": ("Die Datei ist mit einem Kennwort geschützt.", "Bitte speichern Sie sie ohne Kennwort."),
    "too_many_parts": (
        "Die Datei besteht aus mehr als {limit} Teilen.",
        "Bitte übertragen Sie den Text in ein neues Dokument.",
    ),
    "bomb": (
        "Die Datei würde sich beim Öffnen auf ein Vielfaches ihrer Größe ausdehnen.",
        "Bitte übertragen Sie den Text in ein neues Dokument.",
    ),
    "path": ("Die Datei enthält Teile mit unzulässigen Namen.", "Bitte übertragen Sie den Text in ein neues Dokument."),
    "macro": ("Die Datei enthält Makros.", "Bitte speichern Sie sie ohne Makros als DOCX oder ODT."),
    "embedded": (
        "In die Datei ist ein Objekt eines anderen Programms eingebettet.",
        "Bitte ersetzen Sie es durch Text, eine Tabelle oder ein Bild.",
    ),
    "remote": (
        "Die Datei lädt beim Öffnen eine Vorlage oder einen Teil aus dem Netz nach.",
        "Bitte lösen Sie die Verknüpfung oder übertragen Sie den Text in ein neues Dokument.",
    ),
    "dde": (
        "Die Datei enthält ein Feld, das ein anderes Programm startet (DDE).",
        "Bitte löschen Sie das Feld oder übertragen Sie den Text in ein neues Dokument.",
    ),
    "entities": (
        "Die Datei enthält Anweisungen, die beim Öffnen andere Inhalte einsetzen (XML-Entitäten).",
        "Bitte übertragen Sie den Text in ein neues Dokument.",
    ),
    "script": ("Die Datei enthält ausführbare Anweisungen.", "Bitte speichern Sie sie ohne Skripte und Aktionen."),
    "too_many_pixels": (
        "Das Bild hat mehr als {limit} Millionen Bildpunkte.",
        "Bitte verkleinern Sie es, zum Beispiel auf 4.000 Punkte Breite.",
    ),
    "too_long": (
        "Der Text ist viel länger als ein Antrag: mehr als {limit}.",
        "Bitte nehmen Sie nur den Antrag selbst.",
    ),
    "too_slow": (
        "Die Datei ließ sich nicht in der vorgesehenen Zeit lesen.",
        "Bitte vereinfachen oder teilen Sie sie.",
    ),
    "too_much_memory": ("Die Datei braucht beim Lesen zu viel Speicher.", "Bitte vereinfachen oder teilen Sie sie."),
    "unreadable": (
        "Die Datei ließ sich nicht lesen.",
        "Bitte speichern Sie sie neu oder fügen Sie den Text von Hand ein.",
    ),
}


class Refused(Exception):
    """A file that does not come in. `reason` is a key of REASONS; `str()` is the German message.

    `detail` is for the log, never for the page: it may quote the file.
    """

    def __init__(self, reason: str, *, detail: str = "", **values: object) -> None:
        happened, remedy = REASONS[reason]
        self.reason = reason
        self.detail = detail
        self.values = {key: str(value) for key, value in values.items()}
        super().__init__(f"{happened} {KEPT} {remedy}".format_map(self.values))
