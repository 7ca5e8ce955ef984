"""The look-up over HTTP: three addresses to read from, answers and refusals in JSON. It knows the documents of one audience and no others."""

import ipaddress
import json
import logging
import math
import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from http import HTTPStatus
from typing import Any, Protocol
from urllib.parse import parse_qsl

from generator.texts import Texts
from search.lookup import LONGEST, NO_FILTERS, Lookup
from search.narrowing import UnknownValueError, narrowed
from search.rate import Rate
from search.waiting import Intake

log = logging.getLogger("deskbook.api")
#: Hits that a question may ask for; parameters that one may have.
MOST, PARAMETERS = 50, 50
#: Parameters of a question: those that stand once, those that may stand several times.
ONCE, MANY = ("q", "topic", "channel", "position", "limit"), ("kind", "tag")
ITEMS = "/api/items/"
#: Status -> what it is called in an error's JSON, and the key of its message unless another is given.
REFUSALS = {
    400: "bad-request", 403: "forbidden-host", 404: "not-found", 405: "method", 413: "body", 414: "too-long", 429: "rate", 431: "head", 500: "internal",
    501: "not-implemented",
}  # fmt: skip
SECURE = {
    "Cache-Control": "no-store",
    "Content-Security-Policy": "default-src 'none'; frame-ancestors 'none'; sandbox",
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
}
Headers = dict[str, str]
Environ = dict[str, Any]
Start = Callable[..., Any]


class Open(Protocol):
    """The look-up that is asked: for whom, and whether it lags behind the content."""

    @property
    def lookup(self) -> Lookup: ...
    @property
    def audience(self) -> str | None: ...
    @property
    def stale(self) -> bool: ...


@dataclass(frozen=True)
class Bounds:
    """What is refused: more than ``rate`` questions a second from one address (0: no limit), pages of other sites than ``origins``.

    ``local``: only asked by a name of this machine, so that no page of another site reaches it through a name of its own.
    """

    rate: float = 50.0
    burst: float = 100.0
    origins: tuple[str, ...] = ()
    local: bool = True


@dataclass(frozen=True)
class Response:
    """What is sent back."""

    status: int
    body: bytes = b""
    headers: Headers = field(default_factory=dict)


class RefusedError(Exception):
    """An answer that is none: its status, and what its message names."""

    def __init__(self, status: int, key: str = "", headers: Headers | None = None, **values: object) -> None:
        super().__init__(status, key)
        self.status, self.key, self.headers, self.values = status, key or REFUSALS[status], headers or {}, values


class Api:
    """The WSGI application."""

    def __init__(self, opened: Open, version: str, bounds: Bounds | None = None, intake: Intake | None = None) -> None:
        self.opened, self.version, self.bounds, self.intake = opened, version, bounds or Bounds(), intake
        self.rate = Rate(self.bounds.rate, self.bounds.burst)

    def __call__(self, environ: Environ, start_response: Start) -> Iterable[bytes]:
        try:
            made = self.answer(environ)
        except RefusedError as refused:
            made = self.refused(refused)
        except Exception as error:  # whatever it was, the caller learns nothing of our inside
            log.error("%s: %s", type(error).__name__, error, exc_info=log.isEnabledFor(logging.DEBUG))
            made = self.refused(RefusedError(500))
        headers = {**SECURE, **self.shared(environ.get("HTTP_ORIGIN", "")), **made.headers}
        start_response(f"{made.status} {HTTPStatus(made.status).phrase}", list(headers.items()))
        return [] if environ["REQUEST_METHOD"] == "HEAD" else [made.body]

    def answer(self, environ: Environ) -> Response:
        """The answer to a request. Raises RefusedError."""
        if self.bounds.local and not is_local(environ.get("HTTP_HOST", "")):
            raise RefusedError(403)
        seconds = math.ceil(self.rate.wait(environ.get("REMOTE_ADDR", "")))
        if seconds:
            raise RefusedError(429, headers={"Retry-After": str(seconds)}, seconds=seconds)
        method = environ["REQUEST_METHOD"]
        if method == "OPTIONS" and self.bounds.origins:
            return Response(204, headers={"Access-Control-Allow-Methods": "GET, HEAD", "Allow": "GET, HEAD"})
        if method not in ("GET", "HEAD"):
            raise RefusedError(405, headers={"Allow": "GET, HEAD"}, method=method[:20])
        if environ.get("CONTENT_LENGTH") not in (None, "", "0") or "HTTP_TRANSFER_ENCODING" in environ:
            raise RefusedError(413)
        path = _text(environ.get("PATH_INFO", ""))
        if path == "/api/find":
            return _json(self.find(parameters(_text(environ.get("QUERY_STRING", ""))), environ.get("REMOTE_ADDR", "")))
        if path == "/api/health":
            return _json(self.health())
        if path.startswith(ITEMS) and path != ITEMS:
            return _json(self.item(path.removeprefix(ITEMS), environ.get("REMOTE_ADDR", "")))
        raise RefusedError(404, "no-address")

    def find(self, given: dict[str, list[str]], who: str = "") -> dict[str, Any]:
        """``Answer.plain()`` of the question asked."""
        if "q" not in given:
            raise RefusedError(400, "no-question")
        (question,) = given["q"]
        if len(question) > LONGEST:
            raise RefusedError(414, longest=LONGEST, n=len(question))
        lookup = self.opened.lookup
        topic, channel, position, limit = (given.get(name, [""])[0] for name in ("topic", "channel", "position", "limit"))
        try:
            filters = narrowed(lookup, given.get("kind", ()), topic, channel, given.get("tag", ()), position)
        except UnknownValueError as error:
            raise RefusedError(400, "no-value", name=error.name, given=error.given[:40], known=", ".join(error.known)) from None
        answer = lookup.find(question, filters, _limit(limit))
        if self.intake and filters == NO_FILTERS:
            self.intake.asked(answer, who)
        return answer.plain()

    def item(self, own: str, who: str = "") -> dict[str, Any]:
        """The document; what is withheld from this audience is not there, like what never was."""
        found = self.opened.lookup.item(own)
        if found is None:
            raise RefusedError(404, "no-item", given=own[:80])
        if self.intake:
            self.intake.opened(own, who)
        return found.plain()

    def health(self) -> dict[str, Any]:
        """That it is up, for whom, and whether it lags behind the content."""
        count = len(self.opened.lookup.documents)
        return {"status": "ok", "version": self.version, "audience": self.opened.audience, "documents": count, "stale": self.opened.stale}

    def refused(self, refused: RefusedError) -> Response:
        """The refusal in JSON, in the manual's language."""
        try:
            language = self.opened.lookup.desk.language
        except Exception:
            language = "zh"
        return _json({"error": REFUSALS[refused.status], "message": refusal(language, refused.key, **refused.values)}, refused.status, refused.headers)

    def shared(self, origin: str) -> Headers:
        """Which page of another site may read the answer: one that was named, else none."""
        origins = self.bounds.origins
        if not origins:
            return {"Cross-Origin-Resource-Policy": "same-origin"}
        said = {"Cross-Origin-Resource-Policy": "cross-origin", "Vary": "Origin"}
        if "*" in origins or origin in origins:
            said["Access-Control-Allow-Origin"] = "*" if "*" in origins else origin
        return said

    def refusal_of_server(self, status: int) -> tuple[list[tuple[str, str]], bytes]:
        """What the server refuses before a question is read, in the same form."""
        made = self.refused(RefusedError(status if status in (413, 431, 500, 501) else 400))
        return [item for item in {**SECURE, **made.headers}.items() if item[0] != "Content-Length"], made.body


def parameters(query: str) -> dict[str, list[str]]:
    """The parameters of a question. Raises RefusedError for one that is not known, so that no filter is passed over in silence."""
    given: dict[str, list[str]] = {}
    try:
        rows = parse_qsl(query, keep_blank_values=True, errors="replace", max_num_fields=PARAMETERS)
    except ValueError:
        raise RefusedError(400) from None
    for name, value in rows:
        if name not in ONCE + MANY:
            raise RefusedError(400, "no-parameter", given=name[:40], known=", ".join(ONCE + MANY))
        if name in ONCE and name in given:
            raise RefusedError(400, "twice", given=name)
        given.setdefault(name, []).append(value)
    return given


def refusal(language: str, key: str, **values: object) -> str:
    """What is said of a refusal."""
    say, word = Texts(language), key.replace("-", "_")
    return say(f"api.{word}", **values)


def is_local(host: str) -> bool:
    """Whether a Host header names this machine; none at all is what only programs send."""
    name = host if host.count(":") > 1 and "[" not in host else re.sub(r":\d*\Z", "", host)
    if name.lower() in ("", "localhost"):
        return True
    try:
        return ipaddress.ip_address(name.strip("[]")).is_loopback
    except ValueError:
        return False


def mounted(site: Callable[[Environ, Start], Iterable[bytes]], api: Callable[[Environ, Start], Iterable[bytes]]) -> Callable[[Environ, Start], Iterable[bytes]]:
    """``site`` with ``api`` at /api."""

    def both(environ: Environ, start_response: Start) -> Iterable[bytes]:
        path = environ.get("PATH_INFO", "")
        return (api if path == "/api" or path.startswith("/api/") else site)(environ, start_response)

    return both


def _text(octets: str) -> str:
    """UTF-8 as WSGI hands it over; what is none is replaced."""
    return octets.encode("latin-1", "replace").decode("utf-8", "replace")


def _limit(given: str) -> int | None:
    if not given:
        return None
    if not re.fullmatch(r"[0-9]{1,3}", given) or not 1 <= int(given) <= MOST:
        raise RefusedError(400, "bad-limit", given=given[:20], most=MOST)
    return int(given)


def _json(value: dict[str, Any], status: int = 200, headers: Headers | None = None) -> Response:
    body = json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode("utf-8", "replace")
    return Response(status, body, {**(headers or {}), "Content-Type": "application/json; charset=utf-8", "Content-Length": str(len(body))})
