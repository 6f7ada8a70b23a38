// Package phone reads phone numbers, so that one number is always written the same way.
package phone

import (
	"regexp"
	"strings"

	"youkong/internal/fault"
)

var (
	// blanks are what people put between digits.
	blanks   = strings.NewReplacer(" ", "", "-", "", "(", "", ")", "", "\u00a0", "", "－", "", "（", "", "）", "")
	landline = regexp.MustCompile(`^(?:10|2[0-9]|[3-9][0-9]{2})[2-9][0-9]{6,7}$`) // Of mainland China, without the 0 in front.
	mainland = regexp.MustCompile(`^1[3-9][0-9]{9}$`)
	abroad   = regexp.MustCompile(`^[1-9][0-9]{6,14}$`) // ITU-T E.164: 15 digits at most.
)

// ParseAny reads what Parse reads, and landlines of mainland China, written with their area code: someone who is booked for
// at the counter may have no other. They are stored with the 0 in front and without blanks.
func ParseAny(field, text string) (string, error) {
	digits := blanks.Replace(strings.TrimSpace(text))
	for _, prefix := range []string{"+86", "0086", "0"} {
		if local, ok := strings.CutPrefix(digits, prefix); ok && landline.MatchString(local) {
			return "0" + local, nil
		}
	}
	return Parse(field, text)
}

// Parse returns the number as it is stored and found: eleven digits for a mobile number of mainland China, with or
// without +86 or 0086 in front; `+` and digits for any other, which must be written in international form. Anything else
// is a fault BadInput of the given field.
func Parse(field, text string) (string, error) {
	digits := blanks.Replace(strings.TrimSpace(text))
	if mainland.MatchString(digits) {
		return digits, nil
	}
	number, international := strings.CutPrefix(digits, "+")
	if !international {
		number, international = strings.CutPrefix(digits, "00")
	}
	local, china := strings.CutPrefix(number, "86")
	switch {
	case international && china && mainland.MatchString(local):
		return local, nil
	case international && !china && abroad.MatchString(number):
		return "+" + number, nil
	}
	return "", fault.Invalid([]fault.Field{{Path: field, Reason: "must be eleven digits of a mobile number, or in international form beginning with `+`"}})
}
