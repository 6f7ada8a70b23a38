// Package arrows holds no code that runs in the product. Its tests keep one table of which folder
// may import which, and compare it with the imports that are really there, with the linter's
// settings (.golangci.yml) and with the table and the drawing in ARCHITECTURE.md.
//
// After a change of the table or of the imports, `make generate` (or, quicker,
// `go test ./internal/arrows -update`) writes those files afresh. An arrow that the table doesn't
// allow is never written: change the table first, and say why in the commit.
package arrows
