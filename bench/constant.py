"""An app that answers a constant, served as the service is: what the machine and who asks take of an answer."""

import socket
import sys

import uvicorn
from starlette.types import Receive, Scope, Send

from graph_service.api.server import answer_meanwhile, config_of, keep_what_is_there

#: as long as most answers of the service are when they are sent
_BODY = b'{"answer":"' + b"x" * 587 + b'"}'
_HEADERS = [(b"content-type", b"application/json"), (b"content-length", str(len(_BODY)).encode())]


async def app(scope: Scope, receive: Receive, send: Send) -> None:  # noqa: ARG001 - as the server calls it
    """The same answer to every request."""
    if scope["type"] == "http":
        await send({"type": "http.response.start", "status": 200, "headers": _HEADERS})
        await send({"type": "http.response.body", "body": _BODY})


def main() -> None:
    """Serve it on a free port, whose address is told on stderr, until the process is ended."""
    listening = socket.create_server(("127.0.0.1", 0))
    print(f"http://127.0.0.1:{listening.getsockname()[1]}/", file=sys.stderr, flush=True)
    answer_meanwhile()
    keep_what_is_there()
    # a socket that says it is of TCP sends small answers at once
    sent_at_once = socket.socket(listening.family, listening.type, socket.IPPROTO_TCP, fileno=listening.detach())
    uvicorn.Server(config_of(app)).run(sockets=[sent_at_once])
