"""Draw card.png from card.svg in a browser, for whoever changes the card: CHROMIUM=/usr/bin/chromium python site_src/card.py"""

import base64
import os
from pathlib import Path

from playwright.sync_api import sync_playwright

HERE = Path(__file__).parent
FONT = HERE / "node_modules/@fontsource-variable/public-sans/files/public-sans-latin-wght-normal.woff2"

if __name__ == "__main__":
    font = base64.b64encode(FONT.read_bytes()).decode()
    face = f"@font-face {{ font-family: 'Public Sans'; font-weight: 100 900; src: url(data:font/woff2;base64,{font}) }}"
    picture = (HERE / "images/card.svg").read_text(encoding="utf-8")
    with sync_playwright() as driver:
        browser = driver.chromium.launch(executable_path=os.environ.get("CHROMIUM"), args=["--no-sandbox"])
        page = browser.new_page(viewport={"width": 1200, "height": 630})
        page.set_content(f"<style>{face} body {{ margin: 0 }}</style>{picture}")
        page.evaluate("document.fonts.ready")
        page.screenshot(path=HERE / "images/card.png")
        browser.close()
