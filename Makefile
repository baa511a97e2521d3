# Revisit: everything a newcomer needs.
#
#   make run     set up, build and start with the demo shop   http://localhost:8080
#   make test    set up and run every test
#   make bench   measure; prints tables

SHELL := /bin/bash
.DELETE_ON_ERROR:
# How many suites run at a time. They wait half of their time, but with two on two cores pages that are recorded and compared are
# late for the moment that a test looks at; so one, and more on a machine with more cores.
LANES ?= $(shell n=$$(nproc); echo $$((n < 4 ? 1 : n / 2)))
SUITES := test-recorder test-fidelity test-e2e test-browser test-fuzz test-player test-firefox test-rust test-dashboard

.PHONY: run web tools test built e2e-built lint bench build clean help $(SUITES)

help: ## Shows this list
	@grep -E '^[a-z0-9-]+:.*## ' $(MAKEFILE_LIST) | sed 's/:.*## /\t/' | expand -t 16

WEB_SOURCES := $(shell find web locales -name node_modules -prune -o -name dist -prune -o -name .built -o -type f -print 2>/dev/null)

web/node_modules/.installed: web/package-lock.json
	cd web && npm ci --no-audit --no-fund
	@touch $@

web/.built: web/node_modules/.installed $(WEB_SOURCES)
	cd web && npm run --silent build
	@touch $@

web: web/.built ## Builds the web pages that go into the binary

build: web ## Builds the release binary
	cargo build --release --bin revisit

run: build ## Sets up, builds, and starts Revisit with its demo
	./target/release/revisit demo

test: lint built ## Runs every test, LANES suites at a time
	@MAKE="$(MAKE)" scripts/suites $(LANES) $(SUITES)

tools: ## Installs what the tests need and the machine has not
	@scripts/test-tools

lint: web tools ## Format, clippy, types, dependencies, sizes
	cargo fmt --all --check
	cargo clippy --workspace --all-targets -- -D warnings
	cargo clippy --manifest-path fuzz/Cargo.toml --locked -- -D warnings
	cargo clippy --manifest-path bench/ingest/Cargo.toml --locked -- -D warnings
	cd web && npm run --silent check && npm run --silent size

e2e/node_modules/.installed: e2e/package-lock.json
	cd e2e && npm ci --no-audit --no-fund
	@touch $@

# All that the suites run, before they share the cores.
built: e2e-built
	cargo nextest run --workspace --no-run
	fuzz/run 0

e2e-built: web tools e2e/node_modules/.installed
	cargo build --bin revisit
	cargo build -p revisit-rrweb --example moments --example decode

test-rust: web tools ## Rust tests on both databases and both blob homes
	cargo nextest run --workspace --no-fail-fast

test-recorder: web tools ## The recorder, in Node and in Chromium
	cd web/recorder && npx --no-install vitest run

test-player: web tools ## The player and its stage, hostile recordings too
	cd web/player && npx --no-install vitest run

test-dashboard: web ## The dashboard's logic
	cd web/dashboard && npx --no-install vitest run

test-browser: web tools ## The dashboard in Chromium
	cd web/dashboard && npx --no-install vitest run --config vitest.browser.config.ts

test-e2e: e2e-built ## Real pages, recorded and replayed in Chromium
	cd e2e && npm test

test-firefox: e2e-built ## Visits in Firefox
	cd e2e && npm run --silent firefox

test-fidelity: e2e-built ## Is what a visitor saw what a replay shows?
	cd e2e && FIDELITY_PEER=needed FIDELITY_SITES=no npm run --silent fidelity

test-fuzz: ## Each parser of outside bytes, fuzzed for a short time
	fuzz/run $${FUZZ_SECONDS:-10}

bench: build ## Measures; each table says how to rerun it
	bench/run

clean: ## Removes what was built
	cargo clean
	rm -rf web/node_modules web/*/dist web/.built e2e/node_modules e2e/out
