package message

import (
	"context"
	"crypto/tls"
	"encoding/json"
	"errors"
	"io"
	"mime/quotedprintable"
	"net"
	"net/http"
	"net/http/httptest"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/emersion/go-sasl"
	"github.com/emersion/go-smtp"
	"github.com/jonboulle/clockwork"

	"youkong/internal/viewer"
)

var code = Message{Phone: "13800001234", Text: "您的验证码是 271828。", Code: "271828", Language: viewer.Chinese}

// receiver is the other end of a sender.
type receiver struct {
	mu      sync.Mutex
	got     []string
	refuses bool
	hangs   chan struct{} // Not nil: nothing is answered until it is closed.
}

func (r *receiver) take(what string) error {
	r.mu.Lock()
	defer r.mu.Unlock()
	if r.hangs != nil {
		<-r.hangs
	}
	if r.refuses {
		return errors.New("no, not " + what)
	}
	r.got = append(r.got, what)
	return nil
}

// senders makes every sender with a receiver of its own.
var senders = map[string]func(*testing.T, *receiver) Sender{
	"log": func(_ *testing.T, r *receiver) Sender { return Log{W: writer{r}} },
	"webhook": func(t *testing.T, r *receiver) Sender {
		server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, q *http.Request) {
			body, err := io.ReadAll(q.Body)
			if err != nil || q.Header.Get(SignatureHeader) != sign("shared", body) || q.Method != http.MethodPost {
				t.Errorf("a call that is not signed: %v", q.Header)
			}
			if err := r.take(string(body)); err != nil {
				http.Error(w, err.Error(), http.StatusBadRequest)
			}
		}))
		t.Cleanup(server.Close)
		return Webhook{URL: server.URL, Secret: "shared", Clock: clockwork.NewFakeClock()}
	},
	"mail": func(t *testing.T, r *receiver) Sender {
		listener, err := (&net.ListenConfig{}).Listen(t.Context(), "tcp", "127.0.0.1:0")
		if err != nil {
			t.Fatal(err)
		}
		server := smtp.NewServer(smtp.BackendFunc(func(*smtp.Conn) (smtp.Session, error) { return &letter{receiver: r}, nil }))
		server.ErrorLog = silent{}
		var served sync.WaitGroup
		served.Go(func() { _ = server.Serve(listener) }) // Its end is no error here.
		t.Cleanup(func() { _ = server.Close(); served.Wait() })
		sender, err := NewMail("smtp://"+listener.Addr().String(), "youkong@example.org", "{phone}@gateway.example")
		if err != nil {
			t.Fatal(err)
		}
		return sender
	},
}

type silent struct{}

func (silent) Printf(string, ...any) {}
func (silent) Println(...any)        {}

type writer struct{ *receiver }

func (w writer) Write(line []byte) (int, error) { return len(line), w.take(string(line)) }

// letter is a session of the mail server.
type letter struct {
	*receiver
	to string
}

func (*letter) Mail(string, *smtp.MailOptions) error { return nil }
func (*letter) Reset()                               {}
func (*letter) Logout() error                        { return nil }

func (l *letter) Rcpt(to string, _ *smtp.RcptOptions) error {
	l.to = to
	if l.refuses {
		return errors.New("nobody has " + to)
	}
	return nil
}

func (l *letter) Data(r io.Reader) error {
	text, err := io.ReadAll(quotedprintable.NewReader(r))
	return errors.Join(err, l.take("to "+l.to+": "+string(text)))
}

// TestSenders holds every sender to the same promise.
func TestSenders(t *testing.T) {
	for name, made := range senders {
		t.Run(name+" delivers", func(t *testing.T) {
			r := &receiver{}
			if err := made(t, r).Send(t.Context(), code); err != nil {
				t.Fatal(err)
			}
			if len(r.got) != 1 || !strings.Contains(r.got[0], code.Code) || !strings.Contains(r.got[0], "1234") {
				t.Errorf("received %q", r.got)
			}
		})
		t.Run(name+" says that it failed, and tells nothing", func(t *testing.T) {
			err := made(t, &receiver{refuses: true}).Send(t.Context(), code)
			if err == nil {
				t.Fatal("a refused message is said to be sent")
			}
			if name != "log" && (strings.Contains(err.Error(), code.Phone) || strings.Contains(err.Error(), code.Code)) {
				t.Errorf("its error tells: %v", err)
			}
		})
		if name == "log" {
			continue // It has nobody to wait for.
		}
		t.Run(name+" does not wait for ever", func(t *testing.T) {
			r := &receiver{hangs: make(chan struct{})}
			sender := made(t, r)
			t.Cleanup(func() { close(r.hangs) })
			ctx, cancel := context.WithTimeout(t.Context(), 100*time.Millisecond)
			defer cancel()
			if err := sender.Send(ctx, code); err == nil {
				t.Error("an unanswered message is said to be sent")
			}
		})
	}
}

func TestLogHidesThePhone(t *testing.T) {
	var line strings.Builder
	if err := (Log{W: &line}).Send(t.Context(), code); err != nil || line.String() != "code for ****1234: 271828\n" {
		t.Errorf("%q, %v", line.String(), err)
	}
}

func TestWhatAWebhookGets(t *testing.T) {
	r := &receiver{}
	if err := senders["webhook"](t, r).Send(t.Context(), code); err != nil {
		t.Fatal(err)
	}
	var got map[string]string
	if err := json.Unmarshal([]byte(r.got[0]), &got); err != nil {
		t.Fatal(err)
	}
	for field, want := range map[string]string{"phone": code.Phone, "text": code.Text, "code": code.Code, "language": "zh-CN"} {
		if got[field] != want {
			t.Errorf("%s is %q", field, got[field])
		}
	}
	if _, err := time.Parse(time.RFC3339, got["sentAt"]); err != nil {
		t.Error(err)
	}
}

// TestRedirects: a message goes to no other place than the one that the operator named.
func TestRedirects(t *testing.T) {
	elsewhere := httptest.NewServer(http.HandlerFunc(func(http.ResponseWriter, *http.Request) { t.Error("it followed") }))
	defer elsewhere.Close()
	server := httptest.NewServer(http.RedirectHandler(elsewhere.URL, http.StatusTemporaryRedirect))
	defer server.Close()
	if err := (Webhook{URL: server.URL, Clock: clockwork.NewFakeClock()}).Send(t.Context(), code); err == nil {
		t.Error("a redirect is taken for an answer")
	}
}

// TestUnreachable: the address of a webhook may hold a key, that of a mail server a password.
func TestUnreachable(t *testing.T) {
	post, err := NewMail("smtp://user:secret-word@127.0.0.1:1", "a@example.org", "{phone}@example.org")
	if err != nil {
		t.Fatal(err)
	}
	for name, sender := range map[string]Sender{
		"webhook": Webhook{URL: "http://127.0.0.1:1/?key=secret-word", Clock: clockwork.NewFakeClock()}, "mail": post,
	} {
		if err := sender.Send(t.Context(), code); err == nil || strings.Contains(err.Error(), "secret-word") {
			t.Errorf("%s: %v", name, err)
		}
	}
}

// TestEncryptedMail: over TLS, with a password.
func TestEncryptedMail(t *testing.T) {
	certified := httptest.NewTLSServer(nil)
	defer certified.Close()
	r := &receiver{}
	server := smtp.NewServer(smtp.BackendFunc(func(*smtp.Conn) (smtp.Session, error) { return &guarded{letter{receiver: r}}, nil }))
	server.ErrorLog = silent{}
	listener, err := tls.Listen("tcp", "127.0.0.1:0", certified.TLS)
	if err != nil {
		t.Fatal(err)
	}
	var served sync.WaitGroup
	served.Go(func() { _ = server.Serve(listener) }) // Its end is no error here.
	defer served.Wait()
	defer server.Close()
	sender, err := NewMail("smtps://us:secret-word@"+listener.Addr().String(), "youkong@example.org", "{phone}@gateway.example")
	if err != nil {
		t.Fatal(err)
	}
	if err := sender.Send(t.Context(), code); err == nil {
		t.Error("it trusts any certificate")
	}
	sender.dialer.(*tls.Dialer).Config.RootCAs = certified.Client().Transport.(*http.Transport).TLSClientConfig.RootCAs
	if err := sender.Send(t.Context(), code); err != nil || len(r.got) != 1 {
		t.Errorf("%v, received %d", err, len(r.got))
	}
}

// guarded is a session that wants a password.
type guarded struct{ letter }

func (*guarded) AuthMechanisms() []string { return []string{sasl.Plain} }

func (*guarded) Auth(string) (sasl.Server, error) {
	return sasl.NewPlainServer(func(_, user, password string) error {
		if user != "us" || password != "secret-word" {
			return errors.New("who are you?")
		}
		return nil
	}), nil
}

func TestMailSettings(t *testing.T) {
	for _, c := range [][3]string{
		{"http://host:secret-word@", "a@b", "{phone}@b"}, {"smtp://", "a@b", "{phone}@b"}, {"smtp://secret-word\x7f", "a@b", "{phone}@b"},
		{"smtp://host", "nobody", "{phone}@b"}, {"smtp://host", "a@b", "phone@b"}, {"smtp://host", "a@b", "{phone}"},
	} {
		if _, err := NewMail(c[0], c[1], c[2]); err == nil || strings.Contains(err.Error(), "secret-word") {
			t.Errorf("%q: %v", c, err)
		}
	}
}
