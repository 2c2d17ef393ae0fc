"""Form fields of the editors' side that are the same everywhere."""

from django.db import models
from wagtail.admin.forms.models import register_form_field_override

from portal.design.slugs import GermanSlugInput

register_form_field_override(models.SlugField, override={"widget": GermanSlugInput})
