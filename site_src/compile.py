"""Write the package `compiled`: the schema as a plain Python check, the instruments as a plain dict, the report's style and the name
of the State as texts.

python site_src/compile.py build/generated
"""

import json
import re
import sys
from functools import cache
from pathlib import Path
from pprint import pformat
from typing import Any

import fastjsonschema
from priorities.authoring import notes, read_folder
from priorities.instrument import Instrument
from priorities.plain import plain
from priorities.reading import InstrumentError

ROOT = Path(__file__).parent.parent
sys.path.insert(0, str(ROOT))

from site_src.settings import SettingsError, not_offered, settings  # noqa: E402  (the path has to be there first)

STYLE = ROOT / "py/priorities/report.css"
SCHEMA = ROOT / "py/priorities/exercise-v1.schema.json"


@cache
def read_instruments() -> dict[str, Instrument]:
    """The instruments of this copy, each right alone, with the others, and with the pages that show it."""
    return read_folder(ROOT / "instruments", ROOT / "docs")


def schema_code(schema: dict[str, Any]) -> str:
    """The schema as Python that raises our own refusal, so that the page does not download the compiler with it."""
    code = fastjsonschema.compile_to_code(schema, detailed_exceptions=False)
    theirs = "from fastjsonschema import JsonSchemaValueException"
    if theirs not in code:
        raise SystemExit("fastjsonschema writes another import now: see schema_code")
    return code.replace(theirs, "from priorities.files import SchemaProblem as JsonSchemaValueException")


def compile_all(target: Path) -> None:
    """Write the package below `target`."""
    package = target / "compiled"
    package.mkdir(parents=True, exist_ok=True)
    (package / "__init__.py").write_text('"""Made at build from the schema, the instruments and the settings."""\n')
    (package / "schema.py").write_text(schema_code(json.loads(SCHEMA.read_text(encoding="utf-8"))), encoding="utf-8")
    style = re.sub(r"/\*.*?\*/|\n *", "", STYLE.read_text(encoding="utf-8"), flags=re.DOTALL)
    (package / "report_style.py").write_text(f"STYLE = {style!r}\n", encoding="utf-8")
    (package / "state.py").write_text(f"NAME = {settings().name!r}\n", encoding="utf-8")
    left_out = not_offered()
    instruments = {name: one for name, one in read_instruments().items() if name not in left_out}
    for note in notes(instruments.values()):
        print(f"note: {note}", file=sys.stderr)
    held = {name: plain(one) for name, one in instruments.items()}
    (package / "instruments.py").write_text(f"INSTRUMENTS = {pformat(held, width=120, sort_dicts=False)}\n", encoding="utf-8")


if __name__ == "__main__":
    try:
        compile_all(Path(sys.argv[1]))
    except (InstrumentError, SettingsError) as error:
        sys.exit("\n".join(f"error: {line}" for line in str(error).splitlines()))
