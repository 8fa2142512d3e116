# Bækkenro: `make run` and `make test` set up what they need and do the rest.
.DEFAULT_GOAL := help
PYTHON ?= python3
VENV   := .venv
BIN    := $(VENV)/bin
# `make setup FOR=run` leaves out what only tests, checks and benchmarks need.
FOR    ?= dev
LOCK_run := requirements.txt
LOCK_dev := requirements-dev.txt
READY  := $(VENV)/ready-
COMPILE = $(BIN)/uv pip compile pyproject.toml -q --upgrade --universal --python-version 3.11 \
          --generate-hashes --no-header --no-emit-index-url --no-emit-find-links

.PHONY: help setup run test soak check bench lock pictures clean

help:  ## what there is
	@sed -n 's/^\([a-z]*\):.*##/  make \1 \t/p' $(MAKEFILE_LIST) | expand -t 20

setup: $(READY)$(FOR)  ## install into .venv, nothing else

run: $(READY)run  ## the demo in a browser; with TELEGRAM_TOKEN: the real bot
	@exec $(BIN)/python -m bot run

test: $(READY)dev  ## every test, file by file on all cores
	@$(BIN)/python -m pytest -n auto --dist loadfile $(ARGS)

soak: $(READY)dev  ## the failure tests, ten times as long
	@SOAK=10 $(BIN)/python -m pytest tests/failures $(ARGS)

check: $(READY)dev  ## lint, types, floors, content
	@$(BIN)/ruff check .
	@$(BIN)/ruff format --check .
	@$(BIN)/mypy
	@$(BIN)/lint-imports
	@$(BIN)/python -m bot check

bench: $(READY)dev  ## figures, side by side with what one would pick instead
	@$(BIN)/python -m benchmarks $(ARGS)

lock: $(READY)dev  ## pin the newest versions again, with hashes
	@$(COMPILE) --extra dev -o requirements-dev.txt
	@$(COMPILE) -c requirements-dev.txt -o requirements.txt

pictures: $(READY)dev  ## draw content's pictures again, and take the README's (needs Chromium)
	@$(BIN)/python .ci/draw.py
	@BROWSER=true PYTHONPATH=. $(BIN)/python .ci/screenshot.py

clean:  ## remove the environment and what tools left behind
	@rm -rf $(VENV) .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache build dist

# The environment: one virtual environment, one stamp for each set of pins.
$(BIN)/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null || \
	  { echo "Bækkenro needs Python 3.11 or later, and '$(PYTHON)' is $$($(PYTHON) --version 2>&1 || echo not there). Name another: make PYTHON=python3.12" >&2; exit 1; }
	@$(PYTHON) -c 'import ensurepip, venv' 2>/dev/null || \
	  { echo "$(PYTHON) cannot make a virtual environment: install its venv package (Debian, Ubuntu: apt install python3-venv)" >&2; exit 1; }
	@echo "Making $(VENV) …"
	@$(PYTHON) -m venv $(VENV)

$(READY)%: $(BIN)/python requirements.txt requirements-dev.txt pyproject.toml
	@echo "Installing the pinned packages ($(LOCK_$*)) …"
	@$(BIN)/python -m pip install -q --disable-pip-version-check --require-hashes -r $(LOCK_$*) || \
	  { echo "The packages could not be installed (the reason stands above). With the network back, run make again." >&2; exit 1; }
	@touch $@
