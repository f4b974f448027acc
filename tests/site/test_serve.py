"""The server that stands in for GitHub Pages: its headers, its compression, and nothing outside of the site."""

import gzip
import http.client
import threading

import pytest

from site_src.serve import server


@pytest.fixture
def ask(tmp_path):
    """A function that asks for an address, and answers with status, headers and content."""
    site = tmp_path / "site"
    (site / "about").mkdir(parents=True)
    (site / "index.html").write_text("<p>Home")
    (site / "about/index.html").write_text("<p>About")
    (site / "404.html").write_text("<p>Not here")
    (site / "python.zip.gz").write_bytes(gzip.compress(b"x"))
    (site / "a.wasm").write_bytes(b"\0asm")
    (tmp_path / "secret.txt").write_text("outside")
    running = server(site, under="/some-repo/")
    threading.Thread(target=running.serve_forever, daemon=True).start()

    def get(address, **headers):
        connection = http.client.HTTPConnection("127.0.0.1", running.server_port, timeout=10)
        connection.request("GET", address, headers={key.replace("_", "-"): value for key, value in headers.items()})
        response = connection.getresponse()
        held = response.status, response.headers, response.read()
        connection.close()
        return held

    yield get
    running.shutdown()
    running.server_close()


def test_a_folder_is_its_index(ask):
    assert ask("/some-repo/")[2] == b"<p>Home"
    assert ask("/some-repo/about/")[2] == b"<p>About"


def test_a_folder_without_a_slash_is_sent_on(ask):
    status, headers, _ = ask("/some-repo/about")

    assert (status, headers["Location"]) == (301, "/some-repo/about/")


def test_text_and_wasm_are_packed_and_archives_are_not(ask):
    for address, packed in (("/some-repo/", "gzip"), ("/some-repo/a.wasm", "gzip"), ("/some-repo/python.zip.gz", None)):
        assert ask(address, Accept_Encoding="gzip")[1]["Content-Encoding"] == packed
    assert ask("/some-repo/")[1]["Content-Encoding"] is None


def test_the_headers_are_those_of_github_pages(ask):
    headers = ask("/some-repo/a.wasm")[1]

    assert headers["Content-Type"] == "application/wasm"
    assert headers["Cache-Control"] == "max-age=600"
    assert headers["Cross-Origin-Opener-Policy"] is None


def test_what_is_unchanged_is_not_sent_again(ask):
    mark = ask("/some-repo/")[1]["ETag"]

    assert ask("/some-repo/", If_None_Match=mark)[0] == 304


@pytest.mark.parametrize("address", ["/some-repo/nothing", "/", "/other/", "/some-repo/../secret.txt", "/some-repo/%2e%2e/secret.txt"])
def test_what_is_not_in_the_site_is_not_there(ask, address):
    status, _, content = ask(address)

    assert (status, content) == (404, b"<p>Not here")
