# make            install quizgen into .venv and build the collection into build/, schemas for editors into schemas/
# make test       install what the tests need and pass them
# make lint       style, types and the direction of imports
# make bench      speed, as ratios in one run
# make bless      take the present output as the golden files
# make pictures   draw the pictures of the README again
# make test-all   everything, also what takes long
# make bench-all  also the sizes that take minutes: a thousand sheets, a hundred thousand notes

PYTHON ?= python3
BIN := .venv/bin
# A file of tests stays together, since what it prepares is prepared once.
SIDE_BY_SIDE := --numprocesses auto --dist loadfile
PIP := $(BIN)/python -m pip --quiet --disable-pip-version-check

.PHONY: build test test-all lint bench bench-all bless pictures clean

build: .venv/main
	$(BIN)/quizgen build --out build
	$(BIN)/quizgen schema --quiet

.venv/python:
	$(PYTHON) -m venv .venv
	@touch $@

.venv/main: .venv/python pyproject.toml constraints.txt
	$(PIP) install --constraint constraints.txt --editable .
	@touch $@

.venv/dev: .venv/python pyproject.toml constraints.txt
	$(PIP) install --constraint constraints.txt --editable '.[dev]'
	@touch $@ .venv/main

test: .venv/dev
	$(BIN)/python -m pytest -m "not slow" $(SIDE_BY_SIDE)

test-all: .venv/dev
	$(BIN)/python -m pytest $(SIDE_BY_SIDE)

lint: .venv/dev
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/quizgen check

bench: .venv/dev
	$(BIN)/python -m benchmarks

bench-all: .venv/dev
	$(BIN)/python -m benchmarks --long

bless: .venv/dev
	$(BIN)/python -m pytest -m "not slow" --bless

pictures: .venv/dev
	$(BIN)/python docs/pictures.py

clean:
	rm -rf .venv build
