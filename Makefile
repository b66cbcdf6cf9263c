# Tasks. `make` lists them; each needs the virtual environment of the README.
.DEFAULT_GOAL := help
.PHONY: help run test thorough deep fast lint types layers format weak audit bom check bench kill strips screenshots demo

# List the tasks.
help:
	@awk '/^# / { note = substr($$0, 3) } /^[a-z]+:/ { sub(":.*", ""); printf "%-12s %s\n", $$0, note }' Makefile

# Start the dashboard on this computer.
run:
	streamlit run app.py

# Run the first tier of the tests, as the README does.
test:
	pytest

# Run the second tier: load, kills, pictures, slow connections, every width, many more examples.
thorough:
	pytest -m "(thorough or hypothesis) and not deep" --hypothesis-profile=thorough

# Follow the register through a browser, and try many more made-up histories than the second tier does.
deep:
	pytest -m "deep or hypothesis" --hypothesis-profile=deep

# Run the tests that take milliseconds, while working.
fast:
	pytest -m "not slow"

# Look for mistakes of style.
lint:
	ruff check . && ruff format --check . && djlint --lint --quiet compact_dash/ui/templates

# Check the types of the package.
types:
	mypy

# Check that each layer knows only those below it.
layers:
	lint-imports

# Rewrite the code in the house's form.
format:
	ruff check --fix . && ruff format .

# Look for known weaknesses of the code, without a network.
weak:
	bandit -q -c pyproject.toml -r compact_dash pages app.py

# Ask an advisory service about every installed package; without one it says so, and nothing is known.
audit:
	pip-audit --local

# Write the bill of materials of what is installed, as CycloneDX, to bom.json.
bom:
	cyclonedx-py environment --output-reproducible --of JSON -o bom.json

# Everything a change must pass.
check: lint types layers weak test

# Measure the product: its own costs, and what a reader waits for beside other frameworks.
bench:
	python -m compact_dash bench

# Kill the server 20 times while leads file their returns, and say what is left each time.
kill:
	python -m compact_dash bench --kills 20

# Film a cold Progress, a press on a department and a change of filter on a slow line, into the folder strips.
strips:
	python -m compact_dash bench --strips strips

# Take the README's pictures again.
screenshots:
	UPDATE_SCREENSHOTS=1 pytest -m thorough tests/browser -k screenshot

# Write the demonstration's files again from its story.
demo:
	python data/demo/make_demo.py
