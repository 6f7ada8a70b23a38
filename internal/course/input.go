package course

import (
	"fmt"

	"github.com/google/uuid"

	"youkong/ent/gen"
	"youkong/ent/kind"
	"youkong/internal/fault"
)

const (
	maxCapacity = 10_000
	maxSessions = 104
)

// Details are all that is known of a course before it is published. Times are Unix seconds.
type Details struct {
	TitleZh, TitleEn             string
	DescriptionZh, DescriptionEn string
	OrganiserZh, OrganiserEn     string
	TeacherZh, TeacherEn         string
	Category                     kind.CourseCategory
	Capacity                     int
	Mode                         kind.CourseMode
	Term                         *uuid.UUID
	OpensAt, ClosesAt            *int64 // Both, or nobody enrols.
	MinAge, MaxAge               *int
	ResidentsOnly                bool
	MaxPlaces                    int
	Waitlist                     int
	BeaconZh, BeaconEn           string
	BeaconAt                     *int64
}

func (d Details) invalid() []fault.Field {
	var fields []fault.Field
	for _, text := range []struct {
		name, text  string
		least, most int
	}{
		{"titleZh", d.TitleZh, 1, 60}, {"titleEn", d.TitleEn, 1, 120},
		{"descriptionZh", d.DescriptionZh, 0, 1000}, {"descriptionEn", d.DescriptionEn, 0, 2000},
		{"organiserZh", d.OrganiserZh, 0, 120}, {"organiserEn", d.OrganiserEn, 0, 240},
		{"teacherZh", d.TeacherZh, 0, 60}, {"teacherEn", d.TeacherEn, 0, 120},
		{"beaconZh", d.BeaconZh, 0, 300}, {"beaconEn", d.BeaconEn, 0, 600},
	} {
		fields = lengths(fields, "input.course."+text.name, text.text, text.least, text.most)
	}
	for _, number := range []struct {
		name        string
		n           int
		least, most int
	}{{"capacity", d.Capacity, 1, maxCapacity}, {"maxPlaces", d.MaxPlaces, 1, maxPlaces}, {"waitlistSize", d.Waitlist, 0, maxCapacity}} {
		if number.n < number.least || number.n > number.most {
			fields = append(fields, fault.Field{Path: "input.course." + number.name, Reason: between(number.least, number.most)})
		}
	}
	return append(append(fields, d.ages()...), d.times()...)
}

func (d Details) ages() []fault.Field {
	low, high := 0, 120
	if d.MinAge != nil {
		low = *d.MinAge
	}
	if d.MaxAge != nil {
		high = *d.MaxAge
	}
	if low < 0 || high > 120 || low > high {
		return []fault.Field{{Path: "input.course.maxAge", Reason: "ages must be between 0 and 120, the least first"}}
	}
	return nil
}

func (d Details) times() (fields []fault.Field) {
	add := func(name, reason string) {
		fields = append(fields, fault.Field{Path: "input.course." + name, Reason: reason})
	}
	if (d.OpensAt == nil) != (d.ClosesAt == nil) || d.OpensAt != nil && *d.OpensAt >= *d.ClosesAt {
		add("enrolClosesAt", "must come after the opening, and neither can be without the other")
	}
	if d.Mode == kind.ByDraw && d.OpensAt == nil {
		add("enrolOpensAt", "must be given for a draw")
	}
	named := d.BeaconZh != "" && d.BeaconEn != "" && d.BeaconAt != nil
	if !named && (d.BeaconZh != "" || d.BeaconEn != "" || d.BeaconAt != nil) {
		add("beaconAt", "the source must be named in both languages, with when its number becomes public")
	}
	if named && d.Mode != kind.ByDraw {
		add("beaconZh", "only a draw has a number")
	}
	if named && d.ClosesAt != nil && *d.BeaconAt <= *d.ClosesAt {
		add("beaconAt", "must come after the closing, or entries could be chosen to suit the number")
	}
	return fields
}

func between(least, most int) string {
	return fmt.Sprintf("must be between %d and %d, or have so many characters", least, most)
}

// write puts the details into a row.
func (d Details) write(m *gen.CourseMutation) {
	m.SetTitleZh(d.TitleZh)
	m.SetTitleEn(d.TitleEn)
	m.SetDescriptionZh(d.DescriptionZh)
	m.SetDescriptionEn(d.DescriptionEn)
	m.SetOrganiserZh(d.OrganiserZh)
	m.SetOrganiserEn(d.OrganiserEn)
	m.SetTeacherZh(d.TeacherZh)
	m.SetTeacherEn(d.TeacherEn)
	m.SetCategory(d.Category)
	m.SetCapacity(d.Capacity)
	m.SetMode(d.Mode)
	m.SetResidentsOnly(d.ResidentsOnly)
	m.SetMaxPlaces(d.MaxPlaces)
	m.SetWaitlist(d.Waitlist)
	m.SetBeaconZh(d.BeaconZh)
	m.SetBeaconEn(d.BeaconEn)
	set(d.Term, m.SetTermID, m.ClearTermID)
	set(d.OpensAt, m.SetEnrolOpensAt, m.ClearEnrolOpensAt)
	set(d.ClosesAt, m.SetEnrolClosesAt, m.ClearEnrolClosesAt)
	set(d.MinAge, m.SetMinAge, m.ClearMinAge)
	set(d.MaxAge, m.SetMaxAge, m.ClearMaxAge)
	set(d.BeaconAt, m.SetBeaconAt, m.ClearBeaconAt)
}

func set[T any](value *T, put func(T), empty func()) {
	if value == nil {
		empty()
		return
	}
	put(*value)
}

// sameRules says whether nothing but texts would change of the course.
func (d Details) sameRules(c *gen.Course) bool {
	return d.Capacity == c.Capacity && d.Mode == c.Mode && d.ResidentsOnly == c.ResidentsOnly && d.MaxPlaces == c.MaxPlaces &&
		d.Waitlist == c.Waitlist && d.BeaconZh == c.BeaconZh && d.BeaconEn == c.BeaconEn &&
		same(d.Term, c.TermID) && same(d.OpensAt, c.EnrolOpensAt) && same(d.ClosesAt, c.EnrolClosesAt) &&
		same(d.MinAge, c.MinAge) && same(d.MaxAge, c.MaxAge) && same(d.BeaconAt, c.BeaconAt)
}

func same[T comparable](a, b *T) bool { return a == b || a != nil && b != nil && *a == *b }
