package graph

import (
	"context"

	"youkong/ent/gen"
	"youkong/ent/kind"
	"youkong/graph/model"
	"youkong/internal/account"
	"youkong/internal/viewer"
	"youkong/internal/wording"
)

// OpenIDPath is where a browser begins to sign in with the OpenID Connect provider.
const OpenIDPath = "/signin/openid"

func (r *Resolver) signInMethods() []*model.SignInMethod {
	var methods []*model.SignInMethod
	if r.People.SendsCodes() {
		methods = append(methods, &model.SignInMethod{Kind: model.SignInKindCode})
	}
	methods = append(methods, &model.SignInMethod{Kind: model.SignInKindPassword})
	if r.OpenID != "" {
		methods = append(methods, &model.SignInMethod{Kind: model.SignInKindOpenid, Name: new(r.OpenID), URL: new(OpenIDPath)})
	}
	return methods
}

// become lets the rest of the request be asked by whoever holds the new session's secret, and hands it to the browser.
func (r *Resolver) become(ctx context.Context, cookie Sessions, secret string) (*model.Viewer, error) {
	v, err := r.People.Authenticate(ctx, kind.Session, secret)
	if err != nil {
		return nil, err
	}
	person, err := r.People.Person(ctx, v.Person)
	if err != nil {
		return nil, err
	}
	if language := viewer.From(ctx).Language; person.Language != string(language) {
		if err := r.People.Speaks(ctx, v.Person, language); err != nil {
			return nil, err
		}
	}
	cookie.Start(secret)
	viewer.Become(ctx, v)
	return &model.Viewer{Person: person}, nil
}

// problem is why signing in failed, with a sentence about it.
func problem(ctx context.Context, p model.SignInProblem) (*model.SignInProblem, *string) {
	return &p, new(wording.Text(viewer.From(ctx).Language, "signIn."+p.String(), nil))
}

// phone shows a phone: whole to who has it, masked to staff and those above them, and to nobody else.
func (r *Resolver) phone(v viewer.Viewer, p *gen.Person) (*string, error) {
	own := v.Person == p.ID
	if !own && !v.Staff() && !v.Manager() && !v.Operator() {
		return nil, nil
	}
	number, err := r.People.Phone(p)
	if err == nil && !own && number != "" {
		number = account.MaskedPhone(number)
	}
	return text(number), err
}
