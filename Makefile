# Two commands: `make run` and `make test`. Both make .venv themselves, once.
PYTHON ?= python3
BIN := .venv/bin
# Every start would compile everything anew, and the tests start the bot some hundred times.
unexport PYTHONDONTWRITEBYTECODE

.PHONY: run test types checks format derive bench wheel release

run: .venv/installed
	@$(BIN)/python -m bot

test: .venv/installed-dev
	@$(MAKE) --no-print-directory --jobs 2 checks types
	$(BIN)/coverage erase
	$(BIN)/coverage run -m pytest -n auto --maxprocesses 4 --dist worksteal
	$(BIN)/coverage combine --quiet
	$(BIN)/coverage report --fail-under=90

checks: .venv/installed-dev
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/lint-imports
	$(BIN)/python -m bot check
	$(BIN)/python -m tools.derive --check

types: .venv/installed-dev  # one core for as long as all the others together
	$(BIN)/mypy

format: .venv/installed-dev
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .

derive: .venv/installed-dev
	$(BIN)/python -m tools.derive

release: .venv/installed-dev
	$(BIN)/python -m tools.release

bench: .venv/installed-dev
	$(BIN)/python -m tests.benchmarks

wheel: .venv/installed-dev
	$(BIN)/python -m tools.wheel

.venv/bin/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
		{ echo "This bot needs Python 3.11 or newer. Name one: make $(MAKECMDGOALS) PYTHON=python3.12"; exit 1; }
	$(PYTHON) -m venv .venv

.venv/installed: pyproject.toml .venv/bin/python
	$(BIN)/pip install --quiet --disable-pip-version-check --editable .
	@touch $@

.venv/installed-dev: pyproject.toml .venv/bin/python
	$(BIN)/pip install --quiet --disable-pip-version-check --editable '.[dev]'
	@touch .venv/installed $@
