package main

import (
	"context"
	"errors"
	"log/slog"
	"net"
	"net/http"
	"slices"
	"time"

	"github.com/99designs/gqlgen/graphql/handler"
	"github.com/99designs/gqlgen/graphql/handler/transport"
	"github.com/jonboulle/clockwork"

	"youkong/graph"
	"youkong/internal/availability"
	"youkong/internal/booking"
	"youkong/internal/community"
	"youkong/internal/feed"
	"youkong/internal/globalid"
	"youkong/internal/live"
	"youkong/internal/secret"
	"youkong/internal/store"
)

// serveProduct is the product as it is, which tells of each commit that concerns the followed community.
func serveProduct(ctx context.Context, j job, commands <-chan command, out *words) error {
	s, err := openServer(ctx, j.Config)
	if err != nil {
		return err
	}
	s.app.OnCommit(j.telling(out))
	out.say(word{Address: s.address})
	watching := bench{options: options{profile: j.Profile}}
	return watching.profiled("live", func() error {
		for {
			select {
			case <-ctx.Done():
				return s.close()
			case <-commands: // There is only one that it understands.
				rest(out)
			}
		}
	})
}

// telling says when a commit concerns the community that is followed.
func (j job) telling(out *words) func(streams []string) {
	_, id, err := globalid.Decode(j.Communities[0])
	if err != nil {
		panic(err) // We made it.
	}
	return func(streams []string) {
		if slices.Contains(streams, feed.Community(id)) {
			out.say(word{At: time.Now().UnixNano()})
		}
	}
}

// serveStock is the product's schema on gqlgen's own transport, which executes and encodes every event for every
// subscriber. It books by itself.
func serveStock(ctx context.Context, j job, commands <-chan command, out *words) error {
	keys, err := secret.Parse(j.Config.Keys)
	if err != nil {
		return err
	}
	d := &database{config: store.Config{DataDir: j.Config.DataDir, DatabaseURL: j.Config.DatabaseURL, Keys: keys, Log: silent}}
	c := &city{}
	for _, text := range j.Spaces {
		_, space, err := globalid.Decode(text)
		if err != nil {
			return err
		}
		c.spaces = append(c.spaces, place{space: space})
	}
	c.first = j.First
	c.people = []person{{id: j.Booker}}
	s, err := openService(ctx, d, c)
	if err != nil {
		return err
	}
	defer s.store.Close()
	hub := live.NewHub()
	s.store.OnCommit(hub.Ring)
	s.store.OnCommit(j.telling(out))
	places := &community.Keeper{}
	if err := places.Reload(ctx, s.store.Read()); err != nil {
		return err
	}
	listener, err := (&net.ListenConfig{}).Listen(ctx, "tcp", "127.0.0.1:0")
	if err != nil {
		return err
	}
	server := &http.Server{ReadHeaderTimeout: 5 * time.Second, Handler: stockWeb(ctx, s.store, places, hub)}
	failed := make(chan error, 1)
	go func() { failed <- server.Serve(listener) }()
	out.say(word{Address: listener.Addr().String()})
	for {
		select {
		case <-ctx.Done():
			return server.Close()
		case err := <-failed:
			return errors.Join(err, s.store.Close())
		case c := <-commands:
			if c.Rest {
				rest(out)
			} else if err := s.win(ctx, c.Slot); err != nil {
				return err
			}
		}
	}
}

// stockWeb answers from the product's schema over gqlgen's own WebSocket transport.
func stockWeb(ctx context.Context, s *store.Store, places *community.Keeper, hub *live.Hub) http.Handler {
	clock := clockwork.NewRealClock()
	views := availability.New(s, places, clock, "stock")
	web := handler.New(graph.Schema(&graph.Resolver{
		Places: places, Views: views, Live: live.New(ctx, hub, views, clock, slog.New(slog.DiscardHandler)),
		Bookings: booking.New(s, places, clock),
	}))
	web.AddTransport(transport.Websocket{})
	return web
}
