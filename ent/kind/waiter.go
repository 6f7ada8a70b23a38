package kind

import "io"

// WaiterStatus says how somebody's waiting for a slot stands.
type WaiterStatus string

// The values of WaiterStatus.
const (
	Waiting  WaiterStatus = "WAITING"
	Offered  WaiterStatus = "OFFERED"
	Accepted WaiterStatus = "ACCEPTED"
	Declined WaiterStatus = "DECLINED"
	Lapsed   WaiterStatus = "LAPSED"
	Left     WaiterStatus = "LEFT"
	TooLate  WaiterStatus = "TOO_LATE"
)

// Values lists every WaiterStatus, in the order of the public schema.
func (WaiterStatus) Values() []string {
	return spell(Waiting, Offered, Accepted, Declined, Lapsed, Left, TooLate)
}

// MarshalGQL writes the value for GraphQL.
func (k WaiterStatus) MarshalGQL(w io.Writer) { marshal(w, k) }

// UnmarshalGQL reads the value from GraphQL and refuses unknown ones.
func (k *WaiterStatus) UnmarshalGQL(raw any) error { return unmarshal(k, raw, k.Values()) }
