"""What became of an import: one line for each item, one for each thing that could not be taken over."""

import json
from collections import Counter
from dataclasses import asdict, dataclass, field
from enum import StrEnum
from pathlib import Path

from intake.characters import one_line


class Fate(StrEnum):
    """What became of an item."""

    PUBLISHED = "veröffentlicht"
    HELD_BACK = "zurückgehalten"
    TAKEN = "Datei übernommen"
    LISTED = "nicht übernommen"


@dataclass(frozen=True)
class Outcome:
    """What became of one item, and why."""

    wp_id: int
    kind: str
    title: str
    fate: Fate
    reason: str = ""
    address: str = ""
    change: str = ""


@dataclass(frozen=True)
class Remark:
    """Something for an editor to look at; `source` is how it stood in the export."""

    about: str
    what: str
    source: str = ""


@dataclass
class Report:
    """All that is to be said about an import."""

    file: str
    site: str = ""
    rehearsal: bool = False
    outcomes: list[Outcome] = field(default_factory=list)
    remarks: list[Remark] = field(default_factory=list)
    counts: Counter = field(default_factory=Counter)

    def remark(self, about: str, what: str, source: str = "") -> None:
        self.remarks.append(Remark(one_line(about, 120), one_line(what, 300), one_line(source, 400)))

    def summary(self) -> list[str]:
        """The figures in German, one line each."""
        fates = Counter(outcome.fate for outcome in self.outcomes)
        changes = Counter(outcome.change for outcome in self.outcomes if outcome.change)
        title = "Probelauf (nichts wurde gespeichert)" if self.rehearsal else "Import"
        lines = [f"{title} aus {one_line(self.file)}", f"Einträge in der Datei: {len(self.outcomes)}"]
        lines += [f"  {fate.value}: {fates[fate]}" for fate in Fate]
        lines += [f"  davon {name}: {number}" for name, number in sorted(changes.items())]
        lines += [f"{name}: {number}" for name, number in self.counts.items() if number]
        lines.append(f"Hinweise: {len(self.remarks)}")
        return lines

    def reasons(self) -> list[str]:
        """The items that are not public, counted by reason."""
        counted = Counter((outcome.fate, outcome.reason) for outcome in self.outcomes if outcome.reason)
        return [f"{number} × {fate.value}: {reason}" for (fate, reason), number in counted.most_common()]

    def markdown(self) -> str:
        """The whole report to read."""
        lines = [f"# Bericht: {one_line(self.file)}", "", *(f"- {line.strip()}" for line in self.summary()), ""]
        lines += [
            "## Einträge",
            "",
            "| Nr. | Art | Titel | Was daraus wurde | Adresse |",
            "| --- | --- | --- | --- | --- |",
        ]
        for found in self.outcomes:
            fate = f"{found.fate.value}{f' ({found.change})' if found.change else ''}{f': {found.reason}' if found.reason else ''}"
            lines.append(
                f"| {found.wp_id} | {_cell(found.kind)} | {_cell(found.title)} | {_cell(fate)} | {_cell(found.address)} |"
            )
        lines += ["", "## Was Sie ansehen sollten", ""]
        about = ""
        for remark in self.remarks:
            if remark.about != about:
                about = remark.about
                lines += ["", f"### {_cell(about)}", ""]
            source = f"  \n  Quelle: `{remark.source.replace('`', '´')}`" if remark.source else ""
            lines.append(f"- {_cell(remark.what)}{source}")
        return "\n".join(lines) + "\n"

    def as_json(self) -> str:
        """The whole report for programs."""
        data = {
            "file": self.file,
            "site": self.site,
            "counts": dict(self.counts),
            "items": [asdict(outcome) for outcome in self.outcomes],
            "remarks": [asdict(remark) for remark in self.remarks],
        }
        return json.dumps(data, ensure_ascii=False, indent=1)

    def write(self, folder: Path, name: str) -> Path:
        """Writes <name>.md and <name>.json; returns the first."""
        folder.mkdir(parents=True, exist_ok=True)
        (folder / f"{name}.json").write_text(self.as_json(), encoding="utf-8")
        (folder / f"{name}.md").write_text(self.markdown(), encoding="utf-8")
        return folder / f"{name}.md"


def _cell(text: str) -> str:
    """Text that cannot break out of a line of Markdown."""
    return one_line(text, 200).replace("|", "\\|").replace("<", "&lt;").replace("`", "´")
