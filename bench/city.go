package main

import (
	"context"
	"crypto/sha256"
	"errors"
	"fmt"
	"time"

	"github.com/google/uuid"

	"youkong/ent/gen"
	"youkong/ent/kind"
	"youkong/internal/store"
)

const (
	spacesEach = 10  // How many spaces a measured community has.
	people     = 256 // How many people book.
	slotLength = 15 * 60
	zone       = "Asia/Shanghai"
)

// city is what the measured bookings hang on.
type city struct {
	spaces []place // Neighbours in this list are of different communities.
	people []person
	first  int64 // The start of the first slot, Unix seconds: local midnight two days from now.
}

type place struct{ community, space, unit uuid.UUID }

type person struct {
	id, credential uuid.UUID
	token          string
}

// slot is the i-th of the city, each with another space than the one before: its place and its start.
func (c *city) slot(i int64) (place, int64) {
	n := int64(len(c.spaces))
	return c.spaces[i%n], c.first + i/n*slotLength
}

// build fills an empty database with communities, their spaces and people who may book.
func build(ctx context.Context, d *database, communities int) (_ *city, err error) {
	s, err := store.Open(ctx, d.config)
	if err != nil {
		return nil, err
	}
	defer func() { err = errors.Join(err, s.Close()) }()
	local, err := time.LoadLocation(zone)
	if err != nil {
		return nil, err
	}
	now := time.Now().In(local)
	c := &city{first: time.Date(now.Year(), now.Month(), now.Day()+2, 0, 0, 0, 0, local).Unix()}
	var street *gen.Subdistrict
	err = s.Write(ctx, nil, func(tx *store.Tx) (err error) {
		street, err = tx.Client().Subdistrict.Create().SetSlug("bench").SetNameZh("街道").SetNameEn("Street").
			SetCityZh("市").SetCityEn("City").Save(tx.Context())
		return errors.Join(err, c.settlePeople(tx))
	})
	centres := make([][]place, communities)
	for i := 0; i < communities && err == nil; i++ {
		err = s.Write(ctx, nil, func(tx *store.Tx) (err error) {
			centres[i], err = settleCentre(tx, street.ID, i)
			return err
		})
	}
	for i := range spacesEach {
		for _, centre := range centres {
			if err == nil {
				c.spaces = append(c.spaces, centre[i])
			}
		}
	}
	return c, err
}

func (c *city) settlePeople(tx *store.Tx) error { return c.settleCrowd(tx, -people, people) }

// settleCrowd adds so many people, whose tokens are numbered from the given number on.
func (c *city) settleCrowd(tx *store.Tx, from, n int) error {
	var rows []*gen.PersonCreate
	var proofs []*gen.CredentialCreate
	for i := range n {
		p := person{id: uuid.New(), credential: uuid.New(), token: fmt.Sprintf("yk_bench_%d", from+i)}
		c.people = append(c.people, p)
		digest := sha256.Sum256([]byte(p.token))
		rows = append(rows, tx.Client().Person.Create().SetID(p.id).SetName("张三").SetCreatedAt(tx.Now().Unix()))
		proofs = append(proofs, tx.Client().Credential.Create().SetID(p.credential).SetPersonID(p.id).SetKind(kind.Token).
			SetScopes([]kind.Scope{kind.ScopeRead, kind.ScopeBook}).SetDigest(digest[:]).SetCreatedAt(tx.Now().Unix()).SetExpiresAt(tx.Now().Add(24*time.Hour).Unix()))
	}
	if err := tx.Client().Person.CreateBulk(rows...).Exec(tx.Context()); err != nil {
		return err
	}
	return tx.Client().Credential.CreateBulk(proofs...).Exec(tx.Context())
}

// settleCentre makes a community whose rooms are open all day and bookable two years ahead.
func settleCentre(tx *store.Tx, street uuid.UUID, i int) ([]place, error) {
	ctx, client := tx.Context(), tx.Client()
	community, err := client.Community.Create().SetSubdistrictID(street).SetSlug(fmt.Sprintf("centre-%d", i)).SetPosition(i).
		SetNameZh("社区").SetNameEn("Community").SetTimeZone(zone).Save(ctx)
	if err != nil {
		return nil, err
	}
	var hours []*gen.OpeningHoursCreate
	for day := 1; day <= 7; day++ {
		hours = append(hours, client.OpeningHours.Create().SetCommunityID(community.ID).SetWeekday(day).SetOpens(0).SetCloses(1440))
	}
	policy := client.BookingPolicy.Create().SetCommunityID(community.ID).
		SetGranularity(15).SetMinLength(15).SetMaxLength(240).SetHorizonDays(730)
	if err := errors.Join(client.OpeningHours.CreateBulk(hours...).Exec(ctx), policy.Exec(ctx)); err != nil {
		return nil, err
	}
	places := make([]place, spacesEach)
	units, spaces := make([]*gen.UnitCreate, spacesEach), make([]*gen.SpaceCreate, spacesEach)
	for n := range places {
		places[n] = place{community: community.ID, space: uuid.New(), unit: uuid.New()}
		units[n] = client.Unit.Create().SetID(places[n].unit).SetCommunityID(community.ID).SetName("1")
		spaces[n] = client.Space.Create().SetID(places[n].space).SetCommunityID(community.ID).SetSlug(fmt.Sprintf("room-%d", n)).
			SetPosition(n).SetNameZh("会议室").SetNameEn("Meeting room").SetFloor("2F").SetKind(kind.MeetingRoom).
			SetCapacity(20).AddUnitIDs(places[n].unit)
	}
	if err := client.Unit.CreateBulk(units...).Exec(ctx); err != nil {
		return nil, err
	}
	return places, client.Space.CreateBulk(spaces...).Exec(ctx)
}
