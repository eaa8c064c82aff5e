# Two commands: `make site` builds the site, `make test` runs every check. Both set up what they need.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
READY := $(VENV)/.ready

.PHONY: site test check serve clean lock

site: $(READY)
	$(BIN)/invoke regenerate --no-record

test: $(READY)
	$(BIN)/invoke check
	$(BIN)/invoke test

serve: $(READY)
	$(BIN)/invoke serve

# pip is upgraded first: the one bundled with Python 3.11.7 fails on requirements that ask for one extra twice.
$(READY): constraints.txt
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --upgrade "pip>=25"
	$(BIN)/python -m pip install --quiet --require-hashes -r constraints.txt
	@touch $@

# Makes constraints.txt anew from the ranges in pyproject.toml: hashes, no addresses.
lock: $(READY)
	$(BIN)/uv pip compile pyproject.toml --extra dev --universal --python-version 3.11 --generate-hashes \
	  --no-emit-index-url --no-emit-find-links --no-header --quiet --output-file constraints.txt

clean:
	rm -rf $(VENV) output
