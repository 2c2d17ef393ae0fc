"""How editors keep filings in the admin: list, form, history. Everything goes through `register.actions`.

Belongs here: lines that editors type for originators and votes (`lines`), the form and what it changes (`form`), list and
pages (`listing`, `viewset`). There is no page that deletes, copies or compares, and none that changes an event.
"""
