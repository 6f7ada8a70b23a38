package course

import (
	"context"
	"encoding/json"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/google/uuid"

	"youkong/ent/gen"
	"youkong/ent/gen/draw"
	"youkong/ent/gen/enrolment"
	"youkong/ent/kind"
	"youkong/internal/account"
	lots "youkong/internal/draw"
	"youkong/internal/fault"
	"youkong/internal/secret"
	"youkong/internal/store"
	"youkong/internal/viewer"
)

// lot makes the entry one of a draw: with the nonce of the entrant's own device, a masked label for the published list,
// and the receipt. Fault BadInput without a nonce.
func (s *Service) lot(tx *store.Tx, v viewer.Viewer, c *gen.Course, in EnrolInput, create *gen.EnrolmentCreate) error {
	nonce, err := nonceOf(in.Nonce)
	if err != nil {
		return fault.Invalid([]fault.Field{{Path: "input.nonce", Reason: "a draw needs 16 bytes from your own device"}})
	}
	d, err := drawOf(tx.Context(), tx.Client(), c.ID)
	if err != nil {
		return err
	}
	announced, err := announcementOf(d)
	if err != nil {
		return err
	}
	hash, err := announced.Hash()
	if err != nil {
		return err
	}
	label, err := labelOf(tx, v.Person)
	if err != nil {
		return err
	}
	id := uuid.Must(uuid.NewV7())
	receipt := lots.EntryHash(hash, lots.Entry{ID: lots.ID(id), Label: label, Nonce: nonce, Places: len(in.people(v))})
	create.SetID(id).SetLabel(label).SetNonce(nonce[:]).SetReceipt(receipt[:])
	return nil
}

// labelOf is what lets people find themselves in a published list, and nobody else: 张* 138****1234.
func labelOf(tx *store.Tx, id uuid.UUID) (string, error) {
	p, err := tx.Client().Person.Get(tx.Context(), id)
	if err != nil {
		return "", err
	}
	name, err := tx.Keys().Open(secret.Name, p.Name)
	if err != nil || p.Phone == nil {
		return account.Masked(name), err
	}
	phone, err := tx.Keys().Open(secret.Phone, *p.Phone)
	return strings.TrimSpace(account.Masked(name) + " " + account.MaskedPhone(phone)), err
}

// close publishes the list of a draw whose enrolment is over.
func (s *Service) close(tx *store.Tx, c *gen.Course) error {
	if c.Mode != kind.ByDraw || c.State != kind.CoursePublished || c.EnrolClosesAt == nil || tx.Now().Unix() < *c.EnrolClosesAt {
		return nil
	}
	d, err := drawOf(tx.Context(), tx.Client(), c.ID)
	if err != nil || d.ClosedAt != nil {
		return err
	}
	announced, err := announcementOf(d)
	if err != nil {
		return err
	}
	hash, err := announced.Hash()
	if err != nil {
		return err
	}
	entered, err := tx.Client().Enrolment.Query().Where(enrolment.CourseID(c.ID), enrolment.StatusEQ(kind.Entered)).All(tx.Context())
	if err != nil {
		return err
	}
	entries := make([]lots.Entry, len(entered))
	for i, e := range entered {
		entries[i] = lots.Entry{ID: lots.ID(e.ID), Label: e.Label, Places: e.Places}
		copy(entries[i].Nonce[:], *e.Nonce)
	}
	list, listHash := lots.List(hash, entries)
	text, err := json.Marshal(list)
	if err != nil {
		return err
	}
	err = tx.Client().Draw.UpdateOne(d).SetEntries(string(text)).SetListHash(listHash[:]).SetClosedAt(tx.Now().Unix()).Exec(tx.Context())
	if err != nil {
		return err
	}
	return announce(tx, c.ID)
}

// SetBeacon notes the number that the named source has published.
// Faults: BadInput; NotFound for a course elsewhere; Conflict when none was named, it is not time yet, or it is noted already.
func (s *Service) SetBeacon(ctx context.Context, v viewer.Viewer, id uuid.UUID, number string) error {
	number = strings.TrimSpace(number)
	if n := utf8.RuneCountInString(number); n < 1 || n > 200 {
		return fault.Invalid([]fault.Field{{Path: "input.beacon", Reason: "must have 1 to 200 characters"}})
	}
	return s.manage(ctx, v, id, kind.AuditBeacon, func(tx *store.Tx, c *gen.Course) error {
		d, announced, err := s.closed(tx, c)
		switch {
		case err != nil:
			return err
		case announced.Beacon == nil:
			return fault.New(fault.Conflict, "no source was named when the course was published")
		case d.Beacon != nil:
			return fault.New(fault.Conflict, "the number is noted already")
		case tx.Now().Unix() < int64(announced.Beacon.PublicAt):
			return fault.New(fault.Conflict, "the number is not public yet")
		}
		return tx.Client().Draw.UpdateOne(d).SetBeacon(number).Exec(tx.Context())
	})
}

// Draw draws the places. What was withdrawn after the closing stays in the order, and its places go to who is next.
// Faults: NotFound for a course elsewhere; Conflict before the closing, without the number, or when it is drawn already.
func (s *Service) Draw(ctx context.Context, v viewer.Viewer, id uuid.UUID) error {
	return s.manage(ctx, v, id, kind.AuditDraw, func(tx *store.Tx, c *gen.Course) error {
		d, announced, err := s.closed(tx, c)
		switch {
		case err != nil:
			return err
		case d.DrawnAt != nil:
			return fault.New(fault.Conflict, "the places have been drawn already")
		case announced.Beacon != nil && d.Beacon == nil:
			return fault.New(fault.Conflict, "note the number of the named source first")
		}
		transcript, err := draws(tx, d, announced)
		if err != nil {
			return err
		}
		text, err := transcript.Bytes()
		if err != nil {
			return err
		}
		if err := s.assign(tx, c.ID, transcript); err != nil {
			return err
		}
		if err := tx.Client().Course.UpdateOneID(c.ID).SetState(kind.CourseDrawn).Exec(tx.Context()); err != nil {
			return err
		}
		err = tx.Client().Draw.UpdateOne(d).SetTranscript(string(text)).SetDrawnAt(tx.Now().Unix()).Exec(tx.Context())
		if err != nil {
			return err
		}
		return s.offer(tx, c.ID)
	})
}

func draws(tx *store.Tx, d *gen.Draw, announced lots.Announcement) (*lots.Transcript, error) {
	var entries []lots.Entry
	if err := json.Unmarshal([]byte(*d.Entries), &entries); err != nil {
		return nil, err
	}
	opened, err := tx.Keys().Open(secret.Draw, d.Secret)
	if err != nil {
		return nil, err
	}
	var committed lots.Secret
	if err := committed.UnmarshalText([]byte(opened)); err != nil {
		return nil, err
	}
	beacon := ""
	if d.Beacon != nil {
		beacon = *d.Beacon
	}
	return lots.Run(announced, entries, committed, beacon)
}

// closed is the draw of a course after its closing; fault Conflict before, and for a course without one.
func (s *Service) closed(tx *store.Tx, c *gen.Course) (*gen.Draw, lots.Announcement, error) {
	if c.Mode != kind.ByDraw {
		return nil, lots.Announcement{}, fault.New(fault.Conflict, "the places of this course are not drawn")
	}
	if c.State == kind.CourseCancelled {
		return nil, lots.Announcement{}, fault.New(fault.Conflict, "the course is called off")
	}
	d, err := drawOf(tx.Context(), tx.Client(), c.ID)
	if err == nil && d.ClosedAt == nil {
		err = fault.New(fault.Conflict, "enrolment is not closed yet")
	}
	if err != nil {
		return nil, lots.Announcement{}, err
	}
	announced, err := announcementOf(d)
	return d, announced, err
}

func drawOf(ctx context.Context, c *gen.Client, id uuid.UUID) (*gen.Draw, error) {
	d, err := c.Draw.Query().Where(draw.CourseID(id)).Only(ctx)
	return d, missing(err)
}

func announcementOf(d *gen.Draw) (lots.Announcement, error) {
	return lots.ParseAnnouncement([]byte(d.Announcement))
}

// DrawOf returns the draw of a published course; nil where places go to who comes first.
func (s *Service) DrawOf(ctx context.Context, c *gen.Course) (*gen.Draw, error) {
	if c.Mode != kind.ByDraw || c.State == kind.CourseDraft {
		return nil, nil
	}
	return drawOf(ctx, s.store.Read(), c.ID)
}

// Announced is what was fixed when the course was published.
func (s *Service) Announced(d *gen.Draw) (lots.Announcement, error) { return announcementOf(d) }

// assign gives all entries their places in the line, behind every number that was used before, and those that are still
// entered what they have drawn.
func (s *Service) assign(tx *store.Tx, id uuid.UUID, t *lots.Transcript) error {
	base, err := nextSeq(tx, id)
	if err != nil {
		return err
	}
	// The skipped groups stand at the head of the waitlist, which is how the outcome lists it.
	line := make([]uuid.UUID, 0, len(t.Order))
	for _, entry := range slices.Concat(t.Outcome.Enrolled, t.Outcome.Waitlist) {
		line = append(line, uuid.UUID(entry))
	}
	text, err := json.Marshal(line)
	if err != nil {
		return err
	}
	_, err = tx.Client().ExecContext(tx.Context(), assignOn[s.store.Dialect()], string(text), base, len(t.Outcome.Enrolled), tx.Now().Unix())
	return err
}

// assignOn updates all entries of a draw at once: there may be a hundred thousand. What it is given is their ids in the order
// of the line, and nothing else, since a database reads a list of texts several times as fast as a list of objects.
var assignOn = map[string]string{
	"postgres": `UPDATE enrolments SET seq = $2::bigint + j.place - 1, updated_at = $4,
			status = CASE WHEN status <> 'ENTERED' THEN status WHEN j.place <= $3::bigint THEN 'ENROLLED' ELSE 'WAITING' END
		FROM json_array_elements_text($1::json) WITH ORDINALITY AS j (id, place) WHERE enrolments.id = j.id::uuid`,
	"sqlite3": `UPDATE enrolments SET seq = $2 + j.key, updated_at = $4,
			status = CASE WHEN status <> 'ENTERED' THEN status WHEN j.key < $3 THEN 'ENROLLED' ELSE 'WAITING' END
		FROM json_each($1) AS j WHERE enrolments.id = j.value`,
}
