package openid_test

import (
	"log/slog"
	"net"
	"net/http"
	"net/http/cookiejar"
	"net/http/httptest"
	"net/url"
	"os"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"github.com/jonboulle/clockwork"
	"github.com/oauth2-proxy/mockoidc"

	"youkong/ent/kind"
	"youkong/internal/account"
	"youkong/internal/store"
	"youkong/internal/store/storetest"
	"youkong/internal/viewer"
	"youkong/server/openid"
	"youkong/server/session"
	"youkong/server/web"
)

func TestMain(m *testing.M) { os.Exit(storetest.Main(m)) }

// rig is a server, a provider that really signs, and a browser that stops at every redirect.
type rig struct {
	t        *testing.T
	provider *mockoidc.MockOIDC
	people   *account.Service
	clock    *clockwork.FakeClock
	site     *httptest.Server
	browser  *http.Client
	log      *strings.Builder
	down     atomic.Bool // The provider answers nothing but that it can't.
}

func newRig(t *testing.T, s *store.Store, clock *clockwork.FakeClock) *rig {
	t.Helper()
	provider, err := mockoidc.NewServer(nil)
	must(t, err)
	r := &rig{t: t, provider: provider, people: account.New(s, clock, false), clock: clock, log: &strings.Builder{}}
	listener, err := (&net.ListenConfig{}).Listen(t.Context(), "tcp", "127.0.0.1:0")
	must(t, err)
	must(t, provider.AddMiddleware(func(next http.Handler) http.Handler {
		return http.HandlerFunc(func(w http.ResponseWriter, q *http.Request) {
			if r.down.Load() {
				http.Error(w, "come back later", http.StatusServiceUnavailable)
				return
			}
			next.ServeHTTP(w, q)
		})
	}))
	provider.CodeChallengeMethodsSupported = []string{"S256"}
	mockoidc.NowFunc = clock.Now
	must(t, provider.Start(listener, nil))
	t.Cleanup(func() { _ = provider.Shutdown() })
	r.serve(s)
	r.browser = newBrowser(t)
	return r
}

// serve starts the site.
func (r *rig) serve(s *store.Store) {
	var parts web.Parts
	r.site = httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, q *http.Request) { web.Handler(parts).ServeHTTP(w, q) }))
	r.t.Cleanup(r.site.Close)
	log := slog.New(slog.NewTextHandler(r.log, nil))
	sessions := &session.Keeper{People: r.people, Log: log}
	nothing := http.NotFoundHandler()
	parts = web.Parts{Session: nothing, Tokens: nothing, App: nothing, OpenID: openid.New(openid.Options{
		Issuer: r.provider.Issuer(), ClientID: r.provider.ClientID, ClientSecret: r.provider.ClientSecret, PublicURL: r.site.URL,
		Keys: s.Keys, People: r.people, Sessions: sessions, Clock: r.clock, Log: log,
	})}
}

func newBrowser(t *testing.T) *http.Client {
	t.Helper()
	jar, err := cookiejar.New(nil)
	must(t, err)
	return &http.Client{Jar: jar, CheckRedirect: func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse }}
}

func must(t *testing.T, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

// get opens an address and returns the status, and where it leads.
func (r *rig) get(address string) (int, *url.URL) {
	r.t.Helper()
	request, err := http.NewRequestWithContext(r.t.Context(), http.MethodGet, address, nil)
	must(r.t, err)
	request.Header.Set("User-Agent", "Mozilla/5.0 (X11; Linux x86_64; rv:133.0) Gecko/20100101 Firefox/133.0")
	response, err := r.browser.Do(request)
	must(r.t, err)
	defer response.Body.Close()
	to, _ := response.Location() // Nil where it leads nowhere.
	return response.StatusCode, to
}

// begin goes to the provider and returns the address there.
func (r *rig) begin() *url.URL {
	r.t.Helper()
	status, to := r.get(r.site.URL + "/signin/openid")
	if status != http.StatusSeeOther || to == nil || !strings.HasPrefix(to.String(), r.provider.AuthorizationEndpoint()) {
		r.t.Fatalf("beginning gives %d, to %v", status, to)
	}
	return to
}

// callback is where the provider sends the browser back to.
func (r *rig) callback() string {
	r.t.Helper()
	_, back := r.get(r.begin().String())
	return back.String()
}

// signedIn is who the browser is signed in as; nobody when it is not.
func (r *rig) signedIn() viewer.Viewer {
	r.t.Helper()
	site, err := url.Parse(r.site.URL)
	must(r.t, err)
	for _, cookie := range r.browser.Jar.Cookies(site) {
		if cookie.Name == "youkong" {
			v, err := r.people.Authenticate(r.t.Context(), kind.Session, cookie.Value)
			must(r.t, err)
			return v
		}
	}
	return viewer.Viewer{}
}

func (r *rig) refused(status int, address string) {
	r.t.Helper()
	if got, _ := r.get(address); got != status {
		r.t.Errorf("%d, want %d\n%s", got, status, r.log)
	}
	if v := r.signedIn(); v.SignedIn() {
		r.t.Errorf("signed in as %v", v.Person)
	}
}

func with(address, name, value string) string {
	u, _ := url.Parse(address) // It is one.
	q := u.Query()
	q.Set(name, value)
	u.RawQuery = q.Encode()
	return u.String()
}

func TestSigningInElsewhere(t *testing.T) {
	storetest.Each(t, func(t *testing.T, s *store.Store, clock *clockwork.FakeClock) {
		r := newRig(t, s, clock)
		to := r.begin().Query()
		for name, want := range map[string]string{
			"response_type": "code", "code_challenge_method": "S256", "scope": "openid profile",
			"redirect_uri": r.site.URL + "/signin/openid/callback",
		} {
			if to.Get(name) != want {
				t.Errorf("%s is %q", name, to.Get(name))
			}
		}
		status, home := r.get(r.callback())
		first := r.signedIn()
		if status != http.StatusSeeOther || home.Path != "/signin" || !first.SignedIn() {
			t.Fatalf("coming back gives %d, to %v\n%s", status, home, r.log)
		}
		if held, err := r.people.Sessions(t.Context(), first); err != nil || len(held) != 1 || held[0].Device != "Firefox · Linux" {
			t.Errorf("sessions %+v, %v", held, err)
		}

		t.Run("again, it is the same person in another session", func(t *testing.T) {
			r.browser = newBrowser(t)
			r.get(r.callback())
			if again := r.signedIn(); again.Person != first.Person || again.Credential == first.Credential {
				t.Errorf("%+v, then %+v", first, again)
			}
		})
		t.Run("somebody else is somebody else", func(t *testing.T) {
			r.browser = newBrowser(t)
			r.provider.QueueUser(&mockoidc.MockUser{Subject: "another"})
			r.get(r.callback())
			if other := r.signedIn(); !other.SignedIn() || other.Person == first.Person {
				t.Errorf("%+v, then %+v", first, other)
			}
		})
	})
}

// TestRefusals: whatever is wrong with what comes back, nobody is signed in.
func TestRefusals(t *testing.T) {
	for name, try := range map[string]func(*testing.T, *rig){
		"another state": func(_ *testing.T, r *rig) {
			r.refused(http.StatusBadRequest, with(r.callback(), "state", "guessed"))
		},
		"no state": func(_ *testing.T, r *rig) { r.refused(http.StatusBadRequest, with(r.callback(), "state", "")) },
		"another browser": func(t *testing.T, r *rig) {
			back := r.callback()
			r.browser = newBrowser(t)
			r.refused(http.StatusBadRequest, back)
		},
		"too late": func(_ *testing.T, r *rig) {
			back := r.callback()
			r.clock.Advance(11 * time.Minute)
			r.refused(http.StatusBadRequest, back)
		},
		"a forged flow": func(_ *testing.T, r *rig) {
			back, site := r.callback(), &url.URL{Scheme: "http", Host: strings.TrimPrefix(r.site.URL, "http://")}
			r.browser.Jar.SetCookies(site, []*http.Cookie{{Name: "youkong-openid", Value: "sealed.guess.guess", Path: "/"}})
			r.refused(http.StatusBadRequest, with(back, "state", "x"))
		},
		"another nonce": func(_ *testing.T, r *rig) {
			_, back := r.get(with(r.begin().String(), "nonce", "of another request"))
			r.refused(http.StatusBadGateway, back.String())
		},
		"another challenge": func(_ *testing.T, r *rig) {
			_, back := r.get(with(r.begin().String(), "code_challenge", "of-another-request"))
			r.refused(http.StatusBadGateway, back.String())
		},
		"a code that is none": func(_ *testing.T, r *rig) { r.refused(http.StatusBadGateway, with(r.callback(), "code", "guessed")) },
		"a code used already": func(t *testing.T, r *rig) {
			used, err := url.Parse(r.callback())
			must(t, err)
			r.get(used.String())
			r.browser = newBrowser(t)
			r.refused(http.StatusBadGateway, with(r.callback(), "code", used.Query().Get("code")))
		},
		"coming back twice": func(_ *testing.T, r *rig) {
			back := r.callback()
			r.get(back)
			if status, _ := r.get(back); status != http.StatusBadRequest {
				r.t.Errorf("%d", status)
			}
		},
		"who said no": func(_ *testing.T, r *rig) {
			back := with(r.callback(), "error", "access_denied")
			r.refused(http.StatusBadRequest, back)
		},
		"a provider in trouble": func(_ *testing.T, r *rig) {
			back := r.callback()
			r.down.Store(true)
			r.refused(http.StatusBadGateway, back)
		},
		"a token of another client": func(_ *testing.T, r *rig) {
			back := r.callback()
			r.provider.ClientID = "another"
			r.refused(http.StatusBadGateway, back)
		},
	} {
		t.Run(name, func(t *testing.T) {
			s, clock := storetest.SQLite(t)
			r := newRig(t, s, clock)
			try(t, r)
			for _, secret := range []string{r.provider.ClientSecret, "code="} {
				if strings.Contains(r.log.String(), secret) {
					t.Errorf("the log tells %q: %s", secret, r.log)
				}
			}
		})
	}
}

// TestProviderDown: the server starts without its provider, says so, and finds it once it is back.
func TestProviderDown(t *testing.T) {
	s, clock := storetest.SQLite(t)
	r := newRig(t, s, clock)
	r.down.Store(true)
	r.refused(http.StatusServiceUnavailable, r.site.URL+"/signin/openid")
	r.down.Store(false)
	r.get(r.callback())
	if !r.signedIn().SignedIn() {
		t.Errorf("nobody is signed in\n%s", r.log)
	}
}
