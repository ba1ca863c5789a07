"""What of others is shipped with the pages is what the list says."""

from docs.vendored import faults, outline
from reportedly.show.web.atlas import world


def test_every_shipped_file_of_others_is_listed_with_its_hash() -> None:
    assert faults() == []


def test_the_outline_has_countries_under_their_codes() -> None:
    assert {"AR", "FR", "IN", "NG", "UA", "XK"} <= world().keys()


def test_an_outline_is_made_of_arcs_that_are_shared_and_may_run_backwards() -> None:
    atlas = {
        "transform": {"scale": [1, 1], "translate": [0, 0]},
        "arcs": [[[0, 0], [1, 0], [0, 1]], [[0, 0], [0, 1], [1, 0]]],
        "objects": {
            "countries": {
                "geometries": [{"type": "Polygon", "arcs": [[0, -2]], "id": "1", "properties": {"name": "Ansel"}}]
            }
        },
    }
    assert outline(atlas, {"1": "AN"}) == {"AN": ["M180 90L181 90L181 89L180 89L180 90Z"]}
