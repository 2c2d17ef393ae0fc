"""Proof that the tests protect the portal: each protection is taken out of a copy, and then its test must fail.

Belongs here: the tables, an attack with the line that stops it and the test that would notice (`accounts`, `content`,
`forms`, `machine`, `moderation`), what an entry is (`protection`), taking them out one at a time (`running`, `__main__`).

Does not belong here: the tests themselves; they stand beside those of the same room. The ordinary suite only looks whether
every line that the tables quote is still there (`test_tables`).
"""
