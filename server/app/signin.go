package app

import (
	"os"

	"youkong/internal/message"
	"youkong/server/openid"
	"youkong/server/session"
)

// sendCodes has one-time codes sent the way that was set up; in demo mode, without one, to whoever started it. A real
// server without a way sends none.
func (a *App) sendCodes() error {
	c := a.config.SignIn
	switch {
	case c.WebhookURL != "":
		a.people.SendCodes(message.Webhook{URL: c.WebhookURL, Secret: c.WebhookSecret, Clock: a.clock})
	case c.SMTPURL != "":
		mail, err := message.NewMail(c.SMTPURL, c.MailFrom, c.MailTo)
		if err != nil {
			return err
		}
		a.people.SendCodes(mail)
	case a.config.Demo:
		a.people.SendCodes(message.Log{W: os.Stderr})
	}
	return nil
}

func (a *App) openID(sessions *session.Keeper) *openid.Handler {
	c := a.config.SignIn
	return openid.New(openid.Options{
		Issuer: c.OpenIDIssuer, ClientID: c.OpenIDClientID, ClientSecret: c.OpenIDClientSecret,
		PublicURL: a.config.PublicURL, Keys: a.store.Keys, People: a.people, Sessions: sessions, Clock: a.clock, Log: a.log,
	})
}
