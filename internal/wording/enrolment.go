package wording

import (
	"time"

	"youkong/ent/kind"
	"youkong/internal/viewer"
)

// Enrolment is one sentence that says why somebody cannot enter a course, and what would help. Earliest is Unix seconds, nil
// where time does not help, and shown in the given zone; limit is what the rule allows, 0 where it names nothing.
func Enrolment(lang viewer.Language, zone *time.Location, rule kind.EnrolmentRule, earliest *int64, limit int) string {
	data := map[string]any{"Limit": limit, "Count": limit, "Earliest": ""}
	if earliest != nil {
		data["Earliest"] = dated(lang, zone, *earliest)
	}
	return Text(lang, "enrolment."+string(rule), data)
}
