"""A small OpenID Connect provider on loopback, spoken to by real HTTP."""

from __future__ import annotations

import json
from base64 import urlsafe_b64encode
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from urllib.parse import parse_qs, urlencode, urlsplit

CLIENT = {"client_id": "lentera", "client_secret": "between us"}


@dataclass
class Provider:
    """Who signs in there, what it tells about them, and what it was asked."""

    person: dict[str, object]
    issuer: str = ""
    asked: list[str] = field(default_factory=list)
    broken: bool = False


def _part(content: dict[str, object]) -> str:
    return urlsafe_b64encode(json.dumps(content).encode()).decode().rstrip("=")


class Answers(BaseHTTPRequestHandler):
    """The five addresses a provider needs."""

    provider: Provider

    def do_GET(self) -> None:
        path, query = urlsplit(self.path).path, parse_qs(urlsplit(self.path).query)
        self.provider.asked.append(path)
        issuer = self.provider.issuer
        if path == "/.well-known/openid-configuration":
            self.tell(
                {
                    "issuer": issuer,
                    "authorization_endpoint": f"{issuer}/authorize",
                    "token_endpoint": f"{issuer}/token",
                    "userinfo_endpoint": f"{issuer}/userinfo",
                    "jwks_uri": f"{issuer}/keys",
                    "token_endpoint_auth_methods_supported": ["client_secret_post"],
                }
            )
        elif path == "/authorize":
            back = urlencode({"code": "once", "state": query["state"][0]})
            self.send_response(302)
            self.send_header("Location", f"{query['redirect_uri'][0]}?{back}")
            self.end_headers()
        elif path == "/userinfo":
            self.tell(self.provider.person)
        else:
            self.tell({"keys": []})

    def do_POST(self) -> None:
        sent = parse_qs(self.rfile.read(int(self.headers["Content-Length"])).decode())
        self.provider.asked.append("/token")
        known = all(sent[name] == [value] for name, value in CLIENT.items())
        if self.provider.broken or not known or sent["code"] != ["once"]:
            self.tell({"error": "invalid_grant"}, status=400)
            return
        claims = {
            "iss": self.provider.issuer,
            "aud": "lentera",
            "exp": 4102444800,
            "iat": 1700000000,
            **self.provider.person,
        }
        token = f"{_part({'alg': 'RS256'})}.{_part(claims)}.{_part({})}"
        self.tell({"access_token": "a", "token_type": "Bearer", "id_token": token})

    def tell(self, content: dict[str, object], status: int = 200) -> None:
        body = json.dumps(content).encode()
        self.send_response(status)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *args: object) -> None:
        """Say nothing."""


@contextmanager
def running(provider: Provider) -> Iterator[Provider]:
    """Serve the provider on a free port."""
    handler = type("TheseAnswers", (Answers,), {"provider": provider})
    server = ThreadingHTTPServer(("127.0.0.1", 0), handler)
    provider.issuer = f"http://127.0.0.1:{server.server_port}"
    thread = Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield provider
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
