package course

import (
	"slices"

	"youkong/ent/gen"
	"youkong/ent/kind"
	"youkong/internal/localtime"
)

const (
	// needsGuardian is the age below which a child is enrolled by its guardian, with consent (PIPL art. 28, 31).
	needsGuardian = 14
	// grownUp is the age that whoever has an account of their own is taken to have reached: nobody asks for more.
	grownUp = 18
)

// Refusal is one rule's no, as data.
type Refusal struct {
	Rule     kind.EnrolmentRule
	Earliest *int64 // Unix seconds; nil where time does not help.
	Limit    *int
	Actual   *int
}

// entrant is what the rules know of one person whom an entry is for.
type entrant struct {
	child    bool
	bornOn   localtime.Date // Of a child.
	resident bool
	already  bool // In the course.
	courses  int  // That they have in its term.
}

// request is an entry to judge, with all that is known of it.
type request struct {
	course   *gen.Course
	limit    *int // Of the term.
	entrants []entrant
	consent  bool
	firstDay localtime.Date // Of the course; ages are reckoned for it.
	now      int64
}

// refusals are all reasons against the entry, in the order of the rules. Whether there is a place is asked last, by who
// knows.
func (r request) refusals() []Refusal {
	found := window(r.course, r.now)
	add := func(rule kind.EnrolmentRule, limit, actual *int) {
		found = append(found, Refusal{Rule: rule, Limit: limit, Actual: actual})
	}
	if limit, actual, ok := r.ages(); !ok {
		add(kind.EnrolAge, limit, actual)
	}
	if r.course.ResidentsOnly && r.any(func(e entrant) bool { return !e.resident }) {
		add(kind.EnrolResidents, nil, nil)
	}
	if !r.consent && r.any(func(e entrant) bool { return e.child && age(e.bornOn, r.firstDay) < needsGuardian }) {
		add(kind.EnrolGuardian, nil, nil)
	}
	if len(r.entrants) > r.course.MaxPlaces {
		add(kind.EnrolPlaces, &r.course.MaxPlaces, new(len(r.entrants)))
	}
	if r.any(func(e entrant) bool { return e.already }) {
		add(kind.EnrolTwice, nil, nil)
	}
	if r.limit != nil && r.any(func(e entrant) bool { return e.courses >= *r.limit }) {
		add(kind.EnrolTermLimit, r.limit, new(*r.limit+1))
	}
	return found
}

func (r request) any(holds func(entrant) bool) bool { return slices.ContainsFunc(r.entrants, holds) }

// window says whether enrolment is open.
func window(c *gen.Course, now int64) []Refusal {
	switch {
	case c.State != kind.CoursePublished || c.EnrolOpensAt == nil || now >= *c.EnrolClosesAt:
		return []Refusal{{Rule: kind.EnrolClosed}}
	case now < *c.EnrolOpensAt:
		return []Refusal{{Rule: kind.EnrolNotOpen, Earliest: c.EnrolOpensAt}}
	}
	return nil
}

// ages finds the first who is too young or too old.
func (r request) ages() (limit, actual *int, ok bool) {
	for _, e := range r.entrants {
		years := grownUp
		if e.child {
			years = age(e.bornOn, r.firstDay)
		}
		if r.course.MinAge != nil && years < *r.course.MinAge && (e.child || *r.course.MinAge <= grownUp) {
			return r.course.MinAge, &years, false
		}
		if r.course.MaxAge != nil && years > *r.course.MaxAge {
			return r.course.MaxAge, &years, false
		}
	}
	return nil, nil, true
}

// age is how many whole years lie between the days.
func age(born, on localtime.Date) int {
	years := on.Year - born.Year
	if on.Before(localtime.Date{Year: on.Year, Month: born.Month, Day: born.Day}) {
		years--
	}
	return years
}
