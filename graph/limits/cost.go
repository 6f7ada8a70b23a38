package limits

import (
	"context"
	"math"

	"github.com/99designs/gqlgen/graphql"
)

// Cost is what `extensions.cost` of a response tells.
type Cost struct {
	Requested int `json:"requested"` // Of this operation, counted before it ran.
	Limit     int `json:"limit"`     // The most that an operation may cost.
}

// name under which an operation's cost is noted among its statistics.
const costNote = "youkong/limits"

// costNoted is what is remembered of an operation; its responses are made one after the other.
type costNoted struct {
	cost int
	told bool // Whether a response has told it already.
}

func note(ctx context.Context, cost int) {
	graphql.GetOperationContext(ctx).Stats.SetExtension(costNote, &costNoted{cost: cost})
}

func noted(ctx context.Context) *costNoted {
	if !graphql.HasOperationContext(ctx) {
		return nil
	}
	n, _ := graphql.GetOperationContext(ctx).Stats.GetExtension(costNote).(*costNoted)
	return n
}

// Requested is the cost of the context's operation; zero before it is judged.
func Requested(ctx context.Context) int {
	if n := noted(ctx); n != nil {
		return n.cost
	}
	return 0
}

// whole rounds a cost up. Sums of tenths are never quite exact, and what has doubled often enough is infinite.
func whole(cost float64) int {
	return int(math.Ceil(math.Min(cost, math.MaxInt32) - 1e-6))
}
