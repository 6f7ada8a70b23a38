-- +goose Up
-- Tokens that people make for their programs: named, scoped, and with their last use.
ALTER TABLE credentials
    ADD COLUMN name character varying NOT NULL DEFAULT '',
    ADD COLUMN hint character varying NOT NULL DEFAULT '',
    ADD COLUMN scopes jsonb,
    ADD COLUMN last_used_at bigint;
-- A token made before there were scopes could do everything.
UPDATE credentials SET scopes = '["READ","BOOK","STAFF"]' WHERE kind = 'TOKEN';
