-- +goose Up
-- Tokens that people make for their programs: named, scoped, and with their last use.
ALTER TABLE credentials ADD COLUMN name text NOT NULL DEFAULT '';
ALTER TABLE credentials ADD COLUMN hint text NOT NULL DEFAULT '';
ALTER TABLE credentials ADD COLUMN scopes json;
ALTER TABLE credentials ADD COLUMN last_used_at integer;
-- A token made before there were scopes could do everything.
UPDATE credentials SET scopes = '["READ","BOOK","STAFF"]' WHERE kind = 'TOKEN';
