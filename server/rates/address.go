package rates

import (
	"context"
	"fmt"
	"net/http"
	"net/netip"
	"slices"
	"strings"
)

// Proxies are the networks of those who are believed when they say whom they ask for.
type Proxies []netip.Prefix

// ParseProxies reads networks such as `10.0.0.0/8` and single addresses. The error names the first that is neither.
func ParseProxies(networks []string) (Proxies, error) {
	var proxies Proxies
	for _, text := range networks {
		network, err := netip.ParsePrefix(text)
		if address, single := netip.ParseAddr(text); single == nil && address.Zone() == "" {
			network, err = netip.PrefixFrom(address.Unmap(), address.Unmap().BitLen()), nil
		}
		if err != nil || network.Addr().Is4In6() {
			return nil, fmt.Errorf("%q is neither an address nor a network such as `10.0.0.0/8`", text)
		}
		proxies = append(proxies, network.Masked())
	}
	return proxies, nil
}

// sharedBits is how much of an IPv6 address tells one caller from another: whoever gets any gets a whole /64.
const sharedBits = 64

// Client names the address that a request is counted for: the peer's or, where the peer is a trusted proxy, the last one
// in X-Forwarded-For that is not. An IPv6 address stands for its /64.
func (p Proxies) Client(r *http.Request) string {
	peer, err := netip.ParseAddrPort(r.RemoteAddr)
	if err != nil {
		return r.RemoteAddr // As of a Unix socket.
	}
	client := peer.Addr().Unmap().WithZone("")
	if p.trust(client) {
		client = p.forwarded(r.Header.Values("X-Forwarded-For"), client)
	}
	if client.Is4() {
		return client.String()
	}
	return netip.PrefixFrom(client, sharedBits).Masked().String()
}

// forwarded is the last address that no trusted proxy has; the peer when there is none, or when something else than an
// address stands before it. What lies further back was written by the client and is worth nothing.
func (p Proxies) forwarded(headers []string, peer netip.Addr) netip.Addr {
	for _, text := range slices.Backward(strings.Split(strings.Join(headers, ","), ",")) {
		address, err := netip.ParseAddr(strings.Trim(text, " \t"))
		if err != nil || address.Zone() != "" {
			return peer
		}
		if address = address.Unmap(); !p.trust(address) {
			return address
		}
	}
	return peer
}

func (p Proxies) trust(address netip.Addr) bool {
	return slices.ContainsFunc(p, func(network netip.Prefix) bool { return network.Contains(address) })
}

type addressKey struct{}

// Handler lets everything behind it know the client's address.
func (p Proxies) Handler(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		next.ServeHTTP(w, r.WithContext(context.WithValue(r.Context(), addressKey{}, p.Client(r))))
	})
}

// Address is the client's, as Client names it.
func Address(ctx context.Context) string {
	address, _ := ctx.Value(addressKey{}).(string)
	return address
}
