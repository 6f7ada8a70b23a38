package wording

import (
	"youkong/internal/hours"
	"youkong/internal/viewer"
)

// Opening says why a place is not open as usual, such as `春节假期`; nothing where it is.
func Opening(lang viewer.Language, why hours.Why) string {
	if why.Case == "" {
		return ""
	}
	reason := viewer.Viewer{Language: lang}.Pick(why.Reason.Zh, why.Reason.En)
	return Text(lang, "opening."+string(why.Case), map[string]any{"Reason": reason})
}
