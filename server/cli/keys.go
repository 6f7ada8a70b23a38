package cli

import (
	"context"
	"errors"
	"fmt"
	"io"
	"time"

	"github.com/jonboulle/clockwork"
	"github.com/urfave/cli/v3"

	"youkong/internal/secret"
	"youkong/internal/store"
	"youkong/server/config"
)

// noticed is how long rotate waits for other processes: a server reads a new key file within a second, and what it writes
// with the keys from before is committed within ten.
const noticed = 15 * time.Second

func keysCommand(c *config.Config, stdout, stderr io.Writer) *cli.Command {
	var wait time.Duration
	return &cli.Command{
		Name: "keys", Usage: "make and change the keys that names and phones are sealed with", Action: unknown,
		Commands: []*cli.Command{
			{
				Name: "new", Usage: "print a new key, for YOUKONG_KEYS or a key file",
				Action: func(context.Context, *cli.Command) error {
					_, err := fmt.Fprint(stdout, secret.New())
					return err
				},
			},
			{
				Name: "rotate", Usage: "seal everything with a new key, and take the old one out of the key file; servers go on serving",
				Flags: append(c.DatabaseFlags(), &cli.DurationFlag{
					Name: "wait", Value: noticed, Destination: &wait,
					Usage: "how long servers get to read the changed key file, twice; 0s when none runs",
				}),
				Action: func(ctx context.Context, command *cli.Command) error {
					if c.Keys != "" {
						return errors.New(byHand)
					}
					return withStore(c, stderr, func(ctx context.Context, s *store.Store) error {
						r := rotation{store: s, file: c.KeyFile(), clock: clockwork.NewRealClock(), wait: wait, out: stdout}
						return r.run(ctx)
					})(ctx, command)
				},
			},
			{
				Name: "reseal", Usage: "seal everything with the first key that is given, so that the others are needed no more",
				Flags: c.DatabaseFlags(),
				Action: withStore(c, stderr, func(ctx context.Context, s *store.Store) error {
					n, err := s.Reseal(ctx)
					if err != nil {
						return err
					}
					_, err = fmt.Fprintf(stdout, "sealed %d texts anew; the first key opens everything now\n", n)
					return err
				}),
			},
		},
	}
}

// byHand is how keys are changed that are in no file of ours.
const byHand = "the keys come from YOUKONG_KEYS, which this command can't set; change them by hand\n" +
	"  1. make a key with `youkong keys new`, set YOUKONG_KEYS to OLD,NEW and start every server anew\n" +
	"  2. set it to NEW,OLD, start every server anew, and run `youkong keys reseal`\n" +
	"  3. set it to NEW, start every server anew, and keep OLD for as long as you keep backups from before"

// rotation changes the key file step by step. After each of them, whatever ends the program, the file has every key that
// something is sealed with, and all servers have it too; run again, it begins by finishing what it finds.
type rotation struct {
	store *store.Store
	file  string
	clock clockwork.Clock
	wait  time.Duration
	out   io.Writer
	ring  *secret.Ring // What is in the file.
}

func (r *rotation) run(ctx context.Context) (err error) {
	if r.ring, err = secret.Load(r.file); err != nil {
		return err
	}
	if r.ring.Len() > 1 {
		r.tell("finishing an earlier change of keys")
		if err := r.settle(ctx); err != nil {
			return err
		}
	}
	r.tell("adding a new key")
	if err := r.save(ctx, r.ring.WithNext()); err != nil {
		return err
	}
	if err := r.pause(ctx); err != nil { // Or a server might not open what is sealed with it, nor find phones by it.
		return err
	}
	if err := r.save(ctx, r.ring.Turned()); err != nil {
		return err
	}
	if err := r.settle(ctx); err != nil {
		return err
	}
	r.tell("done: %s holds the new key alone; keep the old one for as long as you keep backups from before", r.file)
	return nil
}

// settle seals everything with the first key and drops the others. It looks twice, because a server may have sealed
// something with another key while it looked first.
func (r *rotation) settle(ctx context.Context) error {
	if err := r.reseal(ctx); err != nil {
		return err
	}
	if err := r.pause(ctx); err != nil {
		return err
	}
	if err := r.reseal(ctx); err != nil {
		return err
	}
	return r.save(ctx, r.ring.Newest())
}

func (r *rotation) reseal(ctx context.Context) error {
	n, err := r.store.Reseal(ctx)
	if err == nil {
		r.tell("sealed %d texts anew", n)
	}
	return err
}

// save changes the file, unless somebody else has.
func (r *rotation) save(ctx context.Context, ring *secret.Ring) error {
	found, err := secret.Load(r.file)
	if err != nil {
		return err
	}
	if found.String() != r.ring.String() {
		return fmt.Errorf("another program has changed %s meanwhile; see that nothing else changes keys, and run this again", r.file)
	}
	if err := ring.Save(r.file); err != nil {
		return err
	}
	r.ring = ring
	return r.store.ReloadKeys(ctx)
}

func (r *rotation) pause(ctx context.Context) error {
	if r.wait == 0 {
		return nil
	}
	r.tell("giving the servers %s", r.wait)
	select {
	case <-ctx.Done():
		return errors.New("interrupted; nothing is lost, run it again to finish")
	case <-r.clock.After(r.wait):
		return nil
	}
}

func (r *rotation) tell(format string, args ...any) { _, _ = fmt.Fprintf(r.out, format+"\n", args...) }
