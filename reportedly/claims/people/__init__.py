"""Who and what a document speaks of: entities with their names, descriptions and pronouns."""

from reportedly.claims.people.find import find_people
from reportedly.claims.people.first_person import Speaker, resolve_first_person
from reportedly.claims.people.lookup import People

__all__ = ["People", "Speaker", "find_people", "resolve_first_person"]
