# Two commands are promised: make serve, make test. The rest serves those who build.
PORT ?= 8000
DATA_DIR ?= var
PY := .venv/bin/python
export PORT DATA_DIR

.DEFAULT_GOAL := help
.PHONY: help ready serve test test-postgres test-cluster fast check format protections lock bench bench-search audit sbom

help: ## Say what can be made
	@grep -hE '^[a-z-]+:.*## ' Makefile | sed -E 's/:.*## /\t/' | expand -t 12

ready: .venv/ready ## Install the libraries and compile the code: who runs it may not be allowed to write here
	@$(PY) -m compileall -qq config german intake motionkit portal uploads || true # It runs without, only later.

serve: ready ## Run the portal with its demo on 127.0.0.1:$(PORT), data in $(DATA_DIR)
	@exec $(PY) manage.py serve

test: .venv/ready-for-tests ready ## Run all tests, with Chromium
	@sh tests/prepare.sh
	$(PY) -m pytest -n 2 --dist loadfile --no-loadscope-reorder

test-postgres: .venv/ready-to-grow ## Run the tests on PostgreSQL 15, without browser and slow ones (ROOMS= for some of them)
	@sh tests/prepare.sh postgresql-15
	$(PY) -m tests.postgres $(PY) -m pytest -m "not browser and not slow" -q -n 2 --dist loadfile $(ROOMS)

test-cluster: .venv/ready-to-grow ## Run two servers, PostgreSQL with a standby, Redis, nginx; kill the primary (PUBLICATIONS=500)
	@sh tests/prepare.sh postgresql-15 redis-server
	PUBLICATIONS=$(or $(PUBLICATIONS),500) $(PY) -m pytest -q -s tests/cluster

fast: .venv/ready-for-tests ## Run the tests that need neither browser nor patience
	$(PY) -m pytest -m "not browser and not slow" -q

check: .venv/ready-for-tests ## Lint, types, import contracts, migrations
	$(PY) -m ruff check . && $(PY) -m ruff format --check .
	.venv/bin/djlint portal --lint --quiet
	.venv/bin/lint-imports && $(PY) -m mypy
	$(PY) manage.py makemigrations --check --dry-run

format: .venv/ready-for-tests ## Bring code into its form
	$(PY) -m ruff format . && $(PY) -m ruff check --fix .

protections: .venv/ready-for-tests ## Take out what stops attacks, one at a time, and see a test fail (half an hour; ONLY= for some)
	$(PY) -m tests.protections $(ONLY)

bench: .venv/ready-for-tests ## Measure speed, write docs/performance.md (needs nginx-light and wrk; ten minutes)
	$(PY) -m bench

bench-search: .bench/ready ## Measure quality and speed of search beside others (CORPUS=, QUERIES=, DOCUMENTS=)
	CORPUS="$(CORPUS)" QUERIES="$(QUERIES)" DOCUMENTS="$(DOCUMENTS)" .bench/bin/python bench/search.py

audit: .venv/ready-for-tests ## Audit every public template with hostile words, in five renderings; then Lighthouse
	@sh tests/prepare.sh
	AUDIT=full $(PY) -m pytest -q tests/browser/test_every_template.py
	$(PY) -m bench.lighthouse

lock: .venv/uv ## Write the lock files anew from pyproject.toml
	.venv/bin/uv pip compile $(LOCK) pyproject.toml -o requirements.lock
	.venv/bin/uv pip compile $(LOCK) pyproject.toml --extra test -c requirements.lock -o requirements-test.lock
	.venv/bin/uv pip compile $(LOCK) pyproject.toml --extra grow -c requirements.lock -o requirements-grow.lock
LOCK := --universal --generate-hashes --no-header --no-annotate --python-version 3.11 --upgrade -q

sbom: ## Write which libraries this version is made of: sbom.json (CycloneDX)
	@python3 deploy/sbom.py > sbom.json

# Else Python compiles two thousand modules at every start of a portal that may not write here: three quarters of the time.
COMPILE := $(PY) -m compileall -q -j 0 .venv/lib || true # Some libraries bring templates that are no Python yet.

.venv/uv: requirements-uv.lock
	python3 -m venv .venv
	.venv/bin/pip install --quiet --disable-pip-version-check --require-hashes -r requirements-uv.lock
	@touch $@

.venv/ready: .venv/uv requirements.lock Makefile
	.venv/bin/uv pip install --quiet --require-hashes -r requirements.lock
	@$(COMPILE)
	@touch $@

# What is measured beside the portal is no part of it: an environment of its own that sees the portal's libraries.
.bench/ready: .venv/ready-for-tests
	$(PY) -m venv .bench
	$(PY) -c "import sysconfig; print(sysconfig.get_path('purelib'))" > .bench/shared.pth
	mv .bench/shared.pth "$$(.bench/bin/python -c "import sysconfig; print(sysconfig.get_path('purelib'))")"
	.bench/bin/pip install --quiet --disable-pip-version-check "psycopg[binary]>=3.3.9" || echo "PostgreSQL is left out."
	.bench/bin/pip install --quiet --disable-pip-version-check tantivy || echo "tantivy is left out."
	@touch $@

.venv/ready-for-tests: .venv/ready requirements-test.lock
	.venv/bin/uv pip install --quiet --require-hashes -r requirements-test.lock
	@$(COMPILE)
	@touch $@

.venv/ready-to-grow: .venv/ready-for-tests requirements-grow.lock
	.venv/bin/uv pip install --quiet --require-hashes -r requirements-grow.lock
	@$(COMPILE)
	@touch $@
