"""One box that finds what people mean.

German text analysis belongs to the library german.
"""
