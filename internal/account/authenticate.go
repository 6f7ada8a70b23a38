package account

import (
	"context"
	"encoding/json"

	"github.com/google/uuid"

	"youkong/ent/kind"
	"youkong/internal/fault"
	"youkong/internal/viewer"
)

// whoHolds reads a credential with its person's roles, one row for each, or one without a role, and then one for each
// organisation that the person belongs to. It is asked before every request, so it is one query where the client would
// make four.
const whoHolds = `SELECT c.id, c.expires_at, c.person_id, c.scopes, p.demo_handle IS NOT NULL,
		r.role, r.community_id, r.subdistrict_id, NULL
	FROM credentials c JOIN persons p ON p.id = c.person_id LEFT JOIN role_grants r ON r.person_id = p.id
	WHERE c.digest = $1 AND c.kind = $2 AND c.expires_at > $3
	UNION ALL
	SELECT c.id, c.expires_at, c.person_id, NULL, false, NULL, NULL, NULL, m.organisation_id
	FROM credentials c JOIN memberships m ON m.person_id = c.person_id
	WHERE c.digest = $1 AND c.kind = $2 AND c.expires_at > $3`

// Authenticate returns who holds the secret of a session or token; Language is left for the caller to set.
// Unknown and expired secrets alike give fault Unauthenticated.
func (s *Service) Authenticate(ctx context.Context, k kind.CredentialKind, secret string) (viewer.Viewer, error) {
	v, demo, err := s.holder(ctx, k, secret)
	if err != nil {
		return viewer.Viewer{}, err
	}
	if !v.SignedIn() || demo && !s.demo {
		return viewer.Viewer{}, fault.New(fault.Unauthenticated, "the session or token is unknown or has expired")
	}
	if !v.May(kind.ScopeStaff) {
		v.Grants = nil
	}
	if v.Token {
		s.uses.note(v.Credential, v.Person, s.clock.Now().Unix())
	}
	return v, nil
}

// holder returns who holds the secret, with all roles, and whether that is a demo person; nobody when it is unknown.
func (s *Service) holder(ctx context.Context, k kind.CredentialKind, secret string) (v viewer.Viewer, demo bool, err error) {
	rows, err := s.store.Read().QueryContext(ctx, whoHolds, digest(secret), string(k), s.clock.Now().Unix())
	if err != nil {
		return v, false, err
	}
	defer rows.Close()
	v.Token = k == kind.Token
	for rows.Next() {
		var scopes []byte
		var role *kind.Role
		var made bool
		var community, subdistrict, organisation uuid.NullUUID
		err := rows.Scan(&v.Credential, &v.Expires, &v.Person, &scopes, &made, &role, &community, &subdistrict, &organisation)
		if err != nil {
			return v, false, err
		}
		demo = demo || made
		if role != nil {
			v.Grants = append(v.Grants, viewer.Grant{Role: *role, Community: community.UUID, Subdistrict: subdistrict.UUID})
		}
		if organisation.Valid {
			v.Organisations = append(v.Organisations, organisation.UUID)
		}
		if len(scopes) > 0 && v.Scopes == nil {
			if err := json.Unmarshal(scopes, &v.Scopes); err != nil {
				return v, false, err
			}
		}
	}
	return v, demo, rows.Err()
}
