package search

import "github.com/google/uuid"

// Marks is what the index knows: when it begins, and the quarters that each unit is taken.
func (s *Service) Marks() (int64, map[uuid.UUID]quarters) {
	s.marks.RLock()
	defer s.marks.RUnlock()
	marks := map[uuid.UUID]quarters{}
	for unit, q := range s.view.units {
		marks[unit] = *q
	}
	return s.view.base, marks
}
