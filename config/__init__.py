"""Wires the portal together: settings, addresses, WSGI. Nobody imports it."""
