"""Without a network: the application is there, and says how things stand."""

import pytest
from playwright.sync_api import expect

from accessibility import violations
from visitors import BOTH, visitor


@pytest.mark.console_errors("net::ERR_INTERNET_DISCONNECTED", "Failed to fetch")
@pytest.mark.parametrize("device", BOTH)
def test_the_application_opens_without_a_network_and_says_so(stack, browser, device):
    with visitor(stack, browser, device=device) as page:
        page.goto(stack.address + "/events")
        page.evaluate("navigator.serviceWorker.ready.then(() => null)")
        page.context.set_offline(True)
        expect(page.get_by_test_id("offline")).to_contain_text("You are offline")
        # Another page, anew, and of a part that this browser has not opened yet.
        page.goto(stack.address + "/about")
        expect(page.get_by_role("heading", level=1)).to_have_text("About Campus Events")
        expect(page.get_by_test_id("offline")).to_contain_text("You are offline")
        expect(page.get_by_test_id("connection")).to_contain_text("Offline")
        assert page.evaluate("[...document.images].every((image) => image.complete && image.naturalWidth > 0)")
        assert violations(page, f"offline-{device}") == []
        page.goto(stack.address + "/events")
        expect(page.get_by_role("alert")).to_contain_text("Campus Events cannot be reached")
        page.context.set_offline(False)
        # It comes by itself once there is a network.
        expect(page.get_by_test_id("event-card").first).to_be_visible()
        expect(page.get_by_test_id("offline")).to_be_empty()
