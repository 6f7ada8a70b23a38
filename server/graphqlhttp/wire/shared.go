package wire

import (
	"bytes"
	"context"
	"crypto/sha256"
	"encoding/json"

	"github.com/99designs/gqlgen/graphql"
	"github.com/google/uuid"

	"youkong/internal/live"
	"youkong/internal/viewer"
)

// later returns the response to the next event of a subscription whose events were handed over: made once for all who
// asked the same in the same language, as somebody who is not signed in would see it.
func (o *Operation) later() *graphql.Response {
	event := o.handover.Next(o.ctx)
	if event == nil {
		return nil
	}
	if o.sameAs == "" {
		o.sameAs = o.sharedKey()
	}
	response, _ := event.Shown(o.sameAs, func() any { return o.show(event) }).(*graphql.Response)
	return response
}

// show executes the operation for one event. It goes on when its own reader goes away: others wait for it.
func (o *Operation) show(event *live.Event) (response *graphql.Response) {
	ctx := live.WithSingle(context.WithoutCancel(o.ctx), event)
	ctx = viewer.With(ctx, viewer.Viewer{Language: viewer.From(o.ctx).Language})
	defer func() {
		if cause := recover(); cause != nil {
			response = o.recovered(cause)
		}
	}()
	next, ctx := o.exec.DispatchOperation(ctx, o.opCtx)
	if response = next(ctx); response != nil {
		response.Data = bytes.Clone(response.Data) // gqlgen uses the buffer again
	}
	return response
}

// sharedKey is the same for all whose later events look the same: the document, the name of the operation, the language
// and the variables, but for those that say where a reader wants to go on from, which are of no more meaning by then.
func (o *Operation) sharedKey() string {
	variables := make(map[string]any, len(o.opCtx.Variables))
	for name, value := range o.opCtx.Variables {
		if !o.resumes(name) {
			variables[name] = value
		}
	}
	text, err := json.Marshal([]any{o.opCtx.RawQuery, o.opCtx.OperationName, viewer.From(o.ctx).Language, variables})
	if err != nil {
		return uuid.NewString() // Shared with nobody; but what came out of JSON goes back into it.
	}
	sum := sha256.Sum256(text)
	return string(sum[:])
}

// resumes says whether a variable is where a reader wants to go on from.
func (o *Operation) resumes(name string) bool {
	declared := o.opCtx.Operation.VariableDefinitions.ForName(name)
	return declared != nil && declared.Type.Name() == "AvailabilityCursor"
}
