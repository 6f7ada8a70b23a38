-- +goose Up
-- How much one person or organisation may book: at a space, in a community, in a subdistrict, or everywhere.
CREATE TABLE quotas (
    id uuid NOT NULL,
    holder text NOT NULL,
    measure text NOT NULL,
    period text NOT NULL,
    `limit` integer NOT NULL,
    space_id uuid,
    community_id uuid,
    subdistrict_id uuid,
    PRIMARY KEY (id),
    CONSTRAINT quotas_one_scope CHECK ((space_id IS NOT NULL) + (community_id IS NOT NULL) + (subdistrict_id IS NOT NULL) <= 1),
    CONSTRAINT quotas_spaces_space FOREIGN KEY (space_id) REFERENCES spaces (id) ON DELETE CASCADE,
    CONSTRAINT quotas_communities_community FOREIGN KEY (community_id) REFERENCES communities (id) ON DELETE CASCADE,
    CONSTRAINT quotas_subdistricts_subdistrict FOREIGN KEY (subdistrict_id) REFERENCES subdistricts (id) ON DELETE CASCADE
);
