package arrows

import (
	"fmt"
	"slices"
	"strings"
)

// arrow is one import among the project's own packages, as folders below the module's root.
type arrow struct {
	from, to string
	test     bool // only tests of from import it
}

// under tells whether folder is root or lies below it.
func under(folder, root string) bool {
	return folder == root || strings.HasPrefix(folder, root+"/")
}

func underAny(folder string, roots []string) bool {
	return slices.ContainsFunc(roots, func(root string) bool { return under(folder, root) })
}

// rowOf finds the row that covers a folder: the longest path wins.
func rowOf(folder string) (place, bool) {
	var best place
	for _, p := range table {
		covers := folder == p.path || !p.alone && under(folder, p.path)
		if covers && len(p.path) > len(best.path) {
			best = p
		}
	}
	return best, best.path != ""
}

// allowed returns the folders that a place may import, its own among them.
func (p place) allowed() []string {
	if p.alone {
		return p.may
	}
	return append([]string{p.path}, p.may...)
}

// unlisted names the folders that no row covers.
func unlisted(folders []string) []string {
	var out []string
	for _, f := range folders {
		if _, ok := rowOf(f); !ok {
			out = append(out, fmt.Sprintf("%s is not in the table: add a row to internal/arrows/table_test.go", f))
		}
	}
	return out
}

// forbidden names the arrows that the table doesn't allow.
func forbidden(arrows []arrow) []string {
	var out []string
	for _, a := range arrows {
		row, ok := rowOf(a.from)
		if !ok || underAny(a.to, row.allowed()) {
			continue
		}
		if a.test && underAny(a.to, mayInTests(a.from)) {
			continue
		}
		out = append(out, fmt.Sprintf("%s must not import %s: its row allows %s", a.from, a.to, list(row.may)))
	}
	return out
}

// mayInTests returns what tests of a folder may import beyond its row.
func mayInTests(folder string) []string {
	top, _, _ := strings.Cut(folder, "/")
	if i := slices.Index(layers, top); i >= 0 {
		return append(slices.Clone(layers[:i+1]), testStore)
	}
	return nil
}

func list(names []string) string {
	if len(names) == 0 {
		return "none of the project's folders"
	}
	return strings.Join(names, ", ")
}

// circles names the folders, at any depth, that import each other outside of tests.
// The files that lie in a folder itself count as its child ".".
func circles(arrows []arrow) []string {
	next := map[string]map[string]bool{}
	for _, a := range arrows {
		if a.test {
			continue
		}
		parent, from, to := split(a.from, a.to)
		from, to = parent+"|"+from, parent+"|"+to
		if from == to {
			continue
		}
		if next[from] == nil {
			next[from] = map[string]bool{}
		}
		next[from][to] = true
	}
	var out []string
	for from := range next {
		if reaches(next, from, from) {
			parent, child, _ := strings.Cut(from, "|")
			out = append(out, fmt.Sprintf("%s/%s is part of a circle of imports", strings.TrimSuffix(parent, "/"), child))
		}
	}
	slices.Sort(out)
	return out
}

// split returns the deepest folder that two packages share and the child of it that each is in.
func split(a, b string) (parent, childA, childB string) {
	as, bs := append(strings.Split(a, "/"), "."), append(strings.Split(b, "/"), ".")
	i := 0
	for as[i] == bs[i] && as[i] != "." {
		i++
	}
	return strings.Join(as[:i], "/"), as[i], bs[i]
}

// reaches tells whether a way of one step or more leads from one node to another.
func reaches(next map[string]map[string]bool, from, to string) bool {
	seen := map[string]bool{}
	queue := []string{from}
	for len(queue) > 0 {
		node := queue[0]
		queue = queue[1:]
		for n := range next[node] {
			if n == to {
				return true
			}
			if !seen[n] {
				seen[n] = true
				queue = append(queue, n)
			}
		}
	}
	return false
}
