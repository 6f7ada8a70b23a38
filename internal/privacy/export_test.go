package privacy_test

import (
	"encoding/json"
	"regexp"
	"slices"
	"strings"
	"testing"

	"youkong/internal/account"
	"youkong/internal/booking"
	"youkong/internal/fault"
	"youkong/internal/seed"
	"youkong/internal/viewer"
)

// part is a section of an export.
type part struct {
	Explanation string
	Entries     []map[string]any
}

// exported is the viewer's export with its keys in the order in which they are written.
func (w *world) exported(v viewer.Viewer) (text string, keys []string, parts map[string]part) {
	w.t.Helper()
	text, err := w.privacy.Export(w.t.Context(), v)
	w.must(err)
	decoder := json.NewDecoder(strings.NewReader(text))
	_, err = decoder.Token()
	w.must(err)
	parts = map[string]part{}
	for decoder.More() {
		key, err := decoder.Token()
		w.must(err)
		keys = append(keys, key.(string))
		var raw json.RawMessage
		w.must(decoder.Decode(&raw))
		if raw[0] == '{' {
			var p part
			w.must(json.Unmarshal(raw, &p))
			parts[key.(string)] = p
		}
	}
	return text, keys, parts
}

// holds says whether an entry of the part has all the values, which come in pairs of field and value.
func (p part) holds(wanted ...any) bool {
	return slices.ContainsFunc(p.Entries, func(entry map[string]any) bool {
		for i := 0; i < len(wanted); i += 2 {
			if entry[wanted[i].(string)] != wanted[i+1] {
				return false
			}
		}
		return true
	})
}

func TestExport(t *testing.T) {
	everywhere(t, func(t *testing.T, w *world) {
		v, token := w.settled()
		staff := w.demo("staff-xinyu")
		own, gone := w.book(v, 1, 9), w.book(v, 1, 10)
		_, err := w.bookings.Cancel(t.Context(), v, gone)
		w.must(err)
		w.book(staff, 1, 11, onBehalf)
		w.book(w.demo("resident-a"), 1, 12, func(in *booking.BookInput) { in.Title = new("somebody else's") })
		_, err = w.privacy.Reveal(t.Context(), staff, own, why)
		w.must(err)

		firm, err := w.store.Read().Organisation.Get(t.Context(), seed.OrganisationID("sample"))
		w.must(err)
		looked, err := w.people.Person(t.Context(), staff.Person)
		w.must(err)
		by, err := w.people.Name(looked)
		w.must(err)

		text, keys, parts := w.exported(v)

		want := []string{"explanation", "exportedAt", "format", "profile", "signIn", "roles", "organisations", "invitations",
			"sessions", "tokens", "children", "bookings", "waiting", "courses", "seenBy", "log", "requests"}
		if !slices.Equal(keys, want) {
			t.Errorf("the parts are %v", keys)
		}
		for key, wanted := range map[string][]any{
			"profile":       {"name", name, "phone", number, "hasPassword", false},
			"signIn":        {"issuer", "https://login.example", "subject", "ouyang-subject"},
			"organisations": {"name", "Tea Friends", "admin", true},
			"invitations":   {"organisation", firm.Name},
			"sessions":      {"id", v.Credential.String(), "device", "Firefox · Linux"},
			"tokens":        {"name", "lobby of the Ouyangs", "begins", token[:9]},
			"children":      {"name", childName, "bornOn", childBorn},
			"bookings":      {"id", own.String(), "title", title, "start", "2026-03-03T09:00:00+08:00", "status", "CONFIRMED"},
			"seenBy":        {"action", "REVEAL_CONTACT", "subject", own.String(), "reason", why, "by", account.Masked(by)},
			"log":           {"action", "CANCEL_BOOKING", "subject", gone.String(), "with", v.Credential.String()},
			"requests":      {"mutation", "bookSpace", "made", own.String()},
		} {
			if !parts[key].holds(wanted...) {
				t.Errorf("%s lacks %v: %v", key, wanted, parts[key].Entries)
			}
		}
		if !parts["bookings"].holds("id", gone.String(), "status", "CANCELLED") || len(parts["bookings"].Entries) != 2 {
			t.Errorf("the bookings are %v", parts["bookings"].Entries)
		}
		if !parts["log"].holds("action", "EXPORT_MY_DATA") {
			t.Error("the log lacks the export itself")
		}
		for key, p := range parts {
			if p.Explanation == "" || strings.HasPrefix(p.Explanation, "export.") {
				t.Errorf("%s is explained by %q", key, p.Explanation)
			}
		}
		for _, never := range []string{token, "sealed.", "somebody else's", "digest"} {
			if strings.Contains(text, never) {
				t.Errorf("%q is in it", never)
			}
		}
		sound(w)
	})
}

// TestExportOfStaff: whom staff booked for is not theirs to take along.
func TestExportOfStaff(t *testing.T) {
	everywhere(t, func(t *testing.T, w *world) {
		staff := w.demo("staff-xinyu")
		behalf := w.book(staff, 1, 11, onBehalf)
		_, err := w.privacy.Reveal(t.Context(), staff, behalf, why)
		w.must(err)
		text, _, parts := w.exported(staff)
		if strings.Contains(text, name) || strings.Contains(text, number) {
			t.Error("it holds the contact")
		}
		if !parts["roles"].holds("role", "STAFF", "place", "Xinyu Community") {
			t.Errorf("the roles are %v", parts["roles"].Entries)
		}
		if !parts["log"].holds("action", "REVEAL_CONTACT", "reason", why) || len(parts["seenBy"].Entries) != 0 {
			t.Errorf("the log is %v, seen by %v", parts["log"].Entries, parts["seenBy"].Entries)
		}
	})
}

// TestExportOfMuch: what does not fit on one page is all there, once and in order, and twice the same.
func TestExportOfMuch(t *testing.T) {
	everywhere(t, func(t *testing.T, w *world) {
		v := w.signIn(number)
		for n := range 205 {
			_, err := w.bookings.Cancel(t.Context(), v, w.book(v, 1+n%4, 9+n/4%8))
			w.must(err)
		}
		first, _, parts := w.exported(v)
		starts, ids := []string{}, map[any]bool{}
		for _, b := range parts["bookings"].Entries {
			starts = append(starts, b["start"].(string))
			ids[b["id"]] = true
		}
		if len(ids) != 205 || len(starts) != 205 || !slices.IsSorted(starts) {
			t.Errorf("%d bookings, %d different", len(starts), len(ids))
		}
		if n := len(parts["requests"].Entries); n != 205 {
			t.Errorf("%d requests", n)
		}
		second, _, _ := w.exported(v)
		made := regexp.MustCompile(`(?m)^.*EXPORT_MY_DATA.*\n`)
		if made.ReplaceAllString(first, "") != made.ReplaceAllString(second, "") {
			t.Error("the same is written down in two ways")
		}
	})
}

func TestExportInWords(t *testing.T) {
	everywhere(t, func(t *testing.T, w *world) {
		v := w.signIn(number)
		v.Language = viewer.Chinese
		_, _, parts := w.exported(v)
		if said := parts["children"].Explanation; !strings.Contains(said, "孩子") {
			t.Errorf("in Chinese: %q", said)
		}
		v.Token = true
		if _, err := w.privacy.Export(t.Context(), v); !fault.Is(err, fault.Forbidden) {
			t.Errorf("with a token: %v", err)
		}
	})
}
