package kind

import "io"

// BookingRule names the rule that refuses a booking.
type BookingRule string

// The values of BookingRule, in the order in which refusals are returned.
const (
	RuleBookable     BookingRule = "BOOKABLE"
	RuleEligibility  BookingRule = "ELIGIBILITY"
	RuleSuspension   BookingRule = "SUSPENSION"
	RulePast         BookingRule = "PAST"
	RuleOpeningHours BookingRule = "OPENING_HOURS"
	RuleStartGrid    BookingRule = "START_GRID"
	RuleMinLength    BookingRule = "MIN_LENGTH"
	RuleMaxLength    BookingRule = "MAX_LENGTH"
	RuleNotice       BookingRule = "NOTICE"
	RuleHorizon      BookingRule = "HORIZON"
	RuleCapacity     BookingRule = "CAPACITY"
	RuleOverlap      BookingRule = "OVERLAP"
	RuleQuota        BookingRule = "QUOTA"
	RuleHoldLimit    BookingRule = "HOLD_LIMIT"
	RuleHoldRenewal  BookingRule = "HOLD_RENEWAL"
	RuleHoldExpired  BookingRule = "HOLD_EXPIRED"
	RuleCheckIn      BookingRule = "CHECK_IN"
	RuleStatus       BookingRule = "STATUS"

	RuleWaitOff   BookingRule = "WAIT_OFF"
	RuleWaitFree  BookingRule = "WAIT_FREE"
	RuleWaitLate  BookingRule = "WAIT_LATE"
	RuleWaitOwn   BookingRule = "WAIT_OWN"
	RuleWaitTwice BookingRule = "WAIT_TWICE"
	RuleWaitLimit BookingRule = "WAIT_LIMIT"
)

// Values lists every BookingRule, in the order of the public schema.
func (BookingRule) Values() []string {
	return spell(RuleBookable, RuleEligibility, RuleSuspension, RulePast, RuleOpeningHours, RuleStartGrid, RuleMinLength, RuleMaxLength,
		RuleNotice, RuleHorizon, RuleCapacity, RuleOverlap, RuleQuota, RuleHoldLimit, RuleHoldRenewal, RuleHoldExpired,
		RuleCheckIn, RuleStatus,
		RuleWaitOff, RuleWaitFree, RuleWaitLate, RuleWaitOwn, RuleWaitTwice, RuleWaitLimit)
}

// MarshalGQL writes the value for GraphQL.
func (k BookingRule) MarshalGQL(w io.Writer) { marshal(w, k) }

// UnmarshalGQL reads the value from GraphQL and refuses unknown ones.
func (k *BookingRule) UnmarshalGQL(raw any) error { return unmarshal(k, raw, k.Values()) }
