// Package openid lets people sign in with an account that they have elsewhere, with an OpenID Connect provider: the
// authorization code flow with PKCE, in two routes.
package openid

import (
	"context"
	"crypto/rand"
	"crypto/subtle"
	"errors"
	"fmt"
	"log/slog"
	"net/http"
	"net/url"
	"strings"
	"sync/atomic"
	"time"

	"github.com/coreos/go-oidc/v3/oidc"
	"github.com/jonboulle/clockwork"
	"golang.org/x/oauth2"

	"youkong/graph"
	"youkong/internal/account"
	"youkong/internal/secret"
	"youkong/server/session"
)

// CallbackPath is where the provider sends people back to.
const CallbackPath = graph.OpenIDPath + "/callback"

// patience is how long the provider may take for one answer.
const patience = 10 * time.Second

// Options is what signing in with a provider needs.
type Options struct {
	Issuer, ClientID, ClientSecret string

	PublicURL string // Where people reach this server.
	Keys      func() *secret.Ring
	People    *account.Service
	Sessions  *session.Keeper
	Clock     clockwork.Clock
	Log       *slog.Logger
}

// Handler answers the two routes.
type Handler struct {
	Options
	client   *http.Client
	provider atomic.Pointer[oidc.Provider] // Nil until it was found.
}

// New makes the handler. It asks the provider nothing yet, so that a server starts while the provider is down.
func New(o Options) *Handler { return &Handler{Options: o, client: &http.Client{Timeout: patience}} }

// Begin sends the browser to the provider.
func (h *Handler) Begin(w http.ResponseWriter, r *http.Request) {
	provider, err := h.find(r.Context())
	if err != nil {
		h.fail(w, r, http.StatusServiceUnavailable, err)
		return
	}
	f := flow{State: rand.Text(), Nonce: rand.Text(), Verifier: oauth2.GenerateVerifier(), Ends: h.Clock.Now().Add(flowLength).Unix()}
	h.remember(w, f)
	h.leave(w, r, h.config(provider).AuthCodeURL(f.State, oidc.Nonce(f.Nonce), oauth2.S256ChallengeOption(f.Verifier)))
}

// Return signs in whoever comes back from the provider.
func (h *Handler) Return(w http.ResponseWriter, r *http.Request) {
	begun, err := h.recall(r)
	h.forget(w)
	if err == nil {
		err = begun.answeredBy(r.URL.Query())
	}
	if err != nil {
		h.fail(w, r, http.StatusBadRequest, err)
		return
	}
	if err := h.Sessions.Meter.SignIn(r.Context()); err != nil {
		h.fail(w, r, http.StatusTooManyRequests, err)
		return
	}
	found, err := h.exchange(r.Context(), begun, r.URL.Query().Get("code"))
	if err != nil {
		h.fail(w, r, http.StatusBadGateway, err)
		return
	}
	cookies := h.Sessions.Cookies(w, r)
	secret, err := h.People.SignInExternal(r.Context(), cookies.Device(), found)
	if err != nil {
		h.fail(w, r, http.StatusServiceUnavailable, err)
		return
	}
	cookies.Start(secret)
	h.leave(w, r, "/signin") // Which knows where they wanted to go, and asks newcomers for a name.
}

// answeredBy says whether the provider's answer is the one to this flow, and a good one.
func (f flow) answeredBy(answer url.Values) error {
	if subtle.ConstantTimeCompare([]byte(answer.Get("state")), []byte(f.State)) != 1 {
		return errors.New("the answer is to another request")
	}
	if refused := answer.Get("error"); refused != "" {
		return fmt.Errorf("the provider refused: %.40q", refused)
	}
	return nil
}

// exchange asks the provider who came with the code.
func (h *Handler) exchange(ctx context.Context, f flow, code string) (account.External, error) {
	provider, err := h.find(ctx)
	if err != nil {
		return account.External{}, err
	}
	token, err := h.config(provider).Exchange(oidc.ClientContext(ctx, h.client), code, oauth2.VerifierOption(f.Verifier))
	if e, ok := errors.AsType[*oauth2.RetrieveError](err); ok {
		err = fmt.Errorf("the provider refused the code: %d %q", e.Response.StatusCode, e.ErrorCode) // Without what it repeats.
	}
	if err != nil {
		return account.External{}, err
	}
	signed, _ := token.Extra("id_token").(string)
	verifier := provider.Verifier(&oidc.Config{ClientID: h.ClientID, Now: h.Clock.Now})
	id, err := verifier.Verify(oidc.ClientContext(ctx, h.client), signed)
	if err != nil {
		return account.External{}, err
	}
	if subtle.ConstantTimeCompare([]byte(id.Nonce), []byte(f.Nonce)) != 1 {
		return account.External{}, errors.New("the token is for another request")
	}
	var claims struct{ Name string }
	err = id.Claims(&claims)
	return account.External{Issuer: id.Issuer, Subject: id.Subject, Name: claims.Name}, err
}

// find asks the provider for its addresses, until it has once answered.
func (h *Handler) find(ctx context.Context) (*oidc.Provider, error) {
	if known := h.provider.Load(); known != nil {
		return known, nil
	}
	found, err := oidc.NewProvider(oidc.ClientContext(ctx, h.client), h.Issuer)
	if err == nil {
		h.provider.Store(found)
	}
	return found, err
}

func (h *Handler) config(p *oidc.Provider) *oauth2.Config {
	return &oauth2.Config{
		ClientID: h.ClientID, ClientSecret: h.ClientSecret, Endpoint: p.Endpoint(),
		RedirectURL: strings.TrimSuffix(h.PublicURL, "/") + CallbackPath, Scopes: []string{oidc.ScopeOpenID, "profile"},
	}
}

func (h *Handler) leave(w http.ResponseWriter, r *http.Request, to string) {
	w.Header().Set("Cache-Control", "no-store")
	http.Redirect(w, r, to, http.StatusSeeOther)
}
