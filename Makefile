# Two commands do everything: `make serve` and `make test`. Each installs what is missing into this folder first.
PYTHON ?= python3
VENV := .venv
PY := $(VENV)/bin/python
PORT ?= 8000
SITE_URL ?= http://127.0.0.1:$(PORT)/
export PYTHONPATH := py:build/generated:.
export NO_MKDOCS_2_WARNING := 1
export PYTHONDONTWRITEBYTECODE := 1

OURS := $(shell find py instruments -name '*.py' -o -name '*.json' -o -name '*.css' -o -name '*.toml')
SITE := $(shell find docs site_src -path site_src/node_modules -prune -o -type f -print) mkdocs.yml
INSTALLED := build/installed
GENERATED := build/generated/compiled/schema.py
RUNTIME := build/python.zip.gz build/pyodide.asm.wasm

.PHONY: serve site test test-long check bench clean always

serve: site
	@$(PY) site_src/serve.py --port $(PORT) --site site

site: build/site-built

build/site-built: $(RUNTIME) build/address $(SITE)
	SITE_URL=$(SITE_URL) $(VENV)/bin/mkdocs build --strict --site-dir site
	@touch $@

# Changes only when the address does: pages are built for the address they are served from.
build/address: always
	@mkdir -p build && echo $(SITE_URL) | cmp -s - $@ || echo $(SITE_URL) > $@

test: $(RUNTIME)
	@$(PY) tests/run.py

test-long: $(RUNTIME)
	@$(PY) tests/run.py --long

check: $(INSTALLED) $(GENERATED)
	$(VENV)/bin/ruff check .
	$(VENV)/bin/ruff format --check .
	$(VENV)/bin/mypy

bench: site
	@$(PY) -m tests.bench $(BENCH)
	@$(PY) -m tests.bench.orders

clean:
	rm -rf build site $(VENV) site_src/node_modules test-results .pytest_cache .mypy_cache .ruff_cache .hypothesis

build/venv: requirements.txt site_src/venv.py
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "Python 3.11 or later is needed; set PYTHON=python3.12 or the like.")'
	$(PYTHON) -m venv $(VENV)
	$(PY) -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements.txt
	$(PY) site_src/venv.py
	@mkdir -p build && touch $@

build/npm: site_src/package-lock.json
	cd site_src && npm ci --silent --no-audit --no-fund --ignore-scripts
	@mkdir -p build && touch $@

$(INSTALLED): build/venv build/npm
	@touch $@

$(GENERATED): $(INSTALLED) site_src/compile.py py/priorities/exercise-v1.schema.json py/priorities/report.css $(wildcard instruments/*.toml) mkdocs.yml site_src/settings.py $(wildcard py/priorities/*.py)
	$(PY) site_src/compile.py build/generated
	@touch $@

build/python.zip.gz: $(GENERATED) $(OURS) build/pyodide.asm.wasm site_src/pack.mjs site_src/pack.py site_src/runtime/modules.py
	node site_src/pack.mjs $(@D) build/generated py $$($(PY) -c 'import sysconfig; print(sysconfig.get_path("purelib"))')

build/pyodide.asm.wasm: build/npm site_src/prune.mjs site_src/left_out.mjs site_src/tables.mjs
	node site_src/prune.mjs $(@D)
