package main

import (
	"context"
	"errors"
	"net"
	"time"

	"github.com/jonboulle/clockwork"

	"youkong/server/app"
	"youkong/server/config"
)

// server is the whole product on a loopback address that the system chose.
type server struct {
	app     *app.App
	address string
	stop    context.CancelFunc
	served  chan error
}

// settings are those of a server of the database, without limits on rates: a few clients send what a whole town would.
func (d *database) settings() config.Config {
	return config.Config{
		DataDir: d.config.DataDir, DatabaseURL: d.config.DatabaseURL, Keys: d.config.Keys.String(), ShutdownGrace: 10 * time.Second,
		Rate: 0, SignInRate: 0, CodeRate: 0,
	}
}

// openServer starts the product.
func openServer(ctx context.Context, c config.Config) (*server, error) {
	a, err := app.New(ctx, c, clockwork.NewRealClock(), silent)
	if err != nil {
		return nil, err
	}
	listener, err := (&net.ListenConfig{}).Listen(ctx, "tcp", "127.0.0.1:0")
	if err != nil {
		return nil, errors.Join(err, a.Close())
	}
	serving, stop := context.WithCancel(context.WithoutCancel(ctx))
	s := &server{app: a, address: listener.Addr().String(), stop: stop, served: make(chan error, 1)}
	go func() { s.served <- a.Serve(serving, listener) }()
	return s, nil
}

func (s *server) close() error {
	s.stop()
	return errors.Join(<-s.served, s.app.Close())
}
