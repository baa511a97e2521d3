# Revisit: everything a newcomer needs.
#
#   make run     set up, build and start with the demo shop   http://localhost:8080
#   make test    set up and run every test
#   make bench   measure; prints tables

SHELL := /bin/bash
.DELETE_ON_ERROR:
.PHONY: run web tools test test-rust test-web test-e2e test-fuzz lint bench build clean help

help: ## Shows this list
	@grep -E '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | sed 's/:.*## /\t/' | expand -t 16

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

test: lint test-rust test-web test-e2e test-fuzz ## Runs every test

tools: ## Installs what the tests need and the machine has not
	@scripts/test-tools

lint: web tools ## Format, clippy, types, dependencies
	cargo fmt --all --check
	cargo clippy --workspace --all-targets -- -D warnings
	cargo clippy --manifest-path fuzz/Cargo.toml --locked -- -D warnings
	cargo clippy --manifest-path bench/ingest/Cargo.toml --locked -- -D warnings
	cd web && npm run --silent check

test-rust: web tools ## Rust tests on both databases and both blob homes
	cargo nextest run --workspace --no-fail-fast

test-web: web tools ## TypeScript tests and sizes
	cd web && npm run --silent size && npm test && npm run test:browser -w @revisit/dashboard

test-e2e: web tools ## Real pages, recorded and replayed in Chromium and Firefox
	cargo build --bin revisit
	cargo build -p revisit-rrweb --example moments --example decode
	cd e2e && npm ci --no-audit --no-fund && npm test
	cd e2e && npm run --silent firefox
	cd e2e && FIDELITY_PEER=needed FIDELITY_SITES=no npm run --silent fidelity

test-fuzz: ## Each parser of outside bytes, fuzzed for a short time
	fuzz/run $${FUZZ_SECONDS:-15}

bench: build ## Measures; each table says how to rerun it
	bench/run

clean: ## Removes what was built
	cargo clean
	rm -rf web/node_modules web/*/dist web/.built e2e/node_modules e2e/out
