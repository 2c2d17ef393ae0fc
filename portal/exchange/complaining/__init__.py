"""„Melden“: anybody says that something on the portal should not be there, without an account, and learns what became of it.

Belongs here: the form and the private page (`forms`, `views`), what a complainant does (`actions`).

Does not belong here: what editors decide about it (`moderating`), reports of filings (`reporting`).
"""
