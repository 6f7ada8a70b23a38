package message

import (
	"bytes"
	"context"
	"crypto/hmac"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"net/http"
	"net/url"
	"time"

	"github.com/jonboulle/clockwork"

	"youkong/internal/viewer"
)

// SignatureHeader carries `sha256=` and the HMAC-SHA-256 of the body in hexadecimal, under the shared secret.
const SignatureHeader = "Youkong-Signature"

// Webhook posts messages as JSON to a program that knows a gateway.
type Webhook struct {
	URL    string
	Secret string // Shared with the receiver, who so knows who is calling.
	Clock  clockwork.Clock
}

// call is the body of a webhook's request.
type call struct {
	Phone    string          `json:"phone"`
	Text     string          `json:"text"`
	Code     string          `json:"code"`
	Notice   string          `json:"notice"`
	Language viewer.Language `json:"language"`
	SentAt   time.Time       `json:"sentAt"` // In UTC; lets the receiver refuse what is replayed.
}

// poster follows no redirect: a message goes where the operator said, and nowhere else.
var poster = &http.Client{
	Timeout:       patience,
	CheckRedirect: func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse },
}

// Send posts the message; any answer of the 200s means that it is accepted.
func (w Webhook) Send(ctx context.Context, m Message) error {
	body, err := json.Marshal(call{m.Phone, m.Text, m.Code, m.Notice, m.Language, w.Clock.Now().UTC()})
	if err != nil {
		return err
	}
	request, err := http.NewRequestWithContext(ctx, http.MethodPost, w.URL, bytes.NewReader(body))
	if err != nil {
		return errors.New("the webhook's address can't be read")
	}
	request.Header.Set("Content-Type", "application/json")
	request.Header.Set(SignatureHeader, sign(w.Secret, body))
	response, err := poster.Do(request)
	if e, ok := errors.AsType[*url.Error](err); ok {
		return fmt.Errorf("the webhook was not reached: %w", e.Err) // Without the address, which may hold a key.
	}
	if err != nil {
		return err
	}
	defer response.Body.Close()
	if response.StatusCode/100 != 2 {
		return fmt.Errorf("the webhook answered %d", response.StatusCode)
	}
	return nil
}

func sign(secret string, body []byte) string {
	mac := hmac.New(sha256.New, []byte(secret))
	mac.Write(body)
	return "sha256=" + hex.EncodeToString(mac.Sum(nil))
}
