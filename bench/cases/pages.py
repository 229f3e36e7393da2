"""What a browser loads for Today, and what it makes of it with a processor four times slower."""

from __future__ import annotations

import os
from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from playwright.sync_api import Browser, CDPSession, Page, sync_playwright

from bench.figures import Figure, Row, at_most
from bench.ours import Stored, lentera
from bench.setting import Setting
from tests.harness.browser import prepare_browser

SLOWER = 4
KINDS = {"Document": "HTML", "Stylesheet": "CSS", "Script": "JS", "Font": "fonts"}
KB_AT_MOST = {"HTML": 12, "CSS": 16, "JS": 22, "fonts": 80}
REQUESTS_AT_MOST = 14
FLAGS = ["--disable-quic", "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE localhost"]
# Kept by the page itself, as the browser reports it to scripts.
WATCH = """
window.seen = {lcp: 0, inp: 0, cls: 0};
const watch = (type, each, more) => new PerformanceObserver(
    list => list.getEntries().forEach(each)).observe({type, buffered: true, ...more});
watch('largest-contentful-paint', entry => { seen.lcp = entry.startTime; });
watch('layout-shift', entry => { if (!entry.hadRecentInput) seen.cls += entry.value; });
watch('event', entry => {
    if (entry.interactionId) seen.inp = Math.max(seen.inp, entry.duration);
}, {durationThreshold: 16});
"""


@dataclass(slots=True)
class Weight:
    """What came over the wire, by kind, in bytes; and how many requests."""

    requests: int = 0
    bytes_by_kind: dict[str, float] = field(default_factory=dict)


def measure(setting: Setting) -> Iterator[Row]:
    """Open Today as the first page of a visit, start and stop the timer, several times."""
    browser_path = prepare_browser()
    if browser_path is None:
        setting.note("No Chromium could be started, so no page was looked at")
        return
    stored = setting.stored(10_000)
    setting.say("Today in a browser")
    seen = []
    with lentera(stored.data) as server, sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=browser_path, chromium_sandbox=os.geteuid() != 0, args=FLAGS
        )
        weight, _ = _visit(browser, stored, server.port)
        seen = [_visit(browser, stored, server.port)[1] for _ in range(setting.count(7))]
        browser.close()
    for kind, limit in KB_AT_MOST.items():
        figure = Figure.of([weight.bytes_by_kind.get(kind, 0) / 1024], "KB")
        yield Row(f"Today, {kind} as sent", figure, goal=at_most(limit))
    count = Figure.of([weight.requests], "requests")
    yield Row("Today, first visit", count, goal=at_most(REQUESTS_AT_MOST))
    for name, unit, must in (("lcp", "ms", 800), ("inp", "ms", 200), ("cls", "shift", 0.02)):
        figure = Figure.of([one[name] for one in seen], unit)
        yield Row(f"Today, {name.upper()}, processor {SLOWER} x slower", figure, goal=at_most(must))


def _visit(browser: Browser, stored: Stored, port: int) -> tuple[Weight, dict[str, float]]:
    context = browser.new_context(base_url=f"http://localhost:{port}")
    context.add_cookies(
        [
            {"name": name, "value": value, "domain": "localhost", "path": "/"}
            for name, value in stored.sessions[16].items()
            if name != "csrftoken"
        ]
    )
    page = context.new_page()
    devtools = context.new_cdp_session(page)
    weight = _weighed(devtools)
    devtools.send("Emulation.setCPUThrottlingRate", {"rate": SLOWER})
    page.add_init_script(WATCH)
    page.goto("/", wait_until="networkidle")
    loaded = replace(weight, bytes_by_kind=dict(weight.bytes_by_kind))
    _work(page)
    seen: dict[str, float] = page.evaluate("window.seen")
    context.close()
    return loaded, seen


def _work(page: Page) -> None:
    """Start and stop by the keyboard and the pointer: what the longest of it took is the INP."""
    page.locator("#start-text").click()
    page.keyboard.type("Draft")
    page.keyboard.press("Enter")
    page.locator("#running-text").wait_for()
    page.get_by_role("button", name="Stop").first.click()
    page.locator("#start-text").wait_for()
    page.wait_for_timeout(300)


def _weighed(devtools: CDPSession) -> Weight:
    weight, kinds = Weight(), {}
    devtools.send("Network.enable")
    devtools.send("Network.setCacheDisabled", {"cacheDisabled": False})

    def received(event: dict[str, object]) -> None:
        kinds[event["requestId"]] = KINDS.get(str(event["type"]), "other")
        weight.requests += 1

    def finished(event: dict[str, object]) -> None:
        kind = kinds.get(event["requestId"], "other")
        size = float(str(event["encodedDataLength"]))
        weight.bytes_by_kind[kind] = weight.bytes_by_kind.get(kind, 0) + size

    devtools.on("Network.responseReceived", received)
    devtools.on("Network.loadingFinished", finished)
    return weight
