"""JSON Lines: records and comparisons in format 1, exactly as `reportedly read --json` and `compare --json` print."""

from collections.abc import Iterator

from reportedly.show.exports.bundle import Bundle
from reportedly.show.exports.options import Choice
from reportedly.wire import encode, encode_comparison


def jsonl(bundle: Bundle, choice: Choice) -> Iterator[bytes]:
    """Yield a line for each record; of a comparison, for each origin, link and story."""
    if choice.comparison:
        for told in (bundle.origins, bundle.links, bundle.stories):
            yield from (encode_comparison(noun) + b"\n" for noun in told)
        return
    for exhibit in bundle.exhibits():
        yield encode(exhibit.record) + b"\n"
