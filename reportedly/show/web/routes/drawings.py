"""Timeline, network and map: in the page, and as files to keep."""

from typing import Annotated, Literal

from fastapi import APIRouter, Depends, Query, Request
from fastapi.responses import Response
from markupsafe import Markup

from reportedly.show.web import atlas, network, timeline
from reportedly.show.web.desk import desk_of, page, reader
from reportedly.show.web.filters import Chip, chips
from reportedly.show.web.gathering import Gathered, gather
from reportedly.show.web.pages import query
from reportedly.show.web.people import Person
from reportedly.show.web.svg import saved

router = APIRouter(include_in_schema=False)
Reader = Annotated[Person, Depends(reader)]
Lanes = Literal["outlet", "actor", "verdict"]
Names = Annotated[int, Query(ge=2, le=2000)]
FEW = 45
"""Names that a network shows at first: what can be read without a lens."""


@router.get("/timeline")
def timeline_page(
    request: Request, _person: Reader, q: str = "", lanes: Lanes = "outlet", first: str = "", last: str = ""
) -> Response:
    """Claims in time."""
    found, drawn = _timeline(request, q, lanes, first, last)
    return page(
        request,
        "timeline.html",
        title="Timeline",
        asked=q,
        found=found,
        drawn=drawn,
        lanes=lanes,
        all_lanes=timeline.LANES,
        chosen=bool(first or last),
        chips=_chips(request, q, f"/timeline?{query(lanes=lanes)}"),
    )


@router.get("/timeline.svg")
def timeline_file(
    request: Request, _person: Reader, q: str = "", lanes: Lanes = "outlet", first: str = "", last: str = ""
) -> Response:
    """The timeline as a file."""
    _, drawn = _timeline(request, q, lanes, first, last)
    return _file(drawn.drawing, "timeline")


@router.get("/network")
def network_page(
    request: Request, _person: Reader, q: str = "", view: network.Kind = "acts", most: Names = FEW
) -> Response:
    """Who acts on whom, or who speaks about whom."""
    found = _gathered(request, q)
    net = network.join(found.claims, view, most=most)
    return page(
        request,
        "network.html",
        title="Network",
        asked=q,
        found=found,
        net=net,
        picture=network.draw_network(net),
        view=view,
        views=network.VIEWS,
        most=most,
        few=FEW,
        settle=len(net.nodes) > network.SETTLED,
        chips=_chips(request, q, f"/network?{query(view=view)}"),
    )


@router.get("/network.svg")
def network_file(
    request: Request, _person: Reader, q: str = "", view: network.Kind = "acts", most: Names = FEW
) -> Response:
    """The network as a file."""
    net = network.join(_gathered(request, q).claims, view, most=most)
    return _file(network.draw_network(net), "network")


@router.get("/map")
def map_page(request: Request, _person: Reader, q: str = "", whole: bool = False) -> Response:
    """Claims by the places that they speak of."""
    found = _gathered(request, q)
    placed, unplaced = atlas.sites(found.claims)
    picture = atlas.draw_map(placed, whole=whole)
    return page(
        request,
        "map.html",
        title="Map",
        asked=q,
        found=found,
        sites=placed,
        unplaced=unplaced,
        picture=picture,
        whole=whole,
        chips=_chips(request, q, "/map"),
    )


@router.get("/map.svg")
def map_file(request: Request, _person: Reader, q: str = "", whole: bool = False) -> Response:
    """The map as a file."""
    placed, _ = atlas.sites(_gathered(request, q).claims)
    return _file(atlas.draw_map(placed, whole=whole), "map")


def _timeline(request: Request, q: str, lanes: str, first: str, last: str) -> tuple[Gathered, timeline.Timeline]:
    found = _gathered(request, q)
    bars = timeline.bars(found.claims, lanes)
    usual = timeline.window(bars)
    chosen = timeline.day_number(first) or usual[0], timeline.day_number(last) or usual[1]
    return found, timeline.draw_timeline(bars, *chosen)


def _gathered(request: Request, q: str) -> Gathered:
    desk = desk_of(request)
    return gather(desk.case, desk.shelf, q)


def _chips(request: Request, q: str, path: str) -> list[Chip]:
    return chips(q, desk_of(request).case.publishers(), path)


def _file(drawing: Markup, name: str) -> Response:
    return Response(
        saved(drawing),
        media_type="image/svg+xml",
        headers={"content-disposition": f'attachment; filename="{name}.svg"'},
    )
