package policy

// InTimeToMove says whether a booking may still be moved, judged on its stored start; both are Unix seconds.
func InTimeToMove(s Space, storedStart, now int64) bool {
	return storedStart >= now+seconds(s.Rules.MinNoticeToMove)
}
