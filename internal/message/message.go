// Package message brings short messages to phones. Which way is the operator's choice; every way keeps the same promise,
// and one test holds them all to it.
package message

import (
	"context"
	"fmt"
	"io"
	"log/slog"
	"time"

	"youkong/internal/viewer"
)

// patience is how long a gateway may take to accept a message.
const patience = 10 * time.Second

// Message is one for one phone.
type Message struct {
	Phone    string // As phone.Parse writes it.
	Text     string // Everything there is to read, in the reader's language.
	Code     string // The one-time code alone, for gateways that fill in a text of their own; empty for a notice.
	Notice   string // What a notice is about, such as REMINDER; empty for a one-time code.
	Language viewer.Language
}

// LogValue keeps messages out of logs.
func (Message) LogValue() slog.Value { return slog.StringValue("a message") }

// Sender sends messages.
type Sender interface {
	// Send returns once the message is accepted, which need not mean that it has arrived. It takes ten seconds at most. Its
	// error holds nothing of the message.
	Send(ctx context.Context, m Message) error
}

// Log writes codes, and that there was a notice, where whoever started the demo sees them. A real server has no such sender.
type Log struct{ W io.Writer }

// Send writes one line: the end of the phone and the code, or what a notice is about.
func (l Log) Send(_ context.Context, m Message) error {
	if m.Code == "" {
		_, err := fmt.Fprintf(l.W, "notice sent: %s (%s)\n", m.Notice, m.Language)
		return err
	}
	_, err := fmt.Fprintf(l.W, "code for ****%s: %s\n", m.Phone[max(0, len(m.Phone)-4):], m.Code)
	return err
}
