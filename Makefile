# Two commands matter: `make run` and `make test`. Both set up all they need, in .venv.

BIN := .venv/bin
ENVIRONMENT := PYTHON="$(PYTHON)" sh .ci/environment.sh

.PHONY: help run test check accept pins clean

help:
	@echo "make run     set up, then do everything once: build, check, ask, draw, export"
	@echo "make test    set up, then run every test"
	@echo "make check   the fast half of the tests"
	@echo "make accept  write the golden files and the generated pages of docs/ anew"
	@echo "make pins    write constraints.txt anew from the newest versions"
	@echo "make clean   remove what the above leave behind"

run:
	@$(ENVIRONMENT) run
	@$(BIN)/verbund run

test:
	@sh .ci/system-packages.sh
	@$(ENVIRONMENT) test
	$(BIN)/ruff format --check
	$(BIN)/ruff check
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/pytest --cov --cov-report=term

check:
	@$(ENVIRONMENT) test
	$(BIN)/ruff format --check --quiet
	$(BIN)/ruff check --quiet
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/pytest --quiet -m "not slow and not browser"

accept:
	@$(ENVIRONMENT) test
	$(BIN)/pytest --quiet --accept

pins:
	@sh .ci/pins.sh

clean:
	rm -rf .venv .verbund .coverage .coverage.* .hypothesis .import_linter_cache
	rm -rf .mypy_cache .pytest_cache .ruff_cache dist
	find graph tests benchmarks -name __pycache__ -type d -prune -exec rm -rf {} +
