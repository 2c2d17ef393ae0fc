"""A difference in one German sentence: „Punkt 3 verschärft, Punkt 5 gestrichen, Begründung gekürzt.“"""

from collections.abc import Iterator, Sequence
from typing import Final

from motionkit.diff.difference import ClauseChange, Difference, Effect, PartChange
from motionkit.diff.segments import NEW_KINDS, OLD_KINDS, new_side
from motionkit.kinds import KINDS, QUESTION_KINDS
from motionkit.markdown import HEADINGS

SAME: Final = "Die beiden Fassungen sind gleich."
NEW: Final = "neu"
_ALL: Final = 5  # clauses that went and came, from which on they are not counted one by one
_LONGEST_FORMULA: Final = 12  # words
_MOST: Final = 9  # statements; then the rest is counted

EFFECT_WORDS: Final[dict[Effect, str]] = {
    "": "",
    "spelling": "sprachlich angepasst",
    "stricter": "verschärft",
    "softer": "abgeschwächt",
    "rewritten": "neu gefasst",
    "changed": "geändert",
    "shortened": "gekürzt",
    "extended": "ergänzt",
}
PART_NAMES: Final = {
    **HEADINGS,
    "title": "Titel",
    "opening_formula": "Einleitung",
    "footnotes": "Fußnoten",
    "unrecognised": "nicht Zugeordnetes",
}


def summary(difference: Difference) -> str:
    """One sentence, in the order in which a motion is read."""
    words = _Words(difference)
    statements = [*_kind(difference), *words.of_title(), *words.of_clauses(), *words.of_parts()]
    statements = statements or list(words.of_rest())
    if not statements:
        return SAME
    if len(statements) > _MOST:
        left = len(statements) - _MOST + 1
        statements = [*statements[: _MOST - 1], f"{left} weitere Änderungen"]
    sentence = ", ".join(statements)
    return f"{sentence[0].upper()}{sentence[1:]}."


def gone_word(difference: Difference) -> str:
    """An amendment often names only what it changes: what it does not repeat need not be struck out."""
    return "nicht enthalten" if difference.kinds[1] == "amendment" else "gestrichen"


def _kind(difference: Difference) -> Iterator[str]:
    old, new = difference.kinds
    if old != new and new != "amendment":
        yield f"{KINDS[new]} statt {KINDS[old]}"


class _Words:
    def __init__(self, difference: Difference) -> None:
        self.difference = difference
        asks = difference.kinds[1] in QUESTION_KINDS
        self.amends = difference.kinds[1] == "amendment"
        self.gone = gone_word(difference)
        self.one, self.many = ("Frage", "Fragen") if asks else ("Punkt", "Punkte")
        self.alone = "Frage" if asks else "Beschlusstext"
        counts = [sum(len(side) for side in sides) for sides in self._sides()]
        self.single = max(counts) == 1
        self.apart = not self.single and self._is_ambiguous()
        self.newly = {"Frage": "r neuen", "Punkt": "m neuen"}[self.one] if self.apart else ""

    def _sides(self) -> tuple[list[tuple[object, ...]], list[tuple[object, ...]]]:
        clauses = self.difference.clauses
        return [change.old for change in clauses], [change.new for change in clauses]

    def of_title(self) -> Iterator[str]:
        for part in self.difference.parts:
            if part.part == "title" and part.effect and not (self.amends and not new_side(part.segments)):
                yield f"Titel {self.done(part)}"

    def of_parts(self) -> Iterator[str]:
        for part in self.difference.parts:
            if part.part in ("title", "unrecognised") or not part.effect:
                continue
            if self.amends and part.part == "opening_formula" and _is_formula(new_side(part.segments)):
                continue
            if self.amends and part.part == "reasoning" and part.effect == "rewritten":
                yield "eigene Begründung"
            else:
                yield f"{PART_NAMES[part.part]} {self.done(part)}"

    def of_rest(self) -> Iterator[str]:
        """What no reader could place is only spoken of when nothing else changed."""
        for part in self.difference.parts:
            if part.part == "unrecognised" and part.effect:
                yield f"{PART_NAMES[part.part]} {self.done(part)}"

    def done(self, part: PartChange) -> str:
        return self.gone if not {segment.kind for segment in part.segments} & NEW_KINDS else _done(part)

    def of_clauses(self) -> list[str]:
        """One statement for all clauses that fared alike.

        Numbers are those of the old text, but for clauses that came; where a reader could mistake the one for the other,
        it is said: „bisheriger Punkt 2 ergänzt, neuer Punkt 2“.
        """
        relations = {change.relation for change in self.difference.clauses}
        if self.amends and relations == {"deleted", "inserted"}:
            return [self._only_own()]
        if relations == {"deleted", "inserted"} and len(self.difference.clauses) >= _ALL:
            return [f"alle {self.many} ersetzt"]
        fared: dict[str, list[int]] = {}
        statements: list[str] = []
        swapped = _swapped(self.difference.clauses)
        for change, twin in self._in_pairs():
            if change in swapped:
                if change.old[0].number < change.new[0].number:
                    statements.append(f"{self._numbers([change.old[0].number, change.new[0].number])} getauscht")
            elif twin is not None:
                self._note(statements, fared, "ersetzt", change.old[0].number)
            elif change.relation == "split":
                new = _list([side.number for side in change.new])
                old = self._numbers([change.old[0].number])
                statements.append(f"{old} in die {'neuen ' * self.apart}{self.many} {new} geteilt")
            elif change.relation == "merged":
                old = self._numbers([side.number for side in change.old])
                statements.append(f"{old} zu{self.newly} {self.one} {change.new[0].number} zusammengefasst")
            else:
                self._simple(statements, fared, change)
        return [self._said(fared[text], text) if text in fared else text for text in statements]

    def _said(self, numbers: list[int], text: str) -> str:
        if text == NEW and self.apart:
            return self._numbers(numbers, age="neu")
        return f"{self._numbers(numbers)} {text}"

    def _only_own(self) -> str:
        """An amendment that shares no clause may replace all of them or only add to them: nobody can tell."""
        if self.single:
            return "neuer Beschlusstext (der bisherige ist nicht enthalten)"
        count = sum(len(change.new) for change in self.difference.clauses)
        came = "ein neuer Punkt" if count == 1 else f"{count} neue Punkte"
        return f"{came} (keiner der bisherigen ist enthalten)"

    def _simple(self, statements: list[str], fared: dict[str, list[int]], change: ClauseChange) -> None:
        if change.relation == "inserted":
            self._note(statements, fared, NEW, change.new[0].number)
            return
        if change.relation == "deleted":
            self._note(statements, fared, self.gone, change.old[0].number)
            return
        number = change.old[0].number
        if change.moved:
            place = change.new[0].number
            also = f" und {EFFECT_WORDS[change.effect]}" if change.effect else ""
            self._note(statements, fared, f"an Stelle {place} verschoben{also}", number)
        elif change.effect:
            self._note(statements, fared, EFFECT_WORDS[change.effect], number)
        if change.rules_changed:
            self._note(statements, fared, _rules(change), number)

    def _note(self, statements: list[str], fared: dict[str, list[int]], text: str, number: int) -> None:
        if text not in fared:
            statements.append(text)
        fared.setdefault(text, []).append(number)

    def _in_pairs(self) -> Iterator[tuple[ClauseChange, ClauseChange | None]]:
        """Every change; a clause that went where another came is given once, with the other."""
        changes = iter([*self.difference.clauses, None])
        change = next(changes)
        while change is not None:
            following = next(changes)
            if change.relation == "deleted" and following is not None and following.relation == "inserted":
                yield change, following
                following = next(changes)
            else:
                yield change, None
            change = following

    def _is_ambiguous(self) -> bool:
        """Whether old numbers and new ones are both spoken of, and the same number means another clause."""
        changes = [change for change, twin in self._in_pairs() if twin is None]
        old = [one for one in changes if one.old and (one.relation != "kept" or one.moved or one.rules_changed)]
        new = [change for change in changes if change.relation in ("inserted", "split", "merged")]
        shifted = any(change.relation in ("deleted", "split", "merged") or change.renumbered for change in changes)
        replaced = len(changes) < len(self.difference.clauses)
        return shifted and bool(new) and (replaced or any(one is not other for one in old for other in new))

    def _numbers(self, numbers: Sequence[int], *, age: str = "bisherig") -> str:
        """„Punkt 3“, „Punkte 1 und 2“; „bisherige Punkte 1 und 2“ where old and new numbers have to be told apart."""
        if self.single:
            return self.alone
        several = len(numbers) > 1
        noun = self.many if several else self.one
        if self.apart:
            noun = f"{age}{'e' if several or noun == 'Frage' else 'er'} {noun}"
        return f"{noun} {_list(numbers)}"


def _list(numbers: Sequence[int]) -> str:
    return " und ".join([", ".join(map(str, numbers[:-1])), str(numbers[-1])]) if numbers[1:] else str(numbers[0])


def _swapped(changes: Sequence[ClauseChange]) -> list[ClauseChange]:
    """Clauses that only took each other's place."""
    alone = [change for change in changes if change.relation == "kept"]
    places = {change.old[0].number: change.new[0].number for change in alone}
    moved = {change.old[0].number for change in alone if change.moved}
    return [
        change
        for change in alone
        if change.renumbered
        and places.get(change.new[0].number) == change.old[0].number
        and moved & {change.old[0].number, change.new[0].number}
    ]


def _rules(change: ClauseChange) -> str:
    old, new = change.old[0], change.new[0]
    if old.optional != new.optional:
        return "jetzt wahlfrei" if new.optional else "nicht mehr wahlfrei"
    return "mit anderer Bedingung" if old.condition != new.condition else "mit anderer Stärke"


def _is_formula(text: str) -> bool:
    """„Der Rat möge beschließen:“, or nothing: says nothing of what an amendment changes."""
    return len(text.split()) <= _LONGEST_FORMULA and (not text or text.rstrip()[-1] in ":,")


def _done(part: PartChange) -> str:
    kinds = {segment.kind for segment in part.segments}
    if not kinds & OLD_KINDS:
        return "hinzugefügt" if part.part != "title" else "ergänzt"
    if all(segment.kind not in ("insert", "delete") or not segment.text.strip() for segment in part.segments):
        return "umgestellt"
    return "geändert" if part.part == "title" and part.effect != "spelling" else EFFECT_WORDS[part.effect]
