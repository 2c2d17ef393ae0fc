"""The licences that a new portal starts with. Editors may add to them."""

# (SPDX code, name, address of the text, free?)
LICENSES = [
    ("CC0-1.0", "CC0 1.0", "https://creativecommons.org/publicdomain/zero/1.0/deed.de", True),
    (
        "PDM-1.0",
        "Gemeinfrei (Public Domain Mark 1.0)",
        "https://creativecommons.org/publicdomain/mark/1.0/deed.de",
        True,
    ),
    ("CC-BY-4.0", "CC BY 4.0", "https://creativecommons.org/licenses/by/4.0/deed.de", True),
    ("CC-BY-SA-4.0", "CC BY-SA 4.0", "https://creativecommons.org/licenses/by-sa/4.0/deed.de", True),
    ("CC-BY-NC-4.0", "CC BY-NC 4.0", "https://creativecommons.org/licenses/by-nc/4.0/deed.de", False),
    ("CC-BY-NC-SA-4.0", "CC BY-NC-SA 4.0", "https://creativecommons.org/licenses/by-nc-sa/4.0/deed.de", False),
    ("CC-BY-ND-4.0", "CC BY-ND 4.0", "https://creativecommons.org/licenses/by-nd/4.0/deed.de", False),
    ("CC-BY-NC-ND-4.0", "CC BY-NC-ND 4.0", "https://creativecommons.org/licenses/by-nc-nd/4.0/deed.de", False),
    ("CC-BY-3.0", "CC BY 3.0", "https://creativecommons.org/licenses/by/3.0/deed.de", True),
    ("CC-BY-SA-3.0", "CC BY-SA 3.0", "https://creativecommons.org/licenses/by-sa/3.0/deed.de", True),
    ("CC-BY-3.0-DE", "CC BY 3.0 DE", "https://creativecommons.org/licenses/by/3.0/de/", True),
    ("CC-BY-SA-3.0-DE", "CC BY-SA 3.0 DE", "https://creativecommons.org/licenses/by-sa/3.0/de/", True),
    ("CC-BY-2.0", "CC BY 2.0", "https://creativecommons.org/licenses/by/2.0/deed.de", True),
    ("CC-BY-SA-2.0", "CC BY-SA 2.0", "https://creativecommons.org/licenses/by-sa/2.0/deed.de", True),
    ("CC-BY-SA-2.0-DE", "CC BY-SA 2.0 DE", "https://creativecommons.org/licenses/by-sa/2.0/de/", True),
    ("DL-DE-BY-2.0", "Datenlizenz Deutschland – Namensnennung 2.0", "https://www.govdata.de/dl-de/by-2-0", True),
    ("DL-DE-ZERO-2.0", "Datenlizenz Deutschland – Zero 2.0", "https://www.govdata.de/dl-de/zero-2-0", True),
    ("Amtliches-Werk", "Amtliches Werk (§ 5 UrhG)", "https://www.gesetze-im-internet.de/urhg/__5.html", True),
    ("Zitat", "Zitat (§ 51 UrhG)", "https://www.gesetze-im-internet.de/urhg/__51.html", False),
    ("Erlaubnis", "Mit Erlaubnis, alle Rechte vorbehalten", "", False),
    ("Alle-Rechte", "Alle Rechte vorbehalten", "", False),
    ("Ungeklaert", "Rechte ungeklärt (vor Veröffentlichung prüfen)", "", False),
]
