// Package community knows the places: communities, their spaces and units, opening hours and booking rules.
package community

import (
	"cmp"
	"context"
	"fmt"
	"slices"
	"sync"
	"sync/atomic"
	"time"

	"github.com/google/uuid"

	"youkong/ent/gen"
	"youkong/ent/gen/quota"
	"youkong/internal/feed"
	"youkong/internal/holiday"
	"youkong/internal/hours"
	"youkong/internal/policy"
	"youkong/internal/store"
)

// Catalogue is everything that changes seldom, read once and kept in memory. It is immutable: a reload makes another.
type Catalogue struct {
	Subdistricts []*gen.Subdistrict
	Communities  []*Community     // In their usual order.
	Holidays     holiday.Calendar // Announced or imported.

	personal bool
	checksIn bool
	bySlug   map[string]*Community
	byID     map[uuid.UUID]*Community
	spaces   map[uuid.UUID]*Space
	sharing  map[uuid.UUID][]*Space // By unit: every space that the unit is part of.
}

// Community is a community with all that belongs to it.
type Community struct {
	*gen.Community
	Zone   *time.Location
	Hours  hours.Calendar // Of the centre; a space may have its own.
	Spaces []*Space       // From the ground floor up.

	calendar int64 // The number of the newest change to when it is open that is in here.
}

// Space is a space with the facts that the rules need.
type Space struct {
	*gen.Space
	Community *Community
	Rules     policy.Space
}

// Community returns the community with the given id.
func (c *Catalogue) Community(id uuid.UUID) (*Community, bool) {
	found, ok := c.byID[id]
	return found, ok
}

// BySlug returns the community with the given short name.
func (c *Catalogue) BySlug(slug string) (*Community, bool) {
	found, ok := c.bySlug[slug]
	return found, ok
}

// Space returns the space with the given id.
func (c *Catalogue) Space(id uuid.UUID) (*Space, bool) {
	found, ok := c.spaces[id]
	return found, ok
}

// Touched returns every space, each once, that any of the given units is part of.
func (c *Catalogue) Touched(units []uuid.UUID) []uuid.UUID {
	var touched []uuid.UUID
	for _, unit := range units {
		for _, space := range c.sharing[unit] {
			if !slices.Contains(touched, space.ID) {
				touched = append(touched, space.ID)
			}
		}
	}
	return touched
}

// Keeper holds the newest catalogue and reads it anew when told to.
type Keeper struct {
	current atomic.Pointer[Catalogue]
	reading sync.Mutex
}

// Catalogue returns the newest catalogue; it is empty before the first Reload.
func (k *Keeper) Catalogue() *Catalogue {
	if c := k.current.Load(); c != nil {
		return c
	}
	return &Catalogue{}
}

// Fresh returns the community as it stands in the newest catalogue. When that lacks a change to when the community is
// open, whose newest has the given number (see feed.Position), the catalogue is read anew first: so nobody is shown, and
// nothing is judged by, hours of which the feed says that they have changed.
func (k *Keeper) Fresh(ctx context.Context, client *gen.Client, c *Community, calendar int64) (*Community, error) {
	newest, ok := k.Catalogue().Community(c.ID)
	if ok && newest.calendar >= calendar {
		return newest, nil
	}
	if err := k.Reload(ctx, client); err != nil {
		return nil, err
	}
	if newest, ok = k.Catalogue().Community(c.ID); !ok {
		return c, nil // It is gone; whoever still looks at it sees it as it was.
	}
	return newest, nil
}

// Within returns the space as the write sees it that has locked its community's stream: Fresh, but that what is read anew is
// for this write alone, because it may hold what is not committed yet. A space that is gone is returned as it was.
func (k *Keeper) Within(tx *store.Tx, s *Space) (*Space, error) {
	catalogue := k.Catalogue()
	if c, ok := catalogue.Community(s.CommunityID); !ok || c.calendar < tx.Calendar(feed.Community(s.CommunityID)) {
		var err error
		if catalogue, err = load(tx.Context(), tx.Client()); err != nil {
			return nil, err
		}
	}
	if newest, ok := catalogue.Space(s.ID); ok {
		return newest, nil
	}
	return s, nil
}

// Reload reads the catalogue from the database. On an error the old one stays.
func (k *Keeper) Reload(ctx context.Context, client *gen.Client) error {
	k.reading.Lock() // Or who began earlier could end later, and put an older catalogue in place of a newer.
	defer k.reading.Unlock()
	c, err := load(ctx, client)
	if err != nil {
		return fmt.Errorf("reading communities and spaces: %w", err)
	}
	k.current.Store(c)
	return nil
}

func load(ctx context.Context, client *gen.Client) (*Catalogue, error) {
	subdistricts, err := client.Subdistrict.Query().All(ctx)
	if err != nil {
		return nil, err
	}
	changed, err := feed.Calendars(ctx, client) // First: what is read after it is never older.
	if err != nil {
		return nil, err
	}
	holidays, err := announced(ctx, client)
	if err != nil {
		return nil, err
	}
	rows, err := client.Community.Query().WithSubdistrict().WithOpeningHours().WithOpeningExceptions().WithClosures().WithPolicies().
		WithSpaces(func(q *gen.SpaceQuery) { q.WithUnits() }).All(ctx)
	if err != nil {
		return nil, err
	}
	c := &Catalogue{
		Subdistricts: subdistricts,
		Holidays:     holidays,
		bySlug:       map[string]*Community{},
		byID:         map[uuid.UUID]*Community{},
		spaces:       map[uuid.UUID]*Space{},
		sharing:      map[uuid.UUID][]*Space{},
	}
	slices.SortFunc(rows, func(a, b *gen.Community) int {
		return cmp.Or(cmp.Compare(a.Position, b.Position), cmp.Compare(a.Slug, b.Slug))
	})
	for _, row := range rows {
		if err := c.add(row, changed[feed.Community(row.ID)]); err != nil {
			return nil, err
		}
	}
	quotas, err := client.Quota.Query().Order(quota.ByID()).All(ctx)
	if err != nil {
		return nil, err
	}
	c.limit(quotas)
	return c, nil
}

func (c *Catalogue) add(row *gen.Community, calendar int64) error {
	zone, err := time.LoadLocation(row.TimeZone)
	if err != nil {
		return fmt.Errorf("community %s: %w", row.Slug, err)
	}
	open, err := hoursOf(row, c.Holidays)
	if err != nil {
		return fmt.Errorf("community %s: %w", row.Slug, err)
	}
	community := &Community{Community: row, Zone: zone, Hours: open, calendar: calendar}
	c.Communities = append(c.Communities, community)
	c.byID[row.ID], c.bySlug[row.Slug] = community, community
	slices.SortFunc(row.Edges.Spaces, func(a, b *gen.Space) int {
		return cmp.Or(cmp.Compare(a.Position, b.Position), cmp.Compare(a.Slug, b.Slug))
	})
	for _, s := range row.Edges.Spaces {
		rules, err := rulesOf(community, s)
		if err != nil {
			return fmt.Errorf("space %s of %s: %w", s.Slug, row.Slug, err)
		}
		space := &Space{Space: s, Community: community, Rules: rules}
		community.Spaces = append(community.Spaces, space)
		c.spaces[s.ID] = space
		for _, unit := range s.Edges.Units {
			c.sharing[unit.ID] = append(c.sharing[unit.ID], space)
		}
	}
	return nil
}
