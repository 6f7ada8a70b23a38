package wire

import (
	"cmp"
	"context"
	"crypto/sha256"
	"encoding/json"

	"github.com/99designs/gqlgen/graphql"
	"github.com/google/uuid"
	"github.com/vektah/gqlparser/v2/ast"

	"youkong/internal/live"
	"youkong/internal/viewer"
)

// Shown is what an event looks like to all who asked for it in the same way.
type Shown struct {
	// Payload is the response as JSON. Nobody may change it: many are sending it.
	Payload []byte
	// Failed is the response, instead, of an execution that came to nothing and ends the subscription.
	Failed *graphql.Response
}

// Shared says whether the operation, which has ended without a response, goes on as the topic of a group.
func (o *Operation) Shared() bool { return o.handover.Topic() != nil }

// Join makes the reader one of those who asked the same in the same language; it is handed *Shown. Whether it may have
// what it asks for was decided when the operation was executed up to here. All that is shown is executed by nobody in
// particular, so that nothing private can get into it.
func (o *Operation) Join(reader live.Reader) *live.Member {
	topic, key := o.handover.Topic(), o.sharedKey()
	rest := &Operation{exec: o.exec, ctx: o.ctx, opCtx: &graphql.OperationContext{ // Without what the first response alone tells.
		RawQuery: o.opCtx.RawQuery, Variables: o.opCtx.Variables, OperationName: o.opCtx.OperationName,
		Doc: o.opCtx.Doc, Operation: o.opCtx.Operation, DisableIntrospection: o.opCtx.DisableIntrospection,
		RecoverFunc: o.opCtx.RecoverFunc, ResolverMiddleware: o.opCtx.ResolverMiddleware,
		RootResolverMiddleware: o.opCtx.RootResolverMiddleware,
	}}
	return topic.Join(live.Question{
		Key:   key,
		Show:  func(e *live.Event) any { return rest.show(e) },
		First: func(e *live.Event) any { return o.show(e) },
	}, reader)
}

// shareable says whether the schema lets a subscription's events be shared.
func (o *Operation) shareable() bool {
	if o.Kind() != ast.Subscription {
		return false
	}
	for _, field := range graphql.CollectFields(o.opCtx, o.opCtx.Operation.SelectionSet, []string{"Subscription"}) {
		if field.Definition == nil || field.Definition.Directives.ForName("shareable") == nil {
			return false
		}
	}
	return true
}

// show executes the operation for one event, as somebody who is not signed in would see it. It goes on when its own
// reader goes away: others wait for it.
func (o *Operation) show(event *live.Event) (shown *Shown) {
	ctx := live.WithSingle(context.WithoutCancel(o.ctx), event)
	ctx = viewer.With(ctx, viewer.Viewer{Language: viewer.From(o.ctx).Language})
	defer func() {
		if cause := recover(); cause != nil {
			shown = &Shown{Failed: o.recovered(cause)}
		}
	}()
	next, ctx := o.exec.DispatchOperation(ctx, o.opCtx)
	response := next(ctx)
	if response == nil || response.Data == nil {
		return &Shown{Failed: cmp.Or(response, &graphql.Response{})}
	}
	return &Shown{Payload: AppendResponse(nil, response)}
}

// sharedKey is the same for all to whom events look the same: the document, the name of the operation, the language and
// the variables, but for those that say where a reader wants to go on from, which are of no more meaning by then.
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
