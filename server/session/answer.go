package session

import (
	"encoding/json"
	"net/http"

	"youkong/internal/fault"
)

// answer refuses a request before GraphQL sees it, in the form that a GraphQL client expects.
func answer(w http.ResponseWriter, status int, code fault.Code, message string) {
	w.Header().Set("Content-Type", "application/json; charset=utf-8")
	w.Header().Set("Cache-Control", "no-store")
	w.WriteHeader(status)
	_ = json.NewEncoder(w).Encode(map[string]any{
		"errors": []any{map[string]any{"message": message, "extensions": map[string]any{"code": code}}},
	})
}
