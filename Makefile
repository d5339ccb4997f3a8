.DEFAULT_GOAL := help
PYTHON ?= python3
VENV   ?= .venv
BIN    := $(VENV)/bin
DATA   ?= ../shared/data

.PHONY: help install run test clean

help: ## list the targets
	@grep -hE '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed -E 's/^([a-z-]+):.*## (.*)/\1\t\2/' | expand -t 12

$(BIN)/kg: setup.cfg pyproject.toml
	$(PYTHON) -m venv $(VENV)
	$(BIN)/pip install --quiet --upgrade pip
	$(BIN)/pip install --quiet --editable '.[test]'
	@touch $(BIN)/kg

install: $(BIN)/kg ## make a virtual environment and install into it

run: install ## build the graph of the seeds into out/
	$(BIN)/kg build seeds -o out

test: install ## run the tests
	$(BIN)/python -m pytest

clean: ## remove what make made
	rm -rf $(VENV) out build dist *.egg-info
