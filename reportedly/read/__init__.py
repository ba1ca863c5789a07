"""From bytes to a document: finds files, decodes them, cuts the text into blocks, notes who published it and when."""

from reportedly.read.options import Options
from reportedly.read.plain import read_text
from reportedly.read.source import read_source
from reportedly.read.walk import walk

__all__ = ["Options", "read_source", "read_text", "walk"]
