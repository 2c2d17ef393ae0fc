"""How many public comments there are about motions, their points, and filings; announced to motions in `apps`."""

from django.db.models import Expression, OuterRef, Q, Subquery, TextField, Value
from django.db.models.functions import Cast, Concat, JSONObject

from portal.exchange.models import Subject
from portal.motions.models import Filing, Motion
from portal.motions.objections.overview import JSONRows


def counted(model: type[Motion | Filing]) -> Expression:
    """The numbers of a row of the model, as `motions.remarks` wants them."""
    own = Cast(OuterRef("pk"), TextField())
    about = Q(kind="einbringung", key=own)
    if model is Motion:
        about = Q(kind="antrag", key=own) | Q(kind="punkt", key__startswith=Concat(own, Value("/")))
    rows = Subject.objects.filter(about, shown__gt=0).annotate(all=Value(1)).order_by().values("all")
    return Subquery(rows.annotate(rows=JSONRows(JSONObject(key="key", number="shown"))).values("rows"))
