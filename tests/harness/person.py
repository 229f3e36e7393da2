"""A person at a server of its own process, over plain HTTP: signs in, opens pages, sends forms."""

from __future__ import annotations

from http.client import HTTPConnection, HTTPResponse
from http.cookies import SimpleCookie
from urllib.parse import urlencode

PASSWORD = "lantern-in-a-dark-room"


class Person:
    """One browser session without a browser."""

    def __init__(self, port: int) -> None:
        self.port = port
        self.cookies: dict[str, str] = {}

    def sign_in(self, email: str, password: str = PASSWORD) -> int:
        """Sign in through the form; 302 when the door opens."""
        self.get("/people/account/login/")
        return self.post("/people/account/login/", login=email, password=password)[0]

    def get(self, path: str) -> tuple[int, str]:
        """Open a page; return status and text."""
        return self._ask("GET", path, "")

    def post(self, path: str, **fields: str) -> tuple[int, str]:
        """Send a form; return status and text."""
        fields["csrfmiddlewaretoken"] = self.cookies.get("csrftoken", "")
        return self._ask("POST", path, urlencode(fields))

    def _ask(self, method: str, path: str, body: str) -> tuple[int, str]:
        connection = HTTPConnection("localhost", self.port, timeout=30)
        headers = {"Cookie": "; ".join(f"{name}={value}" for name, value in self.cookies.items())}
        if body:
            headers["Content-Type"] = "application/x-www-form-urlencoded"
        try:
            connection.request(method, path, body, headers)
            answer = connection.getresponse()
            self._keep_cookies(answer)
            return answer.status, answer.read().decode()
        finally:
            connection.close()

    def _keep_cookies(self, answer: HTTPResponse) -> None:
        for line in answer.headers.get_all("Set-Cookie") or []:
            for name, cookie in SimpleCookie(line).items():
                self.cookies[name] = cookie.value
