package main

import (
	"errors"
	"flag"
	"fmt"
	"io"
	"os"
	"slices"
	"strconv"
	"strings"
	"time"
)

// options say what is measured, and how much of it.
type options struct {
	only, on    []string
	sizes       map[string][]int // By engine: how many bookings the day view is measured at.
	rounds      int              // How often each figure is taken; the median counts.
	length      time.Duration    // How long each takes.
	clients     int              // How many ask at once where many do.
	communities int              // Over how many communities the writers spread.
	centres     int              // How many communities are searched.
	subscribers []int            // How many screens follow one community.
	servers     int              // Over how many server processes they spread.
	pictures    int              // How many bookings are followed from commit to the last screen.
	profile     string           // The folder for processor profiles of the product's part; empty for none.
	crowd       int              // How many people ask for the places of one course at once,
	connections int              // and over how many connections.
	out         io.Writer
}

func defaults() options {
	return options{
		only: []string{"writes", "losers", "stampede", "dayview", "live", "deaf", "doorbell", "search"}, on: []string{"sqlite", "postgres"},
		// PostgreSQL builds its exclusion constraint over 10 million rows for longer than anyone waits: ask for it with -sizes.
		sizes:  map[string][]int{"sqlite": {10_000, 1_000_000, 10_000_000}, "postgres": {10_000, 1_000_000}},
		rounds: 3, length: 3 * time.Second, clients: 32, communities: 8, centres: mostCommunities,
		subscribers: []int{1000, 10_000}, servers: 1, pictures: 20, crowd: 20_000, connections: 500, out: os.Stdout,
	}
}

// quick is a look at whether everything still runs; its figures mean nothing.
func (o *options) quick() {
	o.sizes = map[string][]int{"sqlite": {500, 1000}, "postgres": {500, 1000}}
	o.rounds, o.length, o.clients, o.communities, o.centres = 1, 100*time.Millisecond, 4, 2, 3
	o.subscribers, o.pictures = []int{10}, 2
	o.crowd, o.connections = 200, 20
}

func parse(args []string) (options, error) {
	o := defaults()
	flags := flag.NewFlagSet("bench", flag.ContinueOnError)
	only := flags.String("only", strings.Join(o.only, ","), "sections to run")
	on := flags.String("on", strings.Join(o.on, ","), "databases to run on")
	sizes := flags.String("sizes", "", "bookings in the day view, such as 10k,1m,10m")
	subscribers := flags.String("subscribers", "", "screens that follow one community, such as 1k,10k")
	flags.IntVar(&o.servers, "servers", o.servers, "server processes that the screens spread over; more than one needs PostgreSQL")
	flags.IntVar(&o.pictures, "events", o.pictures, "bookings that are followed to the last screen")
	quick := flags.Bool("quick", false, "a few seconds of everything, to see that it runs; the figures mean nothing")
	flags.IntVar(&o.rounds, "rounds", o.rounds, "how often each figure is taken; the median counts")
	flags.DurationVar(&o.length, "length", o.length, "how long each figure is taken")
	flags.StringVar(&o.profile, "profile", "", "folder for processor profiles")
	if err := flags.Parse(args); err != nil {
		return o, err
	}
	if *quick {
		o.quick()
	}
	given, err := counts("-sizes", *sizes)
	if len(given) > 0 {
		o.sizes = map[string][]int{"sqlite": given, "postgres": given}
	}
	screens, wrong := counts("-subscribers", *subscribers)
	if len(screens) > 0 {
		o.subscribers = screens
	}
	known := defaults()
	o.only, o.on = strings.Split(*only, ","), strings.Split(*on, ",")
	err = errors.Join(err, wrong, among("-only", o.only, known.only), among("-on", o.on, known.on))
	if o.rounds < 1 || o.length <= 0 || o.servers < 1 || o.pictures < 1 || flags.NArg() > 0 {
		err = errors.Join(err, errors.New("-rounds, -length, -servers and -events must be positive, and nothing may follow the flags"))
	}
	return o, err
}

func among(name string, given, known []string) error {
	for _, g := range given {
		if !slices.Contains(known, g) {
			return fmt.Errorf("%s: %q is none of %s", name, g, strings.Join(known, ", "))
		}
	}
	return nil
}

// counts reads numbers such as 500, 10k and 1m, ascending.
func counts(name, text string) ([]int, error) {
	if text == "" {
		return nil, nil
	}
	var read []int
	for word := range strings.SplitSeq(strings.ToLower(text), ",") {
		digits := strings.TrimRight(word, "km")
		unit := map[string]int{"": 1, "k": 1000, "m": 1_000_000}[word[len(digits):]]
		n, err := strconv.Atoi(digits)
		if err != nil || n*unit < 1 {
			return nil, fmt.Errorf("%s: %q is no number such as 500, 10k or 1m", name, word)
		}
		read = append(read, n*unit)
	}
	slices.Sort(read)
	return read, nil
}
