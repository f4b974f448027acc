"""MkDocs's door: ship what the pages need under names made of the content, then check and seal what was built."""

import re
import subprocess
import sys
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parent.parent
for path in (ROOT, ROOT / "py", ROOT / "build/generated"):
    sys.path.insert(0, str(path))

from mkdocs.config.defaults import MkDocsConfig  # noqa: E402  (the path has to be there first)
from mkdocs.exceptions import PluginError  # noqa: E402
from mkdocs.structure.files import File, Files  # noqa: E402
from mkdocs.structure.pages import Page  # noqa: E402
from priorities.authoring import FENCE  # noqa: E402
from priorities.reading import InstrumentError  # noqa: E402

from site_src import manifest, parts, sbom, seal, settings, shipment  # noqa: E402
from site_src.compile import read_instruments  # noqa: E402


def on_config(config: MkDocsConfig) -> MkDocsConfig:
    """Tell the templates the settings of this copy and the names of what is shipped. A wrong setting or instrument stops the build."""
    try:
        config.extra["state"] = settings.settings()
        read_instruments()
        bill = {sbom.NAME: sbom.document(parts.parts(), config.site_name)}
    except (settings.SettingsError, InstrumentError, parts.PartError) as error:
        raise PluginError(str(error)) from error
    shipped = shipment.shipment()
    config.extra["shipped"] = shipped.names
    config.extra["build"] = shipped.build
    config.extra["boot"] = shipped.boot
    told = manifest.document(config.site_name, config.site_description, config.extra["state"], shipped.names)
    config.extra["held"] = shipped.files | bill | {manifest.NAME: told}
    config.extra_css = [shipped.names["site.css"]]
    return config


def on_files(files: Files, config: MkDocsConfig) -> Files:
    """Add what is shipped to the site's files."""
    for name, content in config.extra.pop("held").items():
        files.append(File.generated(config, name, content=content))
    return files


def on_page_markdown(markdown: str, page: Page, **_: Any) -> None:
    """Let a page of a strategy tool be its fence alone: it has Python, and the title of its tool."""
    fence = FENCE.search(markdown)
    if fence:
        page.meta = {"python": True, "title": read_instruments()[fence[1]].title, **page.meta}


def on_page_content(html: str, page: Page, **_: Any) -> str:
    """Make links from the site's root relative: a fence draws the same on every page and does not know which one it stands on."""
    return re.sub(r'href="/(?!/)', f'href="{"../" * page.url.count("/")}', html)


def on_post_build(config: MkDocsConfig, **_: Any) -> None:
    """Write each page's policy, stop the build over a lost form or a link that would carry the wrong one, and prepare to be offline."""
    mistakes = seal.seal_site(Path(config.site_dir))
    if mistakes:
        raise PluginError("\n".join(mistakes))
    subprocess.run(["node", str(ROOT / "site_src/offline.mjs"), config.site_dir], check=True, stdout=subprocess.DEVNULL)
