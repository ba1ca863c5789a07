"""Where the places of a document are: a shipped gazetteer, and a choice among namesakes that may stay open."""

from reportedly.claims.places.find import place_them, spoken_of

__all__ = ["place_them", "spoken_of"]
