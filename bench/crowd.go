package main

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"sync"
	"sync/atomic"
	"time"

	"golang.org/x/sync/errgroup"
)

// enrolOperation is that of the web app.
const enrolOperation = `mutation Enrol($input: EnrolInput!) { enrol(input: $input) {
	enrolment { id status number ahead } refusals { rule message } } }`

// crowdResult is what a crowd was told.
type crowdResult struct {
	Enrolled, Waiting, Full int
	Elapsed                 time.Duration
	Settled                 time.Duration // From the beginning to the last answer that gave anyone anything.
	Error                   string        `json:",omitempty"`
}

// fetchCrowd sends a crowd and waits for what it was told.
func fetchCrowd(ctx context.Context, j job) (crowdResult, error) {
	a, err := send(ctx, j)
	if err != nil {
		return crowdResult{}, err
	}
	var r crowdResult
	err = errors.Join(a.next(&r), a.close())
	if r.Error != "" {
		err = errors.Join(err, errors.New(r.Error))
	}
	return r, err
}

// answerCrowd is a client process that is a crowd.
func answerCrowd(ctx context.Context, j job) int {
	r, err := rush(ctx, j)
	if err != nil {
		r.Error = err.Error()
	}
	if json.NewEncoder(os.Stdout).Encode(r) != nil {
		return 1
	}
	return 0
}

// rush has everybody ask once, over connections that are open before it begins.
func rush(ctx context.Context, j job) (r crowdResult, err error) {
	lines := make([]*line, j.Clients)
	for i := range lines {
		if lines[i], err = dial(ctx, j.Addresses[i%len(j.Addresses)]); err != nil {
			return r, err
		}
		defer lines[i].conn.Close()
		defer context.AfterFunc(ctx, func() { _ = lines[i].conn.Close() })()
	}
	var mu sync.Mutex
	var next atomic.Int64
	began := time.Now()
	var group errgroup.Group
	for _, l := range lines {
		group.Go(func() error {
			for i := next.Add(1) - 1; i < int64(len(j.Tokens)); i = next.Add(1) - 1 {
				answer, err := l.post(j.Tokens[i], operation(enrolOperation, map[string]any{
					"input": map[string]any{"key": fmt.Sprintf("stampede-%d", i), "courseId": j.Course},
				}))
				if err != nil {
					return err
				}
				mu.Lock()
				err = r.hear(answer, time.Since(began))
				mu.Unlock()
				if err != nil {
					return err
				}
			}
			return nil
		})
	}
	err = group.Wait()
	r.Elapsed = time.Since(began)
	return r, err
}

func (r *crowdResult) hear(answer []byte, at time.Duration) error {
	switch {
	case bytes.Contains(answer, []byte(`"status":"ENROLLED"`)):
		r.Enrolled, r.Settled = r.Enrolled+1, at
	case bytes.Contains(answer, []byte(`"status":"WAITING"`)):
		r.Waiting, r.Settled = r.Waiting+1, at
	case bytes.Contains(answer, []byte(`"rule":"FULL"`)):
		r.Full++
	default:
		return fmt.Errorf("an answer that is none: %.300s", answer)
	}
	return nil
}
