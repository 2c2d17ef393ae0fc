"""The WSGI entry point that granian serves: finished pages from memory, Django behind them."""

import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
behind = get_wsgi_application()

from portal.serving.finished.wiring import in_front_of  # noqa: E402 - the settings must be there first

application = in_front_of(behind)
