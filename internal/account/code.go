package account

import (
	"context"
	"crypto/hmac"
	"crypto/rand"
	"fmt"
	"math/big"
	"slices"
	"time"

	"youkong/ent/gen"
	"youkong/ent/gen/onetimecode"
	"youkong/ent/gen/predicate"
	"youkong/internal/fault"
	"youkong/internal/feed"
	"youkong/internal/message"
	"youkong/internal/phone"
	"youkong/internal/secret"
	"youkong/internal/store"
	"youkong/internal/viewer"
	"youkong/internal/wording"
)

const (
	codeLength = 5 * time.Minute // How long a code works.
	codePause  = time.Minute     // Between two codes for one phone.
	codeTries  = 5
	codesADay  = 10 // For one phone.
)

// SendCodes has one-time codes sent by the sender; without one there are none. Call it before anybody signs in.
func (s *Service) SendCodes(by message.Sender) { s.sender = by }

// SendsCodes says whether people can sign in with one-time codes.
func (s *Service) SendsCodes() bool { return s.sender != nil }

// CodeSent says what may be done when, in Unix seconds.
type CodeSent struct {
	Expires int64 // The code works no more.
	Again   int64 // Another one may be asked for.
}

// RequestCode sends a new code to the phone; an earlier one works no more. Who has that phone is not even looked up, so
// neither the answer nor the time that it takes can tell.
// Faults: BadInput for what is no phone; RateLimited within a minute of the last code, and after ten a day; Forbidden
// where no codes are sent; Unavailable when the sender failed.
func (s *Service) RequestCode(ctx context.Context, v viewer.Viewer, text string) (CodeSent, error) {
	number, err := phone.Parse("input.phone", text)
	if err != nil {
		return CodeSent{}, err
	}
	if !s.SendsCodes() {
		return CodeSent{}, fault.New(fault.Forbidden, "no codes are sent here; `signInMethods` lists the ways to sign in")
	}
	code, sent := newCode(), CodeSent{}
	err = s.store.Write(ctx, []string{feed.Installation}, func(tx *store.Tx) (err error) {
		sent, err = s.replaceCode(tx, number, code)
		return err
	})
	if err != nil {
		return CodeSent{}, err
	}
	// Who hangs up meanwhile has had a code sent all the same, and waits for the next one as anybody does.
	if err := s.sender.Send(context.WithoutCancel(ctx), letter(v, number, code)); err != nil {
		return CodeSent{}, fault.Wrap(s.withdrawCode(ctx, number, err), fault.Unavailable, "the code could not be sent; try again in a moment")
	}
	return sent, nil
}

func letter(v viewer.Viewer, number, code string) message.Message {
	text := wording.Text(v.Language, "signIn.code", map[string]any{"Code": code, "Minutes": int(codeLength.Minutes())})
	return message.Message{Phone: number, Text: text, Code: code, Language: v.Language}
}

// newCode is six digits, each as likely as any other.
func newCode() string {
	n, _ := rand.Int(rand.Reader, big.NewInt(1_000_000)) // never fails
	return fmt.Sprintf("%06d", n)
}

// replaceCode stores the phone's new code. All codes are written under one lock, so that tries are counted one by one.
func (s *Service) replaceCode(tx *store.Tx, number, code string) (CodeSent, error) {
	held, err := codeOf(tx, number)
	if err != nil {
		return CodeSent{}, err
	}
	now := tx.Now()
	if held != nil {
		if wait := time.Unix(held.ExpiresAt, 0).Add(codePause - codeLength).Sub(now); wait > 0 {
			return CodeSent{}, fault.TooOften(wait, "a code was sent just now; another one can be sent in %.0f seconds", wait.Seconds())
		}
	}
	if err := deleteCodes(tx, number); err != nil {
		return CodeSent{}, err
	}
	if wait := s.sent.take(number); wait > 0 {
		return CodeSent{}, fault.TooOften(wait, "%d codes were sent to this phone today; sign in another way, or ask at the centre", codesADay)
	}
	keys, expires := tx.Keys(), now.Add(codeLength).Unix()
	err = tx.Client().OneTimeCode.Create().SetPhoneDigest(keys.Digest(secret.Phone, number)).
		SetCodeDigest(keys.Digest(secret.Code, number+code)).SetExpiresAt(expires).Exec(tx.Context())
	return CodeSent{Expires: expires, Again: now.Add(codePause).Unix()}, err
}

// codeOf is the newest code of the phone, used up or expired though it may be; nil when there is none.
func codeOf(tx *store.Tx, number string) (*gen.OneTimeCode, error) {
	found, err := tx.Client().OneTimeCode.Query().Where(sentTo(tx, number)).
		Order(gen.Desc(onetimecode.FieldExpiresAt)).First(tx.Context())
	if gen.IsNotFound(err) {
		return nil, nil
	}
	return found, err
}

// deleteCodes deletes what was sent to the phone, under whichever key it was stored.
func deleteCodes(tx *store.Tx, number string) error {
	_, err := tx.Client().OneTimeCode.Delete().Where(sentTo(tx, number)).Exec(tx.Context())
	return err
}

func sentTo(tx *store.Tx, number string) predicate.OneTimeCode {
	return onetimecode.PhoneDigestIn(tx.Keys().Digests(secret.Phone, number)...)
}

// withdrawCode deletes a code that never went out, so that its owner need not wait to ask again. It returns the cause.
func (s *Service) withdrawCode(ctx context.Context, number string, cause error) error {
	err := s.store.Write(context.WithoutCancel(ctx), []string{feed.Installation}, func(tx *store.Tx) error {
		return deleteCodes(tx, number)
	})
	if err != nil {
		return fmt.Errorf("%w; and its code stayed: %w", cause, err)
	}
	return cause
}

// redeem says whether the code is the phone's, and uses it up: by being right, or a fifth time wrong. The caller must
// commit either way.
func redeem(tx *store.Tx, number, code string) (bool, error) {
	held, err := codeOf(tx, number)
	if err != nil || held == nil || held.Tries >= codeTries || held.ExpiresAt <= tx.Now().Unix() {
		return false, err
	}
	right := slices.ContainsFunc(tx.Keys().Digests(secret.Code, number+code), func(sum []byte) bool {
		return hmac.Equal(sum, held.CodeDigest)
	})
	used := held.Tries + 1
	if right {
		used = codeTries
	}
	return right, tx.Client().OneTimeCode.UpdateOne(held).SetTries(used).Exec(tx.Context())
}
