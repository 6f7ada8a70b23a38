package app

import (
	"context"
	"sync"

	"youkong/internal/course"
	"youkong/internal/fault"
	"youkong/internal/globalid"
	"youkong/internal/viewer"
)

// draws finds transcripts for whoever asks, and keeps the last one. A large one is asked for by many at once, right after
// the draw: they share its bytes, and only one of them asks the database.
type draws struct {
	courses *course.Service

	lock sync.Mutex
	last string
	text []byte
}

// find is a web.Draws.
func (d *draws) find(ctx context.Context, id string) ([]byte, error) {
	d.lock.Lock()
	defer d.lock.Unlock()
	if id == d.last {
		return d.text, nil
	}
	text, err := d.read(ctx, id)
	if err == nil && len(text) > 0 {
		d.last, d.text = id, text
	}
	return text, err
}

// read returns nothing for a course whose places are not drawn, or not yet.
func (d *draws) read(ctx context.Context, text string) ([]byte, error) {
	kind, id, err := globalid.Decode(text)
	if err != nil || kind != globalid.Course {
		return nil, fault.New(fault.NotFound, "there is no such course")
	}
	found, err := d.courses.Get(ctx, viewer.Viewer{}, id)
	if err != nil {
		return nil, err
	}
	drawn, err := d.courses.DrawOf(ctx, found)
	if err != nil || drawn == nil || drawn.Transcript == nil {
		return nil, err
	}
	return []byte(*drawn.Transcript), nil
}
