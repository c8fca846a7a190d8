# Tasks of a developer: `just` lists them. just is in the group "dev" (rust-just at PyPI), so that pip
# brings it wherever Python runs; make would have to be there, and takes no arguments. Recipes that
# call a shell script (./scripts/) need sh: on Windows they run in WSL, the others anywhere.
# A recipe is a command or two: what is longer is a script of its own in scripts/, and runs without
# just. CI runs the same recipes.

set windows-shell := ["powershell.exe", "-c"]

export PATH := justfile_directory() / ".venv" / (if os_family() == "windows" { "Scripts;" } else { "bin:" }) + env("PATH")

# List the tasks
default:
    @just --list --unsorted

# Make .venv with all that the tasks need, and check each commit from now on
setup:
    ./scripts/test --version
    python -m pip install --quiet --upgrade pip
    python -m pip install --quiet --editable . --group dev
    pre-commit install

# Run tests, all or those that pytest is told: just test tests/test_form.py -k blank
test *args="--numprocesses=auto --dist=worksteal":
    pytest {{ args }}

# Check all that is checked before a commit
lint:
    pre-commit run --all-files

# Check types as users do, by two programs
types:
    mypy
    pyright

# Build the documentation
docs:
    ./scripts/docs

# Build it and show it at http://localhost:8000/
docs-serve port="8000":
    ./scripts/docs serve {{ port }}

# Write anew what is compared: goldens, schemas, outputs in the docs; then read the difference
goldens *args:
    pytest --rewrite {{ args }}
    git diff --stat

# Draw the pictures of the docs anew (needs LibreOffice, poppler, Chromium, and the fonts Noto CJK and Fandol)
pictures:
    python scripts/pictures.py

# Measure: ratios of one run
bench:
    python benchmarks/run.py

# Compare what every Python at hand gives, byte for byte
pythons:
    ./scripts/pythons

# Change the rules in small ways, and say which changes no test notices; takes long
mutate *names:
    ./scripts/mutate {{ names }}

# Build wheel and source distribution into dist/
build:
    python -c "import shutil; shutil.rmtree('dist', ignore_errors=True)"
    python -m build
    twine check --strict dist/*

# Try the wheel in clean environments on every Python at hand: just matrix --python 3.12
matrix *args:
    python scripts/matrix.py {{ args }}

# All that a release needs, but for the tests
release-check: build
    pytest tests/test_package.py tests/test_installed.py
    python scripts/matrix.py --wheel dist/*.whl
