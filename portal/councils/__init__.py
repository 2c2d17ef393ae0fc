"""What councils publish, in the words of OParl: bodies, organisations, papers, meetings.

What we write ourselves (motions, filings) belongs to motions.
"""
