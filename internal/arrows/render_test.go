package arrows

import (
	"fmt"
	"slices"
	"strings"
)

// markdownTable renders the table for ARCHITECTURE.md.
func markdownTable() string {
	var b strings.Builder
	b.WriteString("| place | holds | may import |\n|---|---|---|\n")
	for _, p := range table {
		fmt.Fprintf(&b, "| `%s` | %s | %s |\n", p.path, p.holds, allowance(p))
	}
	return b.String()
}

// allowance words the third column; where several rules are allowed they are named together.
func allowance(p place) string {
	isRule := func(name string) bool { return slices.Contains(paths(rules), name) }
	allowed := slices.DeleteFunc(slices.Clone(p.may), func(name string) bool { return !isRule(name) })
	var words []string
	switch {
	case len(allowed) == len(rules):
		words = append(words, "every rule")
	case isRule(p.path) && len(allowed) > 0:
		words = append(words, "the rules above it")
	}
	together := len(words) > 0
	for _, name := range p.may {
		if !together || !isRule(name) {
			words = append(words, "`"+name+"`")
		}
	}
	if p.also != "" {
		words = append(words, p.also)
	}
	if len(words) == 0 {
		return "—"
	}
	return strings.Join(words, ", ")
}

// drawing renders the imports that are really there, folder by folder, as a Mermaid flow chart.
// An arrow that follows from two others is left out, or nobody could read it.
func drawing(folders []string, arrows []arrow) string {
	next := edges(arrows)
	var b strings.Builder
	b.WriteString("```mermaid\nflowchart TD\n")
	for _, n := range nodes(folders) {
		if !underAny(n, layers) {
			fmt.Fprintf(&b, "  %s[%s]\n", id(n), n)
		}
	}
	for _, layer := range slices.Backward(layers) {
		fmt.Fprintf(&b, "  subgraph layer_%s[%s]\n", layer, layer)
		for _, n := range nodes(folders) {
			if under(n, layer) {
				fmt.Fprintf(&b, "    %s[%s]\n", id(n), n)
			}
		}
		b.WriteString("  end\n")
	}
	for _, from := range nodes(folders) {
		for _, to := range nodes(folders) {
			if next[from][to] && !roundabout(next, from, to) {
				fmt.Fprintf(&b, "  %s --> %s\n", id(from), id(to))
			}
		}
	}
	b.WriteString("```\n")
	return b.String()
}

// node is the box that a folder is drawn in: two levels deep, and nothing that isn't product.
func node(folder string) string {
	parts := strings.SplitN(folder, "/", 3)
	return strings.Join(parts[:min(2, len(parts))], "/")
}

func nodes(folders []string) []string {
	var out []string
	for _, f := range folders {
		if !underAny(f, []string{"bench", "e2e", "internal/arrows"}) {
			out = append(out, node(f))
		}
	}
	slices.Sort(out)
	return slices.Compact(out)
}

// edges gathers the arrows between boxes that people wrote; tests and generated code don't count.
func edges(arrows []arrow) map[string]map[string]bool {
	next := map[string]map[string]bool{}
	for _, a := range arrows {
		row, _ := rowOf(a.from)
		from, to := node(a.from), node(a.to)
		if a.test || row.generated || from == to {
			continue
		}
		if next[from] == nil {
			next[from] = map[string]bool{}
		}
		next[from][to] = true
	}
	return next
}

// roundabout tells whether a longer way leads from one box to another.
func roundabout(next map[string]map[string]bool, from, to string) bool {
	for via := range next[from] {
		if via != to && reaches(next, via, to) {
			return true
		}
	}
	return false
}

// id keeps Mermaid's own words, such as graph, out of the names of boxes.
func id(folder string) string { return "f_" + strings.ReplaceAll(folder, "/", "_") }

// depguardRules renders the linter's half of the table for .golangci.yml.
func depguardRules() string {
	var b strings.Builder
	for _, p := range table {
		if p.generated {
			continue
		}
		files := "${base-path}/" + p.path + "/**"
		if p.alone {
			files = "${base-path}/" + p.path + "/*.go"
		}
		deny := append([]ban{{"youkong/", "an arrow that internal/arrows doesn't allow"}}, p.bans...)
		writeRule(&b, strings.ReplaceAll(p.path, "/", "-"), append([]string{files, "!$test"}, carvedOut(p)...),
			p.allowed(), deny)
	}
	for _, layer := range layers {
		writeRule(&b, "tests-of-"+layer, []string{"${base-path}/" + layer + "/**_test.go"}, mayInTests(layer),
			[]ban{{"youkong/", "a test may import its own layer and those below"}})
	}
	return b.String()
}

// carvedOut excludes the folders below a place that have rows of their own.
func carvedOut(p place) []string {
	var out []string
	for _, other := range table {
		if other.path != p.path && under(other.path, p.path) && !p.alone {
			out = append(out, "!${base-path}/"+other.path+"/**")
		}
	}
	return out
}

func writeRule(b *strings.Builder, name string, files, allow []string, deny []ban) {
	fmt.Fprintf(b, "        %s:\n          list-mode: lax\n          files:\n", name)
	for _, f := range files {
		fmt.Fprintf(b, "            - %q\n", f)
	}
	b.WriteString("          allow:\n")
	for _, a := range outermost(allow) {
		fmt.Fprintf(b, "            - youkong/%s\n", a)
	}
	b.WriteString("          deny:\n")
	for _, d := range deny {
		fmt.Fprintf(b, "            - { pkg: %s, desc: %s }\n", d.pkg, d.why)
	}
}

// outermost drops folders below others of the list: the linter looks only at the nearest name.
func outermost(names []string) []string {
	names = slices.Clone(names)
	slices.Sort(names)
	var out []string
	for _, n := range names {
		if !underAny(n, out) {
			out = append(out, n)
		}
	}
	return out
}
