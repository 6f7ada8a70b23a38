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
