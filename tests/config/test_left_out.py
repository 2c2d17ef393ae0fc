"""Wagtail's JSON API of version 3 is not loaded, and what stands in for it does no harm."""

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]


def test_its_libraries_are_not_loaded():
    code = "import django, sys; django.setup(); print('ninja' in sys.modules, 'wagtail.api.v3.api' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True)
    assert done.stdout.split() == ["False", "True"]


def test_stand_ins_take_everything():
    from wagtail.api.v3.api import api
    from wagtail.images.api.v3.registry import register_content_types
    from wagtail.images.api.v3.router import router

    assert api.add_router("/images/", router) is api.anything
    register_content_types()


def test_older_version_of_the_api_is_there():
    """The editors' page chooser asks it."""
    from wagtail.api.v2.views import PagesAPIViewSet

    assert PagesAPIViewSet.known_query_parameters
