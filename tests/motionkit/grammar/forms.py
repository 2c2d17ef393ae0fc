"""Hand-checked German forms. One line per word: Nominativ | Genitiv | Dativ | Akkusativ. Add rows freely."""

BODIES = """
der Rat | des Rates | dem Rat | den Rat
der Gemeinderat | des Gemeinderates | dem Gemeinderat | den Gemeinderat
der Stadtrat | des Stadtrates | dem Stadtrat | den Stadtrat
der Marktgemeinderat | des Marktgemeinderates | dem Marktgemeinderat | den Marktgemeinderat
der Ortsbeirat | des Ortsbeirates | dem Ortsbeirat | den Ortsbeirat
der Ortschaftsrat | des Ortschaftsrates | dem Ortschaftsrat | den Ortschaftsrat
der Verbandsgemeinderat | des Verbandsgemeinderates | dem Verbandsgemeinderat | den Verbandsgemeinderat
der Samtgemeinderat | des Samtgemeinderates | dem Samtgemeinderat | den Samtgemeinderat
die Stadtverordnetenversammlung | der Stadtverordnetenversammlung | der Stadtverordnetenversammlung | die Stadtverordnetenversammlung
die Bezirksverordnetenversammlung | der Bezirksverordnetenversammlung | der Bezirksverordnetenversammlung | die Bezirksverordnetenversammlung
die Bezirksversammlung | der Bezirksversammlung | der Bezirksversammlung | die Bezirksversammlung
die Ratsversammlung | der Ratsversammlung | der Ratsversammlung | die Ratsversammlung
die Regionsversammlung | der Regionsversammlung | der Regionsversammlung | die Regionsversammlung
die Regionalversammlung | der Regionalversammlung | der Regionalversammlung | die Regionalversammlung
die Gemeindevertretung | der Gemeindevertretung | der Gemeindevertretung | die Gemeindevertretung
die Stadtvertretung | der Stadtvertretung | der Stadtvertretung | die Stadtvertretung
die Bezirksvertretung | der Bezirksvertretung | der Bezirksvertretung | die Bezirksvertretung
die Bürgerschaft | der Bürgerschaft | der Bürgerschaft | die Bürgerschaft
die Stadtbürgerschaft | der Stadtbürgerschaft | der Stadtbürgerschaft | die Stadtbürgerschaft
der Kreistag | des Kreistages | dem Kreistag | den Kreistag
der Städteregionstag | des Städteregionstages | dem Städteregionstag | den Städteregionstag
der Amtsausschuss | des Amtsausschusses | dem Amtsausschuss | den Amtsausschuss
der Kreisausschuss | des Kreisausschusses | dem Kreisausschuss | den Kreisausschuss
das Abgeordnetenhaus | des Abgeordnetenhauses | dem Abgeordnetenhaus | das Abgeordnetenhaus
das Landratsamt | des Landratsamtes | dem Landratsamt | das Landratsamt
das Bezirksamt | des Bezirksamtes | dem Bezirksamt | das Bezirksamt
der Magistrat | des Magistrats | dem Magistrat | den Magistrat
der Gemeindevorstand | des Gemeindevorstandes | dem Gemeindevorstand | den Gemeindevorstand
der Senat | des Senats | dem Senat | den Senat
die Verwaltung | der Verwaltung | der Verwaltung | die Verwaltung
die Kreisverwaltung | der Kreisverwaltung | der Kreisverwaltung | die Kreisverwaltung
das Ratsmitglied | des Ratsmitglieds | dem Ratsmitglied | das Ratsmitglied
der Seniorenbeirat | des Seniorenbeirates | dem Seniorenbeirat | den Seniorenbeirat
"""

PLURALS = """
die Räte | der Räte | den Räten | die Räte
die Kreistage | der Kreistage | den Kreistagen | die Kreistage
die Ausschüsse | der Ausschüsse | den Ausschüssen | die Ausschüsse
die Gemeindevertretungen | der Gemeindevertretungen | den Gemeindevertretungen | die Gemeindevertretungen
die Bezirksämter | der Bezirksämter | den Bezirksämtern | die Bezirksämter
die Ratsmitglieder | der Ratsmitglieder | den Ratsmitgliedern | die Ratsmitglieder
die Städte | der Städte | den Städten | die Städte
die Flecken | der Flecken | den Flecken | die Flecken
"""
PLURALS_OF = ("Rat", "Kreistag", "Ausschuss", "Gemeindevertretung", "Bezirksamt", "Ratsmitglied", "Stadt", "Flecken")

# office: with Genderstern, then the pair
OFFICES = {
    "Oberbürgermeister*in": (
        "der*die Oberbürgermeister*in | des*der Oberbürgermeister*in | dem*der Oberbürgermeister*in | den*die Oberbürgermeister*in",
        "die Oberbürgermeisterin oder der Oberbürgermeister | der Oberbürgermeisterin oder des Oberbürgermeisters"
        " | der Oberbürgermeisterin oder dem Oberbürgermeister | die Oberbürgermeisterin oder den Oberbürgermeister",
    ),
    "Landrat": (
        "der*die Landrät*in | des*der Landrät*in | dem*der Landrät*in | den*die Landrät*in",
        "die Landrätin oder der Landrat | der Landrätin oder des Landrates"
        " | der Landrätin oder dem Landrat | die Landrätin oder den Landrat",
    ),
    "Kreispräsident": (
        "der*die Kreispräsident*in | des*der Kreispräsident*in | dem*der Kreispräsident*in | den*die Kreispräsident*in",
        "die Kreispräsidentin oder der Kreispräsident | der Kreispräsidentin oder des Kreispräsidenten"
        " | der Kreispräsidentin oder dem Kreispräsidenten | die Kreispräsidentin oder den Kreispräsidenten",
    ),
    "Vorsitzende*r des Kreistages": (
        "der*die Vorsitzende des Kreistages | des*der Vorsitzenden des Kreistages"
        " | dem*der Vorsitzenden des Kreistages | den*die Vorsitzende*n des Kreistages",
        "die Vorsitzende oder der Vorsitzende des Kreistages | der Vorsitzenden oder des Vorsitzenden des Kreistages"
        " | der Vorsitzenden oder dem Vorsitzenden des Kreistages | die Vorsitzende oder den Vorsitzenden des Kreistages",
    ),
    "Erste*r Bürgermeister*in": (
        "der*die Erste Bürgermeister*in | des*der Ersten Bürgermeister*in"
        " | dem*der Ersten Bürgermeister*in | den*die Erste*n Bürgermeister*in",
        "die Erste Bürgermeisterin oder der Erste Bürgermeister | der Ersten Bürgermeisterin oder des Ersten Bürgermeisters"
        " | der Ersten Bürgermeisterin oder dem Ersten Bürgermeister | die Erste Bürgermeisterin oder den Ersten Bürgermeister",
    ),
    "Stadtverordnetenvorsteher*in": (
        "der*die Stadtverordnetenvorsteher*in | des*der Stadtverordnetenvorsteher*in"
        " | dem*der Stadtverordnetenvorsteher*in | den*die Stadtverordnetenvorsteher*in",
        "die Stadtverordnetenvorsteherin oder der Stadtverordnetenvorsteher"
        " | der Stadtverordnetenvorsteherin oder des Stadtverordnetenvorstehers"
        " | der Stadtverordnetenvorsteherin oder dem Stadtverordnetenvorsteher"
        " | die Stadtverordnetenvorsteherin oder den Stadtverordnetenvorsteher",
    ),
    "Stadtverordnete*r": (
        "der*die Stadtverordnete | des*der Stadtverordneten | dem*der Stadtverordneten | den*die Stadtverordnete*n",
        "die Stadtverordnete oder der Stadtverordnete | der Stadtverordneten oder des Stadtverordneten"
        " | der Stadtverordneten oder dem Stadtverordneten | die Stadtverordnete oder den Stadtverordneten",
    ),
}
ONE_OF_THEM = """
ein*e Stadtverordnete*r | eines*einer Stadtverordneten | einem*einer Stadtverordneten | eine*n Stadtverordnete*n
"""
SEVERAL = {
    "Stadtverordnete*r": (
        "die Stadtverordneten | der Stadtverordneten | den Stadtverordneten | die Stadtverordneten",
        "Paarform",
    ),
    "Landrat": (
        "die Landrätinnen und Landräte | der Landrätinnen und Landräte | den Landrätinnen und Landräten | die Landrätinnen und Landräte",
        "Paarform",
    ),
    "Stadtrat": ("die Stadträt*innen | der Stadträt*innen | den Stadträt*innen | die Stadträt*innen", "Genderstern"),
    "Gemeindevertreter": (
        "die Gemeindevertreterinnen und Gemeindevertreter | der Gemeindevertreterinnen und Gemeindevertreter"
        " | den Gemeindevertreterinnen und Gemeindevertretern | die Gemeindevertreterinnen und Gemeindevertreter",
        "Paarform",
    ),
}

# (name, class noun): genitive
GENITIVES = {
    ("Kassel", "Stadt"): "Kassels",
    ("Köln", "Stadt"): "Kölns",
    ("Jena", "Stadt"): "Jenas",
    ("Mainz", "Stadt"): "Mainz'",
    ("Worms", "Stadt"): "Worms'",
    ("Neuss", "Stadt"): "Neuss'",
    ("Gießen", "Stadt"): "Gießens",
    ("Chemnitz", "Stadt"): "Chemnitz'",
    ("Bad Homburg v. d. Höhe", "Stadt"): "Bad Homburgs v. d. Höhe",
    ("Bad Doberan", "Stadt"): "Bad Doberans",
    ("Frankfurt am Main", "Stadt"): "Frankfurts am Main",
    ("Mülheim an der Ruhr", "Stadt"): "Mülheims an der Ruhr",
    ("Rothenburg ob der Tauber", "Stadt"): "Rothenburgs ob der Tauber",
    ("Freiburg im Breisgau", "Stadt"): "Freiburgs im Breisgau",
    ("Linz am Rhein", "Stadt"): "der Stadt Linz am Rhein",
    ("Halle (Saale)", "Stadt"): "der Stadt Halle (Saale)",
    ("Frankfurt (Oder)", "Stadt"): "der Stadt Frankfurt (Oder)",
    ("Nienburg (Weser)", "Stadt"): "der Stadt Nienburg (Weser)",
    ("Cottbus/Chóśebuz", "Stadt"): "der Stadt Cottbus/Chóśebuz",
    ("Bautzen / Budyšin", "Stadt"): "der Stadt Bautzen / Budyšin",
    ("Märkische Heide/Markojska Góla", "Gemeinde"): "der Gemeinde Märkische Heide/Markojska Góla",
    ("Lauenburg/ Elbe", "Stadt"): "der Stadt Lauenburg/Elbe",
    ("Lahr/Schwarzwald", "Stadt"): "der Stadt Lahr/Schwarzwald",
    ("Castrop-Rauxel", "Stadt"): "Castrop-Rauxels",
    ("Baden-Baden", "Stadt"): "Baden-Badens",
    ("Garmisch-Partenkirchen", "Markt"): "Garmisch-Partenkirchens",
    ("Sankt Augustin", "Stadt"): "Sankt Augustins",
    ("St. Ingbert", "Stadt"): "St. Ingberts",
    ("Lutherstadt Eisleben", "Stadt"): "der Lutherstadt Eisleben",
    ("Markt Schwaben", "Markt"): "des Marktes Markt Schwaben",
    ("Stadt Wehlen", "Stadt"): "der Stadt Wehlen",
    ("Königs Wusterhausen", "Stadt"): "Königs Wusterhausens",
    ("Bergisch Gladbach", "Stadt"): "Bergisch Gladbachs",
    ("Schwäbisch Hall", "Stadt"): "Schwäbisch Halls",
    ("Hohe Börde", "Gemeinde"): "der Gemeinde Hohe Börde",
    ("Timmendorfer Strand", "Gemeinde"): "der Gemeinde Timmendorfer Strand",
    ("Insel Poel", "Gemeinde"): "der Gemeinde Insel Poel",
    ("Am Mellensee", "Gemeinde"): "der Gemeinde Am Mellensee",
    ("Drei Gleichen", "Gemeinde"): "der Gemeinde Drei Gleichen",
    ("Wakendorf II", "Gemeinde"): "der Gemeinde Wakendorf II",
    ("Delitzsch", "Stadt"): "der Stadt Delitzsch",
    ("Au i.d.Hallertau", "Markt"): "des Marktes Au i.d.Hallertau",
    ("Prien a.Chiemsee", "Markt"): "Priens a.Chiemsee",
    ("Bad Sooden-Allendorf", "Stadt"): "Bad Sooden-Allendorfs",
    ("Aerzen", "Flecken"): "Aerzens",
    ("Calw", "Stadt"): "Calws",
    ("Groß Kreutz (Havel)", "Gemeinde"): "der Gemeinde Groß Kreutz (Havel)",
    ("Ebstorf,Klosterflecken", "Flecken"): "des Fleckens Ebstorf, Klosterflecken",
}

# (name, class noun): „die Stadt …“ in four cases
WITH_CLASS = {
    ("Kassel", "Stadt"): "die Stadt Kassel | der Stadt Kassel | der Stadt Kassel | die Stadt Kassel",
    ("Aerzen", "Flecken"): "der Flecken Aerzen | des Fleckens Aerzen | dem Flecken Aerzen | den Flecken Aerzen",
    ("Murnau a.Staffelsee", "Markt"): (
        "der Markt Murnau a.Staffelsee | des Marktes Murnau a.Staffelsee"
        " | dem Markt Murnau a.Staffelsee | den Markt Murnau a.Staffelsee"
    ),
    ("Hamburg", "Stadt"): (
        "die Freie und Hansestadt Hamburg | der Freien und Hansestadt Hamburg"
        " | der Freien und Hansestadt Hamburg | die Freie und Hansestadt Hamburg"
    ),
    ("Lutherstadt Eisleben", "Stadt"): (
        "die Lutherstadt Eisleben | der Lutherstadt Eisleben | der Lutherstadt Eisleben | die Lutherstadt Eisleben"
    ),
    (
        "Garding",
        "Kirchspiel",
    ): "das Kirchspiel Garding | des Kirchspiels Garding | dem Kirchspiel Garding | das Kirchspiel Garding",
}

# What stands in a sentence: the name alone where that is good German
IN_SENTENCES = {
    ("Kassel", "Stadt"): "Kassel | Kassels | Kassel | Kassel",
    ("Mainz", "Stadt"): "Mainz | der Stadt Mainz | Mainz | Mainz",
    ("Hamburg", "Stadt"): "Hamburg | Hamburgs | Hamburg | Hamburg",
    ("Halle (Saale)", "Stadt"): "Halle (Saale) | der Stadt Halle (Saale) | Halle (Saale) | Halle (Saale)",
    (
        "Saterland",
        "Gemeinde",
    ): "die Gemeinde Saterland | der Gemeinde Saterland | der Gemeinde Saterland | die Gemeinde Saterland",
    (
        "Hohes Kreuz",
        "Gemeinde",
    ): "die Gemeinde Hohes Kreuz | der Gemeinde Hohes Kreuz | der Gemeinde Hohes Kreuz | die Gemeinde Hohes Kreuz",
}

# (name, Land)
DISTRICTS = {
    ("Kassel", "HE"): "der Landkreis Kassel | des Landkreises Kassel | dem Landkreis Kassel | den Landkreis Kassel",
    ("Bergstraße", "HE"): "der Kreis Bergstraße | des Kreises Bergstraße | dem Kreis Bergstraße | den Kreis Bergstraße",
    ("Unna", "NW"): "der Kreis Unna | des Kreises Unna | dem Kreis Unna | den Kreis Unna",
    ("Herzogtum Lauenburg", "SH"): (
        "der Kreis Herzogtum Lauenburg | des Kreises Herzogtum Lauenburg"
        " | dem Kreis Herzogtum Lauenburg | den Kreis Herzogtum Lauenburg"
    ),
    (
        "Rhein-Sieg-Kreis",
        "NW",
    ): "der Rhein-Sieg-Kreis | des Rhein-Sieg-Kreises | dem Rhein-Sieg-Kreis | den Rhein-Sieg-Kreis",
    (
        "Saarpfalz-Kreis",
        "SL",
    ): "der Saarpfalz-Kreis | des Saarpfalz-Kreises | dem Saarpfalz-Kreis | den Saarpfalz-Kreis",
    ("Wetteraukreis", "HE"): "der Wetteraukreis | des Wetteraukreises | dem Wetteraukreis | den Wetteraukreis",
    (
        "Märkischer Kreis",
        "NW",
    ): "der Märkische Kreis | des Märkischen Kreises | dem Märkischen Kreis | den Märkischen Kreis",
    ("Rheinisch-Bergischer Kreis", "NW"): (
        "der Rheinisch-Bergische Kreis | des Rheinisch-Bergischen Kreises"
        " | dem Rheinisch-Bergischen Kreis | den Rheinisch-Bergischen Kreis"
    ),
    (
        "Rhein-Kreis Neuss",
        "NW",
    ): "der Rhein-Kreis Neuss | des Rhein-Kreises Neuss | dem Rhein-Kreis Neuss | den Rhein-Kreis Neuss",
    ("Eifelkreis Bitburg-Prüm", "RP"): (
        "der Eifelkreis Bitburg-Prüm | des Eifelkreises Bitburg-Prüm | dem Eifelkreis Bitburg-Prüm | den Eifelkreis Bitburg-Prüm"
    ),
    ("Region Hannover", "NI"): "die Region Hannover | der Region Hannover | der Region Hannover | die Region Hannover",
    (
        "Städteregion Aachen",
        "NW",
    ): "die Städteregion Aachen | der Städteregion Aachen | der Städteregion Aachen | die Städteregion Aachen",
    ("Regionalverband Saarbrücken", "SL"): (
        "der Regionalverband Saarbrücken | des Regionalverbandes Saarbrücken"
        " | dem Regionalverband Saarbrücken | den Regionalverband Saarbrücken"
    ),
    (
        "Landkreis Rostock",
        "MV",
    ): "der Landkreis Rostock | des Landkreises Rostock | dem Landkreis Rostock | den Landkreis Rostock",
    ("Nürnberger Land", "BY"): (
        "der Landkreis Nürnberger Land | des Landkreises Nürnberger Land"
        " | dem Landkreis Nürnberger Land | den Landkreis Nürnberger Land"
    ),
    ("Altmarkkreis Salzwedel", "ST"): (
        "der Altmarkkreis Salzwedel | des Altmarkkreises Salzwedel | dem Altmarkkreis Salzwedel | den Altmarkkreis Salzwedel"
    ),
}

LAENDER = {
    "Hessen": "Hessen | Hessens | Hessen | Hessen",
    "Saarland": "das Saarland | des Saarlandes | dem Saarland | das Saarland",
    "Sachsen-Anhalt": "Sachsen-Anhalt | Sachsen-Anhalts | Sachsen-Anhalt | Sachsen-Anhalt",
}

# stem, article, gender: the adjective in four cases
ADJECTIVES = {
    ("zuständig", "definite", "m"): "zuständige | zuständigen | zuständigen | zuständigen",
    ("zuständig", "definite", "f"): "zuständige | zuständigen | zuständigen | zuständige",
    ("zuständig", "definite", "n"): "zuständige | zuständigen | zuständigen | zuständige",
    ("zuständig", "indefinite", "m"): "zuständiger | zuständigen | zuständigen | zuständigen",
    ("zuständig", "indefinite", "f"): "zuständige | zuständigen | zuständigen | zuständige",
    ("zuständig", "indefinite", "n"): "zuständiges | zuständigen | zuständigen | zuständiges",
    ("zuständig", "none", "m"): "zuständiger | zuständigen | zuständigem | zuständigen",
    ("zuständig", "none", "f"): "zuständige | zuständiger | zuständiger | zuständige",
    ("zuständig", "none", "n"): "zuständiges | zuständigen | zuständigem | zuständiges",
}

VERBS = {
    "möge": "mögen",
    "wird": "werden",
    "beschließt": "beschließen",
    "beauftragt": "beauftragen",
    "nimmt": "nehmen",
    "Legt": "Legen",
}

# text before, phrase: melted
CONTRACTIONS = {
    ("in ", "dem Rat"): "im Rat",
    ("In ", "dem Landkreis Kassel"): "Im Landkreis Kassel",
    ("an ", "dem Magistrat"): "am Magistrat",
    ("an ", "das Bezirksamt"): "ans Bezirksamt",
    ("bei ", "dem Kreistag"): "beim Kreistag",
    ("von ", "dem Gemeinderat"): "vom Gemeinderat",
    ("zu ", "dem Stadtrat"): "zum Stadtrat",
    ("zu ", "der Verwaltung"): "zur Verwaltung",
    ("in ", "das Abgeordnetenhaus"): "ins Abgeordnetenhaus",
    ("in ", "der Stadtverordnetenversammlung"): "in der Stadtverordnetenversammlung",
    ("für ", "den Kreistag"): "für den Kreistag",
    ("in ", "dem*der Landrät*in"): "in dem*der Landrät*in",
}
