package booking

import (
	"strings"
	"unicode/utf8"

	"github.com/google/uuid"

	"youkong/internal/fault"
)

const (
	minKey, maxKey = 8, 64
	maxTitle       = 80
	maxAttendees   = 10_000
	maxUnits       = 1_000
)

// BookInput asks for a booking: of a new slot, or by turning a hold into one.
type BookInput struct {
	Key       string
	Hold      *uuid.UUID
	Slot      *Slot
	Attendees int
	Title     *string

	Organisation *uuid.UUID // For which the viewer books; nil for oneself.
	OnBehalf     *Behalf    // For whom the viewer books, as staff.
	Override     *Override  // Why the viewer breaks rules for it, as staff.
}

func (in BookInput) validate() error {
	fields := invalidKey(in.Key)
	if (in.Hold == nil) == (in.Slot == nil) {
		fields = append(fields, fault.Field{Path: "input", Reason: "needs either `holdId` or `slot`, and not both"})
	}
	if in.Slot != nil {
		fields = append(fields, in.Slot.invalid()...)
	}
	if in.Organisation != nil && in.OnBehalf != nil {
		fields = append(fields, fault.Field{Path: "input", Reason: "takes either `organisationId` or `onBehalf`, and not both"})
	}
	fields = append(fields, invalidAttendees(in.Attendees)...)
	fields = append(fields, in.OnBehalf.invalid()...)
	fields = append(fields, in.Override.invalid()...)
	return fault.Invalid(append(fields, invalidTitle(in.Title)...))
}

// HoldInput asks to keep a slot.
type HoldInput struct {
	Key  string
	Slot Slot
}

func (in HoldInput) validate() error {
	return fault.Invalid(append(invalidKey(in.Key), in.Slot.invalid()...))
}

// MoveInput asks to move a booking.
type MoveInput struct {
	Booking  uuid.UUID
	Slot     Slot
	Override *Override // Why the viewer breaks rules for it, as staff.
}

func (in MoveInput) validate() error {
	return fault.Invalid(append(in.Slot.invalid(), in.Override.invalid()...))
}

// CheckInput asks whether a booking, or the move of one, would be taken.
type CheckInput struct {
	Slot         Slot
	Attendees    int
	Booking      *uuid.UUID // The booking that would be moved,
	Organisation *uuid.UUID // or for which a new one would be; nil for oneself.
	Override     *Override  // Why the viewer would break rules for it, as staff.
}

func (in CheckInput) validate() error {
	fields := in.Slot.invalid()
	if in.Booking == nil {
		fields = append(fields, invalidAttendees(in.Attendees)...)
	}
	return fault.Invalid(append(fields, in.Override.invalid()...))
}

func (s Slot) invalid() []fault.Field {
	var fields []fault.Field
	if !s.Span.Valid() {
		fields = append(fields, fault.Field{Path: "input.slot.end", Reason: "must be after `start`"})
	}
	if s.Span.Len() > longest {
		fields = append(fields, fault.Field{Path: "input.slot.end", Reason: "must be within 31 days of `start`"})
	}
	if s.Units < 0 || s.Units > maxUnits {
		fields = append(fields, fault.Field{Path: "input.slot.units", Reason: "must be between 1 and 1000"})
	}
	return fields
}

func invalidKey(key string) []fault.Field {
	if n := utf8.RuneCountInString(key); n < minKey || n > maxKey || strings.TrimSpace(key) != key {
		return []fault.Field{{Path: "input.key", Reason: "must have 8 to 64 characters and no blanks around them"}}
	}
	return nil
}

func invalidAttendees(n int) []fault.Field {
	if n < 1 || n > maxAttendees {
		return []fault.Field{{Path: "input.attendees", Reason: "must be between 1 and 10000"}}
	}
	return nil
}

func invalidTitle(title *string) []fault.Field {
	if title != nil && utf8.RuneCountInString(*title) > maxTitle {
		return []fault.Field{{Path: "input.title", Reason: "must have at most 80 characters"}}
	}
	return nil
}
