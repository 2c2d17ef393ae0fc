"""Improvements of model motions: proposed without an account, followed by a private link, accepted by an editor.

Belongs here: the form over a whole text (`text_form`), files that come back from Word (`reading_back`), what a request says
(`receiving`), which changes an editor takes (`choosing`), every change of a proposal (`actions`, `accepting`), readers' pages
(`views`), editors' pages (`moderation`).

Does not belong here: what differs and how texts are merged (motionkit.diff, motionkit.lineage), and how a motion gets a new
draft (portal.motions.editing.actions). The private link and the limits are those of `reporting`. Nothing here is ever public.
"""
