package wording

import (
	"encoding/json"
	"maps"
	"slices"
	"strings"
	"testing"
	"time"

	"youkong/ent/kind"
	"youkong/internal/viewer"
)

func ids(t *testing.T, lang viewer.Language) []string {
	t.Helper()
	raw, err := files.ReadFile(string(lang) + ".json")
	if err != nil {
		t.Fatal(err)
	}
	var texts map[string]any
	if err := json.Unmarshal(raw, &texts); err != nil {
		t.Fatal(err)
	}
	return slices.Sorted(maps.Keys(texts))
}

func TestEveryLanguageHasTheSameTexts(t *testing.T) {
	want := ids(t, spoken[0])
	for _, lang := range spoken[1:] {
		got := ids(t, lang)
		for _, id := range slices.Concat(want, got) {
			if !slices.Contains(got, id) || !slices.Contains(want, id) {
				t.Errorf("%s is not in every language", id)
			}
		}
	}
}

// Every status is told somewhere, so that none appears as a bare word.
func TestEveryStatusHasWords(t *testing.T) {
	for _, status := range kind.BookingStatus("").Values() {
		for _, lang := range spoken {
			if Text(lang, "status."+status, nil) == "status."+status {
				t.Errorf("%s has no words in %s", status, lang)
			}
		}
	}
}

func TestNegotiate(t *testing.T) {
	for header, want := range map[string]viewer.Language{
		"":                          viewer.Chinese,
		"*":                         viewer.Chinese,
		"zh-CN":                     viewer.Chinese,
		"zh-TW,zh;q=0.9":            viewer.Chinese,
		"en":                        viewer.English,
		"en-GB,en;q=0.9,zh;q=0.8":   viewer.English,
		"zh;q=0.8, en;q=0.9":        viewer.English,
		"fi-FI,fi;q=0.9,en-US;q=.8": viewer.English,
		"fi":                        viewer.English,
		"yue":                       viewer.Chinese,
		"ja":                        viewer.Chinese,
		"en;q=0":                    viewer.Chinese,
		";;;=,":                     viewer.Chinese,
		strings.Repeat("-", 5000):   viewer.Chinese,
	} {
		if got := Negotiate(header); got != want {
			t.Errorf("%.40q is answered in %s", header, got)
		}
	}
}

func FuzzNegotiate(f *testing.F) {
	f.Add("en-GB,en;q=0.9,zh;q=0.8")
	f.Fuzz(func(t *testing.T, header string) {
		if !slices.Contains(spoken, Negotiate(header)) {
			t.Errorf("%q", header)
		}
	})
}

func TestTextFallsBack(t *testing.T) {
	if got := Text("fr", "weekday.1", nil); got != "周一" {
		t.Errorf("a language that is not spoken gives %q", got)
	}
	if got := Text(viewer.English, "nothing.of.the.kind", nil); got != "nothing.of.the.kind" {
		t.Errorf("an unknown text gives %q", got)
	}
}

func TestLength(t *testing.T) {
	for length, want := range map[time.Duration][2]string{
		0:                            {"0 分钟", "0 minutes"},
		time.Minute:                  {"1 分钟", "1 minute"},
		90 * time.Minute:             {"1 小时 30 分钟", "1 hour 30 minutes"},
		26 * time.Hour:               {"26 小时", "26 hours"},
		48 * time.Hour:               {"2 天", "2 days"},
		2*time.Minute + time.Second:  {"2 分钟 1 秒", "2 minutes 1 second"},
		time.Hour + 59*time.Second/2: {"1 小时 29 秒", "1 hour 29 seconds"},
	} {
		if zh, en := Length(viewer.Chinese, length), Length(viewer.English, length); zh != want[0] || en != want[1] {
			t.Errorf("%v is %q, %q", length, zh, en)
		}
	}
}

// wuhan is where the sentences below are read.
func wuhan(t *testing.T) *time.Location {
	t.Helper()
	zone, err := time.LoadLocation("Asia/Shanghai")
	if err != nil {
		t.Fatal(err)
	}
	return zone
}

func at(t *testing.T, text string) int64 {
	t.Helper()
	when, err := time.ParseInLocation("2006-01-02 15:04", text, wuhan(t))
	if err != nil {
		t.Fatal(err)
	}
	return when.Unix()
}
