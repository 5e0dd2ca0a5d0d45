"""The door to the network: reaches pages, nothing inside, nothing too large, too slow or of another kind."""

from __future__ import annotations

import datetime as dt
import gzip
import socket
import ssl
import threading
import time
from collections.abc import Callable, Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat
from cryptography.x509.oid import NameOID

from claims.core.errors import ClaimsError, Invalid, TooLarge, Unavailable
from claims.fetch import Fetcher, FetchLimits, check_post_address, is_public

Answer = Callable[[BaseHTTPRequestHandler], None]


class Server(ThreadingHTTPServer):
    """Says nothing when a client hangs up on it."""

    daemon_threads = True

    def handle_error(self, request: object, client_address: object) -> None:
        """The tests look at what the client makes of it."""


class Site:
    """A real HTTP server on 127.0.0.1; ``pages`` maps a path to what answers it."""

    def __init__(self) -> None:
        self.pages: dict[str, Answer] = {}
        self.requests: list[tuple[str, dict[str, str]]] = []
        site = self

        class Handler(BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                site.requests.append((self.path, dict(self.headers)))
                site.pages[self.path](self)

            def log_message(self, format: str, *args: object) -> None:
                """Nothing on the test's output."""

        self.server = Server(("127.0.0.1", 0), Handler)
        self.port = self.server.server_address[1]
        threading.Thread(target=self.server.serve_forever, args=(0.01,), daemon=True).start()

    def url(self, path: str = "/", host: str = "127.0.0.1") -> str:
        return f"http://{host}:{self.port}{path}"


def page(
    data: bytes, content_type: str | None = "text/html; charset=utf-8", status: int = 200, **headers: str
) -> Answer:
    def answer(handler: BaseHTTPRequestHandler) -> None:
        handler.send_response(status)
        if content_type is not None:
            handler.send_header("Content-Type", content_type)
        for name, value in headers.items():
            handler.send_header(name.replace("_", "-"), value)
        handler.send_header("Content-Length", str(len(data)))
        handler.end_headers()
        handler.wfile.write(data)

    return answer


@pytest.fixture
def site() -> Iterator[Site]:
    made = Site()
    yield made
    made.server.shutdown()
    made.server.server_close()


@pytest.fixture
def fetcher() -> Fetcher:
    return Fetcher(allowed_hosts=frozenset({"127.0.0.1"}))


def code_of(fetch: Callable[[], object]) -> str:
    with pytest.raises(ClaimsError) as error:
        fetch()
    return error.value.code


def test_page_comes_with_its_address_type_and_text(site, fetcher):
    site.pages["/a?b=1"] = page("<p>Zürich — 157,000</p>".encode())
    fetched = fetcher.get(site.url("/a?b=1#part"))
    assert (fetched.url, fetched.content_type, fetched.is_html) == (site.url("/a?b=1"), "text/html", True)
    assert fetched.text == "<p>Zürich — 157,000</p>"
    headers = site.requests[0][1]
    assert headers["Host"] == f"127.0.0.1:{site.port}"
    assert headers["User-Agent"] == "claims-registry"


@pytest.mark.parametrize(
    ("data", "content_type", "text"),
    [
        ("Zürich".encode(), "text/plain", "Zürich"),
        ("Zürich".encode("latin-1"), "text/plain; charset=ISO-8859-1", "Zürich"),
        ("“Zürich”".encode("cp1252"), "text/html; charset=iso-8859-1", "“Zürich”"),
        (b'<meta charset="koi8-r">' + "мир".encode("koi8-r"), "text/html", '<meta charset="koi8-r">мир'),
        ("Zürich".encode("utf-8-sig"), "text/html", "Zürich"),
        ("Zürich".encode(), "text/html; charset=punycode", "Zürich"),
        ("Zürich".encode(), "text/html; charset=unicode_escape", "Zürich"),
        ("Zürich".encode(), "text/html; charset=no-such-thing", "Zürich"),
        (b"Z\xfcrich", "text/html; charset=utf-8", "Z\ufffdrich"),
        (b"<p>x</p>", "application/xhtml+xml", "<p>x</p>"),
        (b"<p>x</p>", "TEXT/HTML;charset=UTF-8", "<p>x</p>"),
    ],
)
def test_text_is_decoded_as_the_page_says(site, fetcher, data, content_type, text):
    site.pages["/"] = page(data, content_type)
    fetched = fetcher.get(site.url())
    assert (fetched.text, fetched.content_type) == (text, content_type.partition(";")[0].lower())


def test_compressed_page_is_unpacked_and_counted_unpacked(site):
    site.pages["/small"] = page(gzip.compress(b"x" * 900), Content_Encoding="gzip")
    site.pages["/bomb"] = page(gzip.compress(b"x" * 10_000_000), Content_Encoding="gzip")
    fetcher = Fetcher(allowed_hosts=frozenset({"127.0.0.1"}), limits=FetchLimits(max_bytes=1_000))
    assert fetcher.get(site.url("/small")).text == "x" * 900
    with pytest.raises(TooLarge):
        fetcher.get(site.url("/bomb"))


@pytest.mark.parametrize("size", [1_000, 1_001])
def test_size_is_bounded_to_the_byte(site, size):
    site.pages["/"] = page(b"x" * size, "text/plain")
    fetcher = Fetcher(allowed_hosts=frozenset({"127.0.0.1"}), limits=FetchLimits(max_bytes=1_000))
    if size == 1_000:
        assert len(fetcher.get(site.url()).text) == size
    else:
        assert code_of(lambda: fetcher.get(site.url())) == "page_too_large"


@pytest.mark.parametrize("content_type", ["application/pdf", "image/png", "application/rss+xml", "text/xml", None, ""])
def test_other_content_types_are_refused(site, fetcher, content_type):
    site.pages["/"] = page(b"%PDF", content_type)
    assert code_of(lambda: fetcher.get(site.url())) == "content_type_refused"


@pytest.mark.parametrize("status", [204, 304, 400, 403, 404, 410, 500, 503])
def test_other_status_than_200_is_told(site, fetcher, status):
    site.pages["/"] = page(b"", status=status)
    with pytest.raises(Unavailable) as error:
        fetcher.get(site.url())
    assert error.value.code == "source_status"
    assert str(status) in error.value.detail


@pytest.mark.parametrize("status", [301, 302, 303, 307, 308])
def test_redirect_is_followed_to_the_page(site, fetcher, status):
    site.pages["/old/a"] = page(b"", status=status, Location="../new?x=1")
    site.pages["/new?x=1"] = page(b"<p>here</p>")
    fetched = fetcher.get(site.url("/old/a"))
    assert (fetched.url, fetched.text) == (site.url("/new?x=1"), "<p>here</p>")


@pytest.mark.parametrize("redirects", [5, 6])
def test_redirects_are_counted(site, fetcher, redirects):
    for number in range(redirects):
        site.pages[f"/{number}"] = page(b"", status=302, Location=f"/{number + 1}")
    site.pages[f"/{redirects}"] = page(b"<p>here</p>")
    if redirects == 5:
        assert fetcher.get(site.url("/0")).text == "<p>here</p>"
    else:
        assert code_of(lambda: fetcher.get(site.url("/0"))) == "too_many_redirects"


@pytest.mark.parametrize(
    ("target", "code"),
    [
        ("http://localhost:{port}/secret", "address_refused"),
        ("http://169.254.169.254/latest/meta-data/", "address_refused"),
        ("http://[::1]/", "address_refused"),
        ("file:///etc/passwd", "url_invalid"),
        ("ftp://example.org/", "url_invalid"),
        ("http://user:pass@127.0.0.1:{port}/secret", "url_invalid"),
        ("javascript:alert(1)", "url_invalid"),
        ("http://exa mple.org/", "url_invalid"),
        ("http://[::1/", "url_invalid"),
        ("//[harbor]/", "url_invalid"),
        ("http://127.0.0.1:port/", "url_invalid"),
    ],
)
def test_redirect_is_checked_like_any_address(site, fetcher, target, code):
    site.pages["/"] = page(b"", status=302, Location=target.format(port=site.port))
    site.pages["/secret"] = page(b"secret")
    assert code_of(lambda: fetcher.get(site.url())) == code
    assert [path for path, _ in site.requests] == ["/"]


INSIDE = [
    "127.0.0.1",
    "127.1.2.3",
    "0.0.0.0",
    "10.0.0.1",
    "172.16.0.1",
    "192.168.1.1",
    "169.254.169.254",
    "100.64.0.1",
    "192.0.0.1",
    "198.18.0.1",
    "224.0.0.1",
    "240.0.0.1",
    "255.255.255.255",
    "::",
    "::1",
    "fe80::1",
    "fe80::1%eth0",
    "fc00::1",
    "fd12:3456::1",
    "fec0::1",
    "ff02::1",
    "::ffff:127.0.0.1",
    "::ffff:10.0.0.1",
    "::ffff:169.254.169.254",
    "64:ff9b::7f00:1",
    "2002:7f00:1::1",
    "2001:0:53aa:64c:0:0:0:1",
    "2001:db8::1",
    "not an address",
]


@pytest.mark.parametrize("address", INSIDE)
def test_inside_addresses_are_refused_whatever_name_leads_there(address):
    assert not is_public(address)
    fetcher = Fetcher(resolve=lambda host, port: [address])
    assert code_of(lambda: fetcher.get("http://news.example.org/")) == "address_refused"


@pytest.mark.parametrize(
    "address", ["93.184.216.34", "8.8.8.8", "2606:2800:220:1:248:1893:25c8:1946", "::ffff:8.8.8.8"]
)
def test_addresses_of_the_open_internet_are_public(address):
    assert is_public(address)


@pytest.mark.parametrize(
    "url",
    [
        "http://127.0.0.1/",
        "http://2130706433/",
        "http://0x7f000001/",
        "http://0177.0.0.1/",
        "http://127.1/",
        "http://[::ffff:127.0.0.1]/",
        "http://localhost/",
        "http://localhost./",
        "http://LOCALHOST/",
    ],
)
def test_spellings_of_the_own_machine_are_refused(url):
    assert code_of(lambda: Fetcher().get(url)) in {
        "address_refused",
        "url_invalid",
        "source_unreachable",
        "host_unknown",
    }


@pytest.mark.parametrize("port", [22, 25, 3306, 5432, 6379, 11211])
def test_ports_of_other_services_are_refused(port):
    fetcher = Fetcher(resolve=lambda host, port: ["93.184.216.34"])
    assert code_of(lambda: fetcher.get(f"http://news.example.org:{port}/")) == "address_refused"


@pytest.mark.parametrize(
    "address", ["http://{}/", "https://{}/", "http://{}:8080/", "https://{}:8443/", "http://{}:443/"]
)
def test_ports_of_web_servers_are_asked(address):
    fetcher = Fetcher(resolve=lambda host, port: [])
    assert code_of(lambda: fetcher.get(address.format("news.example.org"))) == "host_unknown"


def test_one_inside_address_among_public_ones_is_refused():
    fetcher = Fetcher(resolve=lambda host, port: ["93.184.216.34", "10.0.0.1"])
    assert code_of(lambda: fetcher.get("http://news.example.org/")) == "address_refused"


def test_connection_goes_to_the_address_that_was_checked(site):
    """A name that answers differently the second time (DNS rebinding) is asked only once."""
    answers = iter([["127.0.0.1"]])
    site.pages["/"] = page(b"<p>here</p>")
    fetcher = Fetcher(allowed_hosts=frozenset({"rebind.example"}), resolve=lambda host, port: next(answers))
    assert fetcher.get(site.url(host="rebind.example")).text == "<p>here</p>"
    assert site.requests[0][1]["Host"] == f"rebind.example:{site.port}"


def test_unknown_host_and_closed_port_are_unavailable(fetcher):
    def unknown(host: str, port: int) -> list[str]:
        raise socket.gaierror

    assert code_of(lambda: Fetcher(resolve=unknown).get("http://no.example.org/")) == "host_unknown"
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    assert code_of(lambda: fetcher.get(f"http://127.0.0.1:{port}/")) == "source_unreachable"


@pytest.mark.parametrize("name", ["", "other.example", "127.0.0.1"])
def test_a_certificate_that_is_none_of_the_host_is_told_apart(site, fetcher, tmp_path, name):
    """No TLS at all, a certificate for another name, and one for this name that nobody vouches for."""
    if name:
        site.server.socket = own_certificate(name, tmp_path).wrap_socket(site.server.socket, server_side=True)
    address = site.url().replace("http:", "https:")
    assert code_of(lambda: fetcher.get(address)) == "tls_failed"
    assert code_of(lambda: fetcher.post(address, b"{}", {})) == "tls_failed"


def own_certificate(name: str, folder: Path) -> ssl.SSLContext:
    """What a server serves TLS with that has made its certificate itself."""
    key, today = ec.generate_private_key(ec.SECP256R1()), dt.datetime.now(dt.UTC)
    subject = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, name)])
    made = x509.CertificateBuilder(subject, subject, key.public_key(), x509.random_serial_number())
    made = made.not_valid_before(today - dt.timedelta(days=1)).not_valid_after(today + dt.timedelta(days=1))
    pem = key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption())
    file = folder / "certificate.pem"
    file.write_bytes(pem + made.sign(key, hashes.SHA256()).public_bytes(Encoding.PEM))
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(file)
    return context


def silent(handler: BaseHTTPRequestHandler) -> None:
    time.sleep(30)


def dripping(handler: BaseHTTPRequestHandler) -> None:
    """A byte every 50 ms, for half a minute: no single read ever times out."""
    handler.send_response(200)
    handler.send_header("Content-Type", "text/html")
    handler.end_headers()
    for _ in range(600):
        handler.wfile.write(b"x")
        handler.wfile.flush()
        time.sleep(0.05)


def dripping_headers(handler: BaseHTTPRequestHandler) -> None:
    handler.wfile.write(b"HTTP/1.1 200 OK\r\n")
    for number in range(600):
        handler.wfile.write(f"X-{number}: ".encode())
        handler.wfile.flush()
        time.sleep(0.05)
        handler.wfile.write(b"y\r\n")


@pytest.mark.parametrize("answer", [silent, dripping, dripping_headers])
def test_slow_page_is_given_up_in_time(site, answer):
    site.pages["/"] = answer
    fetcher = Fetcher(allowed_hosts=frozenset({"127.0.0.1"}), limits=FetchLimits(total_s=0.6))
    started = time.monotonic()
    assert code_of(lambda: fetcher.get(site.url())) == "source_timeout"
    assert time.monotonic() - started < 20


def test_slow_resolver_is_given_up_in_time():
    fetcher = Fetcher(resolve=lambda host, port: time.sleep(30) or [], limits=FetchLimits(total_s=0.3))
    started = time.monotonic()
    assert code_of(lambda: fetcher.get("http://news.example.org/")) == "source_timeout"
    assert time.monotonic() - started < 20


def test_time_is_shared_by_all_redirects(site):
    def slow_redirect(handler: BaseHTTPRequestHandler) -> None:
        time.sleep(0.3)
        page(b"", status=302, Location="/")(handler)

    site.pages["/"] = slow_redirect
    fetcher = Fetcher(allowed_hosts=frozenset({"127.0.0.1"}), limits=FetchLimits(total_s=0.7))
    assert code_of(lambda: fetcher.get(site.url())) == "source_timeout"


def garbage(handler: BaseHTTPRequestHandler) -> None:
    handler.wfile.write(b"\x00\xff not http at all\r\n\r\n")


def cut_off(handler: BaseHTTPRequestHandler) -> None:
    handler.send_response(200)
    handler.send_header("Content-Type", "text/html")
    handler.send_header("Content-Length", "1000")
    handler.end_headers()
    handler.wfile.write(b"only this")


@pytest.mark.parametrize("answer", [garbage, cut_off])
def test_broken_answer_is_unavailable(site, fetcher, answer):
    site.pages["/"] = answer
    assert code_of(lambda: fetcher.get(site.url())) == "source_unreachable"


@pytest.mark.parametrize(
    "url", ["", "news.example.org", "//news.example.org/", "http://", "https:///x", "http://a\x00b/"]
)
def test_no_address_at_all_is_invalid(url):
    with pytest.raises(Invalid) as error:
        Fetcher().get(url)
    assert error.value.code == "url_invalid"
    assert error.value.problems[0].pointer == "/url"


@pytest.mark.parametrize(
    "url",
    [
        "http://hooks.example/in",
        "http://hooks.example:8443/in",
        "https://hooks.example:22/in",
        "https://hooks.example:1023/in",
        "https://hooks.example:80/in",
        "https://user:word@hooks.example/in",
        "https://127.0.0.1/in",
        "https://[::1]/in",
        "https://[::ffff:10.0.0.7]/in",
        "https://169.254.169.254/latest",
        "https://100.64.0.1/in",
        "https://0.0.0.0/in",
        "ftp://hooks.example/in",
        "https:///in",
        "https://hooks.example/a b",
    ],
)
def test_post_refuses_an_address_by_its_looks(url):
    def never(host: str, port: int) -> list[str]:
        raise AssertionError("not to be resolved")

    fetcher = Fetcher(resolve=never)
    assert code_of(lambda: fetcher.post(url, b"{}", {})) in ("address_refused", "url_invalid")


@pytest.mark.parametrize("port", ["", ":443", ":8443", ":1024", ":65535"])
def test_a_post_may_go_to_any_port_that_needs_no_privilege(port):
    assert check_post_address(f"https://hooks.example{port}/in").hostname == "hooks.example"


@pytest.mark.parametrize(
    "addresses",
    [
        ["10.0.0.7"],
        ["93.184.216.34", "127.0.0.1"],
        ["::ffff:192.168.0.1"],
        ["fd00::1"],
        ["169.254.169.254"],
        ["224.0.0.1"],
    ],
)
def test_post_looks_at_every_address_of_the_host_each_time(addresses):
    fetcher = Fetcher(resolve=lambda host, port: addresses, limits=FetchLimits(total_s=0.5))
    for port in ("", ":8443", ":1024"):
        assert (
            code_of(lambda port=port: fetcher.post(f"https://hooks.example{port}/in", b"{}", {})) == "address_refused"
        )
