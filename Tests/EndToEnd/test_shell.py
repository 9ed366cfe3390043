"""What stands on the page before the application does: as React draws it, at the same places."""

import collections.abc
import os
import re

import pytest
from playwright.sync_api import expect

from accessibility import STEADY, WATCH_JUMPS, overflow, violations
from test_student_pages import new_event
from visitors import BOTH, visitor

TITLE = "Lanterns & <i>light</i> "
PLACES = """
() => Object.fromEntries(["header", "header .brand", "header nav", "h1", ".hero-lead",
  ".hero", ".page-head", ".event-cover", ".event-tags"].flatMap((selector) => {
    const found = document.querySelector(selector);
    if (found === null) return [];
    const { x, y, width, height } = found.getBoundingClientRect();
    return [[selector, [x, y, width, height].map(Math.round)]];
  }))
"""


def hold(page) -> collections.abc.Callable[[], object]:
    """The application's first file waits; the answer lets it go."""
    routes = []
    page.route(re.compile(r"/assets/main-\w+\.js$"), lambda route: routes.append(route))
    return lambda: [route.continue_() for route in routes]


def address_of(stack, path: str) -> str:
    if path != "event":
        return stack.address + path
    return f"{stack.address}/events/{new_event(stack, TITLE + os.urandom(3).hex())['id']}"


@pytest.mark.parametrize("device", BOTH)
@pytest.mark.parametrize("language", ["en-GB", "de-DE"])
@pytest.mark.parametrize("path", ["/", "/events", "event"])
def test_nothing_moves_when_the_application_takes_its_place(stack, browser, path, language, device):
    address = address_of(stack, path)
    with visitor(stack, browser, device=device, locale=language, service_workers="block") as page:
        release = hold(page)
        page.add_init_script(WATCH_JUMPS)
        page.goto(address, wait_until="commit")
        expect(page.get_by_role("heading", level=1)).to_be_visible()
        assert page.evaluate("document.documentElement.lang") == language[:2]
        before, words = page.evaluate(PLACES), page.get_by_role("heading", level=1).inner_text()
        assert violations(page, f"shell-{path.strip('/') or 'home'}-{language}-{device}") == []
        # To look at it in the other scheme its styles were taken away for a moment.
        page.evaluate("jumps.length = 0")
        release()
        expect(page.get_by_role("contentinfo")).to_be_visible()
        expect(page.locator(".skeleton")).to_have_count(0)
        after = page.evaluate(PLACES)
        assert {selector: after.get(selector) for selector in before} == before
        expect(page.get_by_role("heading", level=1)).to_have_text(words)
        jumps = page.evaluate("jumps")
        assert sum(value for value, *_ in jumps) <= STEADY, jumps


def test_the_shown_page_is_not_taken_away_meanwhile(stack, browser):
    """From the shell to the application there is always the page's heading, and never an outline in its place."""
    for path in ["/", "/events", "event"]:
        with visitor(stack, browser, service_workers="block") as page:
            release = hold(page)
            page.goto(address_of(stack, path), wait_until="commit")
            expect(page.get_by_role("heading", level=1)).to_be_visible()
            page.evaluate("""() => {
              window.without = 0;
              new MutationObserver(() => { if (!document.querySelector("h1")) without += 1; })
                .observe(document.body, { childList: true, subtree: true });
            }""")
            release()
            expect(page.get_by_role("contentinfo")).to_be_visible()
            expect(page.locator(".skeleton")).to_have_count(0)
            assert page.evaluate("without") == 0, path


@pytest.mark.console_errors("404")
def test_an_event_that_visitors_may_not_see_is_not_drawn(stack, browser):
    hidden = new_event(stack, "Behind the door " + os.urandom(3).hex(), status="draft")
    with visitor(stack, browser, service_workers="block") as page:
        release = hold(page)
        with page.expect_response(f"**/api/v1/events/{hidden['id']}"):
            page.goto(f"{stack.address}/events/{hidden['id']}", wait_until="commit")
        expect(page.get_by_role("link", name="Sign in")).to_be_visible()
        expect(page.locator("main > *")).to_have_count(0)
        release()
        expect(page.get_by_role("heading", level=1)).to_have_text("Page not found")


# Neither language's words, or the application's first file.
@pytest.mark.console_errors("net::ERR_FAILED", "Failed to fetch dynamically imported module")
@pytest.mark.parametrize("device", BOTH)
@pytest.mark.parametrize("missing", [r"/assets/firstPart-\w+\.js$", r"/assets/main-\w+\.js$"])
@pytest.mark.parametrize("path", ["/", "/events", "event", "/login"])
def test_where_the_application_cannot_begin_the_shell_stays_and_says_what_to_do(stack, browser, path, missing, device):
    address = address_of(stack, path)
    with visitor(stack, browser, device=device, locale="de-DE", service_workers="block") as page:
        page.route(re.compile(missing), lambda route: route.abort())
        page.goto(address)
        expect(page.get_by_role("alert")).to_contain_text("Meist hilft es, sie neu zu laden.")
        expect(page.get_by_role("link", name="Anmelden")).to_be_visible()
        expect(page.get_by_role("heading", level=1)).to_be_visible()
        assert violations(page, f"shell-failed-{path.strip('/') or 'home'}-{device}") == [] and overflow(page) == 0
        page.unroute(re.compile(missing))
        page.get_by_role("button", name="Neu laden").click()
        expect(page.get_by_role("contentinfo")).to_be_visible()
        expect(page.get_by_role("alert")).to_have_count(0)
