"""A newer edition of the register comes in, in each of its forms, and says what has changed."""

import csv
import datetime
import io
import zipfile

import pytest
from django.core.management import CommandError, call_command
from openpyxl import Workbook

from portal.places import editions, register
from portal.places.models import Municipality

pytestmark = pytest.mark.django_db
DAY = datetime.date(2025, 12, 31)
MARKS = {name: mark for mark, name in editions.KINDS.items()}


def shipped() -> list[editions.Row]:
    return [
        editions.Row(
            row.ags, row.rgs, row.name, row.classification, row.district, row.association, row.population, row.postal_code,
            row.longitude, row.latitude, row.suffix, row.short_name,
        )
        for row in register.rows()
    ]  # fmt: skip


@pytest.fixture(scope="module")
def changed() -> list[editions.Row]:
    """Averlak goes into its neighbour Dingen, Kassel gets a new addition, Flensburg a new name, and one is founded."""
    rows = {row.ags: row for row in shipped()}
    gone = rows.pop("01051003")
    near = rows["01051022"]
    rows["01051022"] = _with(near, population=near.population + gone.population)
    rows["01001000"] = _with(rows["01001000"], name="Flensborg, Stadt", short="Flensborg")
    rows["06611000"] = _with(rows["06611000"], population=204_000)
    rows["01051900"] = editions.Row(
        "01051900", "010515163900", "Neudorf", "Kreisangehörige Gemeinde", "Dithmarschen", "", 12
    )
    return list(rows.values())


def _with(row: editions.Row, **fields) -> editions.Row:
    return editions.Row(**({name: getattr(row, name) for name in row.__dataclass_fields__} | fields))


def as_csv(rows) -> bytes:
    out = io.StringIO()
    writer = csv.writer(out)
    writer.writerow(
        [
            "ags",
            "ars",
            "name",
            "short_name",
            "suffix",
            "type",
            "district",
            "association",
            "population",
            "postal_code",
            "lon",
            "lat",
        ]
    )
    for row in rows:
        longitude, latitude = ("" if one is None else one for one in (row.longitude, row.latitude))
        writer.writerow([row.ags, row.rgs, row.name, row.short_name, row.suffix, row.classification, row.district, row.association, row.population, row.postal_code, longitude, latitude])  # fmt: skip
    return out.getvalue().encode()


def as_fixed(rows) -> bytes:
    lines = []
    for key, name in {row.ags[:5]: row.district for row in rows}.items():
        lines.append(f"4020251231{key:<8}    {name:<50}{'':50}44".ljust(220))
    for row in rows:
        head = f"6020251231{row.ags}{row.rgs[5:9]}{row.name:<50}{'':50}{MARKS[row.classification]}{'':4}"
        lines.append(f"{head}{'0':0>11}{row.population:0>11}{'0':0>11}    {row.postal_code:<5}".ljust(220))
    return "\r\n".join(lines).encode("cp1252", "replace")


def as_workbook(rows) -> bytes:
    book = Workbook()
    book.active.append(["Gemeindeverzeichnis-Sonderveröffentlichung"])
    sheet = book.create_sheet("Onlineprodukt_Gemeinden")
    sheet.append(["Gemeinden in Deutschland nach Fläche, Bevölkerung und Postleitzahl am 31.12.2025"])
    sheet.append(["Satz-art", "Text-kenn-zeichen", "Land", "RB", "Kreis", "VB", "Gem", "Gemeindename"])
    known = set()
    for row in rows:
        key = row.ags[:5]
        if key not in known:
            known.add(key)
            sheet.append(["40", "44", key[:2], key[2], key[3:], None, None, row.district])
        place = ("" if one is None else str(one).replace(".", ",") for one in (row.longitude, row.latitude))
        sheet.append(["60", MARKS[row.classification], key[:2], key[2], key[3:], row.rgs[5:9], row.ags[5:], row.name, 1.5, row.population, 0, 0, 0, row.postal_code, *place])  # fmt: skip
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def run(file, *options) -> str:
    out = io.StringIO()
    call_command("update_register", str(file), *options, stdout=out, stderr=io.StringIO())
    return out.getvalue()


@pytest.mark.parametrize(
    ("name", "write", "options"),
    [
        ("gv.csv", as_csv, ["--as-of", "2025-12-31"]),
        ("GV100AD_311225.txt", as_fixed, []),
        ("auszug.xlsx", as_workbook, []),
    ],
)
def test_every_form_of_the_same_edition_says_the_same(tmp_path, changed, name, write, options):
    file = tmp_path / name
    file.write_bytes(write(changed))
    said = run(file, *options)
    assert "Gemeindeverzeichnis vom 31.12.2025" in said
    assert "umbenannt: Flensburg heißt jetzt Flensborg (01001000)" in said
    assert "neu: Neudorf (Dithmarschen, SH) (01051900)" in said
    assert "aufgelöst: Averlak (Dithmarschen, SH) (01051003), vermutlich aufgegangen in Dingen" in said
    averlak = Municipality.objects.get(ags="01051003")
    assert averlak.is_dissolved
    assert averlak.successor_id == "01051022"
    assert Municipality.objects.get(ags="06611000").population == 204_000
    assert Municipality.objects.get(ags="06611000").longitude == pytest.approx(9.49, abs=0.1)
    assert Municipality.objects.get(ags="01051").population == sum(
        row.population for row in changed if row.ags.startswith("01051")
    )


def test_shipped_register_does_not_undo_a_newer_edition(tmp_path, changed):
    file = tmp_path / "gv.csv"
    file.write_bytes(as_csv(changed))
    run(file, "--as-of", "2025-12-31")
    assert register.load() == 0
    assert Municipality.objects.get(ags="01001000").short_name == "Flensborg"
    assert Municipality.objects.get(ags="01051003").is_dissolved


def test_rehearsal_changes_nothing(tmp_path, changed):
    file = tmp_path / "gv.csv"
    file.write_bytes(as_csv(changed))
    assert "Nichts wurde geändert" in run(file, "--as-of", "2025-12-31", "--dry-run")
    assert Municipality.objects.get(ags="01001000").short_name == "Flensburg"


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", "Spalten"),
        (b"\x00\x01\x02 nichts", "kein Text"),
        (b"PK\x03\x04 kaputt", "beschädigt"),
        (b"name,wert\nKassel,3\n", "Es fehlen die Spalten"),
        (b"ags,name,population\n06611000,Kassel,204000\n", "abgeschnitten"),
        (b"ags,name,population\nabc,Kassel,204000\n", "kein Schlüssel"),
        (b"ags,name,population\n06611000,Kassel,viele\n", "keine Zahl"),
        (as_fixed(shipped()[:200])[:-120], "abgeschnitten"),
    ],
)
def test_what_is_no_edition_changes_nothing_and_says_why(tmp_path, content, said):
    file = tmp_path / "datei"
    file.write_bytes(content)
    with pytest.raises(CommandError) as refused:
        run(file, "--as-of", "2025-12-31")
    assert said in str(refused.value)
    assert Municipality.objects.municipalities().count() == 10_796


def test_edition_without_a_day_or_older_or_with_half_of_the_country_is_refused(tmp_path, changed):
    file = tmp_path / "gv.csv"
    file.write_bytes(as_csv(changed))
    for options, said in (([], "von welchem Tag"), (["--as-of", "2019-12-31"], "schon vom 31.12.2020")):
        with pytest.raises(CommandError, match=said):
            run(file, *options)
    file.write_bytes(as_csv(changed[:5000]))
    with pytest.raises(CommandError, match="mehr als ein Drittel"):
        run(file, "--as-of", "2025-12-31")
    with pytest.raises(CommandError, match="ließ sich nicht lesen"):
        run(tmp_path / "fehlt")


def test_workbook_that_is_damaged_inside_is_refused_like_any_other(tmp_path):
    sound = as_workbook(shipped()[:150])
    with zipfile.ZipFile(io.BytesIO(sound)) as archive:
        parts = {part: archive.read(part) for part in archive.namelist()}
    sheet = next(part for part in parts if part.endswith("sheet2.xml"))
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for part, content in parts.items():
            archive.writestr(part, content[: len(content) // 2] if part == sheet else content)
    file = tmp_path / "auszug.xlsx"
    file.write_bytes(out.getvalue())
    with pytest.raises(CommandError, match="beschädigt"):
        run(file)
