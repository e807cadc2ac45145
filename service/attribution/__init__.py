"""Who said it: text and quoted spans in, speakers with their evidence out."""

from service.attribution.attribute import attribute
from service.attribution.inner import attribute_inner

__all__ = ["attribute", "attribute_inner"]
