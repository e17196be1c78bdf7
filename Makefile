# Moothall. `make` alone says what can be done.
.DEFAULT_GOAL := help
SHELL := bash

help: ## Say what can be done
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "  make %-16s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

run: ## Build and run a whole deployment with six demonstration councils
	@deploy/local/run

reset: ## Forget the development deployment and its data
	@deploy/local/services erase .dev/services
	@rm -rf .dev

test: ## Run every test but the browser's, on instances of their own
	@if cargo nextest --version >/dev/null 2>&1; then cargo nextest run --workspace --no-fail-fast --test-threads $$((2 * $$(nproc))); \
	else cargo test --workspace --no-fail-fast; fi

browser: ## Run the browser tests (Chromium, axe)
	@tests/browser/run

bench-desk: ## Measure the desk in a council of 157,000 people and 100,000 cases
	@tests/browser/run bench

bench-duplicates: ## Say how well one person's two records are found, among 60,000 people with hidden truth
	@DUPLICATES_PEOPLE=$${DUPLICATES_PEOPLE:-60000} cargo test --quiet -p contacts --lib in_a_town -- --nocapture

check: ## Format and lint
	@cargo fmt --all --check
	@cargo clippy --workspace --all-targets -- -D warnings

assets: ## Build the portal's style sheet and scripts
	@cd services/portal/assets && npm ci --ignore-scripts --no-audit --no-fund && node build.mjs

screenshots: ## Take the pictures of the README from a running deployment of its own
	@tests/browser/run screenshots

contracts: ## Write docs/contracts anew from the code
	@cargo run --quiet -p moothall -- contracts docs/contracts

ci: ## What CI runs
	@bash .ci/run

.PHONY: help run reset test browser bench-desk bench-duplicates check assets screenshots contracts ci
