# Everything here is one plain go command; make is a convenience.
.PHONY: build test lint golden bench fuzz ci
build:
	CGO_ENABLED=0 go build -trimpath -o bin/stemma ./cmd/stemma
test:
	go test ./...
golden: # write the golden briefs again, then read the diff by eye
	go test ./cmd/stemma -run Golden -update
	go test ./internal/brief/... -update
bench:
	go test -run '^$$' -bench . -benchmem ./internal/...
fuzz: # a minute for each fuzz target
	@grep -rlE '^func Fuzz' --include='*_test.go' . | while read f; do \
	  for t in $$(sed -nE 's/^func (Fuzz[A-Za-z0-9_]+).*/\1/p' $$f); do go test "./$$(dirname $$f)" -run '^$$' -fuzz "^$$t$$" -fuzztime 60s || exit 1; done; done
lint:
	go vet ./... && go run mvdan.cc/gofumpt@v0.12.0 -l . && go run github.com/golangci/golangci-lint/v2/cmd/golangci-lint@v2.15.0 run ./...
ci:
	.ci/run
