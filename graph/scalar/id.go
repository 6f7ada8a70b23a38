package scalar

import (
	"fmt"

	"github.com/99designs/gqlgen/graphql"
	"github.com/google/uuid"

	"youkong/internal/fault"
	"youkong/internal/globalid"
)

// ID is a global id, read and typed.
type ID struct {
	Kind globalid.Kind
	UUID uuid.UUID
}

// MarshalID writes a global id.
func MarshalID(id ID) graphql.Marshaler { return quoted(globalid.Encode(id.Kind, id.UUID)) }

// UnmarshalID reads a global id and refuses text that never was one.
func UnmarshalID(raw any) (ID, error) {
	s, err := text(raw, "a global id")
	if err != nil {
		return ID{}, err
	}
	kind, id, err := globalid.Decode(s)
	if err != nil {
		return ID{}, fmt.Errorf("is not an id of this API")
	}
	return ID{Kind: kind, UUID: id}, nil
}

// Must returns the id of an object of the given kind. The id of anything else cannot name one: fault NotFound.
func (id ID) Must(kind globalid.Kind) (uuid.UUID, error) {
	if id.Kind != kind {
		return uuid.Nil, fault.New(fault.NotFound, "there is no %s with this id; it is the id of a %s", kind, id.Kind)
	}
	return id.UUID, nil
}
