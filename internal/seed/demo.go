package seed

import (
	"context"
	"fmt"
	"log/slog"
	"time"

	"youkong/ent/gen"
	"youkong/ent/gen/installation"
	"youkong/internal/fault"
	"youkong/internal/feed"
	"youkong/internal/store"
)

// Demo loads the demo communities, people, courses and bookings into an empty database, in one transaction. Where
// they already are, it changes nothing. A database with communities of its own gives fault Conflict.
func Demo(ctx context.Context, s *store.Store) error {
	zone, err := time.LoadLocation(timeZone)
	if err != nil {
		return fmt.Errorf("demo data need the time zone %s: %w", timeZone, err)
	}
	// The look before the lock keeps a database that is someone's own untouched.
	if loaded, err := alreadyLoaded(ctx, s.Read()); err != nil || loaded {
		return err
	}
	return s.Write(ctx, streams(), func(tx *store.Tx) error {
		if loaded, err := alreadyLoaded(tx.Context(), tx.Client()); err != nil || loaded {
			return err
		}
		l := &loader{tx: tx, zone: zone}
		return l.load()
	})
}

// streams are those of the communities to come and of the installation, so that two who load at once take turns.
func streams() []string {
	names := []string{feed.Installation}
	for _, c := range centres {
		names = append(names, feed.Community(CommunityID(c.slug)))
	}
	return names
}

func alreadyLoaded(ctx context.Context, client *gen.Client) (bool, error) {
	occupied, err := client.Community.Query().Exist(ctx)
	if err != nil || !occupied {
		return false, err
	}
	demo, err := client.Installation.Query().Where(installation.Demo(true)).Exist(ctx)
	if err != nil {
		return false, err
	}
	if !demo {
		return false, fault.New(fault.Conflict,
			"the database already holds communities; demo data are loaded into an empty one only")
	}
	slog.InfoContext(ctx, "the demo data are already there")
	return true, nil
}

// loader writes the demo data within one transaction.
type loader struct {
	tx   *store.Tx
	zone *time.Location
}

func (l *loader) load() error {
	bookings := plan(l.tx.Now(), l.zone)
	for _, part := range []struct {
		what  string
		count int
		load  func() error
	}{
		{"communities with their spaces", len(centres), l.loadCentres},
		{"people", len(people), l.loadPeople},
		{"organisations", len(firms), l.loadFirms},
		{"courses", len(courses), l.loadCourses},
		{"enrolments", len(courses), l.loadEnrolments},
		{"bookings", len(bookings), func() error { return l.loadBookings(bookings) }},
		{"changes", len(centres), l.announce},
		{"mark of a demo installation", 1, l.markAsDemo},
	} {
		if err := part.load(); err != nil {
			return fmt.Errorf("loading the demo's %s: %w", part.what, err)
		}
		slog.InfoContext(l.tx.Context(), "demo data written", "what", part.what, "count", part.count)
	}
	return nil
}

func (l *loader) markAsDemo() error {
	return l.tx.Client().Installation.Update().SetDemo(true).Exec(l.tx.Context())
}
