package live

// Boards is how many boards are kept.
func (s *Service) Boards() int {
	s.mu.Lock()
	defer s.mu.Unlock()
	return len(s.boards)
}

// Watched is how many streams are watched.
func (h *Hub) Watched() int {
	h.mu.Lock()
	defer h.mu.Unlock()
	return len(h.watchers)
}
