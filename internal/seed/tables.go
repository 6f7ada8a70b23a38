package seed

import (
	"youkong/ent/kind"
	"youkong/internal/hours"
	"youkong/internal/localtime"
	"youkong/internal/policy"
)

// words is one text in both languages.
type words struct{ zh, en string }

// centre is a community with everything in its centre.
type centre struct {
	slug                 string
	name, about, address words
	hours                []opening
	rules                policy.Values
	places               []place // From the ground floor up.
}

// place is a space.
type place struct {
	slug, floor string
	name, about words
	kind        kind.SpaceKind
	access      kind.SpaceAccess
	allocation  kind.Allocation // ALL when empty.
	capacity    int             // Zero where nobody counts.
	area        int             // Square metres; zero when not measured.
	amenities   []kind.Amenity
	units       []unit        // One unit named after the space when empty.
	hours       []opening     // The centre's when empty.
	rules       policy.Values // Over the centre's.
	door        string        // What the sign at the door says; empty where there is none.
}

// unit is an atom of a space; spaces of one centre that name the same slug share it.
type unit struct{ slug, name string }

// unitsOrSelf returns the space's own unit when the table names none.
func (p place) unitsOrSelf() []unit {
	if len(p.units) > 0 {
		return p.units
	}
	return []unit{{p.slug, p.name.zh}}
}

// opening is one span of opening hours on a run of weekdays, ISO 8601: Monday is 1.
type opening struct {
	first, last   int
	opens, closes localtime.Clock
}

func daily(opens, closes localtime.Clock) opening { return opening{1, 7, opens, closes} }

// at is a time of day.
func at(hour, minute int) localtime.Clock { return localtime.Clock(hour*60 + minute) }

// weekly writes the openings out, day by day.
func weekly(openings []opening) hours.Weekly {
	var week hours.Weekly
	for _, o := range openings {
		for day := o.first; day <= o.last; day++ {
			week = append(week, hours.Rule{Weekday: day, Opens: o.opens, Closes: o.closes})
		}
	}
	return week
}
