package account

import (
	"context"
	"database/sql"
	"encoding/hex"
	"encoding/json"
	"fmt"

	"github.com/google/uuid"

	"youkong/ent/kind"
	"youkong/internal/fault"
	"youkong/internal/viewer"
)

// holders reads credentials with their persons' roles: one row for each role, or one without a role, and then one for each
// organisation that the person belongs to. It is asked before every request, so it is one query where the client would
// make four, and one for all who ask at the same time. Parameter 1 is the time, 2 whether demo people exist; %[1]s says which credentials.
const holders = `SELECT c.id, c.expires_at, c.person_id, c.kind, c.digest, c.scopes, r.role, r.community_id, r.subdistrict_id, NULL, p.community_id
	FROM credentials c JOIN persons p ON p.id = c.person_id LEFT JOIN role_grants r ON r.person_id = p.id
	WHERE c.expires_at > $1 AND (p.demo_handle IS NULL OR $2) AND p.erased_at IS NULL AND %[1]s
	UNION ALL
	SELECT c.id, c.expires_at, c.person_id, c.kind, c.digest, c.scopes, NULL, NULL, NULL, m.organisation_id, p.community_id
	FROM credentials c JOIN persons p ON p.id = c.person_id JOIN memberships m ON m.person_id = p.id
	WHERE c.expires_at > $1 AND (p.demo_handle IS NULL OR $2) AND p.erased_at IS NULL AND %[1]s`

// Authenticate returns who holds the secret of a session or token; Language is left for the caller to set.
// Unknown and expired secrets alike give fault Unauthenticated.
func (s *Service) Authenticate(ctx context.Context, k kind.CredentialKind, secret string) (viewer.Viewer, error) {
	v, err := s.lookups.find(ctx, digest(secret))
	if err != nil {
		return viewer.Viewer{}, err
	}
	if !v.SignedIn() || v.Token != (k == kind.Token) {
		return viewer.Viewer{}, fault.New(fault.Unauthenticated, "the session or token is unknown or has expired")
	}
	s.uses.note(v.Credential, v.Person, s.clock.Now().Unix())
	return v, nil
}

// whoHold returns the holders of secrets, by their digests.
func (s *Service) whoHold(ctx context.Context, digests [][]byte) (map[string]viewer.Viewer, error) {
	texts := make([]string, len(digests))
	for i, digest := range digests {
		texts[i] = hex.EncodeToString(digest)
	}
	list, err := json.Marshal(texts)
	if err != nil {
		return nil, err
	}
	held, err := s.holders(ctx, fmt.Sprintf(holders, "c.digest IN "+s.store.AmongBytes(3)), string(list))
	found := make(map[string]viewer.Viewer, len(held))
	for _, h := range held {
		found[string(h.digest)] = h.Viewer
	}
	return found, err
}

// Standing returns what the holders of the given credentials may do now, by credential. Those that have ended are not
// among them.
func (s *Service) Standing(ctx context.Context, credentials []uuid.UUID) (map[uuid.UUID]viewer.Viewer, error) {
	ids, err := json.Marshal(credentials)
	if err != nil {
		return nil, err
	}
	held, err := s.holders(ctx, fmt.Sprintf(holders, "c.id IN "+s.store.Among(3)), string(ids))
	found := make(map[uuid.UUID]viewer.Viewer, len(held))
	for id, h := range held {
		found[id] = h.Viewer
	}
	return found, err
}

// holder is a viewer with the digest of the secret that makes them one.
type holder struct {
	viewer.Viewer
	digest []byte
}

// holders returns the holders of the credentials that a query reads, with what they may do.
func (s *Service) holders(ctx context.Context, query string, which ...any) (map[uuid.UUID]holder, error) {
	rows, err := s.store.Read().QueryContext(ctx, query, append([]any{s.clock.Now().Unix(), s.demo}, which...)...)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	found := map[uuid.UUID]holder{}
	for rows.Next() {
		if err := addHolder(found, rows); err != nil {
			return nil, err
		}
	}
	for id, v := range found {
		if !v.May(kind.ScopeStaff) {
			v.Grants = nil
			found[id] = v
		}
	}
	return found, rows.Err()
}

// addHolder adds what one row tells.
func addHolder(found map[uuid.UUID]holder, rows *sql.Rows) error {
	var now holder
	var made kind.CredentialKind
	var scopes []byte
	var role *kind.Role
	var community, subdistrict, organisation, home uuid.NullUUID
	err := rows.Scan(&now.Credential, &now.Expires, &now.Person, &made, &now.digest, &scopes, &role, &community, &subdistrict, &organisation, &home)
	if err != nil {
		return err
	}
	v, known := found[now.Credential]
	if !known {
		v, v.Token, v.Home = now, made == kind.Token, home.UUID
		if len(scopes) > 0 {
			if err := json.Unmarshal(scopes, &v.Scopes); err != nil {
				return err
			}
		}
	}
	if role != nil {
		v.Grants = append(v.Grants, viewer.Grant{Role: *role, Community: community.UUID, Subdistrict: subdistrict.UUID})
	}
	if organisation.Valid {
		v.Organisations = append(v.Organisations, organisation.UUID)
	}
	found[v.Credential] = v
	return nil
}
