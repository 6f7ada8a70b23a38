package privacy

import (
	"encoding/json"
	"strings"
	"time"

	"youkong/internal/viewer"
	"youkong/internal/wording"
)

// document writes one JSON object section by section, each row as it comes, so that beside the text itself no more than a
// page of rows is in memory. Its first error is kept; what is written after it counts for nothing.
type document struct {
	text   strings.Builder
	viewer viewer.Viewer
	rows   int // Of the section that is open.
	err    error
}

// begin opens the document with what it is and when it was made.
func (d *document) begin(at time.Time) {
	d.text.WriteString("{\n")
	d.field(" ", "explanation", d.explain("about"))
	d.field(" ", "exportedAt", at.Format(time.RFC3339))
	d.text.WriteString(` "format": 1`)
}

// section opens a section, which says in the viewer's language what it holds, and has it filled.
func (d *document) section(key string, fill func() error) {
	if d.err != nil {
		return
	}
	d.text.WriteString(",\n \"" + key + "\": {\n")
	d.field("  ", "explanation", d.explain(key))
	d.text.WriteString(`  "entries": [`)
	d.rows = 0
	d.err = fill()
	if d.rows > 0 {
		d.text.WriteString("\n  ")
	}
	d.text.WriteString("]\n }")
}

// row adds an entry to the open section.
func (d *document) row(entry any) {
	if d.rows++; d.rows > 1 {
		d.text.WriteString(",")
	}
	d.text.WriteString("\n   ")
	d.write(entry)
}

// end closes the document and returns it.
func (d *document) end() (string, error) {
	d.text.WriteString("\n}\n")
	return d.text.String(), d.err
}

func (d *document) field(indent, key, value string) {
	d.text.WriteString(indent + `"` + key + `": `)
	d.write(value)
	d.text.WriteString(",\n")
}

func (d *document) write(value any) {
	encoder := json.NewEncoder(trimmed{&d.text})
	encoder.SetEscapeHTML(false)
	if err := encoder.Encode(value); err != nil && d.err == nil {
		d.err = err
	}
}

func (d *document) explain(key string) string {
	return wording.Text(d.viewer.Language, "export."+key, nil)
}

// trimmed leaves out the line break that an encoder ends with.
type trimmed struct{ to *strings.Builder }

func (t trimmed) Write(p []byte) (int, error) {
	t.to.WriteString(strings.TrimSuffix(string(p), "\n"))
	return len(p), nil
}

// moment writes Unix seconds as a time in UTC (RFC 3339); nothing for none.
func moment(at *int64) *string {
	if at == nil {
		return nil
	}
	text := time.Unix(*at, 0).UTC().Format(time.RFC3339)
	return &text
}
