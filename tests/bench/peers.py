"""The pages that are measured: ours, and others that do less. All are served from one folder."""

import json
import re
import shutil
from dataclasses import dataclass
from pathlib import Path

from compiled.instruments import INSTRUMENTS
from priorities.asked import HOW_FAR, how_urgent
from priorities.instrument import Area, Level, from_plain

from tests.building import ROOT, build_site

NPM = ROOT / "site_src/node_modules"
SURVEY = ("survey-core/survey-core.fontless.min.css", "survey-core/survey.core.min.js", "survey-js-ui/survey-js-ui.min.js")
RUNTIME = ("pyodide.mjs", "pyodide.asm.mjs", "pyodide.asm.wasm", "python_stdlib.zip", "pyodide-lock.json")
READY = "import js; js.performance.mark('python-ready')"


@dataclass(frozen=True, slots=True)
class Peer:
    """A page by its address, and what there is to measure: a form to rate on, Python to wait for."""

    name: str
    page: str
    form: bool
    python: bool


OURS = Peer("This site", "ours/exercise/sheet/", form=True, python=True)
STATIC = Peer("No Python", "static/exercise/sheet/", form=True, python=False)
SURVEYJS = Peer("SurveyJS", "surveyjs/", form=True, python=False)
PYODIDE = Peer("Pyodide", "pyodide/", form=False, python=True)
PYSCRIPT = Peer("PyScript", "pyscript/", form=False, python=True)
PEERS = (OURS, STATIC, SURVEYJS, PYODIDE, PYSCRIPT)


def lay_out(folder: Path, address: str) -> None:
    """Put every page into the folder that is served at the address. Ours is built for it, or the theme would not go from step to step."""
    build_site(folder / "ours", address + OURS.page.split("/")[0] + "/")
    shutil.copytree(folder / "ours", folder / "static", ignore=shutil.ignore_patterns("sw.js", "python"))
    for page in (folder / "static").rglob("*.html"):
        page.write_text(without_python(page.read_text(encoding="utf-8")), encoding="utf-8")
    for name in RUNTIME:
        _copy(NPM / "pyodide" / name, folder / "pyodide" / name)
    shutil.copytree(NPM / "@pyscript/core/dist", folder / "pyscript/core")
    for name in SURVEY:
        _copy(NPM / name, folder / "surveyjs" / Path(name).name)
    for name, page in (("pyodide", _pyodide()), ("pyscript", _pyscript()), ("surveyjs", _surveyjs())):
        (folder / name / "index.html").write_text(page, encoding="utf-8")


def without_python(html: str) -> str:
    """A page of ours as the theme alone would give it: with its styles, search and form, and no script that Python needs."""
    html = re.sub(
        r'<(py-script|mpy-config)\b.*?</\1>|<script type="module".*?</script>|<script>document\.documentElement\.dataset\.python.*?</script>'
        r'|<script src="(?![^"]*/(?:a11y|bundle)\.)[^"]*"></script>|<link rel="modulepreload"[^>]*>'
        r'|<link rel="preload"(?![^>]*as="font")[^>]*>|</?template\b[^>]*>',
        "",
        html,
        flags=re.DOTALL,
    )
    return html.replace('"features": ["navigation.instant"]', '"features": []')


def questions() -> dict[str, object]:
    """Our rating sheet as SurveyJS has it: the same statements, with the same questions about each."""
    form = from_plain(INSTRUMENTS["areas"])
    return {"title": form.title, "elements": [_panel(area, form.scales) for area in form.areas]}


def _panel(area: Area, scales: dict[str, tuple[Level, ...]]) -> dict[str, object]:
    agreement, quadrant = ([{"value": one.id, "text": one.label} for one in scales[name]] for name in ("agreement", "quadrant"))
    return {
        "type": "panel",
        "name": area.id,
        "title": area.name,
        "description": area.statement,
        "elements": [
            {"type": "radiogroup", "name": f"{area.id} agreement", "title": HOW_FAR, "choices": agreement},
            {"type": "radiogroup", "name": f"{area.id} quadrant", "title": how_urgent(area.name), "choices": quadrant},
            {"type": "comment", "name": f"{area.id} comment", "title": "Comment"},
        ],
    }


def _copy(path: Path, to: Path) -> None:
    to.parent.mkdir(exist_ok=True)
    shutil.copy(path, to)


def _pyodide() -> str:
    return _page(
        "Python is starting.",
        f"""<script type="module">import {{ loadPyodide }} from "/pyodide/pyodide.mjs";
(await loadPyodide()).runPython({json.dumps(READY)});</script>""",
    )


def _pyscript() -> str:
    return _page(
        "Python is starting.",
        f"""<script type="module" src="/pyscript/core/core.js"></script>
<script type="py" config='{{"interpreter": "/pyodide/pyodide.mjs"}}'>{READY}</script>""",
    )


def _surveyjs() -> str:
    style, *scripts = (f"/surveyjs/{Path(name).name}" for name in SURVEY)
    return _page(
        '<div id="survey"></div>',
        f"""<link rel="stylesheet" href="{style}">{"".join(f'<script src="{one}"></script>' for one in scripts)}
<script>new Survey.Model({json.dumps(questions())}).render(document.getElementById("survey"));</script>""",
    )


def _page(body: str, scripts: str) -> str:
    head = '<meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1"><title>Beside ours</title>'
    head += '<link rel="icon" href="data:,">'
    return f'<!doctype html><html lang="en"><head>{head}</head><body>{body}{scripts}</body></html>'
