"""The only door to the outside network: one GET or POST, bounded in size and time, that never reaches inside addresses.

The name is resolved here, every address of it is checked, and the connection goes to the very address that was checked,
so that a name which answers differently a moment later (DNS rebinding) gains nothing. Each redirect is checked anew.
Proxies of the environment are ignored on purpose: behind one, nobody would have checked the address.
"""

from __future__ import annotations

import codecs
import errno
import ipaddress
import re
import socket
import ssl
import threading
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from http.client import HTTPException
from queue import Empty, SimpleQueue
from urllib.parse import SplitResult, urljoin, urlunsplit

from urllib3 import HTTPResponse
from urllib3.connection import HTTPConnection, HTTPSConnection
from urllib3.exceptions import HTTPError
from urllib3.util.ssl_match_hostname import CertificateError

from claims.core.errors import Invalid, TooLarge, Unavailable
from claims.core.sources.web_addresses import DEFAULT_PORT, read_address

HTML_TYPES = frozenset({"text/html", "application/xhtml+xml"})
CONTENT_TYPES = HTML_TYPES | {"text/plain"}
"""What is taken; a picture, a PDF or a feed is refused before its body is read."""

PORTS = frozenset({80, 443, 8080, 8443})
"""Ports of web servers; others belong to services that a GET must not be smuggled to."""

POST_PORTS = frozenset({443, 8443})
FIRST_FREE_PORT = 1024
"""A POST goes to these ports and to those that need no privilege to open: a receiver may run on any of them."""

_REDIRECTS = frozenset({301, 302, 303, 307, 308})
_CHUNK = 65_536
_META_CHARSET = re.compile(rb"<meta[^>]{0,200}?charset=[\"']?([A-Za-z0-9_.:-]{1,40})", re.IGNORECASE)
_CHARSET = re.compile(r"charset=[\"']?([A-Za-z0-9_.:-]{1,40})", re.IGNORECASE)
_CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f]")
_WEB_CODEC = re.compile(
    r"ascii|utf-(?:8|16)(?:-[bl]e)?|iso8859-\d{1,2}|cp\d{3,4}|koi8-[ru]|gb\w{1,6}|big5|euc_\w{2}|shift_jis"
)
"""Character encodings of pages; Python knows further codecs, some of them slow or no character encodings at all."""

_EMBEDDING_IPV4 = tuple(
    ipaddress.ip_network(net) for net in ("2002::/16", "64:ff9b::/96", "64:ff9b:1::/48", "2001::/32")
)
"""IPv6 ranges that lead to an IPv4 address inside them (6to4, NAT64, Teredo)."""

_NO_ROUTE = frozenset({errno.ENETUNREACH, errno.ENETDOWN, errno.EHOSTUNREACH})
"""Errors of connecting that speak of this machine's network rather than of the page's server."""

Resolve = Callable[[str, int], list[str]]


@dataclass(frozen=True, slots=True)
class FetchLimits:
    """Bounds of one fetch, redirects included."""

    max_bytes: int = 5 * 1024 * 1024
    total_s: float = 10.0
    redirects: int = 5


@dataclass(frozen=True, slots=True)
class FetchedBytes:
    """An answer as it came: the address after redirects, ``Content-Type`` as sent, the body's bytes uncompressed."""

    url: str
    header: str
    data: bytes

    @property
    def content_type(self) -> str:
        """The media type without parameters, in lower case; "" where none is stated."""
        return self.header.partition(";")[0].strip().lower()

    @property
    def text(self) -> str:
        """The body decoded as the page says, broken characters replaced."""
        return self.data.decode(_charset(self.header, self.data), errors="replace")


@dataclass(frozen=True, slots=True)
class Fetched:
    """A page as it came: the address after redirects, the media type without parameters, the decoded text."""

    url: str
    content_type: str
    text: str

    @property
    def is_html(self) -> bool:
        """Whether the text is markup rather than plain text."""
        return self.content_type in HTML_TYPES


@dataclass(frozen=True, slots=True)
class Posted:
    """What a POST was answered with: status, the beginning of the body, ``Retry-After`` as sent ("" without)."""

    status: int
    text: str
    retry_after: str


def resolve_host(host: str, port: int) -> list[str]:
    """All addresses of a host, as the system resolves it. Raises ``OSError``."""
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM, proto=socket.IPPROTO_TCP)
    return list(dict.fromkeys(str(entry[4][0]) for entry in found))


def is_public(address: str) -> bool:
    """Whether an IP address is one of the open internet: not private, loopback, link-local, reserved or multicast."""
    try:
        ip = ipaddress.ip_address(address.partition("%")[0])
    except ValueError:
        return False
    if isinstance(ip, ipaddress.IPv6Address):
        if ip.ipv4_mapped is not None:
            ip = ip.ipv4_mapped
        elif ip.is_site_local or any(ip in network for network in _EMBEDDING_IPV4):
            return False
    return ip.is_global and not ip.is_multicast and not ip.is_reserved and not ip.is_unspecified


def check_post_address(url: str, *, allowed_hosts: frozenset[str] = frozenset()) -> SplitResult:
    """The parts of an address that a POST may go to, as far as the address alone tells: the host is not resolved.

    Hosts in ``allowed_hosts`` may be inside ones and need no TLS. Raises ``Invalid`` (``url_invalid``,
    ``address_refused``).
    """
    parts = read_address(url)
    host, port = parts.hostname or "", parts.port or DEFAULT_PORT[parts.scheme]
    if host in allowed_hosts:
        return parts
    if parts.scheme != "https":
        hint = " To try it on this machine, start the registry with WEBHOOK_LOCAL=yes." if _is_loopback(host) else ""
        raise Invalid(f"Give an address that starts with https://.{hint}", code="address_refused", field="url")
    if port not in POST_PORTS and port < FIRST_FREE_PORT:
        raise Invalid(
            f"Port {port} is not taken: use 443, 8443 or one from {FIRST_FREE_PORT} on.",
            code="address_refused",
            field="url",
        )
    if _is_literal(host) and not is_public(host):
        raise Invalid(
            "The address is not one of the public internet. Give one that everybody can reach.",
            code="address_refused",
            field="url",
        )
    return parts


class Fetcher:
    """Fetches pages within limits; ``allowed_hosts`` names hosts that may be inside ones, for tests and intranets."""

    def __init__(
        self,
        *,
        limits: FetchLimits | None = None,
        allowed_hosts: frozenset[str] = frozenset(),
        user_agent: str = "claims-registry",
        resolve: Resolve = resolve_host,
    ) -> None:
        self._limits = limits or FetchLimits()
        self._allowed_hosts = allowed_hosts
        self._user_agent = user_agent
        self._resolve = resolve

    def get(self, url: str) -> Fetched:
        """The page at an address.

        Raises ``Invalid`` (``url_invalid``, ``address_refused``, ``content_type_refused``, ``too_many_redirects``),
        ``TooLarge`` (``page_too_large``), ``Unavailable`` (``source_timeout``, ``source_unreachable``, ``host_unknown``,
        ``tls_failed``, ``source_status``), ``network_unreachable`` where this machine seems to have no network.
        """
        page = self._get(url, CONTENT_TYPES)
        return Fetched(page.url, page.content_type, page.text)

    def get_bytes(self, url: str) -> FetchedBytes:
        """What an address answers, of whatever type; raises as ``get`` does."""
        return self._get(url, None)

    def post(self, url: str, body: bytes, headers: Mapping[str, str]) -> Posted:
        """Send a body; gives whatever answer comes, of any status, and follows no redirect.

        At most ``max_bytes`` of the answer are read. Raises ``Invalid`` (``url_invalid``, ``address_refused``) and
        ``Unavailable`` (as ``get`` does, but for ``source_status``).
        """
        deadline = time.monotonic() + self._limits.total_s
        parts = check_post_address(url, allowed_hosts=self._allowed_hosts)
        host, port = parts.hostname or "", parts.port or DEFAULT_PORT[parts.scheme]
        address = self._public_address(host, port, deadline)
        connection = _connection(parts.scheme, address, host, port, _left(deadline))
        sent = {"Host": parts.netloc, "User-Agent": self._user_agent, "Accept-Encoding": "identity", **headers}
        try:
            with _connected(connection, deadline):
                target = urlunsplit(("", "", parts.path, parts.query, ""))
                connection.request("POST", target, body=body, headers=sent, preload_content=False)
                response = connection.getresponse()
                _left(deadline)  # headers cut off by the deadline look like an answer without them
                text = _beginning(response, self._limits.max_bytes).decode("utf-8", "replace")
                return Posted(response.status, text, response.headers.get("Retry-After", ""))
        except (HTTPError, HTTPException, OSError, ValueError) as error:
            raise _failure(error, deadline) from error

    def _get(self, url: str, types: frozenset[str] | None) -> FetchedBytes:
        """The answer of one of these media types (None: of any)."""
        deadline = time.monotonic() + self._limits.total_s
        for _ in range(self._limits.redirects + 1):
            answer = self._get_once(read_address(url), types, deadline)
            if isinstance(answer, FetchedBytes):
                return answer
            url = _redirected(url, answer)
        raise Invalid(
            f"The page redirects more than {self._limits.redirects} times.", code="too_many_redirects", field="url"
        )

    def _get_once(self, parts: SplitResult, types: frozenset[str] | None, deadline: float) -> FetchedBytes | str:
        """One request: the page, or the address that it redirects to."""
        host = parts.hostname or ""
        port = parts.port or DEFAULT_PORT[parts.scheme]
        address = self._checked_address(host, port, deadline)
        connection = _connection(parts.scheme, address, host, port, _left(deadline))
        target = urlunsplit(("", "", parts.path, parts.query, ""))
        headers = {
            "Host": parts.netloc,
            "User-Agent": self._user_agent,
            "Accept": "*/*" if types is None else ", ".join(sorted(types)),
            "Accept-Encoding": "gzip",
        }
        try:
            with _connected(connection, deadline):
                connection.request("GET", target, headers=headers, preload_content=False)
                response = connection.getresponse()
                _left(deadline)  # headers cut off by the deadline look like an answer without them
                if response.status in _REDIRECTS and response.headers.get("Location"):
                    return str(response.headers["Location"])
                return self._read(response, urlunsplit(parts._replace(fragment="")), types, deadline)
        except (HTTPError, HTTPException, OSError, ValueError) as error:
            raise _failure(error, deadline) from error

    def _read(self, response: HTTPResponse, url: str, types: frozenset[str] | None, deadline: float) -> FetchedBytes:
        if response.status != 200:
            raise Unavailable(f"The page's server answered with status {response.status}.", code="source_status")
        header = _CONTROL.sub("", response.headers.get("Content-Type", ""))
        content_type = header.partition(";")[0].strip().lower()
        if types is not None and content_type not in types:
            kind = content_type if content_type.isascii() and 0 < len(content_type) <= 100 else "no stated type"
            raise Invalid(f"The page is {kind}, not HTML or text.", code="content_type_refused", field="url")
        pieces: list[bytes] = []
        size = 0
        while piece := response.read(_CHUNK, decode_content=True):
            size += len(piece)
            if size > self._limits.max_bytes:
                raise TooLarge(
                    f"The page has more than {self._limits.max_bytes:,} bytes.", code="page_too_large", field="url"
                )
            pieces.append(piece)
        _left(deadline)  # a page without stated length that the deadline cut off looks whole
        return FetchedBytes(url, header, b"".join(pieces))

    def _checked_address(self, host: str, port: int, deadline: float) -> str:
        """An address of the host that may be connected to.

        Raises ``Invalid`` (``address_refused``), ``Unavailable``.
        """
        if host not in self._allowed_hosts and port not in PORTS:
            raise Invalid(f"Port {port} is not one of a web server.", code="address_refused", field="url")
        return self._public_address(host, port, deadline)

    def _public_address(self, host: str, port: int, deadline: float) -> str:
        """One of the host's addresses, all of which are checked. Raises ``Invalid`` (``address_refused``),
        ``Unavailable``."""
        addresses = self._resolve_in_time(host, port, deadline)
        if host not in self._allowed_hosts and not all(is_public(address) for address in addresses):
            raise Invalid(
                "The address is not one of the public internet. Give one that everybody can reach.",
                code="address_refused",
                field="url",
            )
        return addresses[0]

    def _resolve_in_time(self, host: str, port: int, deadline: float) -> list[str]:
        """Resolve on a thread, because the system's resolver knows no time limit."""
        answers: SimpleQueue[list[str] | None] = SimpleQueue()

        def ask() -> None:
            try:
                answers.put(self._resolve(host, port))
            except socket.gaierror as error:
                answers.put(None if error.errno == socket.EAI_AGAIN else [])
            except (OSError, UnicodeError):
                answers.put([])

        threading.Thread(target=ask, daemon=True).start()
        try:
            addresses = answers.get(timeout=_left(deadline))
        except Empty as error:
            raise _timeout() from error
        if addresses is None:
            raise _no_network()
        if not addresses:
            raise Unavailable("The host of the address is not known.", code="host_unknown")
        return addresses


def _redirected(url: str, location: str) -> str:
    """Where an answer leads. Raises ``Invalid`` (``url_invalid``)."""
    try:
        return urljoin(url, location)
    except ValueError as error:
        raise Invalid("The page redirects to what is no address.", code="url_invalid", field="url") from error


def _connection(scheme: str, address: str, host: str, port: int, timeout_s: float) -> HTTPConnection:
    if scheme == "https":
        context = ssl.create_default_context()
        return HTTPSConnection(
            address, port, timeout=timeout_s, ssl_context=context, server_hostname=host, assert_hostname=host
        )
    return HTTPConnection(address, port, timeout=timeout_s)


@contextmanager
def _connected(connection: HTTPConnection, deadline: float) -> Iterator[None]:
    """Connect, and shut the connection at the deadline: a server that sends a byte a second meets no read timeout."""
    held: list[socket.socket] = []

    def shut() -> None:
        # The connection forgets its socket when the response ends with it, hence the one held here.
        for sock in held or [sock for sock in [connection.sock] if sock is not None]:
            try:
                sock.shutdown(socket.SHUT_RDWR)
            except OSError:
                return  # already closed

    # A little late rather than early: who is cut off must find the deadline past.
    watch = threading.Timer(_left(deadline) + 0.01, shut)
    watch.daemon = True
    watch.start()
    try:
        connection.connect()
        if connection.sock is not None:
            held.append(connection.sock)
        yield
    finally:
        watch.cancel()
        connection.close()


def _beginning(response: HTTPResponse, size: int) -> bytes:
    """The first bytes of a body; what breaks off after the headers is left as it is, for the status was given."""
    found = b""
    try:
        while len(found) < size and (piece := response.read1(size - len(found))):
            found += piece
    except (HTTPError, HTTPException, OSError, ValueError):
        return found
    return found


def _is_loopback(host: str) -> bool:
    """Whether a host means the machine itself."""
    return host == "localhost" or (_is_literal(host) and ipaddress.ip_address(host.partition("%")[0]).is_loopback)


def _is_literal(host: str) -> bool:
    """Whether a host is an IP address rather than a name."""
    try:
        ipaddress.ip_address(host.partition("%")[0])
    except ValueError:
        return False
    return True


def _failure(error: Exception, deadline: float) -> Unavailable:
    """What kept an answer from coming."""
    if time.monotonic() >= deadline:
        return _timeout()
    if _has_no_route(error):
        return _no_network()
    if isinstance(error, ssl.SSLError | CertificateError):
        return Unavailable("The server has no valid certificate for its name, or speaks no TLS.", code="tls_failed")
    return Unavailable("The page could not be fetched.", code="source_unreachable")


def _charset(header: str, data: bytes) -> str:
    """The encoding by byte order mark, header, or the page's own word; UTF-8 where none is known."""
    if data.startswith(b"\xef\xbb\xbf"):
        return "utf-8-sig"
    stated = _CHARSET.search(header)
    if stated is None:
        declared = _META_CHARSET.search(data[:4_096])
        name = declared[1].decode("ascii") if declared else "utf-8"
    else:
        name = stated[1]
    try:
        codec = codecs.lookup(name).name
    except LookupError:
        return "utf-8"
    if not _WEB_CODEC.fullmatch(codec):
        return "utf-8"
    # The web reads "ISO-8859-1" as Windows-1252 (WHATWG Encoding Standard).
    return "windows-1252" if codec in ("iso8859-1", "ascii") else codec


def _has_no_route(error: BaseException | None) -> bool:
    """Whether the connection failed for want of a route; the client wraps the system's error several times."""
    for _ in range(5):
        if error is None:
            return False
        if isinstance(error, OSError) and error.errno in _NO_ROUTE:
            return True
        error = error.__cause__ or error.__context__
    return False


def _no_network() -> Unavailable:
    return Unavailable("The network cannot be reached from here.", code="network_unreachable")


def _left(deadline: float) -> float:
    left = deadline - time.monotonic()
    if left <= 0:
        raise _timeout()
    return left


def _timeout() -> Unavailable:
    return Unavailable("The page took too long to come.", code="source_timeout")
