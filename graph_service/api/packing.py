"""Answers that are compressed where they are made: in a thread of their own, so that no other answer waits for it."""

import zlib

from starlette.requests import Request
from starlette.responses import Response

#: bytes; smaller answers are not worth it
SMALLEST = 1_000
#: as small as the highest level makes such answers, in a part of the time
_LEVEL = 6
#: how the head and the end of gzip are asked for
_GZIP = 16


def pack(request: Request, response: Response) -> None:
    """Compress the answer where it is worth it and the caller can read it, and say that it depends on that."""
    body = response.body
    if len(body) < SMALLEST:
        return
    response.headers.add_vary_header("Accept-Encoding")
    if "gzip" not in request.headers.get("accept-encoding", ""):
        return
    # a window that holds all of a small answer, and no more: clearing a large one takes as long as filling a small one
    window = min(zlib.MAX_WBITS, len(body).bit_length())
    compressor = zlib.compressobj(_LEVEL, zlib.DEFLATED, _GZIP + window, window - 6)
    response.body = compressor.compress(body) + compressor.flush()
    response.headers["Content-Length"] = str(len(response.body))
    response.headers["Content-Encoding"] = "gzip"
