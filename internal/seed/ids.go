package seed

import "github.com/google/uuid"

// namespace makes the ids of demo data differ from anything else that is derived from a name.
var namespace = uuid.MustParse("8f6a1c52-3b0e-4d57-9a41-2d6f0c7be913")

// derive makes the id of a demo row: the name says what it is and which one, such as "space/xinyu/meeting-room".
func derive(name string) uuid.UUID { return uuid.NewSHA1(namespace, []byte(name)) }

// SubdistrictID is the id of the demo communities' subdistrict.
func SubdistrictID() uuid.UUID { return derive("subdistrict/" + subdistrict.slug) }

// CommunityID is the id of a demo community, such as "xinyu".
func CommunityID(slug string) uuid.UUID { return derive("community/" + slug) }

// SpaceID is the id of a demo space, such as "xinyu" and "meeting-room".
func SpaceID(community, slug string) uuid.UUID { return derive("space/" + community + "/" + slug) }

// PersonID is the id of a demo person, such as "resident-a".
func PersonID(handle string) uuid.UUID { return derive("person/" + handle) }

// OrganisationID is the id of a demo organisation, such as "sample".
func OrganisationID(slug string) uuid.UUID { return derive("organisation/" + slug) }

func unitID(community, slug string) uuid.UUID { return derive("unit/" + community + "/" + slug) }

// CourseID is the id of a demo course, such as "short-video-editing".
func CourseID(slug string) uuid.UUID { return courseID(slug) }

func courseID(slug string) uuid.UUID { return derive("course/" + slug) }

var termID = derive("term/night-school")
