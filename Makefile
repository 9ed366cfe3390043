.DEFAULT_GOAL := help

.PHONY: help
help: ## Say what each target does
	@grep -hE '^[a-z0-9-]+:.*## ' $(MAKEFILE_LIST) | awk -F ':.*## ' '{printf "%-22s %s\n", $$1, $$2}'

.PHONY: run
run: ## Run all of Campus Events on this machine until Ctrl-C
	@dev/run

.PHONY: test
test: ## Build and run every test, with a PostgreSQL and a Redis of their own
	@dev/test

.PHONY: lint
lint: ## Check the formatting of every Swift file
	swift format lint --recursive --strict Package.swift Services Shared Tests

.PHONY: k8s
k8s: ## Build and check the Kubernetes manifests, the Dockerfiles and the scripts that roll them out
	dev/pytest Tests/Infrastructure/kubernetes

.PHONY: definitions
definitions: ## Hold the manifests to the custom resources' definitions as they were published (needs GitHub)
	@Tests/Infrastructure/kubernetes/definitions

.PHONY: images
images: ## Build the images without Docker, start them together, and use them (needs root)
	@Tests/Infrastructure/images/run

.PHONY: web
web: ## Build the web app into Services/Frontend/Web/dist
	Services/Frontend/Web/build

.PHONY: bench-start
bench-start: ## Measure how soon each service answers and what it holds at rest
	@dev/bench start

.PHONY: bench-reads
bench-reads: ## Measure reads on a campus of 200,000 events, beside pgbench, nginx and Express
	@dev/bench reads

.PHONY: drop-history
drop-history: ## Prove from 200 seeds that every seat goes to whom it belongs, whatever is killed meanwhile
	@dev/drop-history

.PHONY: notification-faults
notification-faults: ## Prove that whatever is killed, all that was told arrives, and only what was in flight comes twice
	@dev/notification-faults

.PHONY: rollouts
rollouts: ## Replace every service under load, 20 times, and count what anybody noticed
	@dev/rollouts

.PHONY: monitoring
monitoring: ## Prove metrics, traces, dashboards and alerts against a real Prometheus and Alertmanager
	@dev/monitoring

.PHONY: bench-drop
bench-drop: ## Measure a drop: seats decided a second, beside pgbench and Express, and checked
	@dev/bench drop

.PHONY: bench-live
bench-live: ## Measure how fast 2,000 open pages are told, beside node's ws and two peers in Python, and what 10,000 cost
	@dev/bench live

.PHONY: websocket-conformance
websocket-conformance: ## Run Autobahn's fuzzing client, sections 1 to 11, against our WebSockets
	@dev/websocket-conformance

.PHONY: bench-queue
bench-queue: ## Measure jobs enqueued and executed a second, beside Celery and Redis itself, and what a kill costs
	@dev/bench queue

.PHONY: bench-analytics
bench-analytics: ## Measure figures over 2,000,000 RSVPs while a drop runs, and what the drop loses
	@dev/bench analytics

.PHONY: bench-static
bench-static: ## Measure how fast the web app's files are sent, beside nginx
	@dev/bench static

.PHONY: bench-page
bench-page: ## Measure how soon home, events and an event stand on a slow phone, and what jumps there
	@dev/bench page

.PHONY: terraform
terraform: ## Check terraform/: form, schema of the provider, inputs and outputs, addresses, permissions
	dev/pytest Tests/Infrastructure/terraform

.PHONY: terraform-validate
terraform-validate: ## Let Terraform itself, where there is one, check terraform/
	@dev/terraform-validate

.PHONY: workflows
workflows: ## Check .github/ and every script
	dev/pytest Tests/Infrastructure/workflows

.PHONY: packages
packages: ## Install the Debian packages that building and running needs, those that are missing
	@dev/packages

.PHONY: postgres
postgres: ## Install PostgreSQL in the version of POSTGRES_VERSION, which `make test` then takes
	@dev/postgres

.PHONY: cluster-tools
cluster-tools: ## Install kubectl and its plugin of Argo Rollouts, where they are missing
	@dev/cluster-tools

.PHONY: sanitize-thread
sanitize-thread: ## Run the Swift tests with ThreadSanitizer
	@dev/sanitize thread

.PHONY: sanitize-address
sanitize-address: ## Run the Swift tests with AddressSanitizer
	@dev/sanitize address

.PHONY: deploy
deploy: ## Bring VERSION, a commit, to ENVIRONMENT, and go back to the version before when it fails there
	@dev/deploy "$(ENVIRONMENT)" "$(VERSION)"

.PHONY: mark-images
mark-images: ## Give the images of VERSION, which did well in ENVIRONMENT, that environment's tag
	@dev/mark-images "$(ENVIRONMENT)" "$(VERSION)"

.PHONY: smoke
smoke: ## Ask what runs at ADDRESS whether everything is there
	@python3 Tests/Deployed/smoke.py "$(ADDRESS)"
