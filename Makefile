# make run    installs what is missing, builds, and opens the window
# make test   the same, then every check there is
TAGS   := -tags migrated_fynedo
BINARY := build/yunshi
E2E    := yunshi/app/e2e

ALL    = $$(go list $(TAGS) ./... | grep -v '^$(E2E)$$')
WINDOW = $$(go list $(TAGS) -f '{{.ImportPath}} {{join .Deps " "}} {{join .TestImports " "}}' ./... | grep 'fyne.io/fyne' | cut -d' ' -f1)

.PHONY: run test build setup setup-test vet unit threads e2e bench-start bench-pan accuracy train packages clean

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
	go test -race $(TAGS) $(ALL)

# e2e drives the built program with real keys and the mouse.
e2e: build
	go test $(TAGS) -count=1 -v $(E2E)

threads:
	sh .ci/threads $$(echo $(WINDOW) | tr ' ' '\n' | grep /) $(E2E)

bench-start: setup-test build
	go build $(TAGS) -o build/emptywindow ./app/e2e/emptywindow
	go run ./app/e2e/benchstart -binary $(BINARY) -empty build/emptywindow

# bench-pan pans the window with a thousand and with a million invented events.
bench-pan: setup-test build
	go build $(TAGS) -o build/emptywindow ./app/e2e/emptywindow
	go run ./app/e2e/panrate -binary $(BINARY) -empty build/emptywindow

# train learns from our own articles and sentences how an event reads and what amounts measure, and which of a page's last sentences are its own: rules/weights.txt, amountweights.txt, article/pagewords.txt.
train:
	go run ./data/extract/measure/train

# accuracy measures how well articles are read and writes docs/ACCURACY.md.
accuracy:
	go run ./data/extract/measure/accuracy

# packages builds the commit that is checked out into dist/; see packaging/README.md.
packages:
	sh packaging/setup
	sh packaging/build

clean:
	rm -rf build
