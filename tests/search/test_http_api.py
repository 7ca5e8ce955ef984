"""The look-up over HTTP as a program meets it: answers, refusals, and nothing else, whatever is sent."""

import io
import json
import logging
from dataclasses import dataclass
from urllib.parse import unquote_to_bytes, urlencode
from wsgiref.util import setup_testing_defaults
from wsgiref.validate import validator

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from search.answer import Filters
from search.http_api import SECURE, Api, Bounds, mounted
from search.lookup import Lookup

FREE = Bounds(rate=0)
STATUSES = {200, 204, 400, 403, 404, 405, 413, 414, 429}


@dataclass
class Opened:
    """A look-up as it stands."""

    lookup: Lookup
    audience: str | None = None
    stale: bool = False


@dataclass
class Found:
    """What came back."""

    status: int
    headers: dict[str, str]
    body: bytes

    @property
    def said(self):
        return json.loads(self.body)


class Client:
    """Asks an application, and holds both sides to what WSGI demands."""

    def __init__(self, app):
        self.app = validator(app)

    def get(self, path, method="GET", headers=(), address="127.0.0.1", **asked):
        path, _, query = path.partition("?")
        environ = {
            "REQUEST_METHOD": method, "SCRIPT_NAME": "", "PATH_INFO": unquote_to_bytes(path).decode("latin-1"),
            "QUERY_STRING": query or urlencode(asked, doseq=True), "REMOTE_ADDR": address, "HTTP_HOST": "127.0.0.1:8020", "wsgi.input": io.BytesIO(),
            **{name if name == "CONTENT_LENGTH" else f"HTTP_{name.upper()}": value for name, value in dict(headers).items()},
        }  # fmt: skip
        setup_testing_defaults(environ)
        began = []
        answer = self.app(environ, lambda status, names, exc_info=None: began.append((int(status[:3]), dict(names))) or bytes)
        body = b"".join(answer)
        answer.close()
        return Found(*began[0], body)


@pytest.fixture(scope="session")
def api(lookup):
    return Api(Opened(lookup), "1.0", FREE)


@pytest.fixture
def ask(api):
    return Client(api).get


def test_the_answer_is_the_look_ups_own(ask, lookup):
    found = ask("/api/find", q="退款几天到账")
    assert found.status == 200
    assert found.headers["Content-Type"] == "application/json; charset=utf-8"
    assert found.said == json.loads(json.dumps(lookup.find("退款几天到账").plain()))


def test_filters_are_read_by_id_or_by_name(ask, lookup):
    asked = {"q": "退款", "kind": ["faq", "script"], "topic": "退款", "channel": "微信", "limit": "2"}
    wanted = lookup.find("退款", Filters(kinds=("faq", "script"), topic="refunds", channel="wechat"), 2)
    assert wanted.hits
    assert ask("/api/find", **asked).said["hits"] == json.loads(json.dumps(wanted.plain()))["hits"]


def test_items_have_slashes_in_their_ids(ask, lookup):
    own = next(own for own in lookup.documents if "/" in own)
    for path in (f"/api/items/{own}", f"/api/items/{own.replace('/', '%2F')}"):
        assert ask(path).said == json.loads(json.dumps(lookup.item(own).plain()))


def test_health(ask, lookup):
    assert ask("/api/health").said == {"status": "ok", "version": "1.0", "audience": None, "documents": len(lookup.documents), "stale": False}


@pytest.mark.parametrize(
    ("path", "status", "error"),
    [
        ("/api/find", 400, "bad-request"),
        ("/api/find?q=a&q=b", 400, "bad-request"),
        ("/api/find?q=a&kind=none", 400, "bad-request"),
        ("/api/find?q=a&topic=none", 400, "bad-request"),
        ("/api/find?q=a&limit=0", 400, "bad-request"),
        ("/api/find?q=a&limit=51", 400, "bad-request"),
        ("/api/find?q=a&limit=-1", 400, "bad-request"),
        ("/api/find?q=a&limit=%E4%B8%80", 400, "bad-request"),
        ("/api/find?q=a&audience=board", 400, "bad-request"),
        ("/api/find?q=" + "a" * 501, 414, "too-long"),
        ("/api/items/no-such-item", 404, "not-found"),
        ("/api/items/", 404, "not-found"),
        ("/api/find/", 404, "not-found"),
        ("/api//find?q=a", 404, "not-found"),
        ("/api", 404, "not-found"),
        ("/", 404, "not-found"),
    ],
)
def test_refusals_say_what_is_wrong(ask, path, status, error):
    refused = ask(path)
    assert (refused.status, refused.said["error"]) == (status, error)
    assert refused.said["message"]


def test_500_characters_are_a_question(ask):
    assert ask("/api/find", q="退" * 500).status == 200


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "PATCH", "OPTIONS", "TRACE"])
def test_it_can_only_be_read(api, method):
    refused = Client(api).get("/api/find?q=a", method=method)
    assert refused.status == 405
    assert refused.headers["Allow"] == "GET, HEAD"


def test_a_body_is_refused(api):
    assert Client(api).get("/api/find?q=a", headers={"CONTENT_LENGTH": "1"}).status == 413


def test_head_is_get_without_a_body(api):
    found = Client(api).get("/api/find?q=a", method="HEAD")
    assert (found.status, found.body) == (200, b"")


def test_other_sites_read_nothing_unless_named(api, lookup):
    other = {"Origin": "https://desk.example.com"}
    assert "Access-Control-Allow-Origin" not in Client(api).get("/api/health", headers=other).headers
    shared = Client(Api(Opened(lookup), "1.0", Bounds(rate=0, origins=("https://desk.example.com",))))
    assert shared.get("/api/health", headers=other).headers["Access-Control-Allow-Origin"] == "https://desk.example.com"
    assert "Access-Control-Allow-Origin" not in shared.get("/api/health", headers={"Origin": "https://desk.example.com.evil.example"}).headers
    assert shared.get("/api/health", method="OPTIONS", headers=other).status == 204


def test_a_name_of_another_site_does_not_reach_this_machine(api, lookup):
    for host in ("evil.example", "evil.example:8020", "127.0.0.1.evil.example", "[::2]:80", "\xff"):
        assert Client(api).get("/api/health", headers={"Host": host}).status == 403
    for host in ("127.0.0.1", "127.0.0.1:8020", "localhost:8020", "[::1]:8020", "LOCALHOST"):
        assert Client(api).get("/api/health", headers={"Host": host}).status == 200
    anywhere = Client(Api(Opened(lookup), "1.0", Bounds(rate=0, local=False)))
    assert anywhere.get("/api/health", headers={"Host": "desk.example.com"}).status == 200


def test_each_address_has_its_own_measure(lookup):
    api = Api(Opened(lookup), "1.0", Bounds(rate=2, burst=3))
    clock = [100.0]
    api.rate.now = lambda: clock[0]

    def status(address):
        return Client(api).get("/api/health", address=address).status

    assert [status("127.0.0.1") for _ in range(5)] == [200, 200, 200, 429, 429]
    assert status("127.0.0.2") == 200
    refused = Client(api).get("/api/health")
    assert refused.headers["Retry-After"] == "1"
    clock[0] += 1.0
    assert [status("127.0.0.1") for _ in range(3)] == [200, 200, 429]


def test_our_inside_is_not_told(lookup, caplog):
    class Broken(Opened):
        @property
        def lookup(self):
            raise RuntimeError("secret of the inside")

        @lookup.setter
        def lookup(self, value): ...

    with caplog.at_level(logging.ERROR):
        failed = Client(Api(Broken(lookup), "1.0", FREE)).get("/api/find?q=a")
    assert failed.status == 500
    assert failed.said["error"] == "internal"
    assert b"secret" not in failed.body
    assert "Traceback" not in caplog.text


def test_it_stands_below_api_of_a_site(api):
    def site(environ, start_response):
        start_response("200 OK", [("Content-Type", "text/html")])
        return [b"site"]

    both = Client(mounted(site, api))
    assert both.get("/apiary").body == both.get("/index.html").body == b"site"
    assert both.get("/api/health").said["status"] == "ok"
    assert both.get("/api").status == 404


octets = st.binary(max_size=200).map(lambda data: data.decode("latin-1"))
paths = st.one_of(octets, octets.map(lambda end: f"/api/items/{end}"), st.sampled_from(["/api/find", "/api/health", "/api/items/x"]))
queries = st.one_of(octets, octets.map(lambda text: f"q={text}"), st.text(max_size=80).map(lambda text: f"q={text}".encode().decode("latin-1")))


@settings(max_examples=300, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    path=paths,
    query=queries,
    method=st.sampled_from(["GET", "HEAD", "POST", "G\xc4T", ""]),
    headers=st.dictionaries(st.sampled_from(["HOST", "ORIGIN", "ACCEPT"]), octets),
)
def test_anything_gets_an_answer_or_a_refusal_in_json(api, path, query, method, headers):
    began = []
    environ = {
        "REQUEST_METHOD": method, "PATH_INFO": path, "QUERY_STRING": query, "SCRIPT_NAME": "", "SERVER_NAME": "127.0.0.1", "SERVER_PORT": "80",
        "SERVER_PROTOCOL": "HTTP/1.1", "wsgi.url_scheme": "http", "REMOTE_ADDR": "127.0.0.1", **{f"HTTP_{name}": value for name, value in headers.items()},
    }  # fmt: skip
    body = b"".join(api(environ, lambda status, names: began.append((int(status.split()[0]), dict(names)))))
    ((status, names),) = began
    assert status in STATUSES
    assert SECURE.items() <= names.items()
    assert names["Content-Type"] == "application/json; charset=utf-8"
    if method != "HEAD":
        said = json.loads(body)
        assert ("band" in said or "kind" in said or "documents" in said) if status == 200 else {"error", "message"} == set(said)


@settings(max_examples=200, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(text=st.text(max_size=500))
def test_any_text_is_a_question_and_nothing_else(ask, lookup, text):
    found = ask("/api/find", q=text.encode("utf-8", "replace"))
    assert found.status == 200
    assert found.said["band"] == lookup.find(found.said["question"]).band.value
