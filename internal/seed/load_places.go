package seed

import (
	"fmt"

	"github.com/google/uuid"

	"youkong/ent/gen"
	entunit "youkong/ent/gen/unit"
	"youkong/ent/kind"
	"youkong/internal/hours"
	"youkong/internal/policy"
)

func (l *loader) loadCentres() error {
	id := SubdistrictID()
	err := l.tx.Client().Subdistrict.Create().SetID(id).SetSlug(subdistrict.slug).
		SetNameZh(subdistrict.name.zh).SetNameEn(subdistrict.name.en).
		SetCityZh(subdistrict.city.zh).SetCityEn(subdistrict.city.en).
		Exec(l.tx.Context())
	if err != nil {
		return err
	}
	for position, c := range centres {
		if err := l.loadCentre(c, id, position); err != nil {
			return fmt.Errorf("%s: %w", c.slug, err)
		}
	}
	for position, s := range sitesIn(l.zone) {
		if err := l.loadSpace(s, position); err != nil {
			return fmt.Errorf("%s: %w", s.name(), err)
		}
	}
	return nil
}

func (l *loader) loadCentre(c centre, subdistrict uuid.UUID, position int) error {
	id, client := CommunityID(c.slug), l.tx.Client()
	err := client.Community.Create().SetID(id).SetSubdistrictID(subdistrict).SetSlug(c.slug).SetPosition(position).
		SetNameZh(c.name.zh).SetNameEn(c.name.en).
		SetDescriptionZh(c.about.zh).SetDescriptionEn(c.about.en).
		SetAddressZh(c.address.zh).SetAddressEn(c.address.en).
		SetTimeZone(timeZone).
		Exec(l.tx.Context())
	if err != nil {
		return err
	}
	if err := l.loadHours(weekly(c.hours), id, nil); err != nil {
		return err
	}
	return l.loadRules(c.rules, id, nil)
}

func (l *loader) loadSpace(s site, position int) error {
	p, id := s.place, s.id
	units, err := l.loadUnits(s)
	if err != nil {
		return err
	}
	create := l.tx.Client().Space.Create().SetID(id).SetCommunityID(s.communityID()).SetSlug(p.slug).SetPosition(position).
		SetNameZh(p.name.zh).SetNameEn(p.name.en).
		SetDescriptionZh(p.about.zh).SetDescriptionEn(p.about.en).
		SetFloor(p.floor).SetKind(p.kind).SetAccess(p.access).SetAmenities(p.amenities).
		AddUnitIDs(units...)
	if p.allocation == kind.AllocatePool {
		create.SetAllocation(p.allocation)
	}
	if p.capacity > 0 {
		create.SetCapacity(p.capacity)
	}
	if p.area > 0 {
		create.SetAreaSquareMetres(p.area)
	}
	if p.door != "" {
		create.SetDoorCode(p.door)
	}
	if err := create.Exec(l.tx.Context()); err != nil {
		return err
	}
	if err := l.loadHours(weekly(p.hours), s.communityID(), &id); err != nil {
		return err
	}
	if p.rules == (policy.Values{}) {
		return nil
	}
	return l.loadRules(p.rules, s.communityID(), &id)
}

// loadUnits makes those units of the space that no earlier one has made, and returns all.
func (l *loader) loadUnits(s site) ([]uuid.UUID, error) {
	for i, u := range s.place.unitsOrSelf() {
		exists, err := l.tx.Client().Unit.Query().Where(entunit.ID(s.units[i])).Exist(l.tx.Context())
		if err != nil {
			return nil, err
		}
		if exists {
			continue
		}
		err = l.tx.Client().Unit.Create().SetID(s.units[i]).SetCommunityID(s.communityID()).SetName(u.name).Exec(l.tx.Context())
		if err != nil {
			return nil, err
		}
	}
	return s.units, nil
}

func (l *loader) loadHours(week hours.Weekly, community uuid.UUID, space *uuid.UUID) error {
	var rows []*gen.OpeningHoursCreate
	for _, r := range week {
		rows = append(rows, l.tx.Client().OpeningHours.Create().
			SetCommunityID(community).SetNillableSpaceID(space).
			SetWeekday(r.Weekday).SetOpens(int(r.Opens)).SetCloses(int(r.Closes)))
	}
	return l.tx.Client().OpeningHours.CreateBulk(rows...).Exec(l.tx.Context())
}

func (l *loader) loadRules(v policy.Values, community uuid.UUID, space *uuid.UUID) error {
	return l.tx.Client().BookingPolicy.Create().SetCommunityID(community).SetNillableSpaceID(space).
		SetNillableGranularity(v.Granularity).
		SetNillableMinLength(v.MinLength).SetNillableMaxLength(v.MaxLength).
		SetNillableMinNotice(v.MinNotice).
		SetNillableMinNoticeToMove(v.MinNoticeToMove).SetNillableMinNoticeToCancel(v.MinNoticeToCancel).
		SetNillableSetUp(v.SetUp).SetNillableCleanUp(v.CleanUp).
		SetNillableHorizonDays(v.HorizonDays).SetNillableReleaseTime(v.ReleaseTime).
		SetNillableEligibility(v.Eligibility).SetNillableSeriesHorizonDays(v.SeriesHorizonDays).
		SetNillableApproval(v.Approval).SetNillableApprovalLead(v.ApprovalLead).SetNillableCheckIn(v.CheckIn).
		SetNillableWaitlist(v.Waitlist).
		Exec(l.tx.Context())
}
