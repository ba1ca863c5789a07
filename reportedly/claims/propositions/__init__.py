"""What a document claims: each predicate with its roles, its place in time, its status and its voices."""

from reportedly.claims.propositions.find import find_claims
from reportedly.claims.propositions.nouns import Entities

__all__ = ["Entities", "find_claims"]
