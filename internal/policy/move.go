package policy

import "time"

// WithdrawalTime is how long a booking may be called off after it was made, whatever the notice: who sees at once that it
// was a mistake has kept nobody else away.
const WithdrawalTime = 10 * time.Minute

// MayWithdraw says whether a booking made at the given moment may still be called off without notice; both are Unix
// seconds.
func MayWithdraw(madeAt, now int64) bool { return now < madeAt+seconds(WithdrawalTime) }

// InTimeToMove says whether a booking may still be moved, judged on its stored start; both are Unix seconds.
func InTimeToMove(s Space, storedStart, now int64) bool {
	return storedStart >= now+seconds(s.Rules.MinNoticeToMove)
}
