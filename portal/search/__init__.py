"""One box that finds what people mean: what can be found (`content/`), the index, the engines, finding, suggestions.

German text analysis belongs to the library `german`; what the world may see is decided by the `public()` of each room.
"""
