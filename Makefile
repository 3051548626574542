# Works on Linux and macOS; the README has the plain commands for Windows.

.DEFAULT_GOAL := help
.PHONY: help run test lint bench screens body torture clean ready-run ready-test

PYTHON := .venv/bin/python
unexport VIRTUAL_ENV PYTHONHOME PYTHONPATH CONDA_PREFIX

help: ## says what can be made
	@awk -F ':.*## ' '/^[a-z]+:.*## / { printf "make %-8s %s\n", $$1, $$2 }' Makefile

run: ready-run ## opens the demo clinic, after all set-up
	@if [ "$$(uname)" = Linux ] && [ -z "$$DISPLAY$$WAYLAND_DISPLAY" ]; then \
		$(PYTHON) tools/screens.py demo; \
	else \
		$(PYTHON) main.py --demo; \
	fi

test: ready-test lint ## checks everything but torture, after all set-up
	@$(PYTHON) -m pytest -n 2 --dist loadgroup --max-worker-restart 0

lint: ready-test ## style, types and import rules
	@$(PYTHON) tools/lint.py

bench: ready-test ## measures speed against a bare window; writes build/bench.json
	@$(PYTHON) -m tests.bench

screens: ready-test ## pictures of all that a person meets, in build/screens
	@$(PYTHON) tools/screens.py

body: ready-test ## rebuilds assets/body from its source
	@$(PYTHON) assets/body/source/build.py

torture: ready-test ## the long fault and crash tests, as a table
	@$(PYTHON) -m tests.torture
	@$(PYTHON) -m pytest -m torture

clean: ## back to a fresh clone
	@rm -rf .venv build dist .pytest_cache .hypothesis .ruff_cache .import_linter_cache
	@find . -name __pycache__ -type d -prune -exec rm -rf {} +

ready-run:
	@sh tools/setup.sh run

ready-test:
	@sh tools/setup.sh test
