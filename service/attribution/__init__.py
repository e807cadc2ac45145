"""Attribution: `attribute` takes a text and its quoted spans, and says who said each and why we say so.

The way there, a folder a step: `narration` reads the words outside the quotes, `cast` gathers the people and bodies
that they name, `choice` chooses for each quote the mention that speaks, `resolution` finds the member of the cast whom
that mention means.
"""

from service.attribution.attribute import attribute
from service.attribution.inner import attribute_inner, attribute_within
from service.attribution.tuning import LEAST_CONFIDENCE, tuning_of

__all__ = ["LEAST_CONFIDENCE", "attribute", "attribute_inner", "attribute_within", "tuning_of"]
