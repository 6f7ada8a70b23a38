package notice

import (
	"context"
	"fmt"

	"github.com/riverqueue/river"

	"youkong/ent/gen"
	"youkong/ent/gen/booking"
	"youkong/ent/kind"
	"youkong/internal/message"
	"youkong/internal/secret"
	"youkong/internal/viewer"
)

// postman delivers letters.
type postman struct {
	river.WorkerDefaults[letter]
	*Service
}

// Work delivers one letter, or finds that it is of no use any more. Its error holds nothing of what the letter says.
func (p *postman) Work(ctx context.Context, job *river.Job[letter]) error {
	text, err := p.compose(ctx, job.Args)
	if err != nil || text == nil {
		return err
	}
	err = p.Sender.Send(ctx, *text)
	if err != nil && job.Attempt >= job.MaxAttempts {
		p.Log.ErrorContext(ctx, "a notice was given up", "notice", job.Args.What, "booking", job.Args.Booking,
			"attempts", job.Attempt, "error", err)
	}
	return err
}

// compose writes the letter from what is true now; nil when there is nothing to tell or nobody to tell it to.
func (s *Service) compose(ctx context.Context, l letter) (*message.Message, error) {
	b, err := s.Store.Read().Booking.Query().Where(booking.ID(l.Booking)).WithBooker().WithContact().Only(ctx)
	if gen.IsNotFound(err) {
		return nil, nil
	}
	if err != nil || !l.holds(b, s.Clock.Now().Unix()) {
		return nil, err
	}
	to, err := s.recipient(b)
	if err != nil || to.phone == "" || l.What == Reminder && !to.reminders {
		return nil, err
	}
	text, err := s.text(to.language, l.What, b)
	if err != nil {
		return nil, err
	}
	return &message.Message{Phone: to.phone, Text: text, Notice: string(l.What), Language: to.language}, nil
}

// recipient is who is told.
type recipient struct {
	phone     string // Empty where none is known.
	language  viewer.Language
	reminders bool
}

// recipient is whom staff have booked for, else who has booked.
func (s *Service) recipient(b *gen.Booking) (recipient, error) {
	to, sealed := recipient{language: viewer.Chinese, reminders: true}, ""
	if contact := b.Edges.Contact; contact != nil && b.Kind == kind.OnBehalf {
		sealed = contact.Phone
	}
	if p := b.Edges.Booker; p != nil && b.Kind != kind.OnBehalf && p.ErasedAt == nil && p.Phone != nil {
		sealed, to.reminders = *p.Phone, p.Reminders
		if p.Language != "" {
			to.language = viewer.Language(p.Language)
		}
	}
	var err error
	if to.phone, err = s.Store.Keys().Open(secret.Phone, sealed); err != nil {
		return to, fmt.Errorf("the phone of booking %s can't be opened: %w", b.ID, err)
	}
	return to, nil
}

// holds says whether what the letter tells is so, and still of use.
func (l letter) holds(b *gen.Booking, now int64) bool {
	if now >= b.EndsAt && l.What != Missed {
		return false
	}
	switch l.What {
	case Made, Moved:
		return b.Status == kind.Pending || b.Status == kind.Confirmed
	case Approved:
		return b.Status == kind.Confirmed
	case Rejected:
		return b.Status == kind.Rejected
	case Undecided:
		return b.Status == kind.Expired
	case Cancelled:
		return b.Status == kind.Cancelled
	case Reminder:
		return b.Status == kind.Confirmed && b.StartsAt == l.Of && now < b.StartsAt
	case Offer:
		return b.Status == kind.Held && b.HoldExpiresAt != nil && now < *b.HoldExpiresAt
	case OfferLapsed:
		return b.Status == kind.Expired && b.Offered
	case Missed:
		return b.Status == kind.NoShow
	}
	return false
}
