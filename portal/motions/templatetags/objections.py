"""How many objections and remarks there are about a point, beside the point."""

from django import template

from portal.motions.objections.overview import Overview
from portal.motions.remarks import Remarks

register = template.Library()


@register.filter
def against(objections: Overview | str | None, clause_id: str) -> int:
    """0 where a page knows of no objections at all."""
    return objections.by_clause.get(clause_id, 0) if isinstance(objections, Overview) else 0


@register.filter
def about(remarks: Remarks | str | None, clause_id: str) -> int:
    """0 where a page knows of no remarks at all."""
    return remarks.by_clause.get(clause_id, 0) if isinstance(remarks, Remarks) else 0
