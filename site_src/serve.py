"""Serve the built site as GitHub Pages does: the same headers, and gzip for text and WebAssembly only.

python site_src/serve.py --port 8000 --site site --under /some-repo/
"""

import argparse
import gzip
import hashlib
import mimetypes
import sys
from contextlib import suppress
from functools import cache, partial
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import unquote, urlsplit

TYPES = {
    ".html": "text/html; charset=utf-8",
    ".mjs": "text/javascript; charset=utf-8",
    ".js": "application/javascript; charset=utf-8",
    ".css": "text/css; charset=utf-8",
    ".json": "application/json; charset=utf-8",
    ".svg": "image/svg+xml",
    ".wasm": "application/wasm",
    ".woff2": "font/woff2",
    ".webmanifest": "application/manifest+json",
    ".xml": "application/xml",
    ".gz": "application/gzip",
}
PACKED = (".html", ".mjs", ".js", ".css", ".json", ".svg", ".wasm", ".xml", ".txt", ".map")


@cache
def _content(path: Path, _modified: float, packed: bool) -> tuple[bytes, str]:
    content = path.read_bytes()
    return gzip.compress(content, 6) if packed else content, hashlib.sha256(content).hexdigest()[:16]


class Pages(BaseHTTPRequestHandler):
    """One request."""

    protocol_version = "HTTP/1.1"

    def __init__(self, site: Path, under: str, *args: object) -> None:
        self.site, self.under = site, under
        super().__init__(*args)  # type: ignore[arg-type]

    def do_GET(self) -> None:
        """Send a file, the folder's index, or the site's own page for what is not there."""
        address = unquote(urlsplit(self.path).path)
        found = self._find(address)
        if isinstance(found, str):
            self._head(301, {"Location": found, "Content-Length": "0"})
            return
        self._send(200, found) if found else self._send(404, self.site / "404.html")

    do_HEAD = do_GET

    def _find(self, address: str) -> Path | str | None:
        if not address.startswith(self.under):
            return None
        path = (self.site / address.removeprefix(self.under)).resolve()
        if not path.is_relative_to(self.site):
            return None
        if path.is_dir():
            return path / "index.html" if address.endswith("/") else address + "/"
        return path if path.is_file() else None

    def _send(self, status: int, path: Path) -> None:
        if not path.is_file():
            self._head(404, {"Content-Length": "0"})
            return
        packed = path.suffix in PACKED and "gzip" in self.headers.get("Accept-Encoding", "")
        content, mark = _content(path, path.stat().st_mtime, packed)
        headers = {
            "Content-Type": TYPES.get(path.suffix) or mimetypes.guess_type(path.name)[0] or "application/octet-stream",
            "Cache-Control": "max-age=600",
            "ETag": f'W/"{mark}"' if packed else f'"{mark}"',
            "Access-Control-Allow-Origin": "*",
            "Vary": "Accept-Encoding",
        }
        if mark in self.headers.get("If-None-Match", ""):
            self._head(304, headers)
            return
        if packed:
            headers["Content-Encoding"] = "gzip"
        self._head(status, {**headers, "Content-Length": str(len(content))})
        if self.command == "GET":
            self.wfile.write(content)

    def _head(self, status: int, headers: dict[str, str]) -> None:
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name, value)
        self.end_headers()

    def log_message(self, *_: object) -> None:
        """Say nothing."""


class Server(ThreadingHTTPServer):
    """A server that does not mind a visitor hanging up."""

    daemon_threads = True

    def handle_error(self, *_: object) -> None:
        """Say nothing."""


def server(site: Path, port: int = 0, under: str = "/") -> Server:
    """A server of a built site on this machine; port 0 takes any free one."""
    return Server(("127.0.0.1", port), partial(Pages, site.resolve(), under))


if __name__ == "__main__":
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--port", type=int, default=8000)
    options.add_argument("--site", type=Path, default=Path("site"))
    options.add_argument("--under", default="/")
    chosen = options.parse_args()
    try:
        running = server(chosen.site, chosen.port, chosen.under)
    except OSError as error:
        sys.exit(f"Port {chosen.port} cannot be used ({error.strerror}). Choose another: make serve PORT=8080")
    print(f"Serving on http://127.0.0.1:{running.server_port}{chosen.under} - stop with Ctrl+C", flush=True)
    with suppress(KeyboardInterrupt):
        running.serve_forever()
