"""What the tables of a case are made with: the one collection of them, and the types that differ between databases."""

from sqlalchemy import BigInteger, Integer, MetaData, Text
from sqlalchemy.dialects.postgresql import TEXT, TSVECTOR

Number = BigInteger().with_variant(Integer, "sqlite")
Terms = Text().with_variant(TSVECTOR, "postgresql")
Letters = Text().with_variant(TEXT(collation="C"), "postgresql")
"""A text in the order of its letters' numbers, whatever language the server sorts by."""

metadata = MetaData()
