"""Who said it: text and quoted spans in, speakers with their evidence out."""

from service.attribution.attribute import attribute

__all__ = ["attribute"]
