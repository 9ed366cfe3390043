"""The guides lead to what is there, and the operating guide to all that an operator does."""

import pathlib
import re

import pytest

from overlay import ROOT

GUIDES = [*ROOT.glob("*.md"), *ROOT.glob("docs/**/*.md"), ROOT / "terraform/README.md"]


def anchors(guide: pathlib.Path) -> set[str]:
    """What a heading is called in an address: small letters, hyphens for spaces, and nothing else but letters and digits."""
    headings = re.findall(r"^#+ (.+)$", guide.read_text(), re.MULTILINE)
    return {re.sub(r"[^\w -]", "", heading.lower()).replace(" ", "-") for heading in headings}


def links(guide: pathlib.Path) -> list[tuple[pathlib.Path, str]]:
    found = re.findall(r"\]\(([^)\s]+)\)", re.sub(r"```.*?```", "", guide.read_text(), flags=re.DOTALL))
    inside = [link.partition("#") for link in found if "://" not in link and not link.startswith("mailto:")]
    return [((guide.parent / path).resolve() if path else guide, anchor) for path, _, anchor in inside]


@pytest.mark.parametrize("guide", GUIDES, ids=lambda each: str(each.relative_to(ROOT)))
def test_links_lead_somewhere(guide):
    for file, anchor in links(guide):
        assert file.exists(), file
        assert not anchor or anchor in anchors(file), f"{file.name}#{anchor}"


def test_the_operating_guide_leads_to_all_that_an_operator_does():
    named = {anchor for file, anchor in links(ROOT / "docs/operating.md") if file.name == "kubernetes.md"}
    assert {
        "first-deployment-from-an-empty-account", "upgrade", "rollback", "restore-the-database", "rotate-secrets", "scale",
    } <= named
