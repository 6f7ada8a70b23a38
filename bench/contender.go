package main

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"os"
	"strconv"
	"time"
)

// contender is one way of going live: server processes, and as many processes full of screens, each with its own server.
type contender struct {
	name           string
	screens        int
	servers, walls []*agent
	addresses      []string
	cause          func(ctx context.Context, c *contender, i int64) (asked, began time.Time, err error) // Of the i-th event.

	version          int64
	size             int
	took, asked, p99 []time.Duration
	lost             int
	each             float64       // KiB of an idle screen.
	spent            time.Duration // Of the servers' processor time, while events were on their way.
}

// enter starts the servers and opens the screens, evenly over all. The job is theirs, but for their kind.
func enter(ctx context.Context, name string, j job, screens, servers int) (c *contender, err error) {
	c = &contender{name: name, screens: screens}
	defer func() {
		if err != nil {
			err = errors.Join(err, c.close())
		}
	}()
	for range servers {
		j.Kind = name
		server, err := send(ctx, j)
		if err != nil {
			return c, err
		}
		c.servers = append(c.servers, server)
		w, err := server.hear()
		if err != nil {
			return c, err
		}
		c.addresses = append(c.addresses, w.Address)
	}
	empty, err := c.weigh()
	if err != nil {
		return c, err
	}
	if err := c.hang(ctx, j); err != nil {
		return c, err
	}
	full, err := c.weigh()
	c.each = float64(full-empty) / float64(screens)
	return c, err
}

// hang opens the screens.
func (c *contender) hang(ctx context.Context, j job) error {
	if c.name == "bare" || c.name == "prepared" {
		j.Communities = nil
	}
	servers := len(c.servers)
	for i, address := range c.addresses {
		j.Kind, j.Address, j.Clients = "screens", address, c.screens*(i+1)/servers-c.screens*i/servers
		wall, err := send(ctx, j)
		if err != nil {
			return err
		}
		c.walls = append(c.walls, wall)
	}
	for _, wall := range c.walls {
		if _, err := wall.hear(); err != nil {
			return err
		}
	}
	return nil
}

// event causes one and waits until all screens have it.
func (c *contender) event(ctx context.Context, i int64) error {
	before := c.processor()
	defer func() { c.spent += c.processor() - before }()
	asked, began, err := c.cause(ctx, c, i)
	if err != nil {
		return err
	}
	var last, p99 int64
	for _, wall := range c.walls {
		w, err := wall.hear()
		if err != nil {
			return err
		}
		if w.Receipt == nil {
			return fmt.Errorf("%s: no receipt but %+v", c.name, w)
		}
		last, p99 = max(last, w.Receipt.Last), max(p99, w.Receipt.P99)
		c.lost += w.Receipt.Missing
		c.version, c.size = w.Receipt.Version, max(w.Receipt.Size, 1)
	}
	c.took, c.p99 = append(c.took, time.Unix(0, last).Sub(began)), append(c.p99, time.Unix(0, p99).Sub(began))
	c.asked = append(c.asked, time.Unix(0, last).Sub(asked))
	return nil
}

// forget begins the figures anew.
func (c *contender) forget() {
	c.took, c.asked, c.p99, c.spent = nil, nil, nil, 0
}

// weigh has the servers give back what they don't need and adds up what they hold, in KiB; zero where nothing tells.
func (c *contender) weigh() (kib int64, err error) {
	for _, server := range c.servers {
		if err := server.tell(command{Rest: true}); err != nil {
			return 0, err
		}
		if _, err := server.hear(); err != nil {
			return 0, err
		}
		kib += resident(server.pid())
	}
	return kib, nil
}

// resident is the memory of a process that is not swapped out, in KiB.
func resident(pid int) int64 {
	text, err := os.ReadFile(fmt.Sprintf("/proc/%d/status", pid))
	if err != nil {
		return 0 // Only Linux tells.
	}
	_, rest, _ := bytes.Cut(text, []byte("VmRSS:"))
	var kib int64
	_, _ = fmt.Sscan(string(rest), &kib)
	return kib
}

// processor is the time that the servers have taken so far.
func (c *contender) processor() (sum time.Duration) {
	const tick = 10 * time.Millisecond // USER_HZ is 100 everywhere.
	for _, server := range c.servers {
		text, err := os.ReadFile(fmt.Sprintf("/proc/%d/stat", server.pid()))
		if err != nil {
			return 0
		}
		_, rest, _ := bytes.Cut(text, []byte(") "))
		for _, field := range bytes.Fields(rest)[11:13] { // utime and stime
			ticks, _ := strconv.ParseInt(string(field), 10, 64)
			sum += time.Duration(ticks) * tick
		}
	}
	return sum
}

// perDeliveries is the processor time that 10,000 deliveries took.
func (c *contender) perDeliveries() time.Duration {
	return c.spent * 10_000 / time.Duration(c.screens*max(len(c.took), 1))
}

func (c *contender) close() (err error) {
	for _, a := range append(c.walls, c.servers...) {
		err = errors.Join(err, a.close())
	}
	return err
}
