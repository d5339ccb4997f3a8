.DEFAULT_GOAL := help
PYTHON ?= python3
VENV   ?= .venv
BIN    := $(VENV)/bin
DATA   ?= ../shared/data

.PHONY: help install run test interop gate bench crash clean

help: ## list the targets
	@grep -hE '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed -E 's/^([a-z-]+):.*## (.*)/\1\t\2/' | expand -t 12

$(BIN)/kg: setup.cfg pyproject.toml
	$(PYTHON) -m venv $(VENV)
	@echo 'installing into $(VENV) …'
	@$(BIN)/pip install --quiet --upgrade pip
	@$(BIN)/pip install --quiet --editable '.[test]' 2>$(VENV)/pip.log || { cat $(VENV)/pip.log; exit 1; }
	@touch $(BIN)/kg

install: $(BIN)/kg ## make a virtual environment and install into it

run: install ## build the graph of the seeds into out/
	$(BIN)/kg build seeds -o out

test: install ## run the tests
	$(BIN)/python -m pytest

interop: install ## Gephi's importer, Apache Jena (JDK 17, Maven) and Chromium read the files
	$(BIN)/pip install --quiet 'igraph>=0.11' 'pandas>=2' 'playwright>=1.40'
	$(BIN)/python -m pytest tests/interop -o addopts=-q

gate: install ## measure on the dev sets below DATA and refuse a drop
	$(BIN)/kg evaluate $(DATA) --floors tests/floors.tsv

bench: install ## a graph of a million statements against rdflib and networkx (half an hour, 40 GB)
	$(BIN)/python tests/long/bench.py $(DATA)

crash: install ## kill -9 at twenty random moments of kg add (ten minutes)
	$(BIN)/python tests/long/crash.py $(DATA)

clean: ## remove what make made
	rm -rf $(VENV) out build dist *.egg-info
