"""What axe-core finds on a page, whether it fits every window, and whether all of it is reached with keys."""

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

from pictures import keep_picture

SCHEMES = ("light", "dark")
# The narrowest phone; a desktop's 1280 at 200 %; the widest screen. With how many pixels stand for one.
WINDOWS = ((320, 1), (640, 2), (2560, 1))

# Off unless it is asked for: what is pressed is 24 pixels wide and high, or has as much room around it (WCAG 2.2, 2.5.8).
RULES = {"resultTypes": ["violations"], "rules": {"target-size": {"enabled": True}}}

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


def violations(page, picture: str | None = None) -> list[str]:
    """What axe objects to as the page stands, in both schemes; empty is good. `picture` names what is kept of each."""
    found = []
    for scheme in SCHEMES:
        page.emulate_media(color_scheme=scheme, reduced_motion="reduce")
        page.evaluate(RESTYLE)
        # A colour that is still on its way to its other value would be measured as it is now.
        page.evaluate("Promise.all(document.getAnimations().map((animation) => animation.finished.catch(() => null)))")
        if picture:
            keep_picture(page, f"{picture}-{scheme}")
        for violation in Axe().run(page, options=RULES).response["violations"]:
            nodes = "; ".join(f'{node["html"][:160]}: {node["failureSummary"]}' for node in violation["nodes"][:3])
            found.append(f"{scheme} {page.url}: {violation['id']}: {violation['help']}: {nodes}")
    return found


def overflow(page) -> int:
    """By how many pixels the page is wider than its window."""
    return max(0, page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth"))


def overflows(page) -> list[str]:
    """The windows that the page is wider than; empty is good."""
    size, found = page.viewport_size, []
    session = page.context.new_cdp_session(page)
    for width, ratio in WINDOWS:
        metrics = {"width": width, "height": 900, "deviceScaleFactor": ratio, "mobile": False}
        session.send("Emulation.setDeviceMetricsOverride", metrics)
        page.evaluate("() => new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn)))")
        assert page.evaluate("innerWidth") == width
        # What React draws anew for another width comes a little later.
        for _ in range(20):
            if not (wider := overflow(page)):
                break
            page.wait_for_timeout(50)
        if wider:
            found.append(f"{page.url} at {width}: by {wider}")
    session.detach()
    page.set_viewport_size(size | {"height": size["height"] + 1})
    page.set_viewport_size(size)
    return found


# What moved on the page by itself, and how far; what follows a person's press within half a second is none of it.
WATCH_JUMPS = """
window.jumps = [];
new PerformanceObserver((list) => {
  for (const shift of list.getEntries()) {
    if (!shift.hadRecentInput) jumps.push([shift.value, ...shift.sources.map(({ node }) => node?.outerHTML?.slice(0, 100))]);
  }
}).observe({ type: "layout-shift", buffered: true });
"""
# As much as may move (CLS).
STEADY = 0.02


def jumps(page) -> list[str]:
    """What jumped since the page was opened; empty is good. `WATCH_JUMPS` must have run before it."""
    seen = page.evaluate("jumps")
    return [f"{page.url}: jumps: {seen}"] if sum(value for value, *_ in seen) > STEADY else []


# Of what has the focus: whether it is shown to have it, by itself or by what stands for it.
FOCUSED = """
() => {
  const focused = document.activeElement;
  if (focused === null || focused === document.body) return null;
  window.reached = (window.reached ?? new Set()).add(focused);
  const near = [[focused], [focused, "::after"], [focused.nextElementSibling], [focused.parentElement], [focused.closest("label, li, article")]];
  const isShown = near.some(([one, part]) => {
    if (!one) return false;
    const { outlineStyle, outlineWidth } = getComputedStyle(one, part);
    return outlineStyle === "auto" || (outlineStyle !== "none" && parseFloat(outlineWidth) >= 2);
  });
  return [isShown, focused.outerHTML.slice(0, 160)];
}
"""
# What can be pressed, filled in or followed and was not reached. Of radio buttons one is reached, and arrows go on.
UNREACHED = """
() => [...document.querySelectorAll("a[href], button, input, select, textarea, [tabindex='0']")]
  .filter((one) => !one.disabled && one.type !== "radio" && one.checkVisibility({ visibilityProperty: true }) && !window.reached?.has(one))
  .map((one) => one.outerHTML.slice(0, 160))
"""


def keyboard_faults(page) -> list[str]:
    """What Tab does not reach, or does not show to have reached, from the page's beginning to its end."""
    # From the body, not from what had the focus last.
    page.evaluate("() => { window.reached = new Set(); document.body.tabIndex = -1; document.body.focus(); window.scrollTo(0, 0); }")
    found = []
    # Long lists have hundreds of links; a trap for the keyboard must not hold the test for ever.
    for _ in range(page.locator("a, button, input, select, textarea, summary, [tabindex]").count() + 50):
        page.keyboard.press("Tab")
        focused = page.evaluate(FOCUSED)
        if focused is None:
            break
        if not focused[0]:
            found.append(f"{page.url}: the focus cannot be seen on {focused[1]}")
    return found + [f"{page.url}: Tab does not reach {one}" for one in page.evaluate(UNREACHED)]


def moving(page) -> list[str]:
    """What moves although less motion is wanted."""
    page.emulate_media(reduced_motion="reduce")
    return page.evaluate("""() => document.getAnimations().filter((one) => {
      const { duration, iterations } = one.effect.getTiming();
      return one.playState === "running" && (duration > 50 || iterations === Infinity);
    }).map((one) => one.effect.target?.outerHTML.slice(0, 120))""")


def settle(page) -> None:
    """Waits until the page has its heading and all that was on its way."""
    expect(page.get_by_role("heading", level=1)).to_be_visible()
    expect(page.locator(".skeleton:not(.gallery *), .loading")).to_have_count(0)
