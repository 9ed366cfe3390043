.DEFAULT_GOAL := help

.PHONY: help
help: ## Say what each target does
	@grep -hE '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | awk -F ':.*## ' '{printf "%-12s %s\n", $$1, $$2}'

.PHONY: lint
lint: ## Check the formatting of every Swift file
	swift format lint --recursive --strict Package.swift Shared Tests

.PHONY: test
test: ## Build and run every test
	swift test
