package web

import (
	"context"
	"net/http"
	"strings"

	"youkong/internal/fault"
)

// Draws finds the transcript of the draw of a course, by the course's id in the API. It is empty until it is drawn, and
// never changes afterwards. Fault NotFound or BadInput where there is no such course.
type Draws func(ctx context.Context, course string) ([]byte, error)

// ServeHTTP serves `/draws/<course>.json`: the bytes just as they were published, for whoever draws again.
func (find Draws) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	course, isJSON := strings.CutSuffix(r.PathValue("file"), ".json")
	if !isJSON {
		plain(w, http.StatusNotFound, "the address of a draw is /draws/COURSE.json")
		return
	}
	text, err := find(r.Context(), course)
	switch {
	case fault.Is(err, fault.NotFound), fault.Is(err, fault.BadInput):
		plain(w, http.StatusNotFound, "there is no such course")
	case err != nil:
		plain(w, http.StatusInternalServerError, "the draw can't be read now; try again later")
	case len(text) == 0:
		plain(w, http.StatusNotFound, "this course's places have not been drawn")
	default:
		w.Header().Set("Content-Type", "application/json; charset=utf-8")
		w.Header().Set("Cache-Control", "public, max-age=31536000, immutable")
		_, _ = w.Write(text)
	}
}
