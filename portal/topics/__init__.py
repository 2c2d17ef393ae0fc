"""Topics and keywords: what texts and motions are about.

Focuses, which carry an editorial introduction, are pages and belong to publishing.
"""
