"""From bytes to a document: finds files, decodes them, cuts the text into blocks, notes who published it and when."""

from reportedly.read.expand import expand, read_source, size_of
from reportedly.read.items import Item, Part
from reportedly.read.options import Options
from reportedly.read.plain import read_text
from reportedly.read.source import digest_of, read_item
from reportedly.read.web import Web

__all__ = ["Item", "Options", "Part", "Web", "digest_of", "expand", "read_item", "read_source", "read_text", "size_of"]
