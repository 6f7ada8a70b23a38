package doorbell

import (
	"strings"
	"sync"
)

// longest is how many bytes one message holds at most: PostgreSQL's NOTIFY takes less than 8,000.
const longest = 7900

// outbox gathers what the other servers have not been told yet, each stream once, so that a rush costs few messages.
type outbox struct {
	mu      sync.Mutex
	streams map[string]struct{}
	wake    chan struct{} // Holds at most one wake-up.
}

func newOutbox() outbox { return outbox{streams: map[string]struct{}{}, wake: make(chan struct{}, 1)} }

func (o *outbox) put(streams []string) {
	o.mu.Lock()
	for _, stream := range streams {
		o.streams[stream] = struct{}{}
	}
	o.mu.Unlock()
	select {
	case o.wake <- struct{}{}:
	default:
	}
}

// take empties it into messages.
func (o *outbox) take() []string {
	o.mu.Lock()
	defer o.mu.Unlock()
	var messages []string
	var text strings.Builder
	for stream := range o.streams {
		if text.Len() > 0 && text.Len()+1+len(stream) > longest {
			messages = append(messages, text.String())
			text.Reset()
		}
		if text.Len() > 0 {
			text.WriteByte(' ')
		}
		text.WriteString(stream)
	}
	clear(o.streams)
	if text.Len() > 0 {
		messages = append(messages, text.String())
	}
	return messages
}

// streamsOf reads a message.
func streamsOf(message string) []string { return strings.Fields(message) }
