# Every target sets itself up in .venv; a fresh machine needs git, make and Python 3.11 or newer.
.DEFAULT_GOAL := help
.DELETE_ON_ERROR:
.PHONY: help demo serve shots bench test test-long check build texts pins

BIN := .venv/bin
RUN := .venv/run.stamp
DEV := .venv/dev.stamp
SELECT ?= not long and not office
TESTS ?=
LOOKS ?=
SIDE ?= 2026

help:
	@echo 'make demo       the desk on practice data; without a screen: the same walk, off-screen'
	@echo '                SIDE=2027: on 15 January 2027, under the new rules'
	@echo 'make test       the tests, on SQLite and PostgreSQL'
	@echo 'make test-long  all tests: kills, long machines, LibreOffice'
	@echo 'make check      form, faults, types, and who imports whom'
	@echo 'make serve      the central service'
	@echo 'make bench      the benchmarks of docs/benchmarks.md; KEEP=folder keeps what was filled'
	@echo 'make shots      the pictures in docs/pictures; LOOKS=all: every screen in each look'
	@echo 'make build      a folder in dist/ that runs without Python'
	@echo 'make texts      the translations in resources/i18n'
	@echo 'make pins       newer versions in requirements/'

$(RUN): requirements/run.txt pyproject.toml
	@tools/setup.sh run

$(DEV): requirements/dev.txt pyproject.toml
	@tools/setup.sh dev

demo: $(RUN)
	@$(BIN)/python tools/qt.py
	@$(BIN)/python -m collector_desk demo --side $(SIDE)

serve: $(RUN)
	@$(BIN)/collector-desk-service serve

shots: $(RUN)
	@$(BIN)/python -m collector_desk $(if $(LOOKS),looks,shots)

bench: $(DEV)
	@$(BIN)/python -m bench

test: $(DEV)
	@$(BIN)/pytest -q -n auto -m '$(SELECT)' $(TESTS)

test-long: $(DEV)
	@$(BIN)/python tools/office.py
	@$(BIN)/pytest -q -n auto --hypothesis-profile=long --timeout=1800 $(TESTS)

check: $(DEV)
	@$(BIN)/ruff format --check .
	@$(BIN)/ruff check .
	@$(BIN)/mypy
	@$(BIN)/lint-imports --no-logo

build: $(DEV)
	@$(BIN)/pyinstaller --log-level WARN --noconfirm --clean build.spec

texts: $(DEV)
	@mkdir -p resources/i18n
	@$(BIN)/pyside6-lupdate -extensions py collector_desk/ui \
		-ts resources/i18n/desk_nn.ts resources/i18n/desk_en.ts
	@$(BIN)/pyside6-lrelease resources/i18n/desk_nn.ts resources/i18n/desk_en.ts

pins: $(DEV)
	@tools/pin.sh
