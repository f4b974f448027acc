"""Draw the .png pictures from the .svg ones in a browser, for whoever changes them: CHROMIUM=/usr/bin/chromium python site_src/pictures.py"""

import base64
import os
from pathlib import Path

from playwright.sync_api import sync_playwright

HERE = Path(__file__).parent
FONT = HERE / "node_modules/@fontsource-variable/public-sans/files/public-sans-latin-wght-normal.woff2"
# For each its drawing, width and height, and the part of the width that the drawing takes: systems cut icon-full.png to a shape of
# their own.
PICTURES = {
    "card.png": ("card.svg", 1200, 630, 1),
    "icon-192.png": ("mark.svg", 192, 192, 1),
    "icon-512.png": ("mark.svg", 512, 512, 1),
    "icon-full.png": ("mark.svg", 512, 512, 0.7),
}

if __name__ == "__main__":
    font = base64.b64encode(FONT.read_bytes()).decode()
    face = f"@font-face {{ font-family: 'Public Sans'; font-weight: 100 900; src: url(data:font/woff2;base64,{font}) }}"
    with sync_playwright() as driver:
        browser = driver.chromium.launch(executable_path=os.environ.get("CHROMIUM"), args=["--no-sandbox"])
        for name, (drawing, width, height, part) in PICTURES.items():
            page = browser.new_page(viewport={"width": width, "height": height})
            laid = f"body {{ margin: 0; display: grid; place-items: center; height: 100vh; {'background: #0a2745' if part < 1 else ''} }}"
            picture = (HERE / "images" / drawing).read_text(encoding="utf-8")
            page.set_content(f"<style>{face} {laid} svg {{ width: {100 * part}vw }}</style>{picture}")
            page.evaluate("document.fonts.ready")
            page.screenshot(path=HERE / "images" / name, omit_background=True)
        browser.close()
