"""Pages on this machine alone, for whoever makes them: a page that is made again shows itself again.

Only what is served holds the line of script that waits for a new page; the
file does not. Nobody else is answered: the server listens on the loopback
address, every path begins with a secret, and a request has to name this server.
"""

from __future__ import annotations

import base64
import contextlib
import hashlib
import secrets
import threading
from collections.abc import Mapping
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any
from urllib.parse import quote, unquote

NEW_PAGE = "new-page"
SCRIPT = f"new EventSource('{NEW_PAGE}/{{made}}').onmessage = () => location.reload();"
HEADERS = {
    "Cache-Control": "no-store",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
}
"""With every answer: nothing is kept, and the secret in the address goes nowhere."""

NOTHING = "default-src 'none'; frame-ancestors 'none'"
"""The policy of an answer that is no page."""

SECONDS_TO_WAIT = 15
SECONDS_TO_END = 0.05


class LiveServer:
    """Serves pages from files on the loopback address until it is closed."""

    def __init__(self) -> None:
        self._pages: dict[str, Path] = {}
        self._made = 0
        self._news = threading.Condition()
        self._closed = False
        self._secret = secrets.token_urlsafe(16)
        self._server = ThreadingHTTPServer(("127.0.0.1", 0), self._handler())
        self._server.daemon_threads = True
        threading.Thread(target=self._server.serve_forever, args=[SECONDS_TO_END], daemon=True).start()

    def __enter__(self) -> LiveServer:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Answer nobody any more."""
        with self._news:
            self._closed = True
            self._news.notify_all()
        self._server.shutdown()
        self._server.server_close()

    def show(self, pages: Mapping[str, Path]) -> None:
        """These pages, by name, are there anew: whoever has one open gets it again."""
        with self._news:
            self._pages = dict(pages)
            self._made += 1
            self._news.notify_all()

    def address(self, name: str) -> str:
        """Where a page can be seen."""
        return f"http://{self._host}/{self._secret}/{quote(name)}"

    @property
    def _host(self) -> str:
        return f"127.0.0.1:{self._server.server_port}"

    def _handler(self) -> type[BaseHTTPRequestHandler]:
        live = self

        class Handler(BaseHTTPRequestHandler):
            policy = NOTHING

            def do_GET(self) -> None:
                live._answer(self)

            def end_headers(self) -> None:
                for name, value in {**HEADERS, "Content-Security-Policy": self.policy}.items():
                    self.send_header(name, value)
                super().end_headers()

            def log_message(self, *_: Any) -> None:
                """Nothing is written down of who looks."""

        return Handler

    def _answer(self, request: BaseHTTPRequestHandler) -> None:
        _, secret, name = f"{request.path}//".split("/", 2)
        name = unquote(name.rstrip("/"))
        known = secrets.compare_digest(secret.encode(), self._secret.encode())
        if not known or request.headers.get("Host") != self._host:
            request.send_error(404)
        elif name.startswith(f"{NEW_PAGE}/"):
            self._tell_of_new_pages(request, name.removeprefix(f"{NEW_PAGE}/"))
        elif name in self._pages:
            self._send(request, self._pages[name])
        else:
            request.send_error(404)

    def _send(self, request: Any, path: Path) -> None:
        # Counted before it is read: a page that is made meanwhile is news to whoever gets this one.
        made = self._made
        try:
            page = path.read_text(encoding="utf-8")
        except OSError:
            request.send_error(404)
            return
        with_script, request.policy = waiting_for_news(page, made)
        data = with_script.encode("utf-8")
        request.send_response(200)
        request.send_header("Content-Type", "text/html; charset=utf-8")
        request.send_header("Content-Length", str(len(data)))
        request.end_headers()
        with contextlib.suppress(OSError):
            request.wfile.write(data)

    def _tell_of_new_pages(self, request: BaseHTTPRequestHandler, made: str) -> None:
        """A stream of events, one for every time that pages were made after those that the asker has."""
        if not made.isdecimal():
            request.send_error(404)
            return
        request.send_response(200)
        request.send_header("Content-Type", "text/event-stream")
        request.end_headers()
        seen = int(made)
        try:
            while not self._closed:
                with self._news:
                    if self._made == seen:
                        self._news.wait(SECONDS_TO_WAIT)
                    news, seen = self._made != seen, self._made
                # A comment now and then tells whether anybody is there.
                request.wfile.write(b"data: made\n\n" if news else b": still here\n\n")
                request.wfile.flush()
        except OSError:
            return


def waiting_for_news(page: str, made: int) -> tuple[str, str]:
    r"""A page with the line of script that shows it again, and its policy, which allows that line by its digest.

    ``made`` is how often pages were made when this one was.

    >>> page = '<meta content="default-src \'none\'; img-src data:"><body></body>'
    >>> waiting_for_news(page, 7)[1].partition("sha256-")[0]
    "default-src 'none'; connect-src 'self'; script-src '"
    """
    script = SCRIPT.format(made=made)
    digest = base64.b64encode(hashlib.sha256(script.encode()).digest()).decode("ascii")
    allowed = f"default-src 'none'; connect-src 'self'; script-src 'sha256-{digest}'"
    of_page = page.partition("default-src 'none'")[2].partition('"')[0]
    with_policy = page.replace("default-src 'none'", allowed, 1)
    whole = with_policy.replace("</body>", f"<script>{script}</script>\n</body>", 1)
    return whole, f"{allowed}{of_page}; frame-ancestors 'none'"
