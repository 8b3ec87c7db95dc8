"""
Draws the picture of the page in docs/page.png from the example: python web/picture.py

Needs playwright and the system's Chromium, as the browser tests do. The picture shows the top of the
page with one citation opened beside it.
"""

import shutil
import tempfile
from pathlib import Path

from playwright.sync_api import sync_playwright

from crossread.running.pipeline import crossread
from crossread.telling.page import draw_page

ROOT = Path(__file__).parent.parent
REPORTS = ROOT / "examples" / "strait" / "reports"
PICTURE = ROOT / "docs" / "page.png"
WIDTH, HEIGHT = 1360, 900


def main() -> None:
    """Writes docs/page.png."""
    chromium = shutil.which("chromium") or shutil.which("chromium-browser")
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as driver:
        page_file = Path(folder) / "story.html"
        page_file.write_text(draw_page(crossread([str(REPORTS)])), encoding="utf-8")
        browser = driver.chromium.launch(executable_path=chromium, args=["--no-sandbox"])
        page = browser.new_page(
            viewport={"width": WIDTH, "height": HEIGHT},
            color_scheme="light",
            reduced_motion="reduce",
        )
        page.goto(page_file.as_uri())
        page.locator(".brief a.c").nth(1).click()
        page.mouse.move(0, 0)
        page.screenshot(path=PICTURE)
        browser.close()


if __name__ == "__main__":
    main()
