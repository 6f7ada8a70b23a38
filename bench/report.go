package main

import (
	"fmt"
	"io"
	"os"
	"runtime"
	"strings"
	"text/tabwriter"
	"time"
)

// row is one line of the table.
type row struct {
	what, on, floor, figure, ratio, goal string
	met                                  verdict
}

// verdict says what became of a goal.
type verdict string

const (
	noGoal verdict = "–"
	isMet  verdict = "met"
	missed verdict = "MISSED"
)

func judged(met bool) verdict {
	if met {
		return isMet
	}
	return missed
}

// report gathers the table and shows how far things are.
type report struct {
	out   io.Writer
	began time.Time
	rows  []row
}

func (r *report) introduce(o options) {
	fmt.Fprintf(r.out, "%s %s/%s, %d processors, %s\n", runtime.Version(), runtime.GOOS, runtime.GOARCH, runtime.NumCPU(),
		r.began.Format(time.DateOnly))
	fmt.Fprint(r.out, busy())
	fmt.Fprintf(r.out, "%d rounds of %v each, the median counts; %d clients over %d communities where many ask at once\n",
		o.rounds, o.length, o.clients, o.communities)
	fmt.Fprintln(r.out, "durability: SQLite synchronous=FULL; PostgreSQL fsync, synchronous_commit and full_page_writes on")
	fmt.Fprintln(r.out, "limits lifted: open all day, steps of 15 minutes, two years ahead, no notice, no buffers")
}

// busy warns of a machine that has other work; empty where nothing is known of that.
func busy() string {
	text, err := os.ReadFile("/proc/loadavg")
	if err != nil {
		return "" // Only Linux tells.
	}
	var load float64
	if _, err := fmt.Sscan(string(text), &load); err != nil || load < float64(runtime.NumCPU())/2 {
		return ""
	}
	return fmt.Sprintf("this machine is busy (load %.1f): what takes many steps suffers more than a floor of one\n", load)
}

// progress says what is being done.
func (r *report) progress(format string, args ...any) {
	fmt.Fprintf(r.out, "%6.0fs  %s\n", time.Since(r.began).Seconds(), fmt.Sprintf(format, args...))
}

func (r *report) add(line row) { r.rows = append(r.rows, line) }

func (r *report) print() {
	if len(r.rows) == 0 {
		return
	}
	fmt.Fprintln(r.out)
	table := tabwriter.NewWriter(r.out, 0, 0, 2, ' ', 0)
	fmt.Fprintln(table, strings.Join([]string{"what", "on", "floor", "figure", "ratio", "goal", ""}, "\t"))
	for _, l := range r.rows {
		fmt.Fprintln(table, strings.Join([]string{l.what, l.on, l.floor, l.figure, l.ratio, l.goal, string(l.met)}, "\t"))
	}
	_ = table.Flush() // The writer below has nothing to say about a closed terminal.
}

func perSecond(rate float64) string { return fmt.Sprintf("%.0f/s", rate) }

func times(ratio float64) string { return fmt.Sprintf("%.2f ×", ratio) }

func millis(d time.Duration) string { return fmt.Sprintf("%.2f ms", float64(d.Microseconds())/1000) }
