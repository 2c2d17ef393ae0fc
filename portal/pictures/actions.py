"""What is done to pictures and licences."""

from django.db import transaction

from portal.pictures.licenses import LICENSES
from portal.pictures.models import License


@transaction.atomic
def add_missing_licenses() -> int:
    """Adds the licences of the shipped list that are not there; returns how many. What editors changed stays."""
    there = set(License.objects.values_list("code", flat=True))
    missing = [
        License(code=code, name=name, url=url, is_free=is_free, position=position)
        for position, (code, name, url, is_free) in enumerate(LICENSES, start=1)
        if code not in there
    ]
    License.objects.bulk_create(missing)
    return len(missing)
