# make run    installs what is missing, builds, and opens the window
# make test   the same, then every check there is
TAGS   := -tags migrated_fynedo
BINARY := build/yunshi
VERSION := $(shell git describe --tags --always --dirty 2>/dev/null || echo unknown)

# Packages that reach fyne are tested without the race detector, which cannot see
# into OpenGL; all others with it.
LIST   = go list $(TAGS) -f '{{.ImportPath}} {{join .Deps " "}} {{join .TestImports " "}}' ./...
PLAIN  = $$($(LIST) | grep -v 'fyne.io/fyne' | cut -d' ' -f1)
WINDOW = $$($(LIST) | grep 'fyne.io/fyne' | cut -d' ' -f1)
E2E    := yunshi/app/e2e

.PHONY: run test build setup setup-test vet unit threads e2e bench-start clean

run: setup build
	@if [ -n "$$DISPLAY$$WAYLAND_DISPLAY" ] || [ "$$(uname -s)" != Linux ]; then exec $(BINARY); \
	else sh .ci/setup test && go run ./app/e2e/shot -binary $(BINARY) -out build/yunshi.png; fi

test: setup-test vet unit threads e2e
	@echo "All checks passed."

build:
	go build $(TAGS) -o $(BINARY) .

setup:
	@sh .ci/setup build

setup-test:
	@sh .ci/setup test

vet:
	go vet $(TAGS) ./...

unit: build
	go test -race $(PLAIN)
	go test $(TAGS) $(WINDOW)

# e2e drives the built program with real keys and the mouse.
e2e: build
	go test $(TAGS) -count=1 -v ./app/e2e

threads:
	sh .ci/threads $(WINDOW) ./app/e2e

bench-start: setup-test build
	go build $(TAGS) -o build/emptywindow ./app/e2e/emptywindow
	go run ./app/e2e/benchstart -binary $(BINARY) -empty build/emptywindow

clean:
	rm -rf build
