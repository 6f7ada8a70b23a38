package storetest

import (
	"context"
	"testing"

	"github.com/google/uuid"

	"youkong/ent/gen"
	"youkong/ent/kind"
	"youkong/internal/store"
)

// House is a community with one bookable space of so many units, and somebody who books: the least that a booking
// hangs on. Tests that need more make it themselves.
type House struct {
	Community, Space, Person uuid.UUID
	Units                    []uuid.UUID
}

// Stream is the community's stream.
func (h House) Stream() string { return "community:" + h.Community.String() }

// PersonStream is the person's stream.
func (h House) PersonStream() string { return "person:" + h.Person.String() }

// Build makes a house with n units.
func Build(t testing.TB, s *store.Store, n int) House {
	t.Helper()
	var h House
	err := s.Write(t.Context(), nil, func(tx *store.Tx) (err error) {
		h, err = build(tx.Context(), tx.Client(), n)
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return h
}

func build(ctx context.Context, c *gen.Client, n int) (h House, err error) {
	slug := uuid.NewString()
	sub, err := c.Subdistrict.Create().SetSlug(slug).SetNameZh("街").SetNameEn("Street").
		SetCityZh("城").SetCityEn("City").Save(ctx)
	if err != nil {
		return h, err
	}
	community, err := c.Community.Create().SetSlug(slug).SetNameZh("社区").SetNameEn("Community").
		SetTimeZone("Asia/Shanghai").SetSubdistrict(sub).Save(ctx)
	if err != nil {
		return h, err
	}
	h.Community = community.ID
	for range n {
		unit, err := c.Unit.Create().SetName("1").SetCommunity(community).Save(ctx)
		if err != nil {
			return h, err
		}
		h.Units = append(h.Units, unit.ID)
	}
	space, err := c.Space.Create().SetSlug(slug).SetNameZh("室").SetNameEn("Room").SetFloor("1F").
		SetKind(kind.MeetingRoom).SetCommunity(community).AddUnitIDs(h.Units...).Save(ctx)
	if err != nil {
		return h, err
	}
	person, err := c.Person.Create().SetName("somebody").SetCreatedAt(Start.Unix()).Save(ctx)
	if err != nil {
		return h, err
	}
	h.Space, h.Person = space.ID, person.ID
	return h, nil
}

// Book stores a confirmed booking of the given units with its occupancies, and asks no rule but the database's.
// Times are Unix seconds.
func (h House) Book(tx *store.Tx, starts, ends int64, units ...uuid.UUID) (uuid.UUID, error) {
	ctx, c := tx.Context(), tx.Client()
	b, err := c.Booking.Create().SetCommunityID(h.Community).SetSpaceID(h.Space).SetBookerID(h.Person).
		SetStatus(kind.Confirmed).SetStartsAt(starts).SetEndsAt(ends).
		SetCreatedAt(tx.Now().Unix()).SetUpdatedAt(tx.Now().Unix()).Save(ctx)
	if err != nil {
		return uuid.Nil, err
	}
	for _, unit := range units {
		if err := c.Occupancy.Create().SetUnitID(unit).SetBookingID(b.ID).SetSpaceID(h.Space).
			SetCommunityID(h.Community).SetStartsAt(starts).SetEndsAt(ends).Exec(ctx); err != nil {
			return uuid.Nil, err
		}
	}
	return b.ID, nil
}
