package search

import (
	"context"
	"encoding/json"
	"slices"

	"github.com/google/uuid"

	"youkong/ent/kind"
	"youkong/internal/community"
	"youkong/internal/feed"
	"youkong/internal/span"
)

// Refresh brings the index up to what is committed in all communities, to the newest catalogue and to the day that it is.
// On an error the index stays usable, and the next Refresh goes on from there.
func (s *Service) Refresh(ctx context.Context) error {
	return s.refresh(ctx, func(*community.Community) bool { return true })
}

// atOnce is how many communities are read together: few enough that what is read for them takes little memory.
const atOnce = 50

// refresh looks at the chosen communities, and at all when the catalogue or the day is a new one.
func (s *Service) refresh(ctx context.Context, chosen func(*community.Community) bool) error {
	s.turn.Lock()
	defer s.turn.Unlock()
	v, now, catalogue := s.view, s.clock.Now().Unix(), s.places.Catalogue()
	if base := now / day * day; v.base != base || v.from != catalogue {
		v = newView(catalogue, base, s.view)
		chosen = func(*community.Community) bool { return true }
	}
	looked := slices.DeleteFunc(slices.Clone(catalogue.Communities), func(c *community.Community) bool { return !chosen(c) })
	heads, err := s.heads(ctx, looked)
	if err != nil {
		return err
	}
	behind := slices.DeleteFunc(looked, func(c *community.Community) bool {
		read, known := v.read[c.ID]
		return known && read == heads[c.ID].Seq
	})
	for some := range slices.Chunk(behind, atOnce) {
		if err := s.catchUp(ctx, v, some, heads); err != nil {
			return err
		}
	}
	s.marks.Lock()
	defer s.marks.Unlock()
	s.view = v
	if s.places.Catalogue() != catalogue {
		s.nudge()
	}
	return nil
}

// heads returns where the communities stand. Where their hours have changed the catalogue is read anew, which the next
// refresh finds.
func (s *Service) heads(ctx context.Context, of []*community.Community) (map[uuid.UUID]feed.Position, error) {
	heads, err := feed.Heads(ctx, s.store, ids(of))
	for _, c := range of {
		if err == nil {
			_, err = s.places.Fresh(ctx, s.store.Read(), c, heads[c.ID].Calendar)
		}
	}
	return heads, err
}

// catchUp reads what changed in the communities, and marks it.
func (s *Service) catchUp(ctx context.Context, v *view, behind []*community.Community, heads map[uuid.UUID]feed.Position) error {
	n, upTo := &news{}, map[uuid.UUID]int64{}
	for _, c := range behind {
		changes, known, err := s.since(ctx, v, c.ID, heads[c.ID].Seq)
		if err != nil {
			return err
		}
		if !known {
			n.all(c)
			upTo[c.ID] = heads[c.ID].Seq
			continue
		}
		for _, change := range changes {
			n.add(v.from, change.kind, change.booking, change.spaces)
			upTo[c.ID] = change.seq
		}
	}
	if err := s.mark(ctx, v, n); err != nil {
		return err
	}
	for id, seq := range upTo {
		v.read[id] = seq
	}
	return nil
}

// news is what has to be read of some changes.
type news struct {
	bookings []uuid.UUID // What they take is marked beside the rest.
	units    []uuid.UUID // These are marked anew.
}

// change is what the index wants to know of a change in the feed.
type change struct {
	seq     int64
	kind    kind.ChangeKind
	booking *uuid.UUID
	spaces  []uuid.UUID
}

// add notes what a change calls for. Only a new booking is known to free nothing; holds are not in the index.
func (n *news) add(from *community.Catalogue, what kind.ChangeKind, booking *uuid.UUID, spaces []uuid.UUID) {
	switch {
	case what == kind.BookingHeld || what == kind.HoldExpired:
	case what == kind.BookingMade && booking != nil:
		n.bookings = append(n.bookings, *booking)
	default:
		for _, id := range spaces {
			if space, ok := from.Space(id); ok {
				n.units = append(n.units, space.Rules.Units...)
			}
		}
	}
}

// all notes that nothing is known of the community.
func (n *news) all(c *community.Community) {
	for _, space := range c.Spaces {
		n.units = append(n.units, space.Rules.Units...)
	}
}

// sinceLimit is how many changes of a community are followed one by one; to read more costs less anew.
const sinceLimit = 500

// since returns the changes of a community that the view doesn't know; false when it must be read anew: it never was,
// the feed no longer reaches back, or the database is an older one.
func (s *Service) since(ctx context.Context, v *view, id uuid.UUID, head int64) ([]change, bool, error) {
	read, known := v.read[id]
	if !known || head < read || head > read+sinceLimit {
		return nil, false, nil
	}
	rows, err := feed.Since(ctx, s.store.Read(), feed.Community(id), read, sinceLimit)
	if err != nil || len(rows) == 0 || rows[0].Seq != read+1 {
		return nil, false, err
	}
	changes := make([]change, len(rows))
	for i, row := range rows {
		changes[i] = change{seq: row.Seq, kind: row.Kind, booking: row.BookingID, spaces: row.SpaceIds}
	}
	return changes, true, nil
}

// taken is a unit and a time that it is taken.
type taken struct {
	unit uuid.UUID
	span span.Span
}

// mark reads what the news speak of, and marks it.
func (s *Service) mark(ctx context.Context, v *view, n *news) error {
	added, err := s.read(ctx, v, "booking_id", n.bookings)
	if err != nil {
		return err
	}
	whole, err := s.read(ctx, v, "unit_id", n.units)
	if err != nil {
		return err
	}
	s.marks.Lock()
	defer s.marks.Unlock()
	for _, unit := range n.units {
		if marks := v.units[unit]; marks != nil {
			*marks = quarters{}
		}
	}
	for _, t := range slices.Concat(added, whole) {
		if marks := v.units[t.unit]; marks != nil {
			marks.take(v.base, t.span)
		}
	}
	return nil
}

// read returns what is in force within the view of whatever the column names, holds left out: they end by the clock, and
// are in nobody's way who has them.
func (s *Service) read(ctx context.Context, v *view, column string, of []uuid.UUID) ([]taken, error) {
	if len(of) == 0 {
		return nil, nil
	}
	asked, err := json.Marshal(of)
	if err != nil {
		return nil, err
	}
	within := v.span()
	rows, err := s.store.Read().QueryContext(ctx, `SELECT o.unit_id, o.starts_at, o.ends_at
		FROM occupancies o WHERE o.live AND o.starts_at < $2 AND o.starts_at > $3 AND o.ends_at > $4
			AND o.booking_id NOT IN (SELECT id FROM bookings WHERE hold_expires_at IS NOT NULL AND status = 'HELD')
			AND o.`+column+` IN `+s.store.Among(1), string(asked), within.End, within.Start-span.MaxOccupancy, within.Start)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	var found []taken
	for rows.Next() {
		var t taken
		if err := rows.Scan(&t.unit, &t.span.Start, &t.span.End); err != nil {
			return nil, err
		}
		found = append(found, t)
	}
	return found, rows.Err()
}

func ids(communities []*community.Community) []uuid.UUID {
	found := make([]uuid.UUID, len(communities))
	for i, c := range communities {
		found[i] = c.ID
	}
	return found
}
