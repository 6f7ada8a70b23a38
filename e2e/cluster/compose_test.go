package cluster

import (
	"os"
	"regexp"
	"strings"
	"testing"
)

// TestComposeNamesWhatThereIs: the files for containers name settings, addresses and servers that exist.
func TestComposeNamesWhatThereIs(t *testing.T) {
	read := func(path string) string {
		text, err := os.ReadFile("../../" + path)
		if err != nil {
			t.Fatal(err)
		}
		return string(text)
	}
	compose, caddy, settings := read("deploy/compose.yaml"), read("deploy/Caddyfile"), read("README.md")
	for _, name := range regexp.MustCompile(`YOUKONG_[A-Z_]+`).FindAllString(compose+read("deploy/Dockerfile"), -1) {
		if !strings.Contains(settings, "| `"+name+"` |") {
			t.Errorf("%s is no setting", name)
		}
	}
	for _, server := range []string{"server1", "server2", "server3"} {
		if !strings.Contains(compose, "  "+server+": *server") || !strings.Contains(caddy, server+":8080") {
			t.Errorf("%s is not in both files", server)
		}
	}
	if !strings.Contains(caddy, "health_uri /readyz") {
		t.Error("Caddy does not ask whether a server is ready")
	}
}
