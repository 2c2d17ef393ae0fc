"""Offers from outside: texts, motions, publications; without an account, followed by a private link, decided by an editor.

Belongs here: the form (`forms`), the words as we take them (`wording`), pictures and files (`files`), every change (`actions`),
letters and the confirmation of an address (`letters`), who makes a draft of an offer (`making`), what a request says
(`receiving`), readers' pages (`views`), editors' pages (`moderation`). Link, stamp and limits are those of
`portal.exchange.reporting`.

Does not belong here: what a text or a publication is; the magazine lies above and announces who makes their drafts. Nothing
here is ever public.
"""
