package graph_test

import (
	"testing"

	"github.com/google/uuid"

	"youkong/ent/kind"
	"youkong/internal/audit"
	"youkong/internal/feed"
	"youkong/internal/globalid"
	"youkong/internal/seed"
	"youkong/internal/store"
	"youkong/internal/viewer"
)

const auditLog = `query ($community: ID, $first: Int, $after: String) { audit(communityId: $community, first: $first, after: $after) {
	nodes { number at action actor { id } subjectId reason } pageInfo { endCursor hasNextPage } } }`

type auditData struct {
	Audit struct {
		Nodes []struct {
			Number    int
			At        string
			Action    kind.AuditAction
			Actor     *struct{ ID string }
			SubjectID *string
			Reason    *string
		}
		PageInfo struct {
			EndCursor   *string
			HasNextPage bool
		}
	}
}

func operator() viewer.Viewer {
	v := as("resident-b")
	v.Grants = []viewer.Grant{{Role: kind.Operator}}
	return v
}

// recorded puts entries on record in a stream.
func (a *api) recorded(stream string, by viewer.Viewer, entries ...audit.Entry) {
	a.t.Helper()
	must(a.t, a.store.Write(a.t.Context(), []string{stream}, func(tx *store.Tx) error {
		for _, e := range entries {
			e.Stream = stream
			if err := audit.Append(tx, by, e); err != nil {
				return err
			}
		}
		return nil
	}))
}

func TestAuditTellsWhoDidWhatToWhat(t *testing.T) {
	a := newAPI(t)
	booking := uuid.New()
	a.recorded(feed.Community(seed.CommunityID("xinyu")), as("staff-xinyu"),
		audit.Entry{Action: kind.AuditReveal, Subject: booking, Reason: "they left a bag"}, audit.Entry{Action: kind.AuditBook})
	var data auditData
	a.fine(operator(), auditLog, &data, "community", communityID("xinyu"))
	if len(data.Audit.Nodes) != 2 {
		t.Fatalf("%+v", data)
	}
	book, reveal := data.Audit.Nodes[0], data.Audit.Nodes[1]
	if book.Number != 2 || book.Action != kind.AuditBook || book.SubjectID != nil || book.Reason != nil {
		t.Errorf("the newest: %+v", book)
	}
	if reveal.Number != 1 || *reveal.SubjectID != globalid.Encode(globalid.Booking, booking) || *reveal.Reason != "they left a bag" ||
		reveal.Actor.ID != globalid.Encode(globalid.Person, seed.PersonID("staff-xinyu")) || reveal.At != "2026-03-02T00:00:00Z" {
		t.Errorf("the oldest: %+v", reveal)
	}
}

// TestEveryActionHasASubjectOfAKnownKind: an id without a kind could not be looked up.
func TestEveryActionHasASubjectOfAKnownKind(t *testing.T) {
	a := newAPI(t)
	for _, action := range kind.AuditAction("").Values() {
		a.recorded(feed.Installation, viewer.Viewer{}, audit.Entry{Action: kind.AuditAction(action), Subject: uuid.New()})
	}
	var data auditData
	a.fine(operator(), "{ audit(first: 200) { nodes { number at action subjectId reason actor { id } } } }", &data)
	if len(data.Audit.Nodes) != len(kind.AuditAction("").Values()) {
		t.Errorf("%d entries", len(data.Audit.Nodes))
	}
	for _, e := range data.Audit.Nodes {
		if _, _, err := globalid.Decode(*e.SubjectID); err != nil || e.Actor != nil {
			t.Errorf("%s: subject %s, actor %v, %v", e.Action, *e.SubjectID, e.Actor, err)
		}
	}
}

func TestAuditIsReadPageByPage(t *testing.T) {
	a := newAPI(t)
	for range 3 {
		a.recorded(feed.Installation, viewer.Viewer{}, audit.Entry{Action: kind.AuditGrant})
	}
	var page auditData
	a.fine(operator(), auditLog, &page, "first", 2)
	if len(page.Audit.Nodes) != 2 || !page.Audit.PageInfo.HasNextPage {
		t.Fatalf("%+v", page)
	}
	var next auditData
	a.fine(operator(), auditLog, &next, "first", 2, "after", *page.Audit.PageInfo.EndCursor)
	if len(next.Audit.Nodes) != 1 || next.Audit.Nodes[0].Number != 1 || next.Audit.PageInfo.HasNextPage {
		t.Errorf("%+v", next)
	}
	elsewhere := a.ask(operator(), auditLog, nil, "community", communityID("xinyu"), "after", *page.Audit.PageInfo.EndCursor)
	if len(elsewhere) != 1 || elsewhere[0].code() != "BAD_USER_INPUT" {
		t.Errorf("a cursor of another log: %+v", elsewhere)
	}
}

func TestAuditIsForThoseWhoLookAfterThePlace(t *testing.T) {
	a := newAPI(t)
	manager := as("resident-a")
	manager.Grants = []viewer.Grant{{Role: kind.Manager, Subdistrict: uuid.New()}}
	for name, c := range map[string]struct {
		v    viewer.Viewer
		code string
	}{
		"nobody":              {as(""), "UNAUTHENTICATED"},
		"a resident":          {as("resident-a"), "FORBIDDEN"},
		"staff":               {as("staff-xinyu"), "FORBIDDEN"},
		"a manager elsewhere": {manager, "NOT_FOUND"},
	} {
		if errs := a.ask(c.v, auditLog, nil, "community", communityID("xinyu")); len(errs) != 1 || errs[0].code() != c.code {
			t.Errorf("%s: %+v", name, errs)
		}
	}
}
