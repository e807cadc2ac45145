"""Use case: the wordings of one utterance, each hung on the nearest earlier one."""

from service.lineage.lineage import Lineage, lineage_of
from service.lineage.tree import Node
from service.lineage.utterance import Relation

__all__ = ["Lineage", "Node", "Relation", "lineage_of"]
