package message

import (
	"context"
	"crypto/tls"
	"errors"
	"fmt"
	"net"
	"net/url"
	"slices"
	"strconv"
	"strings"

	"github.com/wneessen/go-mail"
)

// phoneMark is replaced in the address of a gateway.
const phoneMark = "{phone}"

// Mail sends messages through a gateway that turns mail into short messages.
type Mail struct {
	to, from string
	host     string
	options  []mail.Option
	dialer   dialer
}

type dialer interface {
	DialContext(ctx context.Context, network, address string) (net.Conn, error)
}

// NewMail makes the sender. The server is `smtps://user:password@host:port` or `smtp://…`, which is encrypted too
// (STARTTLS) unless it is on this machine; to is an address with {phone} in it, which becomes the digits of the phone.
func NewMail(server, from, to string) (*Mail, error) {
	u, err := url.Parse(server)
	if err != nil || u.Hostname() == "" || u.Scheme != "smtp" && u.Scheme != "smtps" {
		return nil, errors.New("the mail server must be `smtp://` or `smtps://` and a host") // It may hold a password.
	}
	if !strings.Contains(to, phoneMark) || strings.Count(to, "@") != 1 {
		return nil, fmt.Errorf("%q is not an address with `%s` in it", to, phoneMark)
	}
	if strings.Count(from, "@") != 1 {
		return nil, fmt.Errorf("%q is not an address", from)
	}
	m := &Mail{to: to, from: from, host: u.Hostname(), options: options(u), dialer: &net.Dialer{}}
	if u.Scheme == "smtps" {
		m.dialer = &tls.Dialer{Config: &tls.Config{ServerName: m.host, MinVersion: tls.VersionTLS12}}
	}
	return m, nil
}

func options(u *url.URL) []mail.Option {
	given := []mail.Option{mail.WithTLSPortPolicy(mail.TLSMandatory)}
	switch {
	case u.Scheme == "smtps":
		given = append(given, mail.WithSSLPort(false))
	case local(u.Hostname()):
		given = append(given, mail.WithTLSPolicy(mail.TLSOpportunistic))
	}
	if port, err := strconv.Atoi(u.Port()); err == nil {
		given = append(given, mail.WithPort(port))
	}
	if password, known := u.User.Password(); known {
		given = append(given, mail.WithSMTPAuth(mail.SMTPAuthPlain),
			mail.WithUsername(u.User.Username()), mail.WithPassword(password))
	}
	return given
}

func local(host string) bool {
	ip := net.ParseIP(host)
	return host == "localhost" || ip != nil && ip.IsLoopback()
}

// Send mails the text to the gateway.
func (s *Mail) Send(ctx context.Context, m Message) error {
	letter := mail.NewMsg()
	to := strings.ReplaceAll(s.to, phoneMark, strings.TrimPrefix(m.Phone, "+"))
	if err := errors.Join(letter.From(s.from), letter.To(to)); err != nil {
		return errors.New("the gateway's address can't be written to")
	}
	letter.Subject("Youkong 有空")
	letter.SetBodyString(mail.TypeTextPlain, m.Text)
	ctx, cancel := context.WithTimeout(ctx, patience)
	defer cancel()
	client, err := mail.NewClient(s.host, append(slices.Clone(s.options), mail.WithDialContextFunc(s.dial(ctx)))...)
	if err != nil {
		return err
	}
	err = client.DialAndSendWithContext(ctx, letter)
	if e, ok := errors.AsType[*mail.SendError](err); ok {
		return fmt.Errorf("the mail server refused (%s, code %d)", e.Reason, e.ErrorCode()) // Without what it repeats.
	}
	return err
}

// dial has connections end with ctx: the library itself minds it only until they stand.
func (s *Mail) dial(ctx context.Context) mail.DialContextFunc {
	return func(_ context.Context, network, address string) (net.Conn, error) {
		conn, err := s.dialer.DialContext(ctx, network, address)
		if err == nil {
			context.AfterFunc(ctx, func() { _ = conn.Close() })
		}
		return conn, err
	}
}
