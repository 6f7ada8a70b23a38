package config

import (
	"errors"
	"fmt"
	"net"
	"net/url"

	"github.com/urfave/cli/v3"

	"youkong/internal/message"
)

// SignIn is how people prove who they are, besides passwords. What is empty is not offered.
type SignIn struct {
	WebhookURL    string
	WebhookSecret string // Secret: never logged, never part of an error.
	SMTPURL       string // May hold a password: never logged, never part of an error.
	MailFrom      string
	MailTo        string

	OpenIDIssuer       string
	OpenIDClientID     string
	OpenIDClientSecret string // Secret: never logged, never part of an error.
	OpenIDName         string
}

func (s *SignIn) flags() []cli.Flag {
	return []cli.Flag{
		&cli.StringFlag{
			Name: "sms-webhook-url", Sources: cli.EnvVars("YOUKONG_SMS_WEBHOOK_URL"), DefaultText: "empty: none",
			Usage: "where one-time codes are posted to, for a program that sends them on to phones", Destination: &s.WebhookURL,
		},
		&cli.StringFlag{
			Name: "sms-webhook-secret", Sources: cli.EnvVars("YOUKONG_SMS_WEBHOOK_SECRET"), DefaultText: "empty",
			Usage: "what those posts are signed with; 16 characters or more", Destination: &s.WebhookSecret,
		},
		&cli.StringFlag{
			Name: "smtp-url", Sources: cli.EnvVars("YOUKONG_SMTP_URL"), DefaultText: "empty: none",
			Usage: "mail server, `smtps://user:password@host`, for a gateway that turns mail into short messages", Destination: &s.SMTPURL,
		},
		&cli.StringFlag{
			Name: "sms-mail-from", Sources: cli.EnvVars("YOUKONG_SMS_MAIL_FROM"), DefaultText: "empty",
			Usage: "whom that mail is from", Destination: &s.MailFrom,
		},
		&cli.StringFlag{
			Name: "sms-mail-to", Sources: cli.EnvVars("YOUKONG_SMS_MAIL_TO"), DefaultText: "empty",
			Usage: "where it goes, such as `{phone}@gateway.example`", Destination: &s.MailTo,
		},
		&cli.StringFlag{
			Name: "openid-issuer", Sources: cli.EnvVars("YOUKONG_OPENID_ISSUER"), DefaultText: "empty: none",
			Usage: "OpenID Connect provider to sign in with, by the address that it calls itself", Destination: &s.OpenIDIssuer,
		},
		&cli.StringFlag{
			Name: "openid-client-id", Sources: cli.EnvVars("YOUKONG_OPENID_CLIENT_ID"), DefaultText: "empty",
			Usage: "what the provider calls this server", Destination: &s.OpenIDClientID,
		},
		&cli.StringFlag{
			Name: "openid-client-secret", Sources: cli.EnvVars("YOUKONG_OPENID_CLIENT_SECRET"), DefaultText: "empty",
			Usage: "what this server proves itself to the provider with", Destination: &s.OpenIDClientSecret,
		},
		&cli.StringFlag{
			Name: "openid-name", Sources: cli.EnvVars("YOUKONG_OPENID_NAME"), DefaultText: "empty: the issuer's host",
			Usage: "what people call the provider", Destination: &s.OpenIDName,
		},
	}
}

// validate lists what is wrong, without repeating what may hold a password.
func (s *SignIn) validate(publicURL string) error {
	var problems []error
	problem := func(format string, args ...any) { problems = append(problems, fmt.Errorf(format, args...)) }
	if s.WebhookURL != "" && s.SMTPURL != "" {
		problem("YOUKONG_SMS_WEBHOOK_URL and YOUKONG_SMTP_URL are both set; codes are sent one way")
	}
	if s.WebhookURL != "" && !web(s.WebhookURL) {
		problem("YOUKONG_SMS_WEBHOOK_URL must begin with `https://`, or with `http://` on this machine")
	}
	if s.WebhookURL != "" && len(s.WebhookSecret) < 16 {
		problem("YOUKONG_SMS_WEBHOOK_SECRET must have 16 characters or more, so that the receiver knows who is calling")
	}
	if s.SMTPURL != "" {
		if _, err := message.NewMail(s.SMTPURL, s.MailFrom, s.MailTo); err != nil {
			problem("YOUKONG_SMTP_URL, YOUKONG_SMS_MAIL_FROM or YOUKONG_SMS_MAIL_TO is wrong: %w", err)
		}
	}
	if s.OpenIDIssuer != "" && !web(s.OpenIDIssuer) {
		problem("YOUKONG_OPENID_ISSUER must begin with `https://`, or with `http://` on this machine")
	}
	if s.OpenIDIssuer != "" && (s.OpenIDClientID == "" || s.OpenIDClientSecret == "" || publicURL == "") {
		problem("YOUKONG_OPENID_ISSUER needs YOUKONG_OPENID_CLIENT_ID, YOUKONG_OPENID_CLIENT_SECRET, and YOUKONG_PUBLIC_URL to come back to")
	}
	return errors.Join(problems...)
}

// web says whether the address is one of HTTPS, or of HTTP on this machine, where nobody listens in.
func web(address string) bool {
	u, err := url.Parse(address)
	if err != nil || u.Host == "" {
		return false
	}
	ip := net.ParseIP(u.Hostname())
	return u.Scheme == "https" || u.Scheme == "http" && (u.Hostname() == "localhost" || ip != nil && ip.IsLoopback())
}

// Provider is what people call the OpenID Connect provider; empty where there is none.
func (s *SignIn) Provider() string {
	u, err := url.Parse(s.OpenIDIssuer)
	if s.OpenIDIssuer == "" || err != nil {
		return ""
	}
	if s.OpenIDName != "" {
		return s.OpenIDName
	}
	return u.Host
}
