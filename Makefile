# The project's commands: `make help` lists them. GNU make 3.81 or newer; a recipe line here is no longer than it must be,
# and every path is relative, so that a folder with blanks in its name works too.
# On Windows, pip and pelican suffice: see README.md.

PYTHON      ?= python3
VENV        := .venv
PY          := $(VENV)/bin/python
PELICAN     ?= $(PY) -m pelican
STILLBOARD  ?= $(PY) -m stillboard
PELICANOPTS ?=
PYTESTOPTS  ?=
FAULTS      ?= 60
HISTORIES   ?= --seeds 500 --brief
N           ?= 10000
ROUNDS      ?= 3
BENCH_CORPUS ?=
BENCHOPTS   ?=

DUMPS       ?= dumps
INPUTDIR    ?= content
OUTPUTDIR   ?= output
CONFFILE    ?= pelicanconf.py
PUBLISHCONF ?= publishconf.py
PORT        ?= 8000
SERVER      ?= 127.0.0.1
DEBUG       ?= 0
RELATIVE    ?= 0
PRECOMPRESS ?= 0

ifeq ($(DEBUG),1)
override PELICANOPTS += -D
endif
# Some shells have a variable of that name in the environment: only what is typed counts.
ifeq ($(origin HOST),command line)
export STILLBOARD_HOST := $(HOST)
endif
ifeq ($(RELATIVE),1)
override PELICANOPTS += --relative-urls
endif

# A Python named by hand is the only one tried; otherwise the usual names, until one is new enough.
ifeq ($(origin PYTHON),file)
PYTHONS := $(PYTHON) python3.14 python3.13 python3.12 python3.11 python
else
PYTHONS := $(PYTHON)
endif

# An error of Pelican's is a failure: without this it would build a site without the forum and say all is well.
BUILD = $(PELICAN) "$(INPUTDIR)" --output "$(OUTPUTDIR)" --fatal errors $(PELICANOPTS)
# What readers search in is made of the finished site.
SEARCH = $(STILLBOARD) search "$(OUTPUTDIR)"
# By what it says of itself every copy of the site can be verified.
SEAL = $(STILLBOARD) seal "$(OUTPUTDIR)"
# As static hosts do it: pelican --listen closes the connection where there is no page.
SERVE = $(STILLBOARD) serve "$(OUTPUTDIR)" --bind "$(SERVER)" --port "$(PORT)"
# The dumps as arguments, whatever their names; an explanation in dumps/ is none.
CONVERT = { set --; for dump in "$(DUMPS)"/*; do \
   case "$$dump" in */README.md) ;; *) if [ -e "$$dump" ]; then set -- "$$@" "$$dump"; fi ;; esac; done; \
   if [ $$\# -eq 0 ]; then echo "No dumps in $(DUMPS)/: nothing to convert."; \
   else $(STILLBOARD) convert --content "$(INPUTDIR)" "$$@"; fi; }
export PIP_DISABLE_PIP_VERSION_CHECK := 1
export PYTHONUTF8 := 1
# These make the index after the build, which then need not say that it is missing.
html publish: export STILLBOARD_THEN := search

.DEFAULT_GOAL := help
.PHONY: help html convert search check devserver serve publish clean test faults growth old-links histories bench bench-search bench-reading lint messages screenshots lock setup setup-dev browser

help: ## list these commands
	@echo "Stillboard: make COMMAND"
	@sed -n 's/^\([a-z-]*\):.*## /  \1|/p' Makefile | awk -F'|' '{ printf "%-17s%s\n", $$1, $$2 }'
	@echo "Variables: PORT SERVER DEBUG=1 RELATIVE=1 SITEURL HOST PRECOMPRESS=1 INPUTDIR OUTPUTDIR DUMPS PYTHON PYTESTOPTS PELICANOPTS"

# A dump that cannot be read holds up nothing else: the site is built from what there is, and make still fails.
html: setup ## convert the dumps and build the site into output/
	@code=0; $(CONVERT) || code=$$?; \
	 if [ $$code -gt 128 ]; then exit $$code; fi; \
	 $(BUILD) --settings "$(CONFFILE)" || exit; \
	 if [ $$code -ne 0 ]; then echo "stillboard: the site is built, but without a part of $(DUMPS)/: see above" >&2; fi; \
	 $(SEARCH) && exit $$code

convert: setup ## turn every dump in dumps/ into posts in content/
	@$(CONVERT)

search: setup ## make the search index of output/ anew, if its pages changed (html and publish do it)
	@$(SEARCH)

check: setup ## look for mistakes in content/
	@$(STILLBOARD) check --content "$(INPUTDIR)"

devserver: setup ## build, serve and rebuild after each change (PORT=8000)
	@exec $(SERVE) --along $(BUILD) --settings "$(CONFFILE)" --autoreload

serve: setup ## serve output/ as it is (PORT=8000)
	@exec $(SERVE)

publish: setup ## build for the web: make publish SITEURL=https://archive.example HOST=nginx
	@$(BUILD) --settings "$(PUBLISHCONF)"
	@$(SEARCH)
	@if [ "$(PRECOMPRESS)" = 1 ] || [ -e "$(OUTPUTDIR)/.stillboard-twins" ]; then $(STILLBOARD) precompress "$(OUTPUTDIR)"; fi
	@$(SEAL)

clean: ## remove what was built (output/ and cache/), never content/
	@rm -rf "$(OUTPUTDIR)" cache

test: setup-dev browser ## run the tests
	@$(PY) -m pytest -n 2 $(PYTESTOPTS)

faults: setup-dev ## let calls of convert, check and the build fail, and kill them (FAULTS=60 moments of each kind)
	@STILLBOARD_FAULTS=$(FAULTS) $(PY) -m pytest -n 2 tests/faults --timeout 7200 $(PYTESTOPTS)

growth: setup-dev ## whether all importers and lexers take time in line with what they get (an hour)
	@STILLBOARD_GROWTH=1 $(PY) -m pytest tests/importers/test_growth.py tests/site/test_code.py

old-links: setup-dev browser ## every form of old address in a browser, and 10,000 that mean harm (some minutes)
	@STILLBOARD_OLD_ADDRESSES=1 $(PY) -m pytest tests/browser/test_old_addresses.py tests/hosting $(PYTESTOPTS)

histories: setup-dev ## play hundreds of random histories of an archive (HISTORIES="--seeds 500")
	@PYTHONPATH=tests $(PY) -m support.histories $(HISTORIES)

bench: setup-dev ## how long a site takes to build, next to other generators (N=10000 posts, ROUNDS=3, BENCH_CORPUS=folder)
	@$(PY) -m bench --posts "$(N)" --rounds "$(ROUNDS)" $(if $(BENCH_CORPUS),--corpus "$(BENCH_CORPUS)") $(BENCHOPTS)

bench-search: setup-dev ## how large a search index is, and what making it takes (N=10000 posts)
	@$(PY) -m bench.search --posts "$(N)"

bench-reading: setup-dev ## how fast dumps are read (STILLBOARD_CAPTURES names a folder of pages of your own)
	@$(PY) -m bench.reading

lint: setup-dev ## ruff, mypy and the checks of content/
	@$(PY) -m ruff check .
	@$(PY) -m ruff format --check .
	@$(PY) -m mypy
	@$(STILLBOARD) check --content "$(INPUTDIR)"

messages: setup-dev ## take the interface's words into the catalogues of its languages
	@PYTHONPATH=tests $(PY) -m support.messages

screenshots: setup-dev browser ## take the pictures of docs/pages/ anew
	@PYTHONPATH=tests:plugins $(PY) -m support.screenshots

lock: setup-dev ## renew requirements.lock and requirements-dev.lock (needs the network)
	@$(PY) -m uv pip compile $(LOCK) --group build pyproject.toml --output-file requirements.lock
	@$(PY) -m uv pip compile $(LOCK) --group build --group dev --constraint requirements.lock pyproject.toml \
	   --output-file requirements-dev.lock
LOCK := --quiet --upgrade --universal --generate-hashes --python-version 3.11 --no-emit-index-url \
	--custom-compile-command "make lock"

setup: ## make .venv with what the site needs (the others do this themselves)
	@PYTHONS="$(PYTHONS)" sh .ci/setup requirements.lock

setup-dev: setup
	@sh .ci/setup requirements-dev.lock

browser:
	@sh .ci/browser
