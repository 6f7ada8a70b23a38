package kind

import "io"

// HolidayHours says which hours hold on a public holiday.
type HolidayHours string

// The values of HolidayHours.
const (
	HolidayAsUsual     HolidayHours = "AS_USUAL"
	HolidayClosed      HolidayHours = "CLOSED"
	HolidayLikeWeekday HolidayHours = "LIKE_WEEKDAY"
)

// Values lists every HolidayHours, in the order of the public schema.
func (HolidayHours) Values() []string {
	return spell(HolidayAsUsual, HolidayClosed, HolidayLikeWeekday)
}

// MarshalGQL writes the value for GraphQL.
func (k HolidayHours) MarshalGQL(w io.Writer) { marshal(w, k) }

// UnmarshalGQL reads the value from GraphQL and refuses unknown ones.
func (k *HolidayHours) UnmarshalGQL(raw any) error { return unmarshal(k, raw, k.Values()) }

// DaySpan is a time of a local day, in minutes after midnight.
type DaySpan struct {
	Opens  int `json:"opens"`
	Closes int `json:"closes"`
}
