"""`diff`, `merge` and `similar` in the terminal."""

import gzip
import json
from dataclasses import replace

import pytest

from motionkit import Clause, markdown
from motionkit.__main__ import main
from motionkit.export import export
from tests.motionkit.builders import a_motion
from tests.uploads.hostile import REFUSED

OLD = replace(a_motion(), footnotes=(), reasoning="Bäume kühlen. Sie sparen Geld.")


def with_report(text, **changes):
    return replace(OLD, clauses=(*OLD.clauses[:2], Clause("bericht", text)), **changes)


@pytest.fixture
def files(tmp_path):
    texts = {
        "vorlage": OLD,
        "eigene": with_report("Bis zum [[Berichtsfrist]] muss berichtet werden."),
        "andere": replace(OLD, reasoning="Bäume kühlen."),
        "streit": with_report("Jährlich wird öffentlich berichtet."),
    }
    for name, motion in texts.items():
        (tmp_path / f"{name}.md").write_text(markdown.write(motion), encoding="utf-8")
    (tmp_path / "andere.docx").write_bytes(export(texts["andere"], "docx").data)
    (tmp_path / "boese.docx").write_bytes(REFUSED["macro"][0])
    return lambda *names: [str(tmp_path / name) for name in names]


def test_diff_begins_with_the_sentence_and_marks_words(files, capsys):
    assert main(["diff", *files("vorlage.md", "andere.docx")]) == 0
    shown = capsys.readouterr().out
    assert shown.startswith("Begründung gekürzt")
    assert "[- Sie sparen Geld.-]" in shown


def test_diff_json_has_segments_and_relations(files, capsys):
    assert main(["diff", "--json", *files("vorlage.md", "eigene.md")]) == 0
    data = json.loads(capsys.readouterr().out)
    assert data["summary"].startswith("Punkt 3 ")
    assert [clause["relation"] for clause in data["clauses"]] == ["kept", "kept", "changed"]
    pieces = data["clauses"][2]["pieces"][0]
    assert {"kind": "insert", "text": " muss"} in pieces


@pytest.mark.parametrize("name", ["docx", "odt", "pdf", "tracked"])
def test_diff_writes_documents(files, tmp_path, name):
    assert main(["diff", *files("vorlage.md", "eigene.md"), "--to", name, "-o", str(tmp_path / "x")]) == 0
    assert (tmp_path / "x").stat().st_size > 1000


def test_merge_without_conflicts_is_a_motion(files, capsys):
    assert main(["merge", *files("vorlage.md", "eigene.md", "andere.md")]) == 0
    motion = markdown.read(capsys.readouterr().out)
    assert motion.clauses[2].text == "Bis zum [[Berichtsfrist]] muss berichtet werden."
    assert motion.reasoning == "Bäume kühlen."


def test_merge_with_conflicts_shows_both_sides_and_exits_with_one(files, capsys):
    assert main(["merge", *files("vorlage.md", "eigene.md", "streit.md")]) == 1
    shown = capsys.readouterr()
    assert "Ein Konflikt ist zu entscheiden." in shown.err
    assert "<<<<<<< Konflikt 1: Punkt 3 – Beide Seiten haben den Wortlaut geändert." in shown.out
    assert "======= Andere Fassung\nJährlich wird öffentlich berichtet.\n>>>>>>> Ende von Konflikt 1" in shown.out
    assert main(["merge", "--json", *files("vorlage.md", "eigene.md", "streit.md")]) == 1
    [conflict] = json.loads(capsys.readouterr().out)["conflicts"]
    assert conflict["theirs"] == "Jährlich wird öffentlich berichtet."


@pytest.mark.parametrize(
    "command", [["diff", "vorlage.md", "boese.docx"], ["merge", "vorlage.md", "fehlt.md", "andere.md"]]
)
def test_a_refused_file_is_named(files, capsys, command):
    assert main([command[0], *files(*command[1:])]) == 1
    shown = capsys.readouterr()
    assert shown.out == ""
    assert "Makros" in shown.err or "gibt es nicht" in shown.err


def test_similar_prints_pairs_with_scores(tmp_path, capsys):
    pytest.importorskip("rensa")
    text = "Die Stadt stellt an allen Spielplätzen zehn Bänke auf, die im Schatten stehen und barrierefrei zu erreichen sind."
    rows = [{"id": "a", "text": text}, {"id": "b", "text": f"Neu: {text}"}, {"id": "c", "text": "Ganz anderes."}]
    corpus = tmp_path / "alle.jsonl"
    corpus.write_text("\n".join(map(json.dumps, rows)), encoding="utf-8")
    assert main(["similar", str(corpus), "--json"]) == 0
    pair = json.loads(capsys.readouterr().out)
    assert (pair["a"], pair["b"]) == ("a", "b")
    assert pair["score"] > 0.9
    corpus.write_text('{"id": "a"}\n', encoding="utf-8")
    assert main(["similar", str(corpus)]) == 1
    assert "Zeile 1 ist kein JSON-Objekt mit einem Text." in capsys.readouterr().err
    assert main(["similar", str(tmp_path / "fehlt.jsonl")]) == 1


@pytest.mark.parametrize("harm", [lambda data: data[: len(data) // 2], lambda data: data[:10] + b"\x07" + data[11:]])
def test_collection_that_is_damaged_is_told_without_a_traceback(tmp_path, capsys, harm):
    pytest.importorskip("rensa")
    rows = "".join(
        json.dumps({"id": str(number), "text": f"Beschluss {number * 7919}"}) + "\n" for number in range(300)
    )
    corpus = tmp_path / "alle.jsonl.gz"
    corpus.write_bytes(harm(gzip.compress(rows.encode(), mtime=0)))
    assert main(["similar", str(corpus)]) == 1
    assert "beschädigt" in capsys.readouterr().err
