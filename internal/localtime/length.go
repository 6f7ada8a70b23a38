package localtime

import (
	"time"

	"github.com/sosodev/duration"
)

// FormatLength writes a length of time as ISO 8601 wants it, such as `PT1H30M`. Days and longer parts are written in
// hours, because a day has no fixed length.
func FormatLength(length time.Duration) string {
	size := length.Abs()
	iso := duration.Duration{
		Hours:    float64(size / time.Hour),
		Minutes:  float64(size % time.Hour / time.Minute),
		Seconds:  (size % time.Minute).Seconds(),
		Negative: length < 0,
	}
	return iso.String()
}
