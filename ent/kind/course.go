package kind

import "io"

// CourseCategory is the field a course belongs to.
type CourseCategory string

// The values of CourseCategory.
const (
	Vocational CourseCategory = "VOCATIONAL"
	Arts       CourseCategory = "ARTS"
	Science    CourseCategory = "SCIENCE"
	Health     CourseCategory = "HEALTH"
	Neighbours CourseCategory = "NEIGHBOURS"
)

// Values lists every CourseCategory, in the order of the public schema.
func (CourseCategory) Values() []string {
	return spell(Vocational, Arts, Science, Health, Neighbours)
}

// MarshalGQL writes the value for GraphQL.
func (k CourseCategory) MarshalGQL(w io.Writer) { marshal(w, k) }

// UnmarshalGQL reads the value from GraphQL and refuses unknown ones.
func (k *CourseCategory) UnmarshalGQL(raw any) error { return unmarshal(k, raw, k.Values()) }

// CourseMode says how places are given.
type CourseMode string

// The values of CourseMode.
const (
	FirstCome CourseMode = "FIRST_COME"
	ByDraw    CourseMode = "DRAW"
)

// Values lists every CourseMode, in the order of the public schema.
func (CourseMode) Values() []string { return spell(FirstCome, ByDraw) }

// MarshalGQL writes the value for GraphQL.
func (k CourseMode) MarshalGQL(w io.Writer) { marshal(w, k) }

// UnmarshalGQL reads the value from GraphQL and refuses unknown ones.
func (k *CourseMode) UnmarshalGQL(raw any) error { return unmarshal(k, raw, k.Values()) }

// CourseState says how far a course has come.
type CourseState string

// The values of CourseState.
const (
	CourseDraft     CourseState = "DRAFT"
	CoursePublished CourseState = "PUBLISHED"
	CourseDrawn     CourseState = "DRAWN"
	CourseCancelled CourseState = "CANCELLED"
)

// Values lists every CourseState, in the order of the public schema.
func (CourseState) Values() []string {
	return spell(CourseDraft, CoursePublished, CourseDrawn, CourseCancelled)
}

// MarshalGQL writes the value for GraphQL.
func (k CourseState) MarshalGQL(w io.Writer) { marshal(w, k) }

// UnmarshalGQL reads the value from GraphQL and refuses unknown ones.
func (k *CourseState) UnmarshalGQL(raw any) error { return unmarshal(k, raw, k.Values()) }
