"""The network of motions: model motions, their versions, filings and outcomes.

What a motion is as text, its grammar and documents belong to the library motionkit.
"""
