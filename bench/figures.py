"""What a measurement yields: a figure beside its limit."""

from typing import NamedTuple


class Figure(NamedTuple):
    """`value` in `unit`; `limit` is the most that is allowed, or the least where `at_least`; None: only told."""

    name: str
    value: float
    unit: str
    limit: float | None = None
    at_least: bool = False

    @property
    def used(self) -> float | None:
        """How much of what is allowed is used: 1 is the limit, less is better."""
        if self.limit is None:
            return None
        return self.limit / self.value if self.at_least else self.value / self.limit

    @property
    def is_kept(self) -> bool:
        return self.used is None or self.used <= 1
