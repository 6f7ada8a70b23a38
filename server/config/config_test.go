package config

import (
	"bytes"
	"context"
	"os"
	"regexp"
	"strings"
	"testing"
	"time"

	"github.com/urfave/cli/v3"
)

// key is one as YOUKONG_KEYS wants it.
var key = strings.Repeat("A", 43)

// sound is a configuration without a fault.
func sound() Config {
	return Config{Addr: "localhost:8080", DataDir: "data", LogFormat: "text", ShutdownGrace: time.Second, RateBurst: leastBurst, MaxStreams: 1, MaxOperations: 1}
}

func TestAllProblemsAtOnce(t *testing.T) {
	c := Config{
		Addr: "nonsense", DatabaseURL: "mysql://x", PublicURL: "ftp://x", DemoClock: "now", Demo: true, LogFormat: "xml",
		ShutdownGrace: -1, TrustedProxies: []string{"10.0.0.0/33"}, Rate: -1, SignInRate: -1, CodeRate: -1,
	}
	err := c.ValidateServe()
	if err == nil {
		t.Fatal("it is said to be sound")
	}
	for _, name := range []string{"ADDR", "DATABASE_URL", "PUBLIC_URL", "DEMO_CLOCK", "LOG_FORMAT", "SHUTDOWN_GRACE",
		"TRUSTED_PROXIES", "RATE", "RATE_BURST", "SIGN_IN_RATE", "CODE_RATE", "MAX_STREAMS", "MAX_OPERATIONS"} {
		if !strings.Contains(err.Error(), "YOUKONG_"+name) {
			t.Errorf("YOUKONG_%s is not named: %v", name, err)
		}
	}
}

func TestEachProblem(t *testing.T) {
	for name, c := range map[string]struct {
		change func(*Config)
		says   string // Empty when it is sound.
	}{
		"sound":                {func(*Config) {}, ""},
		"any host":             {func(c *Config) { c.Addr = ":8080" }, ""},
		"IPv6":                 {func(c *Config) { c.Addr = "[::1]:0" }, ""},
		"no port":              {func(c *Config) { c.Addr = "localhost" }, "host and port"},
		"no address":           {func(c *Config) { c.Addr = "" }, "host and port"},
		"PostgreSQL":           {func(c *Config) { c.DatabaseURL, c.DataDir, c.Keys = "postgres://u@h/d", "", key }, ""},
		"postgresql":           {func(c *Config) { c.DatabaseURL, c.Keys = "postgresql://u@h/d", key }, ""},
		"PostgreSQL's demo":    {func(c *Config) { c.DatabaseURL, c.Demo = "postgres://u@h/d", true }, ""},
		"demo without a place": {func(c *Config) { c.DatabaseURL, c.DataDir, c.Demo = "postgres://u@h/d", "", true }, "YOUKONG_KEYS"},
		"no keys":              {func(c *Config) { c.DatabaseURL = "postgres://u@h/d" }, "youkong keys new"},
		"no key file":          {func(c *Config) { c.DatabaseURL, c.KeysFile = "postgres://u@h/d", "nowhere" }, "nowhere"},
		"keys twice":           {func(c *Config) { c.Keys, c.KeysFile = key, "keys" }, "leave one empty"},
		"half a key":           {func(c *Config) { c.Keys = "half" }, "YOUKONG_KEYS"},
		"other database":       {func(c *Config) { c.DatabaseURL = "sqlite://x" }, "postgres://"},
		"no folder":            {func(c *Config) { c.DataDir = "" }, "YOUKONG_DATA_DIR"},
		"https":                {func(c *Config) { c.PublicURL = "https://youkong.example" }, ""},
		"path":                 {func(c *Config) { c.PublicURL = "https://youkong.example/app" }, "without a path"},
		"host alone":           {func(c *Config) { c.PublicURL = "youkong.example" }, "YOUKONG_PUBLIC_URL"},
		"clock without demo":   {func(c *Config) { c.DemoClock = "2026-11-24T14:07:00+08:00" }, "without demo mode"},
		"clock":                {func(c *Config) { c.Demo, c.DemoClock = true, "2026-11-24T14:07:00+08:00" }, ""},
		"clock without offset": {func(c *Config) { c.Demo, c.DemoClock = true, "2026-11-24T14:07:00" }, "offset"},
		"proxies":              {func(c *Config) { c.TrustedProxies = []string{"10.0.0.0/8", "::1", "192.0.2.1"} }, ""},
		"not a proxy":          {func(c *Config) { c.TrustedProxies = []string{"10.0.0.0/8", "all"} }, "\"all\" is neither"},
		"NATS": {func(c *Config) {
			c.DatabaseURL, c.Keys, c.NATSURL = "postgres://u@h/d", key, "nats://a:4222, tls://u:p@b:4222"
		}, ""},
		"NATS alone":           {func(c *Config) { c.NATSURL = "nats://a:4222" }, "YOUKONG_DATABASE_URL"},
		"NATS by http":         {func(c *Config) { c.DatabaseURL, c.Keys, c.NATSURL = "postgres://u@h/d", key, "http://a:4222" }, "YOUKONG_NATS_URL"},
		"negative spread":      {func(c *Config) { c.ShutdownSpread = -1 }, "YOUKONG_SHUTDOWN_SPREAD"},
		"json":                 {func(c *Config) { c.LogFormat = "json" }, ""},
		"webhook":              {func(c *Config) { c.SignIn = SignIn{WebhookURL: "https://x", WebhookSecret: "0123456789abcdef"} }, ""},
		"webhook, weak secret": {func(c *Config) { c.SignIn = SignIn{WebhookURL: "https://x", WebhookSecret: "secret-word"} }, "SMS_WEBHOOK_SECRET"},
		"webhook in clear":     {func(c *Config) { c.SignIn = SignIn{WebhookURL: "http://x"} }, "https://"},
		"mail":                 {func(c *Config) { c.SignIn = SignIn{SMTPURL: "smtps://x", MailFrom: "a@b", MailTo: "{phone}@b"} }, ""},
		"mail to one phone":    {func(c *Config) { c.SignIn = SignIn{SMTPURL: "smtps://x", MailFrom: "a@b", MailTo: "1@b"} }, "{phone}"},
		"two ways":             {func(c *Config) { c.SignIn = SignIn{SMTPURL: "smtps://x", WebhookURL: "https://x"} }, "one way"},
		"provider, half":       {func(c *Config) { c.SignIn = SignIn{OpenIDIssuer: "https://x"} }, "YOUKONG_PUBLIC_URL"},
		"provider": {func(c *Config) {
			c.PublicURL, c.SignIn = "https://y", SignIn{OpenIDIssuer: "https://x", OpenIDClientID: "a", OpenIDClientSecret: "b"}
		}, ""},
	} {
		config := sound()
		c.change(&config)
		err := config.ValidateServe()
		if (c.says == "") != (err == nil) || err != nil && !strings.Contains(err.Error(), c.says) {
			t.Errorf("%s: %v", name, err)
		}
	}
}

func TestSecure(t *testing.T) {
	for url, want := range map[string]bool{"": false, "http://x": false, "https://x": true} {
		if c := (Config{PublicURL: url}); c.Secure() != want {
			t.Errorf("%q: %t", url, !want)
		}
	}
}

// TestPassword: a wrong address of a database is not repeated, since it may hold a password, and nor is a wrong key.
func TestPassword(t *testing.T) {
	c := sound()
	c.DatabaseURL, c.Keys = "mysql://user:secret-word@host", "secret-word"
	if err := c.Validate(); err == nil || strings.Contains(err.Error(), "secret-word") {
		t.Errorf("%v", err)
	}
}

// row is a line of README's table: variable and default.
var row = regexp.MustCompile("(?m)^\\| `(YOUKONG_[A-Z_]+)` \\| (.*?) \\|")

// TestReadme: the table names every setting with its true default, and no other.
func TestReadme(t *testing.T) {
	text, err := os.ReadFile("../../README.md")
	if err != nil {
		t.Fatal(err)
	}
	told := map[string]string{}
	for _, m := range row.FindAllStringSubmatch(string(text), -1) {
		told[m[1]] = strings.Trim(m[2], "`")
	}
	var c Config
	for _, f := range append(c.DatabaseFlags(), c.ServeFlags()...) {
		doc, ok := f.(cli.DocGenerationFlag)
		if !ok || len(doc.GetEnvVars()) != 1 {
			t.Fatalf("%v has no variable of its own", f.Names())
		}
		name := doc.GetEnvVars()[0]
		value := strings.Trim(doc.GetValue(), `"`)
		if value == "" {
			value = "empty"
		}
		if told[name] != value {
			t.Errorf("README says that %s is %q by default; it is %q", name, told[name], value)
		}
		if want := "YOUKONG_" + strings.ToUpper(strings.ReplaceAll(f.Names()[0], "-", "_")); name != want {
			t.Errorf("--%s is %s, want %s", f.Names()[0], name, want)
		}
		delete(told, name)
	}
	if len(told) > 0 {
		t.Errorf("README tells of settings that do not exist: %v", told)
	}
}

// TestFromFlagsAndEnvironment: a flag counts more than a variable, a variable more than the default.
func TestFromFlagsAndEnvironment(t *testing.T) {
	t.Setenv("YOUKONG_ADDR", "from:1")
	t.Setenv("YOUKONG_DATA_DIR", "from-env")
	t.Setenv("YOUKONG_LOG_FORMAT", "")
	var c Config
	command := &cli.Command{
		Flags: append(c.DatabaseFlags(), c.ServeFlags()...), Writer: &bytes.Buffer{},
		Action: func(context.Context, *cli.Command) error { return nil },
	}
	if err := command.Run(t.Context(), []string{"serve", "--data-dir", "from-flag", "--demo"}); err != nil {
		t.Fatal(err)
	}
	if c.Addr != "from:1" || c.DataDir != "from-flag" || !c.Demo || c.ShutdownGrace != 10*time.Second {
		t.Errorf("read as %+v", c)
	}
}
