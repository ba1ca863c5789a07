"""The pages by what they are about; each module has one router."""

from reportedly.show.web.routes import (
    accounts,
    adding,
    data,
    documents,
    drawings,
    exporting,
    identity,
    overview,
    reviewing,
)

ROUTERS = (
    overview.router,
    documents.router,
    reviewing.router,
    identity.router,
    drawings.router,
    adding.router,
    exporting.router,
    accounts.router,
    data.router,
)
