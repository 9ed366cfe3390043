"""How soon the pages that visitors come to stand on a phone, and how much jumps until then.

The phone is Lighthouse's: Chromium slowed down to a quarter of this machine's processor, 1.6 Mbit/s, 150 ms there and
back. Every visit is a first one, with nothing kept from before.
"""

import json
import os
import pathlib
import shutil
import statistics
import subprocess
import tempfile
import urllib.request

from bars import Bars, spread, table
from playwright.sync_api import sync_playwright
from process import ROOT, Server
from services import binary, environment, migrate, service

ROUNDS = int(os.environ.get("BENCH_ROUNDS", "5"))
PROCESSOR = 4
NETWORK = {"offline": False, "latency": 150, "downloadThroughput": 1_600_000 / 8, "uploadThroughput": 750_000 / 8}
VIEWPORT = {"width": 390, "height": 844}
# From the beginning of the page; what was seen before a script listens is told all the same.
WATCH = """
window.seen = { lcp: 0, element: "", cls: 0 };
new PerformanceObserver((list) => {
  for (const paint of list.getEntries()) {
    seen.lcp = paint.startTime;
    seen.element = paint.element ? `${paint.element.tagName.toLowerCase()}.${paint.element.className}` : "";
  }
}).observe({ type: "largest-contentful-paint", buffered: true });
new PerformanceObserver((list) => {
  for (const shift of list.getEntries()) if (!shift.hadRecentInput) seen.cls += shift.value;
}).observe({ type: "layout-shift", buffered: true });
"""
REQUESTS = """
performance.getEntriesByType("resource").map((one) => [
  one.name.replace(location.origin, ""), Math.round(one.startTime), Math.round(one.responseEnd), one.transferSize,
])
"""


def start(folder: pathlib.Path) -> list[Server]:
    """The API with the demo's events, and frontend before it."""
    web = folder / "web"
    subprocess.run([ROOT / "Services/Frontend/Web/build", web], check=True, stdout=subprocess.DEVNULL)
    settings = environment(folder, os.environ["BENCH_DATABASE_URL"]) | {"WEB_ROOT": str(web), "CAMPUS_DEMO": "true"}
    migrate("events-api", settings)
    subprocess.run([binary("events-api"), "seed"], check=True, env=os.environ | settings, stderr=subprocess.DEVNULL)
    api = service("events-api", settings, folder)
    api.start("/ready")
    # Where browsers come from must be known, or the live connection is refused.
    frontend = Server("frontend", [binary("frontend")], settings | {"EVENTS_API_URL": f"http://localhost:{api.port}"},
                      folder / "frontend.log")
    frontend.start("/ready")
    return [api, frontend]


def visit(browser, address: str) -> dict:
    """What the browser saw of one first visit."""
    # A service worker would load what it keeps past the slow network, and share it with the page.
    context = browser.new_context(viewport=VIEWPORT, device_scale_factor=2, is_mobile=True, has_touch=True,
                                  locale="en-GB", timezone_id="Europe/Berlin", service_workers="block")
    page = context.new_page()
    page.add_init_script(WATCH)
    session = context.new_cdp_session(page)
    session.send("Network.enable")
    session.send("Network.emulateNetworkConditions", NETWORK)
    session.send("Emulation.setCPUThrottlingRate", {"rate": PROCESSOR})
    page.goto(address)
    page.get_by_role("heading", level=1).wait_for()
    page.locator(".skeleton").first.wait_for(state="detached")
    # What comes late would push what is there already.
    page.wait_for_timeout(1500)
    seen = page.evaluate("seen") | {"requests": page.evaluate(REQUESTS)}
    context.close()
    return seen


def main() -> None:
    bars = Bars()
    with tempfile.TemporaryDirectory(dir=os.environ.get("BENCH_FOLDER")) as name, sync_playwright() as playwright:
        servers = start(pathlib.Path(name))
        site = f"http://localhost:{servers[1].port}"
        with urllib.request.urlopen(f"{site}/api/v1/events?status=upcoming") as answer:
            event = json.load(answer)[0]["id"]
        browser = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=["--no-sandbox"])
        print(f"{browser.browser_type.name} {browser.version}, processor / {PROCESSOR}, 1.6 Mbit/s, 150 ms; "
              f"{os.environ['BENCH_BINARIES']}; {ROUNDS} first visits each\n")
        rows = []
        for name, path in {"home": "/", "events": "/events", "event": f"/events/{event}"}.items():
            visits = [visit(browser, site + path) for _ in range(ROUNDS)]
            painted, jumped = [one["lcp"] for one in visits], [one["cls"] for one in visits]
            rows.append([name, spread(painted), spread(jumped, 3), visits[-1]["element"]])
            bars.at_most(f"page-{name}-lcp-ms", statistics.median(painted), 1500)
            bars.at_most(f"page-{name}-cls", max(jumped), 0.02)
            if os.environ.get("BENCH_REQUESTS"):
                for request in visits[-1]["requests"]:
                    print(name, *request)
        table(["page", "LCP (ms)", "CLS", "the largest"], rows, texts=(0, 3))
        browser.close()
        for server in reversed(servers):
            server.stop()
    bars.finish()


main()
