package kind

import "io"

// SpaceState is what a person at the door would say of a space.
type SpaceState string

// The values of SpaceState.
const (
	StateFree   SpaceState = "FREE"
	StateHeld   SpaceState = "HELD"
	StateBusy   SpaceState = "BUSY"
	StateClosed SpaceState = "CLOSED"
	StateOpen   SpaceState = "OPEN"
)

// Values lists every SpaceState, in the order of the public schema.
func (SpaceState) Values() []string {
	return spell(StateFree, StateHeld, StateBusy, StateClosed, StateOpen)
}

// MarshalGQL writes the value for GraphQL.
func (k SpaceState) MarshalGQL(w io.Writer) { marshal(w, k) }

// UnmarshalGQL reads the value from GraphQL and refuses unknown ones.
func (k *SpaceState) UnmarshalGQL(raw any) error { return unmarshal(k, raw, k.Values()) }

// BusyKind says what takes the units of a space.
type BusyKind string

// The values of BusyKind.
const (
	BusyBooking BusyKind = "BOOKING"
	BusyPending BusyKind = "PENDING"
	BusyHold    BusyKind = "HOLD"
	BusyCourse  BusyKind = "COURSE"
	BusyBlock   BusyKind = "BLOCK"
	BusySetUp   BusyKind = "SET_UP"
	BusyCleanUp BusyKind = "CLEAN_UP"
)

// Values lists every BusyKind, in the order of the public schema.
func (BusyKind) Values() []string {
	return spell(BusyBooking, BusyPending, BusyHold, BusyCourse, BusyBlock, BusySetUp, BusyCleanUp)
}

// MarshalGQL writes the value for GraphQL.
func (k BusyKind) MarshalGQL(w io.Writer) { marshal(w, k) }

// UnmarshalGQL reads the value from GraphQL and refuses unknown ones.
func (k *BusyKind) UnmarshalGQL(raw any) error { return unmarshal(k, raw, k.Values()) }
