"""What the tables of a case are made with: the one collection of them, and the types that differ between databases."""

from sqlalchemy import BigInteger, Integer, MetaData, Text
from sqlalchemy.dialects.postgresql import TSVECTOR

Number = BigInteger().with_variant(Integer, "sqlite")
Terms = Text().with_variant(TSVECTOR, "postgresql")

metadata = MetaData()
