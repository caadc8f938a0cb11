# Each target is one line that you could type yourself.
# Another Python than `python3`: make report PYTHON=python3.12

PYTHON = python3
BIN = .venv/bin
# Made last, so an installation that was cut off is done again.
READY = .venv/installed

.PHONY: report test browser-tools check bench docs lock clean .venv

report: $(READY)
	$(BIN)/bnr report data/bnr-tiktok-2023
	$(BIN)/bnr methods
	$(BIN)/bnr context data/bnr-tiktok-2023

test: $(READY)
	$(BIN)/pytest -n 2 -m "not slow"

# axe-core and the Nu checker, for the tests in tests/browser: from npm, as your npm is set up, into .node/.
browser-tools:
	mkdir -p .node
	cp tests/browser/package.json .node/
	npm install --prefix .node --no-save --no-package-lock --ignore-scripts --no-audit --no-fund

check: $(READY)
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports --no-logo

# Side by side with what you would use instead, which it installs into .bench/; a first look: make bench ROUNDS=--quick
bench: $(READY)
	$(BIN)/python tools/run_benchmarks.py $(ROUNDS)

# What is generated from code and committed: data dictionary, data packages, the pages and charts of the BNR case, the gallery.
docs: $(READY)
	$(BIN)/python tools/write_dictionary.py
	$(BIN)/python tools/write_datapackage.py
	$(BIN)/bnr report data/bnr-tiktok-2023
	$(BIN)/bnr methods
	$(BIN)/bnr context data/bnr-tiktok-2023
	$(BIN)/bnr figures data/bnr-tiktok-2023 --all
	$(BIN)/bnr figures data/practice-probe --all --language nl
	$(BIN)/bnr index
	$(BIN)/python tools/write_gallery.py
	$(BIN)/python tools/take_picture.py

lock: $(READY)
	$(BIN)/uv pip compile pyproject.toml --extra dev --universal --python-version 3.11 --generate-hashes --no-header --no-emit-index-url --no-annotate --output-file requirements.lock

clean:
	rm -rf .venv .node .bench dist .mypy_cache .ruff_cache .pytest_cache .import_linter_cache .hypothesis

.venv: $(READY)

$(READY): requirements.lock pyproject.toml tools/python_version.py
	$(PYTHON) tools/python_version.py
	$(PYTHON) -m venv .venv
	$(BIN)/pip install --disable-pip-version-check --require-hashes -r requirements.lock
	$(BIN)/pip install --disable-pip-version-check --no-deps --no-build-isolation -e .
	touch $(READY)
