"""What axe-core finds on a page, and whether a page fits its window."""

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

SCHEMES = ("light", "dark")

# When the scheme changes under an open page, Chromium now and then leaves a text in the other scheme's colour; with the
# styles taken away and given back everything is worked out anew, and two frames later it is drawn.
RESTYLE = """
() => {
  for (const disabled of [true, false]) {
    for (const sheet of document.styleSheets) sheet.disabled = disabled;
    void document.documentElement.offsetHeight;
  }
  return new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn)));
}
"""


def violations(page) -> list[str]:
    """What axe objects to as the page stands, in both schemes; empty is good."""
    found = []
    for scheme in SCHEMES:
        page.emulate_media(color_scheme=scheme, reduced_motion="reduce")
        page.evaluate(RESTYLE)
        # A colour that is still on its way to its other value would be measured as it is now.
        page.evaluate("Promise.all(document.getAnimations().map((animation) => animation.finished.catch(() => null)))")
        for violation in Axe().run(page).response["violations"]:
            nodes = "; ".join(f'{node["html"][:160]}: {node["failureSummary"]}' for node in violation["nodes"][:3])
            found.append(f"{scheme} {page.url}: {violation['id']}: {violation['help']}: {nodes}")
    return found


def overflow(page) -> int:
    """By how many pixels the page is wider than its window."""
    return max(0, page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth"))


def settle(page) -> None:
    """Waits until the page has its heading and all that was on its way."""
    expect(page.get_by_role("heading", level=1)).to_be_visible()
    expect(page.locator(".skeletons, .loading")).to_have_count(0)
