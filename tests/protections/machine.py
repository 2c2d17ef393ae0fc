"""Later."""

ATTACKS = ()
