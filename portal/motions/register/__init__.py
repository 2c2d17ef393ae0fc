"""The register: who filed which motion where, what was decided, what came of it.

Belongs here: everything that writes filings and their events (`actions`, on `writing`), how editors keep them (`editing`),
papers of a council as filings (`papers`), the follow-up question and the calendar entry (`following_up`).

Does not belong here: codes and allowed steps (`motionkit.progress`), the wordings of councils (`motionkit.vocabulary`),
reports that wait for an editor (portal.exchange).
"""
