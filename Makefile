# Every word sets up what it needs in .venv and says so. PYTHON picks the interpreter (3.11 or newer).

PYTHON ?= python3
DATA ?= ../shared/data
BIN := .venv/bin
STAMP := .venv/.installed
DEV := .venv/.installed-dev
TRAIN := .venv/.installed-train
OUT := training/out
export OMP_WAIT_POLICY ?= passive

.PHONY: install demo check test gate speed docs model clean

install: $(STAMP) ## make .venv with the package and the `reportedly` command
	@echo "installed: $(BIN)/reportedly (try: $(BIN)/reportedly demo)"

demo: $(STAMP) ## read the shipped articles and print who says what
	@$(BIN)/reportedly demo

check: $(DEV) ## format, lint, types, import contracts, generated docs, accuracy floors
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/python -m docs.generate --check
	@# 2 says that the data sets are not here: the gate has told where they are to be had. In CI that is 1.
	$(BIN)/python -m bench.gate --data "$(DATA)" || [ $$? -eq 2 ]

test: $(DEV) ## all tests
	$(BIN)/pytest -n auto

gate: $(DEV) ## measure accuracy against its floors; the treebanks and the corpus are looked for in DATA
	$(BIN)/python -m bench.gate --data "$(DATA)"

speed: $(DEV) ## measure speed and memory
	$(BIN)/python -m bench.speed
	$(BIN)/python -m bench.speed_read

docs: $(DEV) ## write the generated pages again
	$(BIN)/python -m docs.generate
	$(BIN)/python -m docs.examples

model: $(TRAIN) ## train the model from DATA, in four rounds, and put it into the package: two and a half hours on two free cores
	$(BIN)/python -m training.weights --to $(OUT)/weights
	$(BIN)/python -m training.train --data "$(DATA)" --weights $(OUT)/weights --out $(OUT)/first
	$(BIN)/python -m training.export --out $(OUT)/first --weights $(OUT)/weights --to $(OUT)/first/model
	$(BIN)/python -m training.silver --model $(OUT)/first/model --data "$(DATA)" --to $(OUT)/silver.jsonl
	$(BIN)/python -m training.train --data "$(DATA)" --weights $(OUT)/weights --silver $(OUT)/silver.jsonl --out $(OUT)/second
	$(BIN)/python -m training.average --out $(OUT)/two $(OUT)/first=0.6 $(OUT)/second=0.4
	$(BIN)/python -m training.export --out $(OUT)/two --weights $(OUT)/weights --to $(OUT)/two/model
	$(BIN)/python -m training.silver --model $(OUT)/two/model --data "$(DATA)" --to $(OUT)/silver-two.jsonl
	$(BIN)/python -m training.train --data "$(DATA)" --weights $(OUT)/weights --silver $(OUT)/silver-two.jsonl --start $(OUT)/two/network.pt --names 0.5 --epochs 6 --rate 1.2e-4 --seed 3 --out $(OUT)/third
	$(BIN)/python -m training.average --out $(OUT)/three $(OUT)/first=0.5 $(OUT)/second=0.1 $(OUT)/third=0.4
	$(BIN)/python -m training.export --out $(OUT)/three --weights $(OUT)/weights --to $(OUT)/three/model
	$(BIN)/python -m training.silver --model $(OUT)/three/model --data "$(DATA)" --to $(OUT)/silver-three.jsonl
	$(BIN)/python -m training.train --data "$(DATA)" --weights $(OUT)/weights --silver $(OUT)/silver-three.jsonl --start $(OUT)/three/network.pt --names 0.15 --epochs 6 --rate 1.6e-4 --seed 6 --out $(OUT)/fourth
	$(BIN)/python -m training.average --out $(OUT)/average $(OUT)/three=0.4 $(OUT)/fourth=0.6
	$(BIN)/python -m training.export --out $(OUT)/average --weights $(OUT)/weights --to reportedly/parse/model

clean: ## remove .venv and what was made in it
	rm -rf .venv $(OUT)

.venv/bin/python:
	@echo "making .venv with $$($(PYTHON) --version)"
	$(PYTHON) -m venv .venv
	$(BIN)/python -m pip install --quiet --upgrade pip

$(STAMP): pyproject.toml | .venv/bin/python
	@echo "installing reportedly and its web pages into .venv"
	$(BIN)/pip install --quiet --editable '.[web]'
	@touch $@

$(DEV): pyproject.toml | .venv/bin/python
	@echo "installing reportedly and the tools for checks and tests into .venv"
	$(BIN)/pip install --quiet --editable '.[dev]'
	@touch $@ $(STAMP)

$(TRAIN): pyproject.toml | .venv/bin/python
	@echo "installing PyTorch and the tools for training into .venv"
	$(BIN)/pip install --quiet --editable '.[dev,train]'
	@touch $@ $(DEV) $(STAMP)
