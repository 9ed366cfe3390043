.DEFAULT_GOAL := help

.PHONY: help
help: ## Say what each target does
	@grep -hE '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | awk -F ':.*## ' '{printf "%-12s %s\n", $$1, $$2}'

.PHONY: run
run: ## Run all of Campus Events on this machine until Ctrl-C
	@dev/run

.PHONY: test
test: ## Build and run every test, with a PostgreSQL and a Redis of their own
	@dev/test

.PHONY: lint
lint: ## Check the formatting of every Swift file
	swift format lint --recursive --strict Package.swift Services Shared Tests

.PHONY: web
web: ## Build the web app into Services/Frontend/Web/dist
	Services/Frontend/Web/build

.PHONY: bench-start
bench-start: ## Measure how soon each service answers and what it holds at rest
	@dev/bench start
