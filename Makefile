# Two commands are promised: make serve, make test. The rest serves those who build.
PORT ?= 8000
DATA_DIR ?= var
PY := .venv/bin/python
export PORT DATA_DIR

.DEFAULT_GOAL := help
.PHONY: help serve test fast check format lock bench bench-search audit

help: ## Say what can be made
	@grep -hE '^[a-z-]+:.*## ' Makefile | sed -E 's/:.*## /\t/' | expand -t 12

serve: .venv/ready ## Run the portal with its demo on 127.0.0.1:$(PORT), data in $(DATA_DIR)
	@exec $(PY) manage.py serve

test: .venv/ready-for-tests ## Run all tests, with Chromium
	@sh tests/prepare.sh
	$(PY) -m pytest -n 2 --dist loadfile

fast: .venv/ready-for-tests ## Run the tests that need neither browser nor patience
	$(PY) -m pytest -m "not browser and not slow" -q

check: .venv/ready-for-tests ## Lint, types, import contracts, migrations
	$(PY) -m ruff check . && $(PY) -m ruff format --check .
	.venv/bin/djlint portal --lint --quiet
	.venv/bin/lint-imports && $(PY) -m mypy
	$(PY) manage.py makemigrations --check --dry-run

format: .venv/ready-for-tests ## Bring code into its form
	$(PY) -m ruff format . && $(PY) -m ruff check --fix .

bench: .venv/ready-for-tests ## Measure speed, write docs/performance.md (needs nginx-light and wrk; ten minutes)
	$(PY) -m bench

audit: .venv/ready-for-tests ## Audit every public template with hostile words, in five renderings; then Lighthouse
	@sh tests/prepare.sh
	AUDIT=full $(PY) -m pytest -q tests/browser/test_every_template.py
	$(PY) -m bench.lighthouse

bench-search: .venv/ready-for-tests ## Measure quality and speed of search (CORPUS=, QUERIES=, DOCUMENTS=)
	CORPUS="$(CORPUS)" QUERIES="$(QUERIES)" $(PY) bench/search_quality.py
	DOCUMENTS="$(DOCUMENTS)" $(PY) bench/search_speed.py

lock: .venv/uv ## Write the lock files anew from pyproject.toml
	.venv/bin/uv pip compile $(LOCK) pyproject.toml -o requirements.lock
	.venv/bin/uv pip compile $(LOCK) pyproject.toml --extra test -c requirements.lock -o requirements-test.lock
LOCK := --universal --generate-hashes --no-header --no-annotate --python-version 3.11 --upgrade -q

.venv/uv: requirements-uv.lock
	python3 -m venv .venv
	.venv/bin/pip install --quiet --disable-pip-version-check --require-hashes -r requirements-uv.lock
	@touch $@

.venv/ready: .venv/uv requirements.lock
	.venv/bin/uv pip install --quiet --require-hashes -r requirements.lock
	@touch $@

.venv/ready-for-tests: .venv/ready requirements-test.lock
	.venv/bin/uv pip install --quiet --require-hashes -r requirements-test.lock
	@touch $@
