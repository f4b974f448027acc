"""What a browser shows of the site where somebody installs it: its name, colors and pictures."""

import json

from site_src.settings import Settings

NAME = "manifest.webmanifest"


def document(name: str, about: str, state: Settings, shipped: dict[str, str]) -> str:
    """The manifest as JSON. Its addresses are relative, so it holds wherever the site lies."""
    icons = [
        {"src": shipped["icon-192.png"], "sizes": "192x192", "type": "image/png"},
        {"src": shipped["icon-512.png"], "sizes": "512x512", "type": "image/png"},
        {"src": shipped["icon-full.png"], "sizes": "512x512", "type": "image/png", "purpose": "maskable"},
        {"src": shipped["mark.svg"], "sizes": "any", "type": "image/svg+xml"},
    ]
    told = {
        "name": f"{name}, {state.name}" if state.name else name,
        "short_name": "Priority Areas",
        "description": about,
        "lang": "en",
        "id": "./",
        "start_url": "exercise/",
        "scope": "./",
        "display": "minimal-ui",
        "background_color": "#ffffff",
        "theme_color": state.colors.dark,
        "icons": icons,
    }
    return json.dumps(told, indent=1)
