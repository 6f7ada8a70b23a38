// Package community knows the places: communities, their spaces and units, opening hours and booking rules.
package community

import (
	"cmp"
	"context"
	"fmt"
	"slices"
	"sync/atomic"
	"time"

	"github.com/google/uuid"

	"youkong/ent/gen"
	"youkong/internal/hours"
	"youkong/internal/policy"
)

// Catalogue is everything that changes seldom, read once and kept in memory. It is immutable: a reload makes another.
type Catalogue struct {
	Subdistricts []*gen.Subdistrict
	Communities  []*Community // In their usual order.

	bySlug  map[string]*Community
	byID    map[uuid.UUID]*Community
	spaces  map[uuid.UUID]*Space
	sharing map[uuid.UUID][]*Space // By unit: every space that the unit is part of.
}

// Community is a community with all that belongs to it.
type Community struct {
	*gen.Community
	Zone   *time.Location
	Hours  hours.Weekly // Of the centre; a space may have its own.
	Spaces []*Space     // From the ground floor up.
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
}

// Catalogue returns the newest catalogue; it is empty before the first Reload.
func (k *Keeper) Catalogue() *Catalogue {
	if c := k.current.Load(); c != nil {
		return c
	}
	return &Catalogue{}
}

// Reload reads the catalogue from the database. On an error the old one stays.
func (k *Keeper) Reload(ctx context.Context, client *gen.Client) error {
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
	rows, err := client.Community.Query().WithSubdistrict().WithOpeningHours().WithPolicies().
		WithSpaces(func(q *gen.SpaceQuery) { q.WithUnits() }).All(ctx)
	if err != nil {
		return nil, err
	}
	c := &Catalogue{
		Subdistricts: subdistricts,
		bySlug:       map[string]*Community{},
		byID:         map[uuid.UUID]*Community{},
		spaces:       map[uuid.UUID]*Space{},
		sharing:      map[uuid.UUID][]*Space{},
	}
	slices.SortFunc(rows, func(a, b *gen.Community) int {
		return cmp.Or(cmp.Compare(a.Position, b.Position), cmp.Compare(a.Slug, b.Slug))
	})
	for _, row := range rows {
		if err := c.add(row); err != nil {
			return nil, err
		}
	}
	return c, nil
}

func (c *Catalogue) add(row *gen.Community) error {
	zone, err := time.LoadLocation(row.TimeZone)
	if err != nil {
		return fmt.Errorf("community %s: %w", row.Slug, err)
	}
	community := &Community{Community: row, Zone: zone, Hours: weekly(row.Edges.OpeningHours, nil)}
	c.Communities = append(c.Communities, community)
	c.byID[row.ID], c.bySlug[row.Slug] = community, community
	slices.SortFunc(row.Edges.Spaces, func(a, b *gen.Space) int {
		return cmp.Or(cmp.Compare(a.Position, b.Position), cmp.Compare(a.Slug, b.Slug))
	})
	for _, s := range row.Edges.Spaces {
		space := &Space{Space: s, Community: community, Rules: rulesOf(community, s)}
		community.Spaces = append(community.Spaces, space)
		c.spaces[s.ID] = space
		for _, unit := range s.Edges.Units {
			c.sharing[unit.ID] = append(c.sharing[unit.ID], space)
		}
	}
	return nil
}
