# One environment for everything; `make demo` and `make test` make it where it is not there yet.
PYTHON ?= python3
VENV ?= .venv
BIN := $(VENV)/bin

.PHONY: demo test lint golden schemas rules accuracy clean

demo: $(VENV)/.installed
	$(BIN)/rapportparser parse samples/voortgangsrapportage-2021-veiligheid.txt --indent 2

test: $(VENV)/.installed-dev
	$(BIN)/pytest -n auto

lint: $(VENV)/.installed-dev
	$(BIN)/ruff format --check src tests benchmarks
	$(BIN)/ruff check src tests benchmarks
	$(BIN)/mypy
	$(BIN)/lint-imports

golden: $(VENV)/.installed-dev
	$(BIN)/pytest tests/test_golden.py tests/test_check_formats.py --regenerate-golden

schemas: $(VENV)/.installed
	for name in rapport findings manifest diff; do $(BIN)/rapportparser schema $$name -o schemas/$$name.schema.json; done

rules: $(VENV)/.installed
	$(BIN)/rapportparser rules --format markdown -o docs/rules.md

accuracy: $(VENV)/.installed-dev
	$(BIN)/python benchmarks/evaluate.py

clean:
	rm -rf $(VENV)

$(VENV)/bin/python:
	$(PYTHON) -m venv $(VENV)

$(VENV)/.installed: $(VENV)/bin/python pyproject.toml constraints.txt
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -c constraints.txt -e .
	touch $@

$(VENV)/.installed-dev: $(VENV)/bin/python pyproject.toml constraints.txt
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -c constraints.txt -e ".[dev]"
	touch $@ $(VENV)/.installed
