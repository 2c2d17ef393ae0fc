"""How long is too long on a machine that does other things as well. Speed is measured by `make bench`."""

CATASTROPHE = 10.0
"""Seconds of processor time, for what takes a fraction of one: whatever grows with the square takes minutes."""
