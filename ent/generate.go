// Package ent holds the data model: the hand-written schema, the enums that all layers share,
// the generated client and the versioned migrations.
package ent

//go:generate go tool ent generate --feature sql/modifier,sql/lock,sql/upsert,sql/execquery --target ./gen ./schema
