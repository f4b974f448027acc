"""A line as slow as asked, shared by all that a server sends.

A browser can slow down what its pages ask for, and not what a service worker does. So it is the server that waits: before each
answer for the way there and back, and for every byte until the line has carried it.
"""

import io
import math
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from site_src.serve import Pages, Server

PIECE = 4096  # bytes sent at once, so that several answers come side by side
SETTING_UP = 2  # trips before a new connection can carry a request: one for TCP, one for TLS


@dataclass(frozen=True, slots=True)
class Profile:
    """How a visitor reaches the site: bits a second, seconds there and back, and how many times slower than here the processor is."""

    words: str
    bits: float = math.inf
    trip: float = 0
    slower: int = 1


class Line:
    """When what is sent over a line arrives. All that is sent shares it, and is carried in the order in which it was handed over."""

    def __init__(
        self, profile: Profile, clock: Callable[[], float] = time.monotonic, wait: Callable[[float], None] = time.sleep
    ) -> None:
        self.clock, self.wait = clock, wait
        self._a_second, self._trip = profile.bits / 8, profile.trip
        self._free = -math.inf
        self._one = threading.Lock()

    def travel(self, opened: float) -> None:
        """Wait until the first byte of an answer can be there, on a connection that was opened then."""
        self._until(max(self.clock(), opened + SETTING_UP * self._trip) + self._trip)

    def carry(self, size: int) -> None:
        """Wait until so many bytes have come through, after all those before them."""
        with self._one:
            self._free = max(self._free, self.clock()) + size / self._a_second
            there = self._free
        self._until(there)

    def _until(self, then: float) -> None:
        self.wait(max(0, then - self.clock()))


class Traffic:
    """What a server has sent so far: to pages, and `behind` them to their service worker."""

    def __init__(self) -> None:
        self.requests = self.size = self.behind = 0
        self._one = threading.Lock()

    def note(self, size: int, *, behind: bool, request: bool = False) -> None:
        """So many bytes more, and perhaps the request for them."""
        with self._one:
            if behind:
                self.behind += size
            else:
                self.requests += request
                self.size += size


class Far(Server):
    """A server of a folder at the end of a line, which may be changed while it serves."""

    request_queue_size = 64

    def __init__(self, folder: Path) -> None:
        self.line, self.traffic = Line(Profile("")), Traffic()
        super().__init__(("127.0.0.1", 0), partial(_Connection, folder.resolve(), "/"))


class _Connection(Pages):
    """What is asked for and sent on one connection."""

    server: Far
    behind = False

    def setup(self) -> None:
        super().setup()
        self.opened = self.server.line.clock()
        self.wfile = _Over(self, self.wfile)

    def parse_request(self) -> bool:
        """Read a request, and let its answer take its time."""
        whole = super().parse_request()
        if whole:
            # A worker's own script is asked for with that header; what it then asks for is referred by the script.
            self.behind = "Service-Worker" in self.headers or self.headers.get("Referer", "").endswith("/sw.js")
            self.server.traffic.note(0, behind=self.behind, request=True)
            self.server.line.travel(self.opened)
        return whole


class _Over(io.BufferedIOBase):
    """A connection's way out, by way of the line."""

    def __init__(self, connection: _Connection, out: io.BufferedIOBase) -> None:
        self._connection, self._out = connection, out

    def write(self, content: bytes) -> int:
        server = self._connection.server
        for at in range(0, len(content), PIECE):
            piece = content[at : at + PIECE]
            server.line.carry(len(piece))
            server.traffic.note(len(piece), behind=self._connection.behind)
            self._out.write(piece)
        return len(content)
