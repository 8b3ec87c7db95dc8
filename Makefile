# Two commands for a fresh machine with Python 3.11, make and git:
#   make demo   reads examples/ into a brief on the terminal and story.html
#   make test   runs the tests
# Both make their own environment in .venv first.

PYTHON ?= python3
VENV ?= .venv
BIN = $(VENV)/bin
SHARED ?= ../shared
DATA ?= $(SHARED)/data/train

.PHONY: help demo test check fix eval train bench picture clean

help:
	@sed -n '1,4p' Makefile; echo; grep -E '^[a-z]+:.*##' Makefile | sed 's/:.*##/:/'

$(BIN)/crossread: pyproject.toml
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable .
	@touch $@

$(VENV)/.test: $(BIN)/crossread
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable '.[test,check]'
	@touch $@

demo: $(BIN)/crossread ## a cited brief of the example on the terminal, and the page in story.html
	$(BIN)/crossread brief examples/strait/reports --format html --out story.html --quiet
	$(BIN)/crossread brief examples/strait/reports
	@echo "The same as a page: story.html (open it in a browser; it needs no network)"

test: $(VENV)/.test ## the tests
	$(BIN)/python -m pytest

check: $(VENV)/.test ## formatting, lint, types
	$(BIN)/ruff format --check src tests benchmarks
	$(BIN)/ruff check src tests benchmarks
	$(BIN)/mypy

fix: $(VENV)/.test ## let the formatter and the linter mend what they can
	$(BIN)/ruff format src tests benchmarks
	$(BIN)/ruff check --fix src tests benchmarks

eval: $(VENV)/.test ## score the annotated clusters against the pinned floors
	$(BIN)/python -m pytest tests/test_eval.py -q -rs

train: ## make the English reader again: make train DATA=folder (needs torch)
	$(PYTHON) -m training.train $(DATA)
	$(PYTHON) -m training.linker $(DATA) src/crossread/language/models/en-1

bench: $(VENV)/.test ## speeds, as ratios in one run
	for script in benchmarks/speed_*.py; do $(BIN)/python $$script; done

picture: $(VENV)/.test ## draw docs/page.png again from the example (needs Chromium)
	$(BIN)/python web/picture.py

clean: ## remove the environment and what tests left
	rm -rf $(VENV) .pytest_cache .hypothesis .mypy_cache .ruff_cache build dist story.html
