package graph

import (
	"context"
	"slices"

	"github.com/google/uuid"

	"youkong/ent/gen"
	"youkong/internal/account"
	"youkong/internal/viewer"
)

// joined lets the rest of a mutation be asked by the member that the viewer has become.
func joined(ctx context.Context, organisation uuid.UUID) {
	if v := viewer.From(ctx); !v.MemberOf(organisation) {
		v.Organisations = append(slices.Clone(v.Organisations), organisation)
		viewer.Become(ctx, v)
	}
}

// maskedPhone is the person's phone as others see it; nil when there is none.
func (r *Resolver) maskedPhone(p *gen.Person) (*string, error) {
	number, err := r.People.Phone(p)
	if err != nil || number == "" {
		return nil, err
	}
	return new(account.MaskedPhone(number)), nil
}
