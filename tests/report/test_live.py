"""Pages on this machine alone. Real sockets, and a client that says whatever it likes."""

from __future__ import annotations

import base64
import contextlib
import hashlib
import http.client
import re
import socket
import threading
import time
from pathlib import Path

import pytest

from bnr_toolkit.report.live import NEW_PAGE, LiveServer, waiting_for_news

ROOT = Path(__file__).parents[2]
PAGE = ROOT / "reports" / "bnr-tiktok-2023" / "report-en.html"
NAME = "report-en.html"


@pytest.fixture
def server():
    with LiveServer() as one:
        one.show({NAME: PAGE})
        yield one


def place(server: LiveServer, name: str = NAME) -> tuple[int, str]:
    """The port and the path of a page."""
    port, path = re.fullmatch(r"http://127\.0\.0\.1:(\d+)(/.+)", server.address(name)).groups()
    return int(port), path


def answer(server: LiveServer, path: str | None = None, method: str = "GET", **headers: str) -> tuple[int, dict, str]:
    """What is answered to one request: status, headers and text."""
    port, of_page = place(server)
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=5)
    connection.request(method, of_page if path is None else path, headers=headers)
    response = connection.getresponse()
    told = response.status, dict(response.getheaders()), response.read().decode("utf-8")
    connection.close()
    return told


def test_a_page_is_shown_with_one_line_of_script_that_its_policy_allows_and_no_other(server):
    status, headers, text = answer(server)
    script = f"new EventSource('{NEW_PAGE}/1').onmessage = () => location.reload();"
    digest = base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()
    assert status == 200
    assert text.count("<script>") == 1
    assert f"<script>{script}</script>\n</body>" in text
    policy = headers["Content-Security-Policy"]
    assert policy.startswith(f"default-src 'none'; connect-src 'self'; script-src 'sha256-{digest}'; img-src data:;")
    assert policy.endswith("; base-uri 'none'; form-action 'none'; frame-ancestors 'none'")
    of_page = policy.removesuffix("; frame-ancestors 'none'")
    assert f'content="{of_page}">' in text
    # But for that line and its policy it is the page that stands in the file, which has no script.
    before = PAGE.read_text(encoding="utf-8")
    assert "<script>" not in before
    allowed = f"default-src 'none'; connect-src 'self'; script-src 'sha256-{digest}'"
    assert text.replace(f"<script>{script}</script>\n", "").replace(allowed, "default-src 'none'") == before


def test_nothing_is_kept_and_the_address_goes_nowhere(server):
    for path in (None, "/"):
        headers = answer(server, path)[1]
        assert {name: headers[name] for name in headers if name not in ("Server", "Date", "Content-Length")} == {
            **({"Connection": "close"} if path else {}),
            "Content-Type": "text/html; charset=utf-8" if path is None else "text/html;charset=utf-8",
            "Cache-Control": "no-store",
            "Cross-Origin-Resource-Policy": "same-origin",
            "Referrer-Policy": "no-referrer",
            "X-Content-Type-Options": "nosniff",
            "Content-Security-Policy": headers["Content-Security-Policy"],
        }
    assert answer(server, "/")[1]["Content-Security-Policy"] == "default-src 'none'; frame-ancestors 'none'"


PATHS = {
    "no secret": "/{name}",
    "another secret": "/x{secret}/{name}",
    "half the secret": "/{half}/{name}",
    "no name": "/{secret}/",
    "another page": "/{secret}/report-nl.html",
    "a path out": "/{secret}/../{secret}/{name}",
    "a path out, hidden": "/{secret}/%2e%2e%2f{name}",
    "a file": "/{secret}//etc/passwd",
    "news without a number": "/{secret}/new-page/",
    "news with a word": "/{secret}/new-page/one",
    "news without a secret": "/new-page/0",
    "a secret that is no ASCII": "/%C3%A9/{name}",
    "the root": "/",
    "an icon": "/favicon.ico",
}


@pytest.mark.parametrize("name", PATHS)
def test_who_does_not_know_the_secret_or_asks_for_another_file_gets_nothing(server, name):
    secret = place(server)[1].split("/")[1]
    path = PATHS[name].format(secret=secret, half=secret[:11], name=NAME)
    assert answer(server, path)[0] == 404


@pytest.mark.parametrize("host", ["", "localhost", "example.org", "127.0.0.1", "localhost:{port}", "127.0.0.1:1"])
def test_a_request_that_does_not_name_this_server_gets_nothing(server, host):
    port = place(server)[0]
    assert answer(server, Host=host.format(port=port))[0] == 404
    assert answer(server, Host=f"127.0.0.1:{port}")[0] == 200


def test_a_request_without_a_host_gets_nothing(server):
    port, path = place(server)
    with socket.create_connection(("127.0.0.1", port), timeout=5) as connection:
        connection.sendall(f"GET {path} HTTP/1.0\r\n\r\n".encode())
        assert connection.recv(100).startswith(b"HTTP/1.0 404 ")


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "HEAD", "OPTIONS"])
def test_pages_are_only_got(server, method):
    assert answer(server, method=method)[0] == 501


def test_it_listens_on_the_loopback_address_alone(server):
    port = place(server)[0]
    assert server._server.server_address == ("127.0.0.1", port)
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as asked:
        # Nothing is sent: this only asks the system which address of this machine others see.
        try:
            asked.connect(("192.0.2.1", 9))
        except OSError:
            pytest.skip("this machine has no other address")
        other = asked.getsockname()[0]
    with pytest.raises(OSError, match=r"refused|unreachable|timed out"):
        socket.create_connection((other, port), timeout=2)


def test_every_server_has_a_secret_of_its_own():
    with LiveServer() as one, LiveServer() as other:
        secrets = {place(server)[1].split("/")[1] for server in (one, other)}
    assert len(secrets) == 2
    assert min(map(len, secrets)) == 22


@pytest.mark.parametrize("name", ["report-nl.platform-überads.html", "a b.html", "100%.html", "a#b?c.html"])
def test_a_page_may_have_any_name(name):
    with LiveServer() as server:
        server.show({name: PAGE})
        assert answer(server, place(server, name)[1])[0] == 200


def test_a_page_that_is_gone_is_not_found_and_nothing_is_said_in_the_terminal(tmp_path, capfd):
    page = tmp_path / "page.html"
    page.write_text("<body></body>", encoding="utf-8")
    with LiveServer() as server:
        server.show({NAME: page})
        page.unlink()
        assert answer(server)[0] == 404
    assert capfd.readouterr() == ("", "")


def news(server: LiveServer, made: int, wanted: int, seconds: float = 5) -> str:
    """What is told, after pages were made so often, until there are so many lines of news."""
    port, path = place(server)
    told = b""
    until = time.monotonic() + seconds
    with socket.create_connection(("127.0.0.1", port), timeout=0.2) as connection:
        address = path.replace(NAME, f"{NEW_PAGE}/{made}")
        connection.sendall(f"GET {address} HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\n\r\n".encode())
        while told.count(b"data: made") < wanted and time.monotonic() < until:
            with contextlib.suppress(TimeoutError):
                piece = connection.recv(4096)
                if not piece:
                    break
                told += piece
    return told.decode("utf-8").partition("\r\n\r\n")[2]


def test_a_page_that_is_made_is_told_of_at_once_to_everybody_who_has_it_open(server):
    heard: list[str] = []
    waiting = [threading.Thread(target=lambda: heard.append(news(server, 1, 1))) for _ in range(3)]
    for one in waiting:
        one.start()
    time.sleep(0.3)
    assert heard == []
    start = time.monotonic()
    server.show({NAME: PAGE})
    for one in waiting:
        one.join()
    assert time.monotonic() - start < 2
    assert heard == ["data: made\n\n"] * 3


def test_a_page_that_is_made_while_an_older_one_is_on_its_way_is_not_missed(server):
    text = answer(server)[2]
    server.show({NAME: PAGE})
    made = int(re.search(rf"EventSource\('{NEW_PAGE}/(\d+)'\)", text)[1])
    assert news(server, made, 1) == "data: made\n\n"


def test_who_has_a_page_open_does_not_keep_the_server_from_ending():
    server = LiveServer()
    server.show({NAME: PAGE})
    waiting = threading.Thread(target=news, args=(server, 1, 1))
    waiting.start()
    time.sleep(0.2)
    port = place(server)[0]
    start = time.monotonic()
    server.close()
    assert time.monotonic() - start < 3
    with pytest.raises(ConnectionRefusedError):
        socket.create_connection(("127.0.0.1", port), timeout=2)
    waiting.join()


def test_a_page_without_a_policy_is_no_worse_for_it():
    text, policy = waiting_for_news("<body>x</body>", 3)
    assert text == "<body>x<script>new EventSource('new-page/3').onmessage = () => location.reload();</script>\n</body>"
    assert policy.startswith("default-src 'none'; connect-src 'self'; script-src 'sha256-")
