"""The header has room for all that it holds, for whoever has most of it, on the smallest phones and in either language."""

import pytest
from playwright.sync_api import expect

from accessibility import settle
from pictures import keep_picture
from visitors import visitor

CUT = """
() => [...document.querySelectorAll(".header a, .header button")].filter((element) => {
  const { left, right, width } = element.getBoundingClientRect();
  return width > 0 && (left < 0 || right > innerWidth || element.scrollWidth > element.clientWidth + 1);
}).map((element) => element.textContent)
"""
ROWS = """
() => new Set([...document.querySelector(".header").children].map((element) => {
  const { top, height } = element.getBoundingClientRect();
  return Math.round((top + height / 2) / 10);
})).size
"""


def tell_much(route):
    """The API's answer, with more that is not read than the bell counts."""
    answer = route.fetch()
    route.fulfill(response=answer, headers=answer.headers | {"unread-count": "120"})


@pytest.mark.parametrize("width", [320, 360, 390])
@pytest.mark.parametrize("language, scheme", [("en", "light"), ("de", "dark")])
@pytest.mark.parametrize("who", [None, "student", "admin"])
def test_nothing_in_the_header_is_cut_off(stack, browser, who, language, scheme, width):
    with visitor(stack, browser, who, "phone", color_scheme=scheme, viewport={"width": width, "height": 800}) as page:
        # Whoever was told much has a wide number at the bell.
        page.route("**/api/v1/users/me/notifications?*", tell_much)
        page.goto(stack.address + "/about")
        page.evaluate("language => localStorage.setItem('campus-events.language', language)", language)
        page.goto(stack.address + "/events")
        settle(page)
        expect(page.locator("html")).to_have_attribute("lang", language)
        if who is not None:
            expect(page.locator(".bell-count")).to_have_text("99+")
        keep_picture(page, f"header-{who or 'visitor'}-{language}-{width}")
        assert page.evaluate(CUT) == []
        assert page.evaluate(ROWS) == 2
        navigation = page.locator(".navigation")
        assert navigation.evaluate("element => element.scrollWidth - element.clientWidth") == 0
