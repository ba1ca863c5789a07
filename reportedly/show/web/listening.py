"""Listens on a socket and answers with an app, until interrupted; the only module that knows uvicorn."""

import socket

import uvicorn

from reportedly.errors import OptionError
from reportedly.show.web.guard import App


def listening(host: str, port: int) -> socket.socket:
    """Return a socket that listens. Raises OptionError."""
    try:
        return socket.create_server((host, port), family=socket.AF_INET6 if ":" in host else socket.AF_INET)
    except OSError as error:
        raise OptionError(
            f"got {host} port {port}, which we cannot listen on ({error.strerror}); try another --port"
        ) from error


def run(app: App, sock: socket.socket) -> None:
    """Answer until interrupted."""
    config = uvicorn.Config(
        app,
        log_level="warning",
        server_header=False,
        proxy_headers=False,
        lifespan="off",
    )
    uvicorn.Server(config).run(sockets=[sock])
