"""Objections that readers have heard: proposed without an account, followed by a private link, decided by an editor.

Belongs here: the form (`forms`), every change (`actions`), readers' pages (`views`), editors' pages (`moderation`). The private
link, the limits and the gate for large or foreign forms are those of `portal.exchange.reporting`.

Does not belong here: objections themselves and their drafts (portal.motions.objections). Nothing here is ever public.
"""
