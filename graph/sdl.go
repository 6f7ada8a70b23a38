package graph

import (
	"embed"
	"io/fs"
	"strings"
)

//go:embed schema/*.graphqls
var schemaFiles embed.FS

// SDL is the whole public schema as it was written, file after file.
func SDL() (string, error) {
	names, err := fs.Glob(schemaFiles, "schema/*.graphqls")
	if err != nil {
		return "", err
	}
	var sdl strings.Builder
	for _, name := range names {
		text, err := schemaFiles.ReadFile(name)
		if err != nil {
			return "", err
		}
		sdl.Write(text)
		sdl.WriteString("\n")
	}
	return strings.TrimSpace(sdl.String()) + "\n", nil
}
