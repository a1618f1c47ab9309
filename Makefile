# Every command of the house; `make` alone lists them.
.DEFAULT_GOAL := help
.NOTPARALLEL:
.DELETE_ON_ERROR:

BIN := .venv/bin
READY := .venv/ready
READY_DEV := .venv/ready-dev
WORDS := $(patsubst %.po,%.mo,$(wildcard translations/*/LC_MESSAGES/*.po))
# The databases of tests live in memory where the machine has such a place: what only a power cut would show is not paid for.
PYTEST := TMPDIR=$(or $(wildcard /dev/shm),/tmp) $(BIN)/pytest -n 2 --dist worksteal

.PHONY: help setup setup-dev run test check prove audit bench pictures words pins clean

help:  ## this list · هذه القائمة
	@awk -F ':.*## ' '/^[a-z]+:.*## / { printf "  make %-8s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

run: setup  ## serve the desks on PORT (8000) and the public pages on the next · تشغيل سديد
	@exec $(BIN)/python -m sadeed.serve

test: setup-dev  ## every test, on SQLite and on Postgres · كل الاختبارات
	@workshop/chromium.sh
	@$(PYTEST)

setup: $(READY) $(WORDS)  ## install only: .venv, pinned packages, compiled words · التهيئة وحدها

setup-dev: $(READY_DEV) $(READY) $(WORDS)

check: setup-dev  ## format, lint, types, import contracts, templates, words · الفحص
	@echo "format";    $(BIN)/ruff format --check --quiet . || { echo "run: $(BIN)/ruff format ."; exit 1; }
	@echo "lint";      $(BIN)/ruff check --quiet .
	@echo "types";     $(BIN)/mypy --no-error-summary
	@echo "contracts"; $(BIN)/lint-imports --no-logo --no-cache > .venv/contracts.txt || { cat .venv/contracts.txt; exit 1; }
	@echo "templates"; if [ -d templates ]; then $(BIN)/djlint --lint --quiet templates; fi
	@echo "words";     $(BIN)/python workshop/words.py check
	@echo "suspects";  $(BIN)/python workshop/suspects.py

prove: setup-dev  ## the slow proofs: killed workers, real starts, long walks · البراهين البطيئة
	@workshop/chromium.sh
	@$(PYTEST) -m prove

audit: setup-dev  ## attack both apps of a throw-away house: bandit, wapiti, sqlmap · فحص الاختراق
	@workshop/audit.sh
	@$(BIN)/python -m workshop.audit

bench: setup-dev  ## speed, size and memory, each beside its floor · القياسات
	@$(BIN)/python -m bench

pictures: setup-dev  ## the pictures of README and the guides, taken anew · صور الأدلة
	@workshop/chromium.sh
	@$(BIN)/python workshop/pictures.py

words: setup-dev  ## gather the interface's words into translations/ · جمع نصوص الواجهة
	@$(BIN)/python workshop/words.py gather

pins: setup-dev  ## newest versions the ranges of pyproject.toml allow, with their hashes · تحديث الإصدارات
	@workshop/pins.sh

clean:  ## remove what commands made, but never the data in var/ · التنظيف
	@rm -rf .venv .venv-audit .pytest_cache .mypy_cache .ruff_cache .hypothesis .import_linter_cache .coverage*
	@find . -name __pycache__ -type d -not -path './var/*' -prune -exec rm -rf {} +
	@find translations -name '*.mo' -delete

$(READY): requirements.txt | $(BIN)/python
	@workshop/install.sh requirements.txt
	@touch $@

$(READY_DEV): requirements-dev.txt | $(BIN)/python
	@workshop/install.sh requirements-dev.txt
	@touch $@ $(READY)

$(BIN)/python:
	@workshop/venv.sh

%.mo: %.po | $(READY)
	@$(BIN)/pybabel --quiet compile --input-file $< --output-file $@
