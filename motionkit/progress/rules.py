"""Which step makes sense, and which values make sense together. Every refusal is a German sentence."""

from dataclasses import dataclass, replace
from typing import Final

from motionkit.progress.axes import (
    ADOPTED,
    AXES,
    AXIS_NAMES,
    DECISIONS,
    FINAL_DECISIONS,
    INTERMEDIATE,
    STAGES,
    STEPS,
    Axis,
)


@dataclass(frozen=True, slots=True)
class Standing:
    """Where a filing stands. `evidence`: somebody has looked at a proof, and it is named."""

    stage: str = "submitted"
    decision: str = "undecided"
    implementation: str = "none"
    evidence: bool = False

    @property
    def is_final(self) -> bool:
        """Nothing more will come, or nothing more is owed."""
        if self.stage in ("withdrawn", "lapsed", "not_admitted"):
            return True
        if self.stage != "decided" or self.decision in ("objected", "unknown"):
            return False
        return self.decision not in ADOPTED or self.implementation in ("done", "refused", "obsolete")


# Where a particular answer helps more than the list of what is possible.
_REASONS: Final[dict[tuple[Axis, str, str], str]] = {
    ("stage", "draft", "decided"): "Ein Entwurf ist noch nicht eingereicht; darüber kann niemand entscheiden.",
    ("stage", "draft", "withdrawn"): "Ein Entwurf ist noch nicht eingereicht und kann nicht zurückgezogen werden.",
    ("stage", "decided", "withdrawn"): "Über den Antrag ist schon entschieden; er kann nicht mehr zurückgezogen werden.",
    ("stage", "withdrawn", "decided"): "Der Antrag ist zurückgezogen; über ihn wird nicht mehr entschieden. Wird er neu gestellt, ist das eine neue Einbringung.",
    ("decision", "rejected", "adopted"): "Der Antrag ist abgelehnt. Wird er neu gestellt, ist das eine neue Einbringung; war die Angabe falsch, berichtigen Sie sie.",
    ("decision", "rejected", "objected"): "Beanstandet wird nur ein Beschluss, mit dem ein Antrag angenommen wurde.",
    ("decision", "undecided", "objected"): "Beanstandet werden kann nur, was schon beschlossen ist.",
}  # fmt: skip


def allowed(axis: Axis, old: str) -> tuple[str, ...]:
    """What may follow `old`, in the order of the axis. KeyError for an unknown code."""
    return tuple(code for code in AXES[axis] if code in STEPS[axis][old])


def why_not(axis: Axis, old: str, new: str) -> str:
    """Why `new` cannot follow `old` on this axis; "" when it can."""
    names = AXES[axis]
    if new not in names:
        return f"„{new}“ ist bei „{AXIS_NAMES[axis]}“ kein bekannter Wert."
    if new in STEPS[axis][old]:
        return ""
    if reason := _REASONS.get((axis, old, new)):
        return reason
    if old == new:
        return f"„{names[old]}“ steht schon da."
    possible = allowed(axis, old)
    if not possible:
        return f"Auf „{names[old]}“ folgt nichts mehr. War die Angabe falsch, berichtigen Sie sie."
    listed = ", ".join(f"„{names[code]}“" for code in possible)
    return f"Auf „{names[old]}“ kann nicht „{names[new]}“ folgen. Möglich sind: {listed}."


def why_not_together(standing: Standing) -> str:
    """Why these values contradict each other; "" when they do not."""
    for axis, names in AXES.items():
        if getattr(standing, axis) not in names:
            return f"„{getattr(standing, axis)}“ ist bei „{AXIS_NAMES[axis]}“ kein bekannter Wert."
    return _stage_against_decision(standing) or _implementation_against_decision(standing)


def _stage_against_decision(standing: Standing) -> str:
    stage, decision = standing.stage, standing.decision
    names = f"„{STAGES[stage]}“ und „{DECISIONS[decision]}“"
    if stage == "decided":
        if decision == "undecided":
            return "Zu „entschieden“ gehört ein Beschluss. Ist er nicht zuzuordnen, wählen Sie „Ergebnis unklar“."
        if decision in INTERMEDIATE:
            return f"{names} passen nicht zusammen: Nach einer Vertagung, Verweisung oder Empfehlung bleibt der Antrag in der Beratung."
        return ""
    if decision in FINAL_DECISIONS or decision == "unknown":
        return f"{names} passen nicht zusammen: Ein Beschluss setzt voraus, dass der Antrag eingereicht und entschieden ist."
    if decision in INTERMEDIATE and stage in ("draft", "not_admitted"):
        return f"{names} passen nicht zusammen: Das Gremium hat sich mit dem Antrag nicht befasst."
    return ""


def _implementation_against_decision(standing: Standing) -> str:
    decision, work = standing.decision, standing.implementation
    if work == "none":
        return ""
    if decision == "objected" and work == "in_progress":
        return "Der Beschluss ist beanstandet und darf vorerst nicht ausgeführt werden."
    if decision not in ADOPTED and decision != "objected" and work != "obsolete":
        return "Umzusetzen ist nur, was ganz oder teilweise angenommen oder übernommen wurde."
    if work == "obsolete" and standing.stage != "decided":
        return "Gegenstandslos werden kann nur, worüber entschieden ist."
    if work == "done" and not standing.evidence:
        return "„umgesetzt“ braucht einen Beleg: eine Adresse oder eine Angabe, woran man es sieht, und wann das geprüft wurde."
    return ""


def why_not_move(old: Standing, new: Standing) -> str:
    """Why one cannot get from `old` to `new`, axis by axis and as a whole; "" when one can."""
    for axis in AXES:
        before, after = getattr(old, axis), getattr(new, axis)
        if before != after and (reason := why_not(axis, before, after)):
            return reason
    return why_not_together(new)


def standing_after(old: Standing, decision: str) -> Standing:
    """Where a filing stands once `decision` is taken: the other axes follow as far as they must.

    A final decision ends the stage; an adopted one has something to carry out, of which nothing is known yet; a decision
    that falls makes what was begun obsolete. A step in between brings the motion into the council.
    """
    if decision in INTERMEDIATE:
        return replace(old, decision=decision, stage="in_council")
    if decision not in FINAL_DECISIONS and decision != "unknown":
        return replace(old, decision=decision)
    work = old.implementation
    if (decision in ADOPTED and work == "none") or (decision == "objected" and work == "in_progress"):
        work = "unknown"
    elif decision not in ADOPTED | {"objected"} and work != "none":
        work = "obsolete"
    return replace(old, stage="decided", decision=decision, implementation=work)
