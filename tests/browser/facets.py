"""The facets of the explorer, as a reader opens them."""

from playwright.sync_api import Locator, Page, expect


def facet(page: Page, name: str) -> Locator:
    """Open a facet and return its values."""
    details = page.locator(".cp-explorer details", has=page.locator("summary", has_text=name))
    if details.get_attribute("open") is None:
        details.locator("summary").click()
    group = page.get_by_role("group", name=name, exact=True).last
    expect(group.get_by_role("checkbox").first).to_be_visible()
    return group
