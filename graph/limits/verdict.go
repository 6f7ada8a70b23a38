package limits

import (
	"fmt"
	"math"

	"youkong/internal/fault"
)

// operation refuses one that is too large, whether or not it will run.
func (l Limits) operation(f found) error {
	if err := l.selections(f); err != nil {
		return err
	}
	if err := exceeds("root fields", f.roots, l.RootFields); err != nil {
		return err
	}
	return exceeds("attempts to sign in", f.signIns, l.SignIns)
}

// selections refuses what is too large at any place.
func (l Limits) selections(f found) error {
	for _, check := range []struct {
		what  string
		asked float64
		most  int
	}{
		{"levels of fields", f.depth, l.Depth}, {"fields", f.fields, l.Fields},
		{"aliases", f.aliases, l.Aliases}, {"directives", f.directives, l.Directives},
	} {
		if err := exceeds(check.what, check.asked, check.most); err != nil {
			return err
		}
	}
	return nil
}

func (l Limits) cost(f found) error {
	if whole(f.cost) <= l.Cost {
		return nil
	}
	return fault.New(fault.TooCostly, "the operation costs %s; one operation may cost %d: %s too much. "+
		"Ask for smaller pages, fewer lists within lists, or in several operations", count(f.cost), l.Cost,
		count(f.cost-float64(l.Cost)))
}

func (l Limits) pages(wrong string) error {
	if wrong == "" {
		return nil
	}
	return fault.Invalid([]fault.Field{{Path: wrong, Reason: fmt.Sprintf("must be between 1 and %d", l.Page)}})
}

func exceeds(what string, asked float64, most int) error {
	if asked <= float64(most) {
		return nil
	}
	return fault.New(fault.TooCostly, "the operation has %s %s, fragments counted wherever they are spread; "+
		"it may have %d: %s too many", count(asked), what, most, count(asked-float64(most)))
}

// count words a number that doubling may have made absurd.
func count(n float64) string {
	const absurd = 1e6
	if n >= absurd {
		return "over a million"
	}
	return fmt.Sprint(int(math.Ceil(n - 1e-6)))
}
