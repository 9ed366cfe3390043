"""Each alert leads to a page that says what to do, and each page to an alert."""

import pytest

import rules
from rules import ROOT

RUNBOOKS = ROOT / "docs/runbooks"


@pytest.mark.parametrize("name", rules.alerts())
def test_an_alert_says_how_bad_it_is_and_leads_to_its_page(name):
    alert = rules.alerts()[name]
    assert alert["labels"]["severity"] in ("critical", "warning") and alert["annotations"]["summary"]
    page = RUNBOOKS / alert["annotations"]["runbook_url"].rsplit("/docs/runbooks/")[1]
    text = page.read_text()
    assert name in text
    for part in ("## What it means", "## What to look at", "## What to do"):
        assert part in text


def test_no_page_is_of_an_alert_that_is_gone():
    linked = {alert["annotations"]["runbook_url"].rsplit("/", 1)[1] for alert in rules.alerts().values()}
    assert {page.name for page in RUNBOOKS.glob("*.md")} == linked
