# What CI runs is what you run: .ci/run calls these recipes. Every target works after a bare clone.

PYTHON ?= $(shell for python in python3 python3.14 python3.13 python3.12 python3.11 python; do \
	$$python -c 'import ensurepip, sys, venv; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && echo $$python && break; done)
VENV := .venv
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip install --quiet --disable-pip-version-check
# Two stamps, so that a first answer does not wait for the tools of development.
RUNTIME := $(VENV)/.runtime
DEV := $(VENV)/.dev
NOTEBOOK := $(VENV)/.notebook

.DEFAULT_GOAL := help
.PHONY: help venv demo serve test check torture bench quality docs notebooks clean

help: ## Say what there is
	@grep -hE '^[a-z]+:.*## ' $(MAKEFILE_LIST) | awk -F ':.*## ' '{ printf "make %-9s %s\n", $$1, $$2 }'

$(BIN)/python:
	@test -n "$(PYTHON)" || { echo "No Python 3.11 or newer with venv was found. Install one (Debian, Ubuntu: apt-get install python3 python3-venv), or name it: make PYTHON=/path/to/python3" >&2; exit 2; }
	$(PYTHON) -m venv $(VENV)

$(RUNTIME): pyproject.toml | $(BIN)/python
	$(PIP) --editable .
	@touch $@

$(DEV): pyproject.toml | $(BIN)/python
	$(PIP) --editable '.[dev]'
	@touch $(RUNTIME) $@

$(NOTEBOOK): pyproject.toml | $(BIN)/python
	$(PIP) --editable '.[notebook]'
	@touch $(RUNTIME) $@

venv: $(DEV) ## Make .venv with all that development needs

demo: $(RUNTIME) ## Load the demo corpus, print an answer, serve the API (NO_SERVE=1: do not serve)
	$(BIN)/directive-graph demo $(if $(NO_SERVE),--no-serve)

serve: $(RUNTIME) ## Serve the store that DIRECTIVE_GRAPH_STORE names
	$(BIN)/directive-graph serve

test: $(DEV) ## Run all tests (a real Neo4j is started where Java and Maven are there)
	$(BIN)/python -m pytest $(ARGS)

check: $(DEV) ## Lint, format, types, and whether the generated documentation is fresh
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	$(BIN)/mypy
	$(BIN)/python -m graph_service.documentation --check

torture: $(DEV) ## Kill commands, services and a Neo4j, read ten thousand mutated files (ARGS="--help" lists sizes)
	$(BIN)/python tests/torture.py $(ARGS)

docs: $(DEV) ## Write the documentation that is generated from the program
	$(BIN)/python -m graph_service.documentation

bench: $(DEV) ## Measure against named alternatives and write docs/benchmarks.md (ARGS="--help" lists sizes)
	$(BIN)/python -m bench $(ARGS)

quality: $(DEV) ## Score extraction against the gold sets, with gains and losses since the last run
	$(BIN)/python -m bench.quality $(ARGS)

notebooks: $(NOTEBOOK) ## Open the notebooks in Jupyter
	$(BIN)/python -m jupyterlab --notebook-dir notebooks

clean: ## Remove the environment and every cache
	rm -rf $(VENV) .cache .mypy_cache .pytest_cache .ruff_cache .hypothesis
