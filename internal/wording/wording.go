// Package wording makes the sentences that people read, in every language that the system speaks. The texts lie in one
// JSON file per language; both files hold the same ids.
package wording

import (
	"embed"

	"github.com/nicksnyder/go-i18n/v2/i18n"
	"golang.org/x/text/language"

	"youkong/internal/viewer"
)

//go:embed *.json
var files embed.FS

// spoken lists the languages; the first is for whoever does not say.
var spoken = []viewer.Language{viewer.Chinese, viewer.English}

var (
	localizers = load()
	matcher    = language.NewMatcher([]language.Tag{language.MustParse(string(spoken[0])), language.MustParse(string(spoken[1]))})
)

// load panics on a broken file: the files are part of the program.
func load() map[viewer.Language]*i18n.Localizer {
	bundle := i18n.NewBundle(language.MustParse(string(spoken[0])))
	out := make(map[viewer.Language]*i18n.Localizer, len(spoken))
	for _, lang := range spoken {
		if _, err := bundle.LoadMessageFileFS(files, string(lang)+".json"); err != nil {
			panic(err)
		}
		out[lang] = i18n.NewLocalizer(bundle, string(lang))
	}
	return out
}

// Text is the text with the given id in the given language, Chinese when that is not spoken. A "Count" among the data,
// an int, chooses between singular and plural. An unknown id is returned as it is.
func Text(lang viewer.Language, id string, data map[string]any) string {
	localizer, known := localizers[lang]
	if !known {
		localizer = localizers[spoken[0]]
	}
	text, _ := localizer.Localize(&i18n.LocalizeConfig{MessageID: id, TemplateData: data, PluralCount: data["Count"]}) //nolint:misspell // The library's own spelling.
	if text == "" {
		return id
	}
	return text
}

// Negotiate chooses the language for an Accept-Language header: Chinese when it says nothing or is broken; for readers of
// a language that is not spoken, the one that CLDR says they understand sooner.
func Negotiate(acceptLanguage string) viewer.Language {
	tags, _, err := language.ParseAcceptLanguage(acceptLanguage)
	if err != nil {
		return spoken[0]
	}
	_, index, _ := matcher.Match(tags...)
	return spoken[index]
}
