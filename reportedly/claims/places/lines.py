"""Looks up a key in a text of sorted lines, `key<TAB>value`: read as it is, so that loading it costs no parsing."""


class SortedLines:
    """The bytes of a file whose lines are sorted by their bytes."""

    def __init__(self, data: bytes) -> None:
        self._data = data

    def get(self, key: str) -> str | None:
        """Return what stands behind a key, None where there is no such line."""
        data, wanted = self._data, key.encode() + b"\t"
        low, high = 0, len(data)
        while low < high:
            start = data.rfind(b"\n", 0, (low + high) // 2) + 1
            end = data.find(b"\n", start)
            line = data[start:end]
            if line.startswith(wanted):
                return line[len(wanted) :].decode()
            if line[: line.find(b"\t") + 1] < wanted:
                low = end + 1
            else:
                high = start
        return None
