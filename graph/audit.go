package graph

import (
	"github.com/google/uuid"

	"youkong/ent/gen"
	"youkong/ent/kind"
	"youkong/graph/model"
	"youkong/graph/scalar"
	"youkong/internal/audit"
	"youkong/internal/booking"
	"youkong/internal/cursor"
	"youkong/internal/globalid"
)

// subjects says what kind of thing each action is done to. The log keeps bare ids.
var subjects = map[kind.AuditAction]globalid.Kind{
	kind.AuditHold: globalid.Booking, kind.AuditBook: globalid.Booking, kind.AuditMove: globalid.Booking,
	kind.AuditCancel: globalid.Booking, kind.AuditReveal: globalid.Booking,
	kind.AuditApprove: globalid.Booking, kind.AuditReject: globalid.Booking, kind.AuditReopenRequest: globalid.Booking,
	kind.AuditCheckIn: globalid.Booking, kind.AuditEnd: globalid.Booking, kind.AuditBlock: globalid.Booking,
	kind.AuditLift: globalid.Person, kind.AuditDoorCode: globalid.Space,
	kind.AuditWait: globalid.Waiter, kind.AuditLeave: globalid.Waiter, kind.AuditAccept: globalid.Waiter, kind.AuditRefuse: globalid.Waiter,
	kind.AuditBookSeries: globalid.Series, kind.AuditMoveSeries: globalid.Series, kind.AuditEndSeries: globalid.Series,
	kind.AuditSignIn: globalid.Session, kind.AuditSignOut: globalid.Session,
	kind.AuditToken: globalid.Token, kind.AuditTokenGone: globalid.Token,
	kind.AuditProfile: globalid.Person, kind.AuditPassword: globalid.Person,
	kind.AuditGrant: globalid.Person, kind.AuditRevokeRole: globalid.Person,
	kind.AuditFound: globalid.Organisation, kind.AuditInvite: globalid.Invitation, kind.AuditUninvite: globalid.Invitation,
	kind.AuditJoin: globalid.Invitation, kind.AuditDecline: globalid.Invitation,
	kind.AuditAdmin: globalid.Membership, kind.AuditRemove: globalid.Membership,
	kind.AuditAddChild: globalid.Child, kind.AuditRemoveChild: globalid.Child,
	kind.AuditExport: globalid.Person, kind.AuditErase: globalid.Person,
	kind.AuditException: globalid.Space, kind.AuditNoException: globalid.Space,
	kind.AuditClose: globalid.Closure, kind.AuditReopen: globalid.Closure,
	kind.AuditHours: globalid.Community, kind.AuditHolidays: globalid.Community,
	kind.AuditRules:  globalid.Space,
	kind.AuditTerm:   globalid.Term,
	kind.AuditCourse: globalid.Course, kind.AuditCourseText: globalid.Course, kind.AuditPublish: globalid.Course,
	kind.AuditCallOff: globalid.Course, kind.AuditBeacon: globalid.Course, kind.AuditDraw: globalid.Course,
	kind.AuditSession: globalid.CourseSession, kind.AuditNoSession: globalid.CourseSession, kind.AuditPresence: globalid.CourseSession,
	kind.AuditEnrol: globalid.Enrolment, kind.AuditWithdraw: globalid.Enrolment, kind.AuditPlace: globalid.Enrolment,
}

// subjectID is the global id of what the entry is about.
func subjectID(e *gen.AuditEntry) *scalar.ID {
	if e.SubjectID == nil {
		return nil
	}
	return idOf(subjects[e.Action], *e.SubjectID)
}

// auditScope names the log of a community, or of the installation, for its cursors.
func auditScope(community *uuid.UUID) string {
	if community == nil {
		return "audit"
	}
	return "audit:" + community.String()
}

// auditPage is a page in a list that is ordered by the entries' numbers.
func auditPage(p booking.Page) audit.Page {
	number := func(at *booking.Place) *int64 {
		if at == nil {
			return nil
		}
		return &at.StartsAt
	}
	return audit.Page{Limit: p.Limit, Backwards: p.Backwards, After: number(p.After), Before: number(p.Before)}
}

func (r *Resolver) auditConnection(scope string, page booking.Page, found []*gen.AuditEntry, more bool) *model.AuditConnection {
	c := &model.AuditConnection{Nodes: found, PageInfo: &model.PageInfo{}, Edges: make([]*model.AuditEdge, len(found))}
	for i, e := range found {
		c.Edges[i] = &model.AuditEdge{Cursor: cursor.Encode(r.CursorKey, scope, e.Seq, uuid.Nil), Node: e}
	}
	if len(found) > 0 {
		c.PageInfo.StartCursor, c.PageInfo.EndCursor = &c.Edges[0].Cursor, &c.Edges[len(found)-1].Cursor
	}
	c.PageInfo.HasNextPage = more && !page.Backwards
	c.PageInfo.HasPreviousPage = more && page.Backwards
	return c
}
