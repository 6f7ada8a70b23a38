-- +goose Up
-- How much one person or organisation may book: at a space, in a community, in a subdistrict, or everywhere.
CREATE TABLE quotas (
    id uuid NOT NULL,
    holder character varying NOT NULL,
    measure character varying NOT NULL,
    period character varying NOT NULL,
    "limit" bigint NOT NULL,
    space_id uuid,
    community_id uuid,
    subdistrict_id uuid,
    PRIMARY KEY (id),
    CONSTRAINT quotas_one_scope CHECK (num_nonnulls(space_id, community_id, subdistrict_id) <= 1),
    CONSTRAINT quotas_spaces_space FOREIGN KEY (space_id) REFERENCES spaces (id) ON DELETE CASCADE,
    CONSTRAINT quotas_communities_community FOREIGN KEY (community_id) REFERENCES communities (id) ON DELETE CASCADE,
    CONSTRAINT quotas_subdistricts_subdistrict FOREIGN KEY (subdistrict_id) REFERENCES subdistricts (id) ON DELETE CASCADE
);
