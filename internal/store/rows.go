package store

import (
	"encoding/hex"

	"github.com/google/uuid"

	"youkong/ent/gen"
	"youkong/ent/kind"
)

// ChangeRow is a row of the feed.
type ChangeRow struct {
	Stream   string          `json:"stream"`
	Seq      int64           `json:"seq"`
	At       int64           `json:"at"`
	Kind     kind.ChangeKind `json:"kind"`
	Booking  *uuid.UUID      `json:"booking_id,omitempty"`
	SpaceIDs []uuid.UUID     `json:"space_ids,omitempty"`
}

func (r ChangeRow) args() []any {
	return []any{
		r.Stream, r.Seq, r.At, r.Kind, r.Booking, listed(r.SpaceIDs),
	}
}

// AuditRow is a row of the audit log.
type AuditRow struct {
	Stream     string           `json:"stream"`
	Seq        int64            `json:"seq"`
	At         int64            `json:"at"`
	Actor      *uuid.UUID       `json:"actor_id,omitempty"`
	Credential *uuid.UUID       `json:"credential_id,omitempty"`
	Action     kind.AuditAction `json:"action"`
	Subject    *uuid.UUID       `json:"subject_id,omitempty"`
	Reason     *uuid.UUID       `json:"reason_id,omitempty"`
	Hash       hexed            `json:"hash"`
}

func (r AuditRow) args() []any {
	return []any{
		r.Stream, r.Seq, r.At, r.Actor, r.Credential, r.Action, r.Subject, r.Reason, []byte(r.Hash),
	}
}

type keyRow struct {
	Person    uuid.UUID `json:"person_id"`
	Mutation  string    `json:"mutation"`
	Key       string    `json:"key"`
	Digest    hexed     `json:"input_digest"`
	Result    uuid.UUID `json:"result_id"`
	CreatedAt int64     `json:"created_at"`
}

func (r keyRow) args() []any {
	return []any{
		r.Person, r.Mutation, r.Key, []byte(r.Digest), r.Result, r.CreatedAt,
	}
}

type bookingRow struct {
	ID            uuid.UUID          `json:"id"`
	Community     uuid.UUID          `json:"community_id"`
	Space         uuid.UUID          `json:"space_id"`
	Booker        *uuid.UUID         `json:"booker_id,omitempty"`
	Organisation  *uuid.UUID         `json:"organisation_id,omitempty"`
	Contact       *uuid.UUID         `json:"contact_id,omitempty"`
	Kind          kind.BookingKind   `json:"kind"`
	Status        kind.BookingStatus `json:"status"`
	StartsAt      int64              `json:"starts_at"`
	EndsAt        int64              `json:"ends_at"`
	SetUp         int64              `json:"set_up"`
	CleanUp       int64              `json:"clean_up"`
	UnitCount     int                `json:"unit_count"`
	Attendees     int                `json:"attendees"`
	Title         *string            `json:"title,omitempty"`
	HoldExpiresAt *int64             `json:"hold_expires_at,omitempty"`
	HeldUntil     *int64             `json:"held_until,omitempty"`
	HoldRenewed   bool               `json:"hold_renewed"`
	Offered       bool               `json:"offered"`
	DueAt         *int64             `json:"due_at,omitempty"`
	Overridden    []kind.BookingRule `json:"overridden,omitempty"`
	Reason        *string            `json:"override_reason,omitempty"`
	Series        *uuid.UUID         `json:"series_id,omitempty"`
	OccursAt      *int64             `json:"occurs_at,omitempty"`
	CreatedAt     int64              `json:"created_at"`
	UpdatedAt     int64              `json:"updated_at"`
}

func (r bookingRow) args() []any {
	return []any{
		r.ID, r.Community, r.Space, r.Booker, r.Organisation, r.Contact, r.Kind, r.Status, r.StartsAt, r.EndsAt,
		r.SetUp, r.CleanUp, r.UnitCount, r.Attendees, r.Title, r.HoldExpiresAt, r.HeldUntil, r.HoldRenewed, r.Offered,
		r.DueAt, listed(r.Overridden), r.Reason, r.Series, r.OccursAt,
		r.CreatedAt, r.UpdatedAt,
	}
}

func rowOfBooking(b *gen.Booking) bookingRow {
	return bookingRow{
		ID: b.ID, Community: b.CommunityID, Space: b.SpaceID, Booker: b.BookerID, Organisation: b.OrganisationID,
		Contact: b.ContactID, Kind: b.Kind, Status: b.Status, StartsAt: b.StartsAt, EndsAt: b.EndsAt, SetUp: b.SetUp,
		CleanUp: b.CleanUp, UnitCount: b.UnitCount, Attendees: b.Attendees, Title: b.Title, HoldExpiresAt: b.HoldExpiresAt,
		HeldUntil: b.HeldUntil, HoldRenewed: b.HoldRenewed, Offered: b.Offered,
		DueAt: b.DueAt, Overridden: b.Overridden, Reason: b.OverrideReason, Series: b.SeriesID, OccursAt: b.OccursAt,
		CreatedAt: b.CreatedAt, UpdatedAt: b.UpdatedAt,
	}
}

type occupancyRow struct {
	Unit      uuid.UUID `json:"unit_id"`
	Booking   uuid.UUID `json:"booking_id"`
	Space     uuid.UUID `json:"space_id"`
	Community uuid.UUID `json:"community_id"`
	StartsAt  int64     `json:"starts_at"`
	EndsAt    int64     `json:"ends_at"`
}

func (r occupancyRow) args() []any {
	return []any{
		r.Unit, r.Booking, r.Space, r.Community, r.StartsAt, r.EndsAt,
	}
}

// listed is the list as the database keeps it: JSON, or nothing.
func listed[T any](values []T) any {
	if len(values) == 0 {
		return nil
	}
	return asJSON(values)
}

// hexed are bytes that JSON carries as hexadecimal digits, which both databases read.
type hexed []byte

// MarshalText writes the digits.
func (h hexed) MarshalText() ([]byte, error) { return hex.AppendEncode(nil, h), nil }
