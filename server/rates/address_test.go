package rates

import (
	"net/http"
	"net/http/httptest"
	"net/netip"
	"strings"
	"testing"
)

func trusting(t testing.TB, networks ...string) Proxies {
	t.Helper()
	proxies, err := ParseProxies(networks)
	if err != nil {
		t.Fatal(err)
	}
	return proxies
}

func from(peer string, forwarded ...string) *http.Request {
	r := httptest.NewRequest(http.MethodGet, "/", nil)
	r.RemoteAddr = peer
	r.Header["X-Forwarded-For"] = forwarded
	return r
}

func TestClient(t *testing.T) {
	proxies := trusting(t, "10.0.0.0/8", "2001:db8:1::/48", "192.0.2.7")
	for _, c := range []struct {
		name, peer string
		forwarded  []string
		want       string
	}{
		{"no proxy", "203.0.113.5:4000", nil, "203.0.113.5"},
		{"a stranger's word", "203.0.113.5:4000", []string{"198.51.100.1"}, "203.0.113.5"},
		{"a proxy's word", "10.0.0.1:4000", []string{"198.51.100.1"}, "198.51.100.1"},
		{"a single trusted address", "192.0.2.7:4000", []string{"198.51.100.1"}, "198.51.100.1"},
		{"beside a single trusted address", "192.0.2.8:4000", []string{"198.51.100.1"}, "192.0.2.8"},
		{"a proxy without a word", "10.0.0.1:4000", nil, "10.0.0.1"},
		{"a proxy behind a proxy", "10.0.0.1:4000", []string{"198.51.100.1, 10.9.9.9"}, "198.51.100.1"},
		{"what the client wrote itself", "10.0.0.1:4000", []string{"127.0.0.1, 198.51.100.1"}, "198.51.100.1"},
		{"rubbish that the client wrote itself", "10.0.0.1:4000", []string{"<script>, 198.51.100.1"}, "198.51.100.1"},
		{"several headers", "10.0.0.1:4000", []string{"203.0.113.9", "198.51.100.1", "10.2.2.2"}, "198.51.100.1"},
		{"only proxies", "10.0.0.1:4000", []string{"10.3.3.3, 10.2.2.2"}, "10.0.0.1"},
		{"rubbish last", "10.0.0.1:4000", []string{"198.51.100.1, unknown"}, "10.0.0.1"},
		{"a trailing comma", "10.0.0.1:4000", []string{"198.51.100.1,"}, "10.0.0.1"},
		{"with a port", "10.0.0.1:4000", []string{"198.51.100.1:80"}, "10.0.0.1"},
		{"IPv4 in IPv6", "[::ffff:10.0.0.1]:4000", []string{"::ffff:198.51.100.1"}, "198.51.100.1"},
		{"IPv6 is a /64", "[2001:db8:ffff:1:a:b:c:d]:4000", nil, "2001:db8:ffff:1::/64"},
		{"IPv6 by a proxy", "[2001:db8:1::1]:4000", []string{"2001:db8:ffff:2::9"}, "2001:db8:ffff:2::/64"},
		{"a zone", "10.0.0.1:4000", []string{"fe80::1%eth0"}, "10.0.0.1"},
		{"the peer's zone", "[fe80::1%eth0]:4000", nil, "fe80::/64"},
		{"no network", "@", []string{"198.51.100.1"}, "@"},
	} {
		if got := proxies.Client(from(c.peer, c.forwarded...)); got != c.want {
			t.Errorf("%s: %s, want %s", c.name, got, c.want)
		}
	}
}

func TestParseProxies(t *testing.T) {
	for _, text := range []string{"", "all", "10.0.0.0/33", "10.0.0.0/8,", "fe80::1%eth0", "::ffff:10.0.0.0/104", "10.0.0.1:80"} {
		if proxies, err := ParseProxies([]string{"10.0.0.0/8", text}); err == nil || !strings.Contains(err.Error(), `"`+text+`"`) {
			t.Errorf("%q is taken for %v, %v", text, proxies, err)
		}
	}
}

// FuzzClient: whatever a stranger sends counts for the stranger; whatever a proxy passes on, the result is an address or
// an IPv6 network, and never a trusted one but the peer's own.
func FuzzClient(f *testing.F) {
	f.Add("198.51.100.1, 10.0.0.2")
	f.Add("::ffff:1.2.3.4,,::1%x")
	f.Add("2001:db8::1\t, unknown")
	proxies := trusting(f, "10.0.0.0/8", "2001:db8:1::/48")
	f.Fuzz(func(t *testing.T, forwarded string) {
		if got := proxies.Client(from("203.0.113.5:1", forwarded)); got != "203.0.113.5" {
			t.Errorf("a stranger is counted as %s", got)
		}
		got := proxies.Client(from("10.0.0.1:1", forwarded))
		address, err := netip.ParseAddr(got)
		if network, wide := netip.ParsePrefix(got); wide == nil {
			address, err = network.Addr(), nil
		} else if address.Is6() {
			t.Errorf("%s stands for itself", got)
		}
		if err != nil || got != "10.0.0.1" && address.Is4() && proxies.trust(address) {
			t.Errorf("%q gives %s, %v", forwarded, got, err)
		}
	})
}
