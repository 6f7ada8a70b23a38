package booking

import (
	"context"
	"crypto/rand"
	"crypto/subtle"
	"strings"

	"github.com/google/uuid"

	"youkong/ent/gen"
	"youkong/ent/kind"
	"youkong/internal/audit"
	"youkong/internal/feed"
	"youkong/internal/store"
	"youkong/internal/viewer"
)

// doorLetters are what a door code is made of: nothing that is read as something else on a sign. They are 32, so that each
// random byte gives one without preferring any.
const (
	doorLetters = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ"
	doorLength  = 8
)

// DoorCode is what is written at the door of a space, for the staff of its community; empty for anyone else, and where there
// is none yet.
func (s *Service) DoorCode(ctx context.Context, v viewer.Viewer, space *gen.Space) (string, error) {
	if !v.StaffOf(space.CommunityID) {
		return "", nil
	}
	return doorCode(ctx, s.store.Read(), space.ID)
}

func doorCode(ctx context.Context, c *gen.Client, space uuid.UUID) (string, error) {
	found, err := c.Space.Get(ctx, space) // Not from the catalogue, which another server's change reaches later.
	if err != nil || found.DoorCode == nil {
		return "", err
	}
	return *found.DoorCode, nil
}

// RenewDoorCode gives the door of a space another code, as staff of its community: what hung there before is good for
// nothing. Faults: NotFound for an unknown space and for one where the viewer does not work.
func (s *Service) RenewDoorCode(ctx context.Context, v viewer.Viewer, id uuid.UUID) (*gen.Space, error) {
	space, err := s.space(id)
	if err != nil {
		return nil, err
	}
	if err := ForStaff(v, space.CommunityID); err != nil {
		return nil, err
	}
	err = s.store.Write(ctx, streams(nil, nil, space.CommunityID), func(tx *store.Tx) error {
		if err := tx.Client().Space.UpdateOneID(id).SetDoorCode(newDoorCode()).Exec(tx.Context()); err != nil {
			return err
		}
		return audit.Append(tx, v, audit.Entry{Stream: feed.Community(space.CommunityID), Action: kind.AuditDoorCode, Subject: id})
	})
	return space.Space, err
}

func newDoorCode() string {
	letters := make([]byte, doorLength)
	_, _ = rand.Read(letters) // It never fails.
	for i, b := range letters {
		letters[i] = doorLetters[int(b)%len(doorLetters)]
	}
	return string(letters)
}

// atDoor says whether the viewer knows what is written at the door. Staff need not.
func (s *Service) atDoor(tx *store.Tx, v viewer.Viewer, b *gen.Booking, code string) (bool, error) {
	if v.StaffOf(b.CommunityID) {
		return true, nil
	}
	return s.KnowsDoor(tx, b.SpaceID, code)
}

// KnowsDoor says whether the code is what is written at the door of the space, however it is typed.
func (s *Service) KnowsDoor(tx *store.Tx, space uuid.UUID, code string) (bool, error) {
	want, err := doorCode(tx.Context(), tx.Client(), space)
	typed := strings.NewReplacer(" ", "", "-", "").Replace(strings.ToUpper(code))
	return want != "" && subtle.ConstantTimeCompare([]byte(typed), []byte(want)) == 1, err
}
