package graph_test

import (
	"fmt"
	"strings"
)

// accessPage is docs/access.md.
const accessPage = `# Who may see and do what

Found by asking, not written by hand: a test tries every field as everybody and compares the answers with this page. A new field without an entry fails it. To bring the page up to date, run ` + "`go test ./graph -run TestAccessTable -update`" + ` and read what changed.

Everything asked for belongs to one resident, or to the community where the staff work, or to the organisation of the members. The columns are:

%s

What the cells mean:

| cell | meaning |
|---|---|
| yes | It is answered, and tells nothing of who others are. |
| masked | It is answered, with names or phones of others as ` + "`张*` and `138****1234`" + `. |
| whole | It is answered, with the whole name or phone of others. |
| null | There is nothing that this asker may see; what does not exist gives the same answer, byte for byte. |
| false | It says that there was none to take back, turn down or remove, which changes nothing; what does not exist gives the same answer, byte for byte. |
| not found | ` + "`NOT_FOUND`" + `; what does not exist gives the same answer, byte for byte. |
| sign in | ` + "`UNAUTHENTICATED`" + ` |
| forbidden | ` + "`FORBIDDEN`" + `, whatever is asked for; to a member, who sees it, because only those who manage may change it. |
| conflict | ` + "`CONFLICT`" + `: the only operator has to give the role to somebody else first. |
| bad input | ` + "`BAD_USER_INPUT`" + `: cookies cannot travel where the asker comes from, or the choice is not theirs. |

## Fields

%s
## Objects by their id

` + "`node(id:)`" + ` of what belongs to the resident, or to the organisation.

%s
## Private columns

What is read of each column by whoever gets as far as the object: the whole of it, a masked form, or nothing. On the left is how it is reached.

%s`

// legend numbers the classes, since their names are longer than columns are wide.
func legend() string {
	var b strings.Builder
	for i, c := range classes {
		fmt.Fprintf(&b, "%d. %s\n", i+1, c.about())
	}
	return strings.TrimSuffix(b.String(), "\n")
}

// about says who the class is, in words.
func (c class) about() string {
	return map[string]string{
		"nobody":                        "nobody in particular: not signed in",
		"the resident":                  "the resident whose things they are, in a session",
		"another resident":              "another resident, who is invited to the organisation",
		"member":                        "a member of the organisation",
		"who manages the organisation":  "a member who manages the organisation",
		"member elsewhere":              "a member of another organisation, who manages it",
		"staff":                         "staff of the community",
		"staff elsewhere":               "staff of another community",
		"manager":                       "the manager of the subdistrict",
		"manager elsewhere":             "the manager of another subdistrict",
		"operator":                      "an operator of the installation",
		"the resident's READ":           "a token of the resident's with the scope READ",
		"the resident's BOOK":           "a token of the resident's with the scope BOOK",
		"the resident's STAFF":          "a token of the resident's with the scope STAFF",
		"the staff's READ":              "a token of the staff's with the scope READ",
		"the staff's BOOK":              "a token of the staff's with the scope BOOK",
		"the staff's READ, BOOK, STAFF": "a token of the staff's with all scopes",
	}[c.name]
}

// table is rows in the order in which they were first put, each with a cell for each class.
type table struct {
	names []string
	cells map[string][]string
}

func (t *table) put(name, cell string) {
	if t.cells == nil {
		t.cells = map[string][]string{}
	}
	if t.cells[name] == nil {
		t.names = append(t.names, name)
	}
	t.cells[name] = append(t.cells[name], cell)
}

// String writes the table in Markdown.
func (t *table) String() string {
	var b strings.Builder
	b.WriteString("| |")
	for i := range classes {
		fmt.Fprintf(&b, " %d |", i+1)
	}
	b.WriteString("\n|---|" + strings.Repeat("---|", len(classes)) + "\n")
	for _, name := range t.names {
		fmt.Fprintf(&b, "| `%s` | %s |\n", name, strings.Join(t.cells[name], " | "))
	}
	return b.String()
}

// difference is the lines of which each text alone has some.
func difference(kept, found string) string {
	var b strings.Builder
	for _, side := range []struct{ mark, text, other string }{{"-", kept, found}, {"+", found, kept}} {
		for line := range strings.Lines(side.text) {
			if !strings.Contains(side.other, line) {
				b.WriteString(side.mark + line)
			}
		}
	}
	return b.String()
}
