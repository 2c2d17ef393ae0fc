"""Comments and experience reports: written without an account, on their own page beside what they are about.

Belongs here: what may be written about (`subjects`), the form (`forms`) and what keeps machines away (`proof`, `names`,
`alike`), what authors do (`actions`), readers' pages (`views`, `private`).

Does not belong here: what editors decide (`moderating`), complaints about a comment (`complaining`).
"""
