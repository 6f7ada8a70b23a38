package openid

import (
	"encoding/json"
	"errors"
	"html/template"
	"net/http"
	"time"

	"youkong/internal/secret"
	"youkong/internal/viewer"
	"youkong/internal/wording"
)

// flowLength is how long somebody may take at the provider.
const flowLength = 10 * time.Minute

// flow is what a browser that is at the provider must come back with. It travels in a sealed cookie, so that any server
// of the installation can receive it, and only the browser that began.
type flow struct {
	State, Nonce, Verifier string
	Ends                   int64 // Unix seconds.
}

func (h *Handler) cookie(value string, age time.Duration) *http.Cookie {
	name := "youkong-openid"
	if h.Sessions.Secure {
		name = "__Host-" + name
	}
	return &http.Cookie{
		Name: name, Value: value, Path: "/", MaxAge: int(age.Seconds()),
		Secure: h.Sessions.Secure, HttpOnly: true, SameSite: http.SameSiteLaxMode,
	}
}

func (h *Handler) remember(w http.ResponseWriter, f flow) {
	text, _ := json.Marshal(f) // strings and a number always marshal
	http.SetCookie(w, h.cookie(h.Keys().Seal(secret.Flow, string(text)), flowLength))
}

func (h *Handler) recall(r *http.Request) (f flow, err error) {
	held, err := r.Cookie(h.cookie("", 0).Name)
	if err != nil {
		return f, err
	}
	text, err := h.Keys().Open(secret.Flow, held.Value)
	if err != nil {
		return f, err
	}
	if err := json.Unmarshal([]byte(text), &f); err != nil {
		return f, err
	}
	if f.State == "" || f.Ends <= h.Clock.Now().Unix() {
		return f, errors.New("it took too long")
	}
	return f, nil
}

func (h *Handler) forget(w http.ResponseWriter) { http.SetCookie(w, h.cookie("", -time.Second)) }

var failed = template.Must(template.New("failed").Parse(`<!doctype html><html lang="{{.Language}}"><meta charset="utf-8">
<meta name="viewport" content="width=device-width"><title>Youkong</title><p>{{.Text}}</p><p><a href="/">{{.Back}}</a></p></html>
`))

// fail tells the person that it did not work, and the log why.
func (h *Handler) fail(w http.ResponseWriter, r *http.Request, status int, err error) {
	h.Log.WarnContext(r.Context(), "signing in with the provider failed", "error", err)
	language := wording.Negotiate(r.Header.Get("Accept-Language"))
	w.Header().Set("Content-Type", "text/html; charset=utf-8")
	w.Header().Set("Cache-Control", "no-store")
	w.WriteHeader(status)
	_ = failed.Execute(w, struct {
		Language   viewer.Language
		Text, Back string
	}{language, wording.Text(language, "signIn.openid.failed", nil), wording.Text(language, "signIn.openid.back", nil)})
}
