"""Versions by their parents, and what happened to the clauses of a model where it was adopted."""

import pytest

from motionkit import Clause, MotionText
from motionkit.lineage import ClauseFate, Lineage, Version, changed_most

TREE = Lineage(
    [
        Version("1"),
        Version("2", "1"),
        Version("kassel", "1", "Kassel"),
        Version("fulda", "kassel", "Fulda"),
        Version("gotha", "2"),
        Version("fremd", "gibt es hier nicht"),
    ]
)


def test_tree_walks_parents_before_children():
    walked = [(depth, version.key) for depth, version in TREE.walk()]
    assert walked == [(0, "1"), (1, "2"), (2, "gotha"), (1, "kassel"), (2, "fulda"), (0, "fremd")]
    assert [version.key for _, version in TREE.walk("kassel")] == ["fulda"]


@pytest.mark.parametrize(
    ("first", "second", "ancestor"),
    [("fulda", "gotha", "1"), ("fulda", "kassel", "kassel"), ("2", "2", "2"), ("fremd", "1", "")],
)
def test_common_ancestor_is_where_two_lines_part(first, second, ancestor):
    assert TREE.common_ancestor(first, second) == TREE.common_ancestor(second, first) == ancestor


def test_ancestors_lead_to_the_first_version():
    assert TREE.ancestors("fulda") == ("kassel", "1")
    assert TREE.children() == ("1", "fremd")


@pytest.mark.parametrize(
    "versions",
    [[Version("a"), Version("a")], [Version("")], [Version("a", "b"), Version("b", "a")], [Version("a", "a")]],
)
def test_tree_that_is_none_is_refused(versions):
    with pytest.raises(ValueError, match=r"twice|descends"):
        Lineage(versions)


def test_deep_tree_is_walked_without_recursion():
    deep = Lineage(Version(str(n), str(n - 1)) for n in range(5000))
    assert len(deep.ancestors("4999")) == 4999


def test_changed_most_counts_what_had_to_go_to_win():
    def made(pace, report=True):
        clauses = [Clause("tempo", f"In der Stadt gilt Tempo {pace}."), Clause("ort", "Die Stadt stellt Schilder auf.")]
        return MotionText("T", clauses=(*clauses, *([Clause("bericht", "Es wird berichtet.")] if report else [])))

    model = made(30)
    fates = changed_most([(model, made(40)), (model, made(50, report=False)), (model, made(20))])
    assert fates[0] == ClauseFate("tempo", "In der Stadt gilt Tempo 30.", 3, changed=3, stricter=1, softer=2)
    assert (fates[1].clause_id, fates[1].deleted, fates[1].touched) == ("bericht", 1, 1)
    assert fates[2].touched == 0


def test_parent_is_the_known_one_or_none():
    assert [TREE.parent(key) for key in ("fulda", "1", "fremd")] == ["kassel", "", ""]
    with pytest.raises(KeyError):
        TREE.parent("gibt es hier nicht")


def test_children_stand_in_the_given_order():
    assert TREE.children("1") == ("2", "kassel")
    assert TREE.children("fulda") == TREE.children("gibt es hier nicht") == ()


def test_walk_counts_on_from_a_given_depth():
    assert [(depth, version.label) for depth, version in TREE.walk("kassel", 3)] == [(3, "Fulda")]


def test_child_may_be_named_before_its_parent():
    tree = Lineage([Version("b", "a"), Version("a")])
    assert [version.key for _, version in tree.walk()] == ["a", "b"]


def test_tree_without_versions_is_empty():
    assert list(Lineage([]).walk()) == []
