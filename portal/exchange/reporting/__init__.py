"""Reports of filings: handed in without an account, followed by a private link, decided by an editor.

Belongs here: the form (`forms`), what may be a duplicate (`duplicates`), the private link (`links`), how much is taken from
one place (`limits`), every change (`actions`, `accepting`), readers' pages (`views`), editors' pages (`moderation`), what keeps
links out of the log (`logs`).

Does not belong here: what a filing is and how it is written (portal.motions.register). Nothing here is ever public.
"""
