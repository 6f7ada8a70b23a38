package draw

import (
	"bytes"
	"slices"
)

// Format is the form of transcripts that this package writes and reads.
const Format = "youkong-draw-1"

// Words is a text in both languages.
type Words struct {
	En string `json:"en"`
	Zh string `json:"zh"`
}

// Beacon is where the number will come from that nobody here can know or choose.
type Beacon struct {
	// Source names the number and how it is written down, such as "Double Colour Ball draw 2026136, the six red numbers
	// ascending and then the blue one, two digits each, separated by spaces".
	Source Words `json:"source"`
	// PublicAt is when it becomes public, after the closing.
	PublicAt Instant `json:"publicAt"`
}

// Announcement is what is fixed when enrolment opens. Every receipt covers it, so it can't be changed afterwards.
type Announcement struct {
	Course     ID      `json:"course"`
	Title      Words   `json:"title"`
	Capacity   int     `json:"capacity"`
	Rules      []Words `json:"rules"` // In plain words; may be empty.
	ClosesAt   Instant `json:"closesAt"`
	Commitment Hash    `json:"commitment"`
	Beacon     *Beacon `json:"beacon,omitempty"` // Nil: only the operator vouches for the draw.
}

// Entry is one lot: a person, or a family that wants its places together or not at all.
type Entry struct {
	ID     ID     `json:"id"`
	Label  string `json:"label"` // Masked, as it was when they entered: what lets people find themselves, nobody else.
	Nonce  Nonce  `json:"nonce"`
	Places int    `json:"places"` // At least 1.
	Hash   Hash   `json:"hash"`   // The receipt; Run fills it in.
}

// Transcript is all that one needs to draw again. Entries are ascending by id.
type Transcript struct {
	Format           string       `json:"format"`
	Announcement     Announcement `json:"announcement"`
	AnnouncementHash Hash         `json:"announcementHash"`
	Entries          []Entry      `json:"entries"`
	ListHash         Hash         `json:"listHash"`
	Secret           Secret       `json:"secret"`
	Beacon           string       `json:"beacon"` // The number itself; empty where no source was named.
	Seed             Hash         `json:"seed"`
	Order            []ID         `json:"order"`
	Outcome          Outcome      `json:"outcome"`
}

// List puts entries in the order of their ids, gives each its hash, and returns them with the hash of the list. It
// changes nothing that it was given.
func List(announcement Hash, entries []Entry) ([]Entry, Hash) {
	list := slices.SortedFunc(slices.Values(entries), func(a, b Entry) int { return bytes.Compare(a.ID[:], b.ID[:]) })
	for i := range list {
		list[i].Hash = EntryHash(announcement, list[i])
	}
	return list, ListHash(announcement, list)
}

// Run draws and returns the transcript. It returns a *Break for what would not verify: a secret that is not the one
// committed to, two entries with one id, an entry without places, a beacon's number where none was named or the other
// way round. A draw without a beacon is made all the same; Verify then says what it is worth.
func Run(a Announcement, entries []Entry, s Secret, beacon string) (*Transcript, error) {
	announced, err := a.Hash()
	if err != nil {
		return nil, err
	}
	t := &Transcript{Format: Format, Announcement: a, AnnouncementHash: announced, Secret: s, Beacon: beacon}
	t.Entries, t.ListHash = List(announced, entries)
	t.Seed = Seed(s, beacon, t.Entries)
	t.Order, t.Outcome = Order(t.Seed, t.Entries, a.Capacity)
	if err := t.check(); err != nil {
		return nil, err
	}
	return t, nil
}
