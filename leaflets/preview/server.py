"""The preview's own web server: a page, what to show as JSON, pictures, and news of saved files.

There is no address of a file: names in an address are looked up in the workspace, pictures by the
digest of a PDF that was shown.
"""

from __future__ import annotations

import asyncio
import contextlib
import os
import re
import socket
from collections.abc import AsyncIterator, Awaitable, Callable
from functools import cache
from pathlib import Path

import uvicorn
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import JSONResponse, PlainTextResponse, Response, StreamingResponse
from starlette.routing import Route

from leaflets.batch import internal_problem
from leaflets.preview.choosing import Asked
from leaflets.preview.desk import BusyError, Desk
from leaflets.preview.guard import LARGEST_HEADERS, Guard
from leaflets.preview.studio import Studio
from leaflets.preview.watching import watch
from leaflets.problems import LeafletsError, Problem

ADDRESS = "127.0.0.1"
"""Loopback: no other computer reaches it."""

USUAL_PORT = 8520
"""Asked for first, so that bookmarks last; any free one where it is taken."""

ALIVE = 15.0
"""Seconds after which a connection without news says that it is still there."""

WEB = Path(__file__).parent / "web"
KINDS = {
    "": ("index.html", "text/html; charset=utf-8"),
    "preview.css": ("preview.css", "text/css; charset=utf-8"),
    "preview.js": ("preview.js", "text/javascript; charset=utf-8"),
    "pages.js": ("pages.js", "text/javascript; charset=utf-8"),
    "panel.js": ("panel.js", "text/javascript; charset=utf-8"),
    "icon.svg": ("icon.svg", "image/svg+xml"),
}
"""Everything that is a file of the program: address -> file, media type."""


Answer = Callable[[Request], Awaitable[Response]]


class Server(uvicorn.Server):
    """Ends at once when it is told to, though browsers wait for news."""

    def __init__(self, root: Path, port: int, font_dirs: tuple[Path, ...] = ()) -> None:
        self.desk = Desk(Studio(root, font_dirs))
        self._root, self._stop = root, asyncio.Event()
        settings = uvicorn.Config(
            Guard(_app(self.desk), port), http="h11", ws="none", lifespan="off", log_config=None,
            access_log=False, server_header=False, proxy_headers=False, timeout_keep_alive=30,
            timeout_graceful_shutdown=2, h11_max_incomplete_event_size=4 * LARGEST_HEADERS,
        )  # fmt: skip
        super().__init__(settings)

    async def serve(self, sockets: list[socket.socket] | None = None) -> None:
        watching = asyncio.create_task(watch(self._root, self.desk.saved, self._stop))
        try:
            await super().serve(sockets)
        finally:
            self._stop.set()
            watching.cancel()
            with contextlib.suppress(asyncio.CancelledError):
                await watching

    async def shutdown(self, sockets: list[socket.socket] | None = None) -> None:
        self._stop.set()
        self.desk.close()
        await super().shutdown(sockets)


def bound(port: int | None) -> socket.socket:
    """A socket on loopback. ``port``: None for the usual one, or another if that is taken; 0 for
    any free one. Raises LeafletsError ``usage/port``."""
    wanted = USUAL_PORT if port is None else port
    made = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
    try:
        made.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        made.bind((ADDRESS, wanted))
        made.listen(128)  # so that nobody else can take it meanwhile
    except OSError as error:
        made.close()
        if port is None:
            return bound(0)
        message = f"port {port} cannot be used ({error.strerror})"
        hint = "name another one, or leave --port out: then a free one is taken"
        raise LeafletsError(Problem("usage/port", message, hint=hint)) from None
    return made


def _app(desk: Desk) -> Starlette:
    async def state(request: Request) -> Response:
        tab = request.query_params.get("tab", "")[:40]
        found = await desk.view(Asked.of(request.query_params), tab)
        return JSONResponse({"superseded": True} if found is None else found)

    async def block(request: Request) -> Response:
        query = request.query_params
        found = await desk.block(Asked.of(query), query.get("block", ""))
        return JSONResponse(found or {"gone": True})

    async def page(request: Request) -> Response:
        named = request.path_params
        scale = _scale(request.query_params.get("scale", ""))
        if not re.fullmatch("[0-9a-f]{64}", named["digest"]) or scale is None:
            return _not_here()
        try:
            found = await desk.picture(named["digest"], named["number"] - 1, scale)
        except IndexError:
            found = None
        return Response(found, media_type="image/png") if found else _not_here()

    async def events(request: Request) -> Response:
        if request.method == "HEAD":  # nobody would hear the end of it
            return Response(media_type="text/event-stream")
        return StreamingResponse(_news(desk), media_type="text/event-stream")

    async def missing(_request: Request, _error: Exception) -> Response:
        return _not_here()

    routes = [
        Route("/state", _sound(state)),
        Route("/block", _sound(block)),
        Route("/page/{digest}/{number:int}.png", _sound(page)),
        Route("/events", events),
        *(Route(f"/{name}", _own(*kind)) for name, kind in KINDS.items()),
    ]
    return Starlette(routes=routes, exception_handlers={404: missing})


def _sound(answer: Answer) -> Answer:
    """``answer``, with words for what went wrong in it and no traceback."""

    async def sound(request: Request) -> Response:
        try:
            return await answer(request)
        except BusyError:
            return PlainTextResponse("Too much at once. Reload the page.\n", 503)
        except Exception as error:
            if os.environ.get("LEAFLETS_DEBUG"):
                raise
            return PlainTextResponse(f"{internal_problem(error)}\n", 500)

    return sound


async def _news(desk: Desk) -> AsyncIterator[str]:
    """Server-sent events (HTML standard, 9.2): the generation at once, and each new one. A browser
    that lost the connection comes back after half a second and hears what it has missed."""
    known = desk.generation
    yield f"retry: 500\nevent: saved\ndata: {known}\n\n"
    while not desk.closed:
        found = await desk.news(known, ALIVE)
        if desk.closed:
            return
        yield f"event: saved\ndata: {found}\n\n" if found != known else ": still here\n\n"
        known = found


def _scale(said: str) -> float | None:
    """Pixels per point. ``nan`` and what is no number is none."""
    return float(said) if re.fullmatch(r"[0-9]{1,2}(\.[0-9]{1,6})?", said) else None


def _own(name: str, kind: str) -> Answer:
    async def give(_request: Request) -> Response:
        return Response(_file(name), media_type=kind)

    return give


@cache
def _file(name: str) -> bytes:
    return (WEB / name).read_bytes()


def _not_here() -> Response:
    return PlainTextResponse("There is nothing here.\n", 404)
