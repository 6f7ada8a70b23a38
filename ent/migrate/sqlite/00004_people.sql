-- +goose Up
-- People as they are: phones and names sealed, how they sign in, what they belong to, children in their care, people
-- without an account whom staff book for, and the audit log. A name that is still plain is sealed by the program
-- before it serves.

CREATE TABLE organisations (
    id uuid NOT NULL,
    name text NOT NULL,
    created_at integer NOT NULL,
    PRIMARY KEY (id)
);

CREATE TABLE contacts (
    id uuid NOT NULL,
    name text NOT NULL,
    phone text NOT NULL,
    created_at integer NOT NULL,
    community_id uuid NOT NULL,
    PRIMARY KEY (id),
    CONSTRAINT contacts_communities_contacts
        FOREIGN KEY (community_id) REFERENCES communities (id)
);

CREATE TABLE memberships (
    id uuid NOT NULL,
    admin bool NOT NULL DEFAULT false,
    joined_at integer NOT NULL,
    organisation_id uuid NOT NULL,
    person_id uuid NOT NULL,
    PRIMARY KEY (id),
    CONSTRAINT memberships_organisations_members
        FOREIGN KEY (organisation_id) REFERENCES organisations (id),
    CONSTRAINT memberships_persons_memberships
        FOREIGN KEY (person_id) REFERENCES persons (id)
);
CREATE UNIQUE INDEX membership_organisation_id_person_id ON memberships (organisation_id, person_id);
CREATE INDEX membership_person_id ON memberships (person_id);

CREATE TABLE invitations (
    id uuid NOT NULL,
    phone text NOT NULL,
    phone_digest blob NOT NULL,
    created_at integer NOT NULL,
    expires_at integer NOT NULL,
    organisation_id uuid NOT NULL,
    PRIMARY KEY (id),
    CONSTRAINT invitations_organisations_invitations
        FOREIGN KEY (organisation_id) REFERENCES organisations (id)
);
CREATE UNIQUE INDEX invitation_organisation_id_phone_digest ON invitations (organisation_id, phone_digest);
CREATE INDEX invitation_phone_digest ON invitations (phone_digest);

CREATE TABLE external_identities (
    id integer NOT NULL PRIMARY KEY AUTOINCREMENT,
    issuer text NOT NULL,
    subject text NOT NULL,
    person_id uuid NOT NULL,
    CONSTRAINT external_identities_persons_identities
        FOREIGN KEY (person_id) REFERENCES persons (id)
);
CREATE UNIQUE INDEX externalidentity_issuer_subject ON external_identities (issuer, subject);
CREATE INDEX externalidentity_person_id ON external_identities (person_id);

CREATE TABLE one_time_codes (
    id integer NOT NULL PRIMARY KEY AUTOINCREMENT,
    phone_digest blob NOT NULL,
    code_digest blob NOT NULL,
    tries integer NOT NULL DEFAULT 0,
    expires_at integer NOT NULL
);
CREATE UNIQUE INDEX one_time_codes_phone_digest_key ON one_time_codes (phone_digest);
CREATE INDEX onetimecode_expires_at ON one_time_codes (expires_at);

CREATE TABLE reasons (
    id uuid NOT NULL,
    text text NOT NULL,
    created_at integer NOT NULL,
    PRIMARY KEY (id)
);

CREATE TABLE audit_entries (
    id integer NOT NULL PRIMARY KEY AUTOINCREMENT,
    stream text NOT NULL,
    seq integer NOT NULL,
    at integer NOT NULL,
    actor_id uuid,
    credential_id uuid,
    action text NOT NULL,
    subject_id uuid,
    reason_id uuid,
    hash blob NOT NULL
);
CREATE UNIQUE INDEX auditentry_stream_seq ON audit_entries (stream, seq);
CREATE INDEX auditentry_at ON audit_entries (at);

CREATE TABLE audit_checkpoints (
    id text NOT NULL,
    seq integer NOT NULL,
    hash blob NOT NULL,
    at integer NOT NULL,
    PRIMARY KEY (id)
);

ALTER TABLE persons ADD COLUMN phone text;
ALTER TABLE persons ADD COLUMN phone_digest blob;
ALTER TABLE persons ADD COLUMN login text;
ALTER TABLE persons ADD COLUMN password_hash text;
ALTER TABLE persons ADD COLUMN guardian_id uuid CONSTRAINT persons_persons_children REFERENCES persons (id) ON DELETE SET NULL;
ALTER TABLE persons ADD COLUMN born_on text;
ALTER TABLE persons ADD COLUMN consented_at integer;
ALTER TABLE persons ADD COLUMN erased_at integer;
CREATE UNIQUE INDEX persons_phone_digest_key ON persons (phone_digest);
CREATE UNIQUE INDEX persons_login_key ON persons (login);
CREATE INDEX person_guardian_id ON persons (guardian_id);

ALTER TABLE role_grants ADD COLUMN subdistrict_id uuid CONSTRAINT role_grants_subdistricts_subdistrict REFERENCES subdistricts (id) ON DELETE CASCADE;
ALTER TABLE role_grants ADD COLUMN granted_at integer NOT NULL DEFAULT 0;

ALTER TABLE credentials ADD COLUMN device text NOT NULL DEFAULT '';

ALTER TABLE installations ADD COLUMN key_check text NOT NULL DEFAULT '';

ALTER TABLE streams ADD COLUMN audit_seq integer NOT NULL DEFAULT 0;
ALTER TABLE streams ADD COLUMN audit_hash blob;

ALTER TABLE bookings ADD COLUMN organisation_id uuid CONSTRAINT bookings_organisations_bookings REFERENCES organisations (id) ON DELETE SET NULL;
ALTER TABLE bookings ADD COLUMN contact_id uuid CONSTRAINT bookings_contacts_bookings REFERENCES contacts (id) ON DELETE SET NULL;
CREATE INDEX booking_organisation_id_starts_at_id ON bookings (organisation_id, starts_at, id)
    WHERE organisation_id IS NOT NULL;
CREATE INDEX booking_contact_id ON bookings (contact_id) WHERE contact_id IS NOT NULL;
