"""What the preview lets in: nothing that another web site could send."""

from __future__ import annotations

import socket

import pytest

from leaflets.preview.guard import (
    HEADERS,
    LARGEST_HEADERS,
    LONGEST_ADDRESS,
    Refusal,
    hosts,
    refusal,
)
from tests.preview.serving import Served

PATHS = ("/", "/state", "/events", "/block", "/preview.js", "/nothing", f"/page/{'0' * 64}/1.png")


def test_its_own_pages_may_ask(served: Served) -> None:
    for own in (
        {},
        {"Host": f"localhost:{served.port}"},
        {"Host": f"[::1]:{served.port}"},
        {"Host": f"LOCALHOST:{served.port}"},
        {"Sec-Fetch-Site": "none"},
        {"Sec-Fetch-Site": "same-origin", "Origin": served.address},
        {"Host": f"localhost:{served.port}", "Origin": f"http://localhost:{served.port}"},
    ):
        assert served.ask("/", headers=own).status == 200, own


@pytest.mark.parametrize(
    "host",
    [
        "evil.example", "evil.example:{port}", "127.0.0.1", "127.0.0.1:1", "localhost.evil.example",
        "127.0.0.1:{port}.evil.example", "127.0.0.2:{port}", "0.0.0.0:{port}", "", "[::1]",
    ],
)  # fmt: skip
def test_another_name_of_this_computer_is_refused(served: Served, host: str) -> None:
    """DNS rebinding: a foreign name that leads to loopback."""
    for path in PATHS:
        assert served.ask(path, headers={"Host": host.format(port=served.port)}).status == 421


def test_no_host_and_two_hosts_are_refused(served: Served) -> None:
    scope = {"query_string": b"", "method": "GET", "headers": []}
    own = (b"host", b"127.0.0.1:80")
    assert refusal({**scope, "headers": [own]}, hosts(80)) is None
    for headers in ([], [own, own], [own, (b"Host", b"evil.example")]):
        found = refusal({**scope, "headers": headers}, hosts(80))
        assert isinstance(found, Refusal)
        assert found.status == 421


@pytest.mark.parametrize(
    "headers",
    [
        {"Origin": "https://evil.example"},
        {"Origin": "null"},
        {"Origin": "http://127.0.0.1:1"},
        {"Origin": "https://127.0.0.1:{port}"},
        {"Origin": "http://localhost:{port}"},
        {"Sec-Fetch-Site": "cross-site"},
        {"Sec-Fetch-Site": "same-site"},
        {
            "Sec-Fetch-Site": "cross-site",
            "Sec-Fetch-Mode": "navigate",
            "Sec-Fetch-Dest": "document",
        },
        {"Sec-Fetch-Site": "something"},
        {"Origin": "http://127.0.0.1:{port}", "Sec-Fetch-Site": "cross-site"},
    ],
)
def test_other_web_sites_are_refused(served: Served, headers: dict[str, str]) -> None:
    said = {name: value.format(port=served.port) for name, value in headers.items()}
    for path in PATHS:
        assert served.ask(path, headers=said).status == 403, path


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "PATCH", "OPTIONS", "TRACE", "BREW"])
def test_only_reading_is_answered(served: Served, method: str) -> None:
    for path in PATHS:
        found = served.ask(path, method)
        assert found.status == 405, path
        assert found.headers["allow"] == "GET, HEAD"


def test_a_head_has_no_body(served: Served) -> None:
    for path in PATHS[:5]:
        found = served.ask(path, "HEAD")
        assert (found.status, found.body) == (200, b""), path


def test_what_is_too_large_is_refused(served: Served) -> None:
    assert served.ask(f"/?leaflet={'a' * (LONGEST_ADDRESS - 40)}").status == 200
    assert served.ask(f"/?leaflet={'a' * LONGEST_ADDRESS}").status == 414
    assert served.ask(f"/{'a' * LONGEST_ADDRESS}").status == 414
    assert served.ask("/", headers={"X-Much": "a" * LARGEST_HEADERS}).status == 431
    assert served.ask("/", body=b"words").status == 413
    assert (
        served.ask("/", headers={"Transfer-Encoding": "chunked"}, body=b"0\r\n\r\n").status == 413
    )
    assert served.ask("/", headers={"Content-Length": "0"}).status == 200


def test_headers_without_an_end_are_cut_off(served: Served) -> None:
    """The server itself stops reading, whatever the guard would say."""
    with socket.create_connection(("127.0.0.1", served.port), timeout=20) as connection:
        connection.sendall(b"GET / HTTP/1.1\r\nX-Much: " + b"a" * (8 * LARGEST_HEADERS))
        assert connection.recv(4096).startswith(b"HTTP/1.1 400 ")


@pytest.mark.parametrize(
    "path",
    [
        "/../../../etc/passwd", "/..%2f..%2fetc%2fpasswd", "/%2e%2e/%2e%2e/etc/passwd",
        "/content/workspace.yaml", "//etc/passwd", "/preview.js/../../guard.py", "/guard.py",
        "/web/index.html", "/page/../../../etc/passwd/1.png", "/page/%2e%2e/1.png",
        f"/page/{'0' * 64}/../1.png", f"/page/{'0' * 64}/-1.png", f"/page/{'0' * 64}/1.pdf",
        "/static/..%5c..%5cetc", "/index.html%00.png",
    ],
)  # fmt: skip
def test_there_is_no_way_to_a_file(served: Served, path: str) -> None:
    found = served.ask(f"{path}?scale=1")
    assert found.status == 404
    assert found.body == b"There is nothing here.\n"


@pytest.mark.parametrize("field", ["leaflet", "clinic", "layout", "paper", "profile", "language"])
@pytest.mark.parametrize("name", ["../../../etc/passwd", "..", "/etc/passwd", "a\0b", "CON", "%s"])
def test_names_are_looked_up_and_never_opened(served: Served, field: str, name: str) -> None:
    found = served.state(**{field: name})
    assert [one["code"] for one in found["problems"]] == [f"usage/unknown-{field}"]
    assert "leaflet" not in found


@pytest.mark.parametrize("scale", ["", "0x1", "nan", "inf", "-1", "1e9", "100", "1.0000000", "١"])
def test_scales_that_are_no_numbers(served: Served, scale: str) -> None:
    from urllib.parse import quote

    digest = served.state()["leaflet"]["digest"]
    assert served.ask(f"/page/{digest}/1.png?scale=1").status == 200
    assert served.ask(f"/page/{digest}/1.png?scale={quote(scale)}").status == 404
    for number in (0, 99, 10**9):
        assert served.ask(f"/page/{digest}/{number}.png?scale=1").status == 404


def test_every_answer_has_the_headers_that_keep_others_out(served: Served) -> None:
    digest = served.state()["leaflet"]["digest"]
    answers = [served.ask(path, "HEAD" if path == "/events" else "GET") for path in PATHS]
    answers += [
        served.ask(f"/page/{digest}/1.png?scale=0.5"),
        served.ask("/", headers={"Host": "evil.example"}),
        served.ask("/", headers={"Origin": "null"}),
        served.ask("/", "POST"),
        served.ask("/", body=b"x"),
        served.ask(f"/{'a' * LONGEST_ADDRESS}"),
    ]
    assert {one.status for one in answers} == {200, 403, 404, 405, 413, 414, 421}
    for answer in answers:
        assert (
            HEADERS.items() <= {name: answer.headers.get(name.lower()) for name in HEADERS}.items()
        )
        assert "access-control-allow-origin" not in answer.headers
        assert "server" not in answer.headers
    policy = HEADERS["Content-Security-Policy"]
    assert policy.startswith("default-src 'none';")
    assert not {"unsafe", "*", "data:", "blob:", "http"} & set(policy.replace("-", " ").split())
