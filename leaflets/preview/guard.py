"""What the preview answers at all: its own pages, asked for from this computer, to read.

A web site that somebody visits can make their browser ask servers on their computer. Four things
keep it from reading or doing anything here: the ``Host`` must be this server (against DNS
rebinding, where a foreign name leads here), ``Origin`` and ``Sec-Fetch-Site`` must not be foreign
(W3C Fetch Metadata Request Headers), only GET and HEAD are answered, and what is answered may be
embedded or read by nobody else (headers below).
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping, MutableMapping
from typing import Any, NamedTuple

Message = MutableMapping[str, Any]
Receive = Callable[[], Awaitable[Message]]
Send = Callable[[Message], Awaitable[None]]
App = Callable[[Message, Receive, Send], Awaitable[None]]

LONGEST_ADDRESS = 2_048
"""Bytes of path and query; the longest of our own have a few hundred."""

LARGEST_HEADERS = 16_384
"""Bytes of all request headers; browsers send one or two thousand."""

METHODS = ("GET", "HEAD")

HEADERS: Mapping[str, str] = {
    "Content-Security-Policy": (
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; "
        "connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
    ),
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
    "Cache-Control": "no-store",
}
"""Of every answer, refusals among them. Nothing of a page may come from elsewhere or be shown in
another page (CSP Level 3, HTML and Fetch standards)."""


class Refusal(NamedTuple):
    """``status``: of HTTP (RFC 9110; 431: RFC 6585)."""

    status: int
    words: str


class Guard:
    """ASGI: asks ``app`` only what ``refusal`` lets through. ``port``: the one it is served on."""

    def __init__(self, app: App, port: int) -> None:
        self._app, self._hosts = app, hosts(port)

    async def __call__(self, scope: Message, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            if scope["type"] == "lifespan":
                await self._app(scope, receive, send)
            return  # nobody talks to us through a web socket

        async def guarded(message: Message) -> None:
            if message["type"] == "http.response.start":
                message = {**message, "headers": _with_ours(message.get("headers", ()))}
            await send(message)

        found = refusal(scope, self._hosts)
        if found is None:
            await self._app(scope, receive, guarded)
        else:
            await _refuse(found, scope["method"], guarded)


def hosts(port: int) -> frozenset[str]:
    """What browsers on this computer call the server; the port is left out where it is HTTP's."""
    names = ("127.0.0.1", "localhost", "[::1]")
    return frozenset(f"{name}:{port}" for name in names) | frozenset(names if port == 80 else ())


def refusal(scope: Message, hosts: frozenset[str]) -> Refusal | None:
    """Why a request is not answered, or None if it is."""
    if len(scope.get("raw_path") or b"") + len(scope["query_string"]) > LONGEST_ADDRESS:
        return Refusal(414, "This address is too long.")
    fields: list[tuple[bytes, bytes]] = scope["headers"]
    if sum(len(name) + len(value) for name, value in fields) > LARGEST_HEADERS:
        return Refusal(431, "This request is too large.")
    found: dict[str, list[str]] = {}
    for name, value in fields:
        found.setdefault(name.decode("latin-1").lower(), []).append(value.decode("latin-1"))
    host = found.get("host", [])
    if len(host) != 1 or host[0].lower() not in hosts:
        return Refusal(421, "This preview is only for the computer it runs on.")
    if _foreign(found, host[0].lower()):
        return Refusal(403, "Another web site asked for this. Type the address of the preview.")
    if scope["method"] not in METHODS:
        return Refusal(405, "The preview only shows; nothing can be sent to it.")
    if found.get("content-length", ["0"]) != ["0"] or "transfer-encoding" in found:
        return Refusal(413, "The preview only shows; nothing can be sent to it.")
    return None


def _foreign(found: Mapping[str, list[str]], host: str) -> bool:
    """Whether another page than ours asked: browsers say so, and scripts cannot change it."""
    origins = [origin.lower() for origin in found.get("origin", [])]
    sites = found.get("sec-fetch-site", [])
    return any(origin != f"http://{host}" for origin in origins) or any(
        site not in ("same-origin", "none") for site in sites
    )


def _with_ours(headers: Any) -> list[tuple[bytes, bytes]]:
    ours = {name.lower().encode(): value.encode() for name, value in HEADERS.items()}
    return [(n, v) for n, v in headers if n.lower() not in ours] + list(ours.items())


async def _refuse(found: Refusal, method: str, send: Send) -> None:
    body = f"{found.words}\n".encode()
    headers = [
        (b"content-type", b"text/plain; charset=utf-8"),
        (b"content-length", str(len(body)).encode()),
        (b"connection", b"close"),  # a body that is not read must not be taken for a request
    ]
    if found.status == 405:
        headers.append((b"allow", ", ".join(METHODS).encode()))
    await send({"type": "http.response.start", "status": found.status, "headers": headers})
    await send({"type": "http.response.body", "body": b"" if method == "HEAD" else body})
