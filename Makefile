# Set-up, tests and checks. `make run` and `make test` need nothing but Debian with Python 3.11, make and git.
PYTHON ?= python3.11
VENV ?= .venv
HOST ?= 127.0.0.1
PORT ?= 8000
DATA ?= data
WORKERS ?= 2
PART ?= dev
SIZE ?= 100000
MINUTES ?= 10
BIN := $(VENV)/bin
# Servers and commands that tests start would else be compiled anew each time, which takes as long as what they do.
PYTEST = env -u PYTHONDONTWRITEBYTECODE $(BIN)/pytest
# A variable of this name has the tests of the index on a cluster run with another version: OPENSEARCH=3.5.0
export OPENSEARCH ?= 2.19.4
COMPILE = CUSTOM_COMPILE_COMMAND="make lock" $(BIN)/pip-compile --quiet --generate-hashes --strip-extras --allow-unsafe \
	--no-emit-index-url --no-emit-find-links --no-emit-trusted-host --no-emit-options

.PHONY: help run test test-slow screenshots test-screenshots test-cluster test-spark eval train bench soak fuzz check docs fix extension examples openapi copies picture decisions reader clients lock clean
.DEFAULT_GOAL := help

help:
	@echo "make run    set up, load seeds/, serve on http://$(HOST):$(PORT)   (HOST, PORT, DATA, WORKERS can be set)"
	@echo "make test   set up, run the whole test suite"
	@echo "make test-slow  what takes minutes and rarely fails: the wheel under old and new pips, ten crashes, the largest texts"
	@echo "make test-spark  the way through Spark: fetches 300 MB, and Java where there is none"
	@echo "make test-cluster  an index on three search nodes, some of which die, freeze and fill up while it is written and asked"
	@echo "make test-screenshots  compare every view at three widths, dark and light, with its kept screenshot"
	@echo "make screenshots  keep them anew, after a change of how the page looks: look at each before it is committed"
	@echo "make eval   measure extraction and attribution: POLNEAR=DIR [SPEAKERS=FILE] [PART=dev] [CANADA=DIR] [REUTERS=DIR] [TRANSCRIPTS=DIR]"
	@echo "make train  make the weights of attribution anew: POLNEAR=DIR [CANADA=DIR] [SPEAKERS=FILE]"
	@echo "make bench  measure speed and scale, over SIZE recorded quotes"
	@echo "make fuzz   texts, pages, drafts and pairs that nobody would write, new ones for MINUTES minutes"
	@echo "make soak   a mixed load on a real server for MINUTES minutes, with a judgement"
	@echo "make check  set up, run the linters: ruff, mypy, import-linter, openapi.yaml, hadolint, the site"
	@echo "make docs   build the site of docs/ into build/site, its links checked"
	@echo "make extension  pack the browser extension for the stores of Chromium and Firefox into build/extension"
	@echo "make fix    format the code, and mend what the linters can"
	@echo "make examples, openapi, picture, decisions, clients   make anew what is made from code: openapi.yaml, docs/, clients/"

$(VENV)/runtime: requirements/runtime.txt pyproject.toml
	PYTHON="$(PYTHON)" ./requirements/install "$(VENV)" requirements/runtime.txt
	@touch $@

$(VENV)/dev: requirements/dev.txt pyproject.toml
	PYTHON="$(PYTHON)" ./requirements/install "$(VENV)" requirements/dev.txt
	@touch $@ $(VENV)/runtime

run: $(VENV)/runtime
	$(BIN)/quoteverify serve --host "$(HOST)" --port "$(PORT)" --data "$(DATA)" --workers "$(WORKERS)"

# web-ext, which holds the browser extension to what browsers' stores ask for.
build/web-ext/installed: requirements/web-ext/package-lock.json
	./requirements/system npm
	mkdir -p build/web-ext
	cp requirements/web-ext/*.json build/web-ext
	npm ci --prefix build/web-ext --ignore-scripts --no-audit --no-fund
	@touch $@

# A search cluster's program, of which the tests start a node: without plugins, from where Java's packages come from.
build/opensearch/$(OPENSEARCH):
	./requirements/system mvn:maven java:default-jre-headless
	mvn -q -B dependency:copy -DoutputDirectory=build/opensearch \
		-Dartifact=org.opensearch.distribution.integ-test-zip:opensearch:$(OPENSEARCH):zip
	$(PYTHON) -m zipfile -e build/opensearch/opensearch-$(OPENSEARCH).zip build/opensearch
	rm build/opensearch/opensearch-$(OPENSEARCH).zip
	@ln -sfn opensearch-$(OPENSEARCH) $@

# Its security plugin, with which a node asks for TLS and passwords. None is published for version 3.
build/opensearch/security-$(OPENSEARCH):
	./requirements/system mvn:maven
	mvn -q -B dependency:copy -DoutputDirectory=build/opensearch \
		-Dartifact=org.opensearch.plugin:opensearch-security:$(OPENSEARCH).0:zip
	$(PYTHON) -m zipfile -e build/opensearch/opensearch-security-$(OPENSEARCH).0.zip $@
	rm build/opensearch/opensearch-security-$(OPENSEARCH).0.zip

test: $(VENV)/dev build/web-ext/installed build/opensearch/$(OPENSEARCH)
	./requirements/system chromium firefox-esr curl redis-server fonts-dejavu-core
	$(PYTEST) -n 3 --dist loadfile --no-loadscope-reorder $(ARGS)

# Before a release, and after a change of what is locked or packaged, of how articles are stored, or of how texts are read.
test-slow: $(VENV)/dev
	$(PYTEST) -m slow $(ARGS)

# After a change of how archives are prepared. PySpark is no part of dev.txt, for its size.
test-spark: $(VENV)/dev
	command -v java >/dev/null || ./requirements/system openjdk-17-jre-headless
	$(BIN)/pip install --quiet --disable-pip-version-check --require-hashes --no-build-isolation --use-pep517 -r requirements/spark.txt
	$(PYTEST) -m spark $(ARGS)

# After a change of the index on a cluster: three nodes, of which some die, freeze and fill up. Its figures: build/cluster.jsonl.
test-cluster: $(VENV)/dev build/opensearch/$(OPENSEARCH) $(if $(filter 2.%,$(OPENSEARCH)),build/opensearch/security-$(OPENSEARCH))
	$(PYTEST) -m cluster tests/cluster $(ARGS)

# Every view at 360, 768 and 1280 pixels, dark and light; what differs is written to build/screenshots.
screenshots test-screenshots: $(VENV)/dev
	./requirements/system chromium fonts-dejavu-core
	$(if $(filter screenshots,$@),KEEP_SCREENSHOTS=1) $(PYTEST) -m "screenshots or not screenshots" tests/browser/test_screenshots.py $(ARGS)

# POLNEAR is the corpus's folder, SPEAKERS the file that says who really spoke each span, where there is one; CANADA a folder
# of annotated articles of the Canadian form, REUTERS one of newswire as SGML (Reuters-21578).
# TRANSCRIPTS is a folder of transcripts of the corpus's months, with a manifest.
eval: $(VENV)/runtime
	@test -n "$(POLNEAR)" || { echo "say where the corpus is: make eval POLNEAR=DIR [SPEAKERS=FILE] [PART=dev]"; exit 2; }
	mkdir -p build
	$(BIN)/python -m evaluation "$(POLNEAR)" --part "$(PART)" $(if $(SPEAKERS),--speakers "$(SPEAKERS)") \
		--json build/attribution.json --misses build/attribution-misses.html --floors tests/evaluation/floors.json
	$(BIN)/python -m evaluation "$(POLNEAR)" --verification \
		--json build/verification.json --misses build/verification-misses.html \
		--floors tests/evaluation/verification_floors.json
	$(BIN)/python -m evaluation "$(POLNEAR)" --pairs tests/evaluation/speaker_pairs.jsonl \
		--json build/speakers.json --floors tests/evaluation/speaker_floors.json
	$(BIN)/python -m evaluation . --stances tests/attribution/reading_cases.jsonl \
		--json build/stances.json --floors tests/evaluation/stance_floors.json
	$(BIN)/python -m evaluation "$(POLNEAR)" --utterances tests/evaluation/utterance_pairs.jsonl \
		--json build/utterances.json --floors tests/evaluation/utterance_floors.json
	$(if $(CANADA),$(BIN)/python -m evaluation "$(CANADA)" --json build/canadian.json \
		--misses build/canadian-misses.html --floors tests/evaluation/canadian_floors.json)
	$(if $(CANADA),$(BIN)/python -m evaluation "$(CANADA)" --verification \
		--json build/canadian-verification.json --misses build/canadian-verification-misses.html \
		--floors tests/evaluation/canadian_verification_floors.json)
	$(if $(REUTERS),$(BIN)/python -m evaluation "$(REUTERS)" --verification \
		--json build/reuters-verification.json --misses build/reuters-verification-misses.html \
		--floors tests/evaluation/reuters_verification_floors.json)
	$(if $(TRANSCRIPTS),$(BIN)/python -m evaluation "$(POLNEAR)" --transcripts "$(TRANSCRIPTS)" \
		--json build/spoken.json --misses build/spoken.html --floors tests/evaluation/spoken_floors.json)

# Speed and scale beside what a user would pick instead; SIZE recorded quotes.
bench: $(VENV)/dev
	$(BIN)/python -m bench.verify --size "$(SIZE)"
	$(BIN)/python -m bench.serving --size "$(SIZE)"
	$(BIN)/python -m bench.ingest

# What nobody would write, from new seeds for so many minutes; what it finds becomes a case in tests/hostile/test_found.py.
fuzz: $(VENV)/dev
	$(BIN)/python -m tests.hostile.fuzzing "$(MINUTES)"

# A mixed load for so many minutes: no request may fail, p99 must stay steady and the memory flat.
soak: $(VENV)/dev
	$(BIN)/python -m bench.soak --minutes "$(MINUTES)" --svg bench/soak.svg

# Makes the weights of attribution, and the calibration of its confidences, anew from annotated articles.
train: $(VENV)/runtime
	@test -n "$(POLNEAR)" || { echo "say where the corpus is: make train POLNEAR=DIR [CANADA=DIR] [SPEAKERS=FILE]"; exit 2; }
	$(BIN)/python -m evaluation.training "$(POLNEAR)" $(if $(CANADA),--canadian "$(CANADA)") \
		$(if $(SPEAKERS),--speakers "$(SPEAKERS)")

check: $(VENV)/dev
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	MYPYPATH=clients/python $(BIN)/mypy --strict -p quoteverify_client
	$(BIN)/lint-imports
	$(BIN)/quoteverify openapi | diff -u openapi.yaml - || { echo "openapi.yaml is stale: run make openapi"; exit 1; }
	$(BIN)/hadolint Dockerfile
	NO_MKDOCS_2_WARNING=1 $(BIN)/mkdocs build --strict --quiet

fix: $(VENV)/dev
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .

# The examples of openapi.yaml, as a service with the seeds answers them; then make openapi.
examples: $(VENV)/runtime
	$(BIN)/python -m docs.examples

openapi: $(VENV)/runtime
	$(BIN)/quoteverify openapi > openapi.yaml

# The site of docs/, for a web server or to be opened from the disk: build/site/index.html.
docs: $(VENV)/dev
	NO_MKDOCS_2_WARNING=1 $(BIN)/mkdocs build --strict --quiet
	@echo "build/site/index.html is made"

# The picture of the rooms in docs/architecture.md, drawn from the imports in the code.
# The version of the reader, raised when it reads the sample otherwise.
reader: $(VENV)/dev
	$(BIN)/python -m docs.reader

picture: $(VENV)/dev
	$(BIN)/python -m docs.picture

# The index of docs/decisions, made from the first two lines of each record.
decisions: $(VENV)/dev
	$(BIN)/python -m docs.decisions_index

# What is copied: the table of verdicts for the browser extension, the outcomes for docs/check.md, the frequent words.
copies: $(VENV)/runtime
	$(BIN)/python -m docs.copies
	$(BIN)/python -m docs.frequent_words

# The browser extension, packed for the stores.
extension: $(VENV)/runtime
	$(BIN)/python -m deploy.extension

# The made part of clients/python and clients/javascript, from openapi.yaml.
clients: $(VENV)/dev
	$(BIN)/python -m clients

lock: $(VENV)/dev
	$(COMPILE) -o requirements/dev.txt requirements/dev.in
	$(COMPILE) -c requirements/dev.txt -o requirements/runtime.txt requirements/runtime.in
	$(COMPILE) -c requirements/dev.txt -o requirements/build.txt requirements/build.in
	$(COMPILE) -c requirements/dev.txt -o requirements/opensearch.txt requirements/opensearch.in
	$(COMPILE) -c requirements/dev.txt -o requirements/spark.txt requirements/spark.in

clean:
	rm -rf $(VENV) build *.egg-info .pytest_cache .mypy_cache .ruff_cache .hypothesis
