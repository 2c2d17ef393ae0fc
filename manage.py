#!/usr/bin/env python
"""Django's command line for the portal."""

import gc
import os
import sys

if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
    # What is loaded at the start comes to stay: to look through it for garbage again and again took a fifth of the time.
    gc.disable()
    from django.core.exceptions import ImproperlyConfigured

    try:
        import django
        from django.core.management import execute_from_command_line

        django.setup()
    except ImproperlyConfigured as error:  # What the operator has set makes no sense; the message says what to do.
        sys.exit(f"Das Portal startet so nicht: {error}")
    gc.freeze()
    gc.enable()
    execute_from_command_line(sys.argv)
