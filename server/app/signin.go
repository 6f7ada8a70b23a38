package app

import (
	"youkong/server/openid"
	"youkong/server/session"
)

func (a *App) openID(sessions *session.Keeper) *openid.Handler {
	c := a.config.SignIn
	return openid.New(openid.Options{
		Issuer: c.OpenIDIssuer, ClientID: c.OpenIDClientID, ClientSecret: c.OpenIDClientSecret,
		PublicURL: a.config.PublicURL, Keys: a.store.Keys, People: a.people, Sessions: sessions, Clock: a.clock, Log: a.log,
	})
}
