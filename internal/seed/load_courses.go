package seed

import (
	"time"

	"youkong/ent/gen"
	"youkong/ent/kind"
	"youkong/internal/draw"
	"youkong/internal/localtime"
	"youkong/internal/secret"
)

// termDays is how long the night school's term lasts, from a month ago.
const termDays = 120

func (l *loader) today() localtime.Date { return localtime.DateOf(l.tx.Now().Unix(), l.zone) }

// noon of a day counted from today, in Unix seconds.
func (l *loader) noon(day int) int64 {
	return localtime.At(l.today().AddDays(day), localtime.Clock(12*time.Hour/time.Minute), l.zone)
}

func (l *loader) loadTerm() error {
	begins := l.today().AddDays(-30)
	return l.tx.Client().Term.Create().SetID(termID).SetSubdistrictID(SubdistrictID()).
		SetNameZh("青年夜校 · 本学期").SetNameEn("Youth night school, this term").SetMaxCourses(2).
		SetStartsOn(begins.String()).SetEndsOn(begins.AddDays(termDays).String()).Exec(l.tx.Context())
}

func (l *loader) loadCourses() error {
	if err := l.loadTerm(); err != nil {
		return err
	}
	for _, c := range courses {
		made, err := l.courseRow(c).Save(l.tx.Context())
		if err == nil && c.enrol.draw {
			err = l.announceDraw(made)
		}
		if err != nil {
			return err
		}
	}
	return nil
}

func (l *loader) courseRow(c course) *gen.CourseCreate {
	row := l.tx.Client().Course.Create().SetID(courseID(c.slug)).
		SetCommunityID(newPlanner(l.tx.Now(), l.zone).site(c.site).communityID()).
		SetTitleZh(c.title.zh).SetTitleEn(c.title.en).
		SetDescriptionZh(c.about.zh).SetDescriptionEn(c.about.en).
		SetOrganiserZh(c.partners.zh).SetOrganiserEn(c.partners.en).
		SetTeacherZh(c.teacher.zh).SetTeacherEn(c.teacher.en).
		SetCategory(c.category).SetCapacity(c.capacity).SetCreatedAt(l.tx.Now().Unix()).
		SetWaitlist(c.enrol.waitlist).SetMaxPlaces(max(c.enrol.places, 1)).SetResidentsOnly(c.enrol.residents)
	if c.enrol.closes != 0 {
		row.SetEnrolOpensAt(l.noon(c.enrol.opens)).SetEnrolClosesAt(l.noon(c.enrol.closes))
	}
	if c.enrol.term {
		row.SetTermID(termID)
	}
	if c.enrol.minAge > 0 {
		row.SetMinAge(c.enrol.minAge).SetMaxAge(c.enrol.maxAge)
	}
	if c.enrol.draw {
		row.SetMode(kind.ByDraw).SetBeaconZh(beacon.zh).SetBeaconEn(beacon.en).SetBeaconAt(l.noon(c.enrol.closes + 1))
	}
	return row
}

// beacon is the number that the demo's draw waits for.
var beacon = words{
	"报名截止后第一期双色球开奖号码：六个红球由小到大，再加蓝球，均为两位数，以空格分开",
	"The first Double Colour Ball draw after the closing: the six red numbers ascending, then the blue one, two digits each, separated by spaces",
}

// announceDraw commits to the draw of a course, as publishing it does.
func (l *loader) announceDraw(c *gen.Course) error {
	committed := draw.NewSecret()
	announced := draw.Announcement{
		Course: draw.ID(c.ID), Title: draw.Words{Zh: c.TitleZh, En: c.TitleEn}, Capacity: c.Capacity,
		Rules: []draw.Words{}, ClosesAt: draw.Instant(*c.EnrolClosesAt), Commitment: draw.Commitment(draw.ID(c.ID), committed),
		Beacon: &draw.Beacon{Source: draw.Words{Zh: c.BeaconZh, En: c.BeaconEn}, PublicAt: draw.Instant(*c.BeaconAt)},
	}
	text, err := announced.Bytes()
	if err != nil {
		return err
	}
	plain, err := committed.MarshalText()
	if err != nil {
		return err
	}
	return l.tx.Client().Draw.Create().SetCourseID(c.ID).SetAnnouncement(string(text)).
		SetSecret(l.tx.Keys().Seal(secret.Draw, string(plain))).Exec(l.tx.Context())
}

// loadEnrolments enrols the demo people of each course, in their order.
func (l *loader) loadEnrolments() error {
	for _, c := range courses {
		for i, who := range c.enrol.in {
			entered := l.noon(c.enrol.opens) + int64(60*i)
			e, err := l.tx.Client().Enrolment.Create().SetCourseID(courseID(c.slug)).SetPersonID(PersonID(who)).
				SetStatus(kind.Enrolled).SetSeq(int64(i + 1)).SetCreatedAt(entered).SetUpdatedAt(entered).Save(l.tx.Context())
			if err != nil {
				return err
			}
			err = l.tx.Client().Participant.Create().SetCourseID(e.CourseID).SetEnrolmentID(e.ID).SetPersonID(PersonID(who)).Exec(l.tx.Context())
			if err != nil {
				return err
			}
		}
	}
	return nil
}
