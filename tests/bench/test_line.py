"""The line that the benchmark sends over: its arithmetic, with a clock of the test's own, and its count of what it carried."""

import http.client
import threading

import pytest

from tests.bench.line import Far, Line, Profile

OFFICE = Profile("office", bits=8_000, trip=0.5)  # a thousand bytes a second


class Clock:
    """Time that passes only when somebody waits."""

    now = 100.0

    def wait(self, seconds):
        self.now += seconds


@pytest.fixture
def clock():
    return Clock()


@pytest.fixture
def line(clock):
    return Line(OFFICE, clock=lambda: clock.now, wait=clock.wait)


def test_bytes_take_as_long_as_the_line_is_slow(line, clock):
    line.carry(250)
    assert clock.now == 100.25
    line.carry(1000)
    assert clock.now == 101.25


def test_what_is_sent_side_by_side_shares_the_line():
    waits = []
    line = Line(OFFICE, clock=lambda: 100.0, wait=waits.append)
    for size in (500, 500, 1000):
        line.carry(size)

    assert waits == [0.5, 1.0, 2.0]


def test_a_line_that_was_idle_has_saved_nothing_up(line, clock):
    line.carry(1000)
    clock.now = 200.0
    line.carry(1000)

    assert clock.now == 201.0


def test_an_answer_on_an_open_connection_takes_one_trip(line, clock):
    line.travel(opened=90.0)

    assert clock.now == 100.5


def test_a_new_connection_takes_two_trips_more(line, clock):
    line.travel(opened=100.0)

    assert clock.now == 101.5


def test_of_a_connection_opened_ahead_only_what_is_left_is_waited_for(line, clock):
    line.travel(opened=99.25)

    assert clock.now == 100.75


def test_an_unthrottled_line_waits_for_nothing(clock):
    line = Line(Profile("none"), clock=lambda: clock.now, wait=clock.wait)
    line.travel(opened=100.0)
    line.carry(10**9)

    assert clock.now == 100.0


@pytest.fixture
def ask(tmp_path):
    """A function that asks for the page that is served, and the count of what was sent."""
    (tmp_path / "index.html").write_text("<p>Here")
    far = Far(tmp_path)
    threading.Thread(target=far.serve_forever, daemon=True).start()

    def get(**headers):
        connection = http.client.HTTPConnection("127.0.0.1", far.server_port, timeout=10)
        connection.request("GET", "/", headers={key.replace("_", "-"): value for key, value in headers.items()})
        response = connection.getresponse()
        held = response.read()
        sent = (
            len(held)
            + len("".join(f"{key}: {value}\r\n" for key, value in response.getheaders()))
            + len("HTTP/1.1 200 OK\r\n\r\n")
        )
        connection.close()
        return sent

    yield get, far.traffic
    far.shutdown()
    far.server_close()


def test_what_a_page_is_sent_is_counted_with_its_headers(ask):
    get, traffic = ask
    sent = get() + get(Referer="http://127.0.0.1/ours/exercise/sheet/")

    assert (traffic.requests, traffic.size, traffic.behind) == (2, sent, 0)


def test_what_a_service_worker_is_sent_is_counted_apart(ask):
    get, traffic = ask
    sent = get(Service_Worker="script") + get(Referer="http://127.0.0.1/ours/sw.js")

    assert (traffic.requests, traffic.size, traffic.behind) == (0, 0, sent)
