package secret_test

import (
	"bytes"
	"errors"
	"strings"
	"testing"

	"youkong/internal/secret"
)

func TestWhatIsSealedOpens(t *testing.T) {
	r := secret.New()
	one, two := r.Seal(secret.Name, "张三"), r.Seal(secret.Name, "张三")
	if one == two {
		t.Error("sealing the same text twice shows that it is the same")
	}
	if got, err := r.Open(secret.Name, one); err != nil || got != "张三" {
		t.Errorf("opened %q, %v", got, err)
	}
	if got, err := r.Open(secret.Name, ""); err != nil || got != "" {
		t.Errorf("nothing opened as %q, %v", got, err)
	}
}

func TestWhatIsNotOursStaysShut(t *testing.T) {
	r := secret.New()
	sealed := r.Seal(secret.Name, "张三")
	for name, try := range map[string]func() (string, error){
		"another purpose": func() (string, error) { return r.Open(secret.Phone, sealed) },
		"another ring":    func() (string, error) { return secret.New().Open(secret.Name, sealed) },
		"tampered":        func() (string, error) { return r.Open(secret.Name, sealed[:len(sealed)-2]+"AA") },
		"plain":           func() (string, error) { return r.Open(secret.Name, "张三") },
	} {
		if got, err := try(); !errors.Is(err, secret.ErrUnopened) || got != "" {
			t.Errorf("%s: opened %q, %v", name, got, err)
		}
	}
}

func TestKeysChange(t *testing.T) {
	before := secret.New()
	sealed, digest := before.Seal(secret.Phone, "13800001234"), before.Digest(secret.Phone, "13800001234")
	after, err := secret.Parse(before.WithNext().Turned().String())
	if err != nil {
		t.Fatal(err)
	}
	if got, err := after.Open(secret.Phone, sealed); err != nil || got != "13800001234" || strings.HasPrefix(sealed, after.Mark()) {
		t.Errorf("opened %q, %v", got, err)
	}
	if sums := after.Digests(secret.Phone, "13800001234"); len(sums) != 2 || !bytes.Equal(sums[1], digest) || bytes.Equal(sums[0], digest) {
		t.Error("the old digest is not among the new ones")
	}
	anew := after.Seal(secret.Phone, "13800001234")
	if !strings.HasPrefix(anew, after.Mark()) {
		t.Error("not sealed with the new key")
	}
	if _, err := after.Newest().Open(secret.Phone, anew); err != nil {
		t.Error(err)
	}
	if _, err := after.Newest().Open(secret.Phone, sealed); !errors.Is(err, secret.ErrUnopened) {
		t.Errorf("opened without its key: %v", err)
	}
}

func TestDigestsTellPurposesApart(t *testing.T) {
	r := secret.New()
	if bytes.Equal(r.Digest(secret.Phone, "1"), r.Digest(secret.Code, "1")) {
		t.Error("one digest for two purposes")
	}
}

func FuzzParse(f *testing.F) {
	f.Add(secret.New().String())
	f.Add("")
	f.Add("x,y")
	f.Fuzz(func(t *testing.T, text string) {
		r, err := secret.Parse(text)
		if err != nil {
			return
		}
		if got, err := r.Open(secret.Check, r.Seal(secret.Check, text)); err != nil || got != text {
			t.Errorf("%q, %v", got, err)
		}
	})
}

func FuzzOpen(f *testing.F) {
	r := secret.New()
	f.Add(r.Seal(secret.Name, "x"))
	f.Add("sealed.a.b")
	f.Fuzz(func(t *testing.T, sealed string) {
		if text, err := r.Open(secret.Phone, sealed); err == nil && text != "" {
			t.Errorf("opened %q", text)
		}
	})
}
