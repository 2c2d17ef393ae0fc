"""The demo: Markdown, YAML and pictures (see README.md), and the loader that turns them into pages.

Nothing here is needed to run the portal; what is needed belongs to `publishing.founding`.
"""
