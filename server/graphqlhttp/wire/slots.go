package wire

import "sync"

// Slots counts what each caller holds open, up to Max each. The zero value with
// a Max is ready for use.
type Slots struct {
	Max int

	mu   sync.Mutex
	held map[string]int
}

// Take gives caller one more slot, or reports false when it has Max already.
func (s *Slots) Take(caller string) bool {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.held[caller] >= s.Max {
		return false
	}
	if s.held == nil {
		s.held = map[string]int{}
	}
	s.held[caller]++
	return true
}

// Give takes one slot of caller back.
func (s *Slots) Give(caller string) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.held[caller]--; s.held[caller] <= 0 {
		delete(s.held, caller)
	}
}
