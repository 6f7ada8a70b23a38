package session

import "strings"

// sign is a word of a User-Agent, and what it tells.
type sign struct{ word, name string }

// browsers has those first that also say that they are one of the others.
var browsers = []sign{
	{"MicroMessenger", "WeChat"}, {"AlipayClient", "Alipay"}, {"DingTalk", "DingTalk"}, {"HuaweiBrowser", "Huawei Browser"},
	{"MiuiBrowser", "Xiaomi Browser"}, {"UCBrowser", "UC Browser"}, {"QQBrowser", "QQ Browser"}, {"SamsungBrowser", "Samsung Internet"},
	{"Edg", "Edge"}, {"OPR", "Opera"}, {"Firefox", "Firefox"}, {"FxiOS", "Firefox"}, {"Chrome", "Chrome"}, {"CriOS", "Chrome"},
	{"Safari", "Safari"}, {"curl", "curl"},
}

var systems = []sign{
	{"HarmonyOS", "HarmonyOS"}, {"OpenHarmony", "HarmonyOS"}, {"Android", "Android"}, {"iPhone", "iPhone"}, {"iPad", "iPad"},
	{"Windows", "Windows"}, {"Macintosh", "macOS"}, {"CrOS", "ChromeOS"}, {"Linux", "Linux"},
}

// device says what a browser runs on, such as `Chrome · Android`, from what it says itself. Of that nothing else is kept.
func device(userAgent string) string {
	var known []string
	for _, signs := range [][]sign{browsers, systems} {
		for _, s := range signs {
			if strings.Contains(userAgent, s.word) {
				known = append(known, s.name)
				break
			}
		}
	}
	return strings.Join(known, " · ")
}
