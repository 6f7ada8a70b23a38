package holiday

import (
	"embed"
	"io/fs"
)

//go:embed years/*.json
var files embed.FS

var shipped = load()

// Shipped returns the calendars that ship with the program, ascending by year.
func Shipped() []Year { return shipped }

// load panics on a broken file: the files are part of the program.
func load() []Year {
	names, _ := fs.Glob(files, "years/*.json")
	years := make([]Year, len(names))
	for i, name := range names {
		document, err := files.ReadFile(name)
		if err == nil {
			years[i], err = Parse(document)
		}
		if err != nil {
			panic(name + ": " + err.Error())
		}
	}
	return years
}
