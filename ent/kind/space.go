package kind

import "io"

// SpaceKind says what a space is.
type SpaceKind string

// The values of SpaceKind.
const (
	ActivityRoom SpaceKind = "ACTIVITY_ROOM"
	MeetingRoom  SpaceKind = "MEETING_ROOM"
	YogaRoom     SpaceKind = "YOGA_ROOM"
	ScienceSpace SpaceKind = "SCIENCE_SPACE"
	ReadingRoom  SpaceKind = "READING_ROOM"
	RestStation  SpaceKind = "REST_STATION"
	Cafe         SpaceKind = "CAFE"
	Exhibition   SpaceKind = "EXHIBITION"
	Lounge       SpaceKind = "LOUNGE"
	WelcomeDesk  SpaceKind = "WELCOME_DESK"
	NoticeBoard  SpaceKind = "NOTICE_BOARD"
	Classroom    SpaceKind = "CLASSROOM"
	OpenArea     SpaceKind = "OPEN_AREA"
)

// Values lists every SpaceKind, in the order of the public schema.
func (SpaceKind) Values() []string {
	return spell(ActivityRoom, MeetingRoom, YogaRoom, ScienceSpace, ReadingRoom, RestStation, Cafe, Exhibition, Lounge, WelcomeDesk, NoticeBoard, Classroom, OpenArea)
}

// MarshalGQL writes the value for GraphQL.
func (k SpaceKind) MarshalGQL(w io.Writer) { marshal(w, k) }

// UnmarshalGQL reads the value from GraphQL and refuses unknown ones.
func (k *SpaceKind) UnmarshalGQL(raw any) error { return unmarshal(k, raw, k.Values()) }

// SpaceAccess says how people come to use a space.
type SpaceAccess string

// The values of SpaceAccess.
const (
	Bookable SpaceAccess = "BOOKABLE"
	WalkIn   SpaceAccess = "WALK_IN"
)

// Values lists every SpaceAccess, in the order of the public schema.
func (SpaceAccess) Values() []string {
	return spell(Bookable, WalkIn)
}

// MarshalGQL writes the value for GraphQL.
func (k SpaceAccess) MarshalGQL(w io.Writer) { marshal(w, k) }

// UnmarshalGQL reads the value from GraphQL and refuses unknown ones.
func (k *SpaceAccess) UnmarshalGQL(raw any) error { return unmarshal(k, raw, k.Values()) }

// Allocation says how a booking takes the units of a space.
type Allocation string

// The values of Allocation.
const (
	AllocateAll  Allocation = "ALL"
	AllocatePool Allocation = "POOL"
)

// Values lists every Allocation, in the order of the public schema.
func (Allocation) Values() []string {
	return spell(AllocateAll, AllocatePool)
}

// MarshalGQL writes the value for GraphQL.
func (k Allocation) MarshalGQL(w io.Writer) { marshal(w, k) }

// UnmarshalGQL reads the value from GraphQL and refuses unknown ones.
func (k *Allocation) UnmarshalGQL(raw any) error { return unmarshal(k, raw, k.Values()) }

// Amenity is something useful in a space.
type Amenity string

// The values of Amenity.
const (
	Projector       Amenity = "PROJECTOR"
	Whiteboard      Amenity = "WHITEBOARD"
	WiFi            Amenity = "WIFI"
	SoundSystem     Amenity = "SOUND_SYSTEM"
	MirrorWall      Amenity = "MIRROR_WALL"
	Mats            Amenity = "MATS"
	LabBench        Amenity = "LAB_BENCH"
	Books           Amenity = "BOOKS"
	Water           Amenity = "WATER"
	Microwave       Amenity = "MICROWAVE"
	Tools           Amenity = "TOOLS"
	Charging        Amenity = "CHARGING"
	Coffee          Amenity = "COFFEE"
	StepFree        Amenity = "STEP_FREE"
	AirConditioning Amenity = "AIR_CONDITIONING"
)

// Values lists every Amenity, in the order of the public schema.
func (Amenity) Values() []string {
	return spell(Projector, Whiteboard, WiFi, SoundSystem, MirrorWall, Mats, LabBench, Books, Water, Microwave, Tools, Charging, Coffee, StepFree, AirConditioning)
}

// MarshalGQL writes the value for GraphQL.
func (k Amenity) MarshalGQL(w io.Writer) { marshal(w, k) }

// UnmarshalGQL reads the value from GraphQL and refuses unknown ones.
func (k *Amenity) UnmarshalGQL(raw any) error { return unmarshal(k, raw, k.Values()) }
