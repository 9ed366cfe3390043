"""The page on which people read the description and try it."""

import re

import pytest
from playwright.sync_api import expect


@pytest.mark.console_errors("status of 404")
def test_an_operation_is_read_and_tried(stack, browser):
    page = browser.new_context().new_page()
    complaints = []
    page.on("console", lambda message: complaints.append(message.text) if message.type == "error" else None)
    page.on("pageerror", lambda error: complaints.append(str(error)))
    page.goto(stack.address + "/api-docs")
    # Who asks first waits until the description is put together.
    expect(page.locator("section.operation").first).to_be_visible(timeout=20_000)
    expect(page.locator("section.operation")).to_have_count(page.locator("nav li").count())
    assert page.locator("section.operation").count() > 30

    page.get_by_label("Find").fill("who comes")
    expect(page.locator("nav li:visible")).to_have_count(1)
    page.get_by_label("Find").fill("")

    page.get_by_text("Not signed in", exact=True).click()
    page.get_by_label("Email", exact=True).fill("student@campus.example")
    page.get_by_label("Password", exact=True).fill("campus-demo")
    page.get_by_role("button", name="Sign in", exact=True).click()
    expect(page.locator("#who")).to_have_text("Signed in as Sam Student")

    me = page.get_by_role("region", name="get /api/v1/auth/me")
    me.get_by_text("Try it").click()
    me.get_by_role("button", name="Send").click()
    expect(me.get_by_role("status")).to_contain_text("200 OK")
    expect(me.get_by_role("status")).to_contain_text("student@campus.example")

    detail = page.locator("#getEvent")
    detail.get_by_text("Try it").click()
    detail.get_by_label("id (path)").fill("nothing/like it")
    detail.get_by_role("button", name="Send").click()
    expect(detail.get_by_role("status")).to_contain_text("404")
    # What was asked for is the only complaint: nothing broke the page's own policy.
    assert [text for text in complaints if "404" not in text] == []

    # What is inside the cluster cannot be tried from here.
    inside = page.locator("#sendNotifications")
    expect(inside).to_contain_text("Inside the cluster only")
    expect(inside.get_by_text("Try it")).to_have_count(0)


def test_the_page_can_be_used_on_a_telephone_and_with_keys(stack, browser):
    page = browser.new_context(viewport={"width": 390, "height": 844}, color_scheme="dark").new_page()
    page.goto(stack.address + "/api-docs#createEvent")
    expect(page.locator("#createEvent")).to_be_in_viewport()
    assert page.locator("html").evaluate("node => node.scrollWidth <= node.clientWidth")
    page.reload()
    page.keyboard.press("Tab")
    expect(page.get_by_role("link", name=re.compile("Skip"))).to_be_focused()
