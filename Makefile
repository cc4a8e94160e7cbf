# `make` alone lists what can be made; each line of help stands behind its target.
PYTHON ?= python3
BIN := .venv/bin
SET_UP := .venv/set-up
PACK ?= parameters/islamabad-2025

.DEFAULT_GOAL := help
# Four parts, of which three run at a time: tests that start processes of their own, tests of pages and what is on
# them, tests of what comes in, and all others, which begin since they are the shortest.
STARTING := tests/batch tests/kernels tests/difference tests/test_cli.py
PAGES := tests/browser tests/present tests/publish
COMING_IN := tests/disclosure tests/hostile tests/intake tests/review tests/workshop
.PHONY: help reports test test-others test-starting test-pages test-coming-in lab check bench guide words lock clean

help: ## list these targets
	@awk -F ':.*## ' '/^[a-z-]+:.*## / {printf "make %-9s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

reports: $(SET_UP) ## set up once, then make the reports of the shipped workshop (PACK=folder for another)
	$(BIN)/bahali reports $(PACK)/reports.yaml

test: $(SET_UP) ## set up once, then run every test
	$(MAKE) --jobs=3 --output-sync=line test-others test-starting test-pages test-coming-in

test-starting: $(SET_UP)
	$(BIN)/pytest -p no:cacheprovider $(STARTING)

test-pages: $(SET_UP)
	$(BIN)/pytest -p no:cacheprovider $(PAGES)

test-coming-in: $(SET_UP)
	$(BIN)/pytest -p no:cacheprovider $(COMING_IN)

test-others: $(SET_UP)
	$(BIN)/pytest -p no:cacheprovider $(addprefix --ignore=,$(STARTING) $(PAGES) $(COMING_IN))
	$(BIN)/pytest --nbval-lax --nbval-current-env notebooks

lab: $(SET_UP) ## open the notebooks in JupyterLab
	$(BIN)/jupyter lab --notebook-dir=. --LabApp.check_for_updates_class=jupyterlab.NeverCheckForUpdate \
	  --LabApp.news_url=None notebooks

check: $(SET_UP) ## lint, types, floors, clean notebooks
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/nbstripout --verify --keep-count --extra-keys "metadata.papermill cell.metadata.papermill cell.metadata.execution" notebooks/*.ipynb

bench: $(SET_UP) ## measure draws, other methods, checking, formats, kernels, a batch and how batches grow
	$(BIN)/python benchmarks/bench_robustness.py
	$(BIN)/python benchmarks/bench_methods.py
	$(BIN)/python benchmarks/bench_checking.py
	$(BIN)/python benchmarks/bench_formats.py
	$(BIN)/python benchmarks/bench_kernels.py
	$(BIN)/python benchmarks/bench_batch.py
	$(BIN)/python benchmarks/bench_growth.py

words: $(SET_UP) ## gather the fixed words of reports into the template for translators
	$(BIN)/python -m bahali.vocabulary.gathering

guide: $(SET_UP) ## write docs/tables.md anew from the models that check a pack
	$(BIN)/python -m bahali.workshop.guide > docs/tables.md

lock: ## choose the versions of all dependencies anew (needs the package index)
	$(PYTHON) -m venv build/lock
	build/lock/bin/python -m pip install --quiet uv
	build/lock/bin/uv pip compile --quiet --upgrade --universal --python-version 3.11 --all-extras \
	  --generate-hashes --no-emit-index-url --no-emit-find-links --no-header --no-annotate \
	  --output-file requirements.lock pyproject.toml

clean: ## remove the environment and everything that was produced
	rm -rf .venv build .hypothesis .mypy_cache .pytest_cache .ruff_cache .import_linter_cache lib/*.egg-info
	find . -name __pycache__ -type d -prune -exec rm -rf {} +
	find reports -mindepth 1 ! -name README.md -prune -exec rm -rf {} +

# The stamp is younger than the lock only when everything in it was installed.
$(SET_UP): requirements.lock pyproject.toml
	$(PYTHON) -m venv .venv
	$(BIN)/python -m pip install --quiet --require-hashes --requirement requirements.lock
	$(BIN)/python -m pip install --quiet --no-deps --no-build-isolation --editable .
	$(BIN)/jupyter kernelspec install --sys-prefix lib/bahali/kernels/shipped/bahali 2> /dev/null
	touch $(SET_UP)
