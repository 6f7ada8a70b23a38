package graph

import (
	"context"
	"encoding/hex"
	"time"

	"github.com/google/uuid"

	"youkong/ent/gen"
	"youkong/graph/model"
	"youkong/graph/scalar"
	"youkong/internal/booking"
	"youkong/internal/course"
	"youkong/internal/fault"
	"youkong/internal/feed"
	"youkong/internal/globalid"
	"youkong/internal/live"
	"youkong/internal/span"
	"youkong/internal/viewer"
	"youkong/internal/wording"
)

// zoneOf is the time zone of the course's community.
func (r *Resolver) zoneOf(community uuid.UUID) (*time.Location, error) {
	place, err := r.place(community)
	if err != nil {
		return nil, err
	}
	return place.Zone, nil
}

// whenOf writes Unix seconds as a time in the zone of the course's community; nil for none.
func (r *Resolver) whenOf(c *gen.Course, at *int64) (*time.Time, error) {
	zone, err := r.zoneOf(c.CommunityID)
	if err != nil {
		return nil, err
	}
	return maybe(at, zone), nil
}

// courseOf is the course of an entry or a draw, for the zone of its times.
func (r *Resolver) courseOf(ctx context.Context, id uuid.UUID) (*gen.Course, error) {
	return r.Courses.Get(ctx, viewer.From(ctx), id)
}

func unix(at *time.Time) *int64 {
	if at == nil {
		return nil
	}
	return new(at.Unix())
}

func hexOf(bytes *[]byte) *string {
	if bytes == nil || len(*bytes) == 0 { // What is null is read as nothing.
		return nil
	}
	return new(hex.EncodeToString(*bytes))
}

func details(in *model.CourseInput) (course.Details, error) {
	d := course.Details{
		TitleZh: in.TitleZh, TitleEn: in.TitleEn, DescriptionZh: orEmpty(in.DescriptionZh), DescriptionEn: orEmpty(in.DescriptionEn),
		OrganiserZh: orEmpty(in.OrganiserZh), OrganiserEn: orEmpty(in.OrganiserEn),
		TeacherZh: orEmpty(in.TeacherZh), TeacherEn: orEmpty(in.TeacherEn), Category: in.Category, Capacity: in.Capacity, Mode: in.Mode,
		OpensAt: unix(in.EnrolOpensAt), ClosesAt: unix(in.EnrolClosesAt), MinAge: in.MinAge, MaxAge: in.MaxAge,
		ResidentsOnly: in.ResidentsOnly != nil && *in.ResidentsOnly, MaxPlaces: orOne(in.MaxPlaces), Waitlist: 2 * in.Capacity,
		BeaconZh: orEmpty(in.BeaconZh), BeaconEn: orEmpty(in.BeaconEn), BeaconAt: unix(in.BeaconAt),
	}
	if in.WaitlistSize != nil {
		d.Waitlist = *in.WaitlistSize
	}
	if in.TermID != nil {
		term, err := in.TermID.Must(globalid.Term)
		if err != nil {
			return d, err
		}
		d.Term = &term
	}
	return d, nil
}

func planOf(courseID scalar.ID, sessions []*model.SessionInput, reason *string) (course.Plan, error) {
	id, err := courseID.Must(globalid.Course)
	if err != nil {
		return course.Plan{}, err
	}
	p := course.Plan{Course: id, Override: overrideOf(reason)}
	for _, s := range sessions {
		slot, err := sessionSlot(s)
		if err != nil {
			return p, err
		}
		p.Sessions = append(p.Sessions, slot)
	}
	return p, nil
}

// sessionPlan is where one session is to be moved to.
func sessionPlan(to *model.SessionInput, reason *string) (course.Plan, error) {
	slot, err := sessionSlot(to)
	return course.Plan{Sessions: []booking.Slot{slot}, Override: overrideOf(reason)}, err
}

func sessionSlot(in *model.SessionInput) (booking.Slot, error) {
	space, err := in.SpaceID.Must(globalid.Space)
	return booking.Slot{Space: space, Span: span.Span{Start: in.Start.Unix(), End: in.End.Unix()}}, err
}

func overrideOf(reason *string) *booking.Override {
	if reason == nil {
		return nil
	}
	return &booking.Override{Reason: *reason}
}

// pageSize is how many entries of a list are asked for, as many as usual where nothing is said.
func pageSize(first *int, usual int) (int, error) {
	if first == nil {
		return usual, nil
	}
	if *first < 1 || *first > largestPage {
		return 0, fault.Invalid([]fault.Field{{Path: "first", Reason: "must be between 1 and 200"}})
	}
	return *first, nil
}

func (r *Resolver) outcomes(v viewer.Viewer, judged []course.Judged) ([]*model.SessionOutcome, error) {
	shown := make([]*model.SessionOutcome, len(judged))
	for i, j := range judged {
		space, err := r.space(j.Slot.Space)
		if err != nil {
			return nil, err
		}
		zone := space.Community.Zone
		shown[i] = &model.SessionOutcome{
			SpaceID: scalar.ID{Kind: globalid.Space, UUID: j.Slot.Space}, Start: *moment(j.Slot.Span.Start, zone), End: *moment(j.Slot.Span.End, zone),
			Refusals: refusals(v, space, j.Refusals), CanOverride: true, Note: text(wording.Opening(v.Language, j.Why)),
		}
		for _, refusal := range j.Refusals {
			shown[i].CanOverride = shown[i].CanOverride && refusal.Breakable()
		}
	}
	return shown, nil
}

func (r *Resolver) enrolInput(v viewer.Viewer, in model.EnrolInput) (course.EnrolInput, error) {
	wanted := course.EnrolInput{Key: in.Key, Consent: in.Consent != nil && *in.Consent, Nonce: orEmpty(in.Nonce)}
	var err error
	if wanted.Course, err = in.CourseID.Must(globalid.Course); err != nil {
		return wanted, err
	}
	for _, id := range in.ParticipantIds {
		if id.Kind != globalid.Child && *id != (scalar.ID{Kind: globalid.Person, UUID: v.Person}) {
			return wanted, fault.New(fault.NotFound, "there is no such child in your care")
		}
		wanted.Participants = append(wanted.Participants, id.UUID)
	}
	return wanted, nil
}

// enrolRefusals are the reasons against an entry as sentences. Their course is there, or it would have been a fault.
func (r *Resolver) enrolRefusals(ctx context.Context, id uuid.UUID, given []course.Refusal) ([]*model.EnrolmentRefusal, error) {
	shown := make([]*model.EnrolmentRefusal, len(given))
	if len(given) == 0 {
		return shown, nil
	}
	seats, err := r.Courses.Seats(ctx, id)
	if err != nil {
		return nil, err
	}
	zone, err := r.zoneOf(seats.Course.CommunityID)
	if err != nil {
		return nil, err
	}
	language := viewer.From(ctx).Language
	for i, g := range given {
		limit := 0
		if g.Limit != nil {
			limit = *g.Limit
		}
		shown[i] = &model.EnrolmentRefusal{
			Rule: g.Rule, Message: wording.Enrolment(language, zone, g.Rule, g.Earliest, limit),
			Earliest: maybe(g.Earliest, zone), Limit: g.Limit, Actual: g.Actual,
		}
	}
	return shown, nil
}

func (r *Resolver) seats(s course.Seats) (*model.CourseSeats, error) {
	zone, err := r.zoneOf(s.Course.CommunityID)
	if err != nil {
		return nil, err
	}
	return &model.CourseSeats{
		CourseID: scalar.ID{Kind: globalid.Course, UUID: s.Course.ID}, Version: int(s.Version), State: s.Course.State,
		Capacity: s.Course.Capacity, Taken: s.Course.Taken, Free: s.Free(), Waiting: s.Waiting, WaitlistSize: s.Course.Waitlist,
		Entered: s.Entered, OpensAt: maybe(s.Course.EnrolOpensAt, zone), ClosesAt: maybe(s.Course.EnrolClosesAt, zone),
		AsOf: *moment(s.AsOf.Unix(), zone),
	}, nil
}

// seatsTopic is the places of a course at first and whenever its stream has moved. They are read once for all who follow
// them.
func (r *Resolver) seatsTopic(ctx context.Context, id uuid.UUID) (*live.Topic, error) {
	if _, err := r.Courses.Seats(ctx, id); err != nil {
		return nil, err
	}
	return r.Live.Whole(feed.Course(id), func(ctx context.Context) (any, int64, error) {
		seats, err := r.Courses.Newest(ctx, id)
		if err != nil {
			return nil, 0, err
		}
		shown, err := r.seats(seats)
		return shown, seats.Version, err
	}), nil
}

func shownSeats(e *live.Event) *model.CourseSeats { return e.State.(*model.CourseSeats) }
