"""The web server that a journey talks to. It can be taken off the network, and a newer build of the site can be put in its place."""

import threading
from functools import partial
from pathlib import Path

from site_src.serve import Pages, Server

UNDER = "/some-repo/"


class Host:
    """A site on this machine, under a sub-path as GitHub Pages serves a project."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.unplugged = False
        self.asked: list[str] = []
        self.more: dict[str, str] = {}  # headers that are sent with each answer, beside those of GitHub Pages
        self._running = Server(("127.0.0.1", 0), partial(_Plugged, self))
        self.address = f"http://127.0.0.1:{self._running.server_port}{UNDER}"

    def start(self) -> None:
        """Answer from now on."""
        threading.Thread(target=self._running.serve_forever, daemon=True).start()

    def stop(self) -> None:
        """Stop for good."""
        self._running.shutdown()
        self._running.server_close()


class _Plugged(Pages):
    """One request. Unplugged, it hangs up."""

    def __init__(self, host: Host, *args: object) -> None:
        self.host = host
        super().__init__(host.folder.resolve(), UNDER, *args)

    def do_GET(self) -> None:
        """Answer from the folder that the host has now."""
        if self.host.unplugged:
            self.close_connection = True
            return
        self.site = self.host.folder.resolve()
        self.host.asked.append(self.path.removeprefix(UNDER))
        super().do_GET()

    def _head(self, status: int, headers: dict[str, str]) -> None:
        super()._head(status, headers | self.host.more)
