# The fixed handles of the project. Works with GNU make 3.81 (macOS) and newer.
# What exists is asked of files, not remembered: npm ci runs when a lock file is newer than what
# it installed, the web build when one of its sources is newer than the built page.

SHELL := /bin/bash

AIR_VERSION           := v1.67.4
GOLANGCI_LINT_VERSION := v2.15.0
GOVULNCHECK_VERSION   := v1.9.0

GOLANGCI_LINT := go run github.com/golangci/golangci-lint/v2/cmd/golangci-lint@$(GOLANGCI_LINT_VERSION)
GOVULNCHECK   := go run golang.org/x/vuln/cmd/govulncheck@$(GOVULNCHECK_VERSION)

# Go's own build cache knows best what has changed, so the binary is always asked for.
BIN := bin/youkong
# Two runs in one folder build one after the other.
LOCKED := scripts/locked .make.lock $(MAKE) --no-print-directory

NPM_CI  := npm ci --no-audit --no-fund
WEB_SRC := $(shell find frontend -type f \
	-not -path '*/node_modules/*' -not -path 'frontend/dist/*' -not -name '*.go' 2>/dev/null)

.DELETE_ON_ERROR:
.DEFAULT_GOAL := help
.PHONY: help run cluster dev build test lint vuln generate bench need build-unlocked generate-unlocked \
	test-prepare test-go test-web test-browser lint-go lint-web FORCE

help: ## Show this list.
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "  make %-14s %s\n", $$1, $$2 }' $(firstword $(MAKEFILE_LIST))

run: build ## Build everything and serve the demo communities on http://localhost:8080.
	exec $(BIN) serve --demo

cluster: build ## Serve the demo communities from three servers with PostgreSQL and NATS, on loopback.
	go build -o bin/cluster ./scripts/cluster
	exec bin/cluster $(BIN)

dev: need frontend/node_modules/.package-lock.json ## Serve with reload on change; open the address that Vite prints.
	scripts/dev $(AIR_VERSION)

build: need ## Build bin/youkong with the web app inside.
	@$(LOCKED) build-unlocked

build-unlocked: $(BIN)

# No C compiler is needed: both database drivers are pure Go.
$(BIN): frontend/dist/index.html FORCE | need
	CGO_ENABLED=0 go build -trimpath -o $@ ./server

frontend/dist/index.html: frontend/node_modules/.package-lock.json $(WEB_SRC)
	cd frontend && npm run build
	@touch $@

# npm writes this file last, on each install. One rule serves both folders.
%/node_modules/.package-lock.json: %/package.json %/package-lock.json | need
	cd $* && $(NPM_CI)
	@touch $@

test: need ## Run every test: both databases, front end, browser, protocol audits. Installs what it needs.
	@scripts/test-deps
	@$(LOCKED) test-prepare
	@$(MAKE) --no-print-directory test-go test-web test-browser

# Everything that writes into this folder happens here, before the tests, behind the lock.
test-prepare: $(BIN) frontend/node_modules/.package-lock.json e2e/node_modules/.package-lock.json

test-go: ## Only the Go tests, with the race detector, on SQLite and PostgreSQL.
	go test -race -timeout 20m ./...

test-web: ## Only the unit tests of the web app and its size budgets.
	cd frontend && npm test
	cd frontend && npm run budget

test-browser: ## Only the tests through bin/youkong: in Chromium, the guide's programs, the protocol audits.
	cd e2e && npm run check
	cd e2e && npm test

lint: need lint-go lint-web ## Check format, vet, linters, import arrows and types.

lint-go:
	@unformatted=$$(git ls-files -co --exclude-standard '*.go' | xargs gofmt -l); \
	if [ -n "$$unformatted" ]; then echo "not formatted, run gofmt -w on:"; echo "$$unformatted"; exit 1; fi
	go vet ./...
	$(GOLANGCI_LINT) run
	go test ./internal/arrows

lint-web: frontend/node_modules/.package-lock.json
	cd frontend && npm run check
	cd frontend && npm run lint

vuln: need ## Look for known vulnerabilities; needs https://vuln.go.dev.
	$(GOVULNCHECK) ./...

generate: need ## Regenerate all generated code and the drawing in ARCHITECTURE.md.
	@$(LOCKED) generate-unlocked

generate-unlocked: frontend/node_modules/.package-lock.json
	go generate ./ent
	go run github.com/99designs/gqlgen generate
	cd frontend && npm run codegen
	go test ./internal/arrows -update

bench: build ## Measure beside the floors; takes minutes, nothing else should run.
	go test -run '^$$' -bench . -benchmem ./internal/...
	go run ./bench

need:
	@scripts/need
