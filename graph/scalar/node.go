package scalar

// Node is any object that the API names by a global id. The types are those of the database, which know nothing of the
// API, so there is no method to ask for; the generated code tells them apart.
type Node any
