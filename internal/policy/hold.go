package policy

import (
	"time"

	"github.com/google/uuid"

	"youkong/ent/kind"
	"youkong/internal/span"
)

const (
	// HoldLength is how long a hold keeps its slot.
	HoldLength = 5 * time.Minute
	// MaxHolds is how many spaces a person may hold at once.
	MaxHolds = 3
)

// Hold is a hold of the person who asks for one that has not run out; nor would have, had it not been let go of.
type Hold struct {
	Space    uuid.UUID
	Span     span.Span
	Units    int
	Until    int64 // Unix seconds.
	Renewed  bool
	Standing bool // It was not let go of.
}

// Tenure is how long a hold may keep its slot.
type Tenure struct {
	Until   int64 // Unix seconds.
	Renewed bool
}

// DecideHold says how long a hold asked for now may last, beside others of the same person, and what speaks against it
// besides the rules of Decide. Asking for the same space again renews the time, once. From then on another slot of the
// space has what is left of it, and the same slot again would gain nothing. Letting go begins no new time before the old
// one would have run out, or nobody else would ever get the space.
func DecideHold(s Space, r Request, holds []Hold) (Tenure, []Refusal) {
	asked := Tenure{Until: r.Now + seconds(HoldLength)}
	var last Tenure
	same, others := false, 0
	for _, h := range holds {
		if h.Space != s.ID {
			others += count(h.Standing)
			continue
		}
		last = Tenure{Until: max(last.Until, h.Until), Renewed: last.Renewed || h.Renewed}
		same = same || h.Standing && h.Span == r.Span && (s.Allocation != kind.AllocatePool || h.Units == max(r.Units, 1))
		asked.Renewed = true
	}
	var refusals []Refusal
	if others >= MaxHolds {
		refusals = append(refusals, Refusal{Rule: kind.RuleHoldLimit, Start: r.Span.Start}.numbers(MaxHolds, int64(others)+1))
	}
	if !last.Renewed {
		return asked, refusals
	}
	if same {
		refusals = append(refusals, Refusal{Rule: kind.RuleHoldRenewal, Start: r.Now}.moments(last.Until, asked.Until, s.Zone))
	}
	return last, refusals
}

func count(yes bool) int {
	if yes {
		return 1
	}
	return 0
}
