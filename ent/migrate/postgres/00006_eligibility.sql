-- +goose Up
-- Who may book, and where a person lives as they say themselves.
ALTER TABLE booking_policies ADD COLUMN eligibility character varying;
ALTER TABLE persons ADD COLUMN community_id uuid CONSTRAINT persons_communities_residents REFERENCES communities (id) ON DELETE SET NULL;
