// Package frontend carries the built web app inside the binary.
package frontend

import (
	"embed"
	"io/fs"
)

//go:embed all:dist
var files embed.FS

// Dist returns the built web app, rooted at its index.html, and whether a real
// build is inside. Before the first `npm run build` the folder holds only a
// placeholder; the server then says so on its page instead of failing to compile.
func Dist() (fs.FS, bool) {
	dist, err := fs.Sub(files, "dist")
	if err != nil {
		return files, false
	}
	_, err = fs.Stat(dist, "index.html")
	return dist, err == nil
}
