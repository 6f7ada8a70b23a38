package account

import (
	"youkong/ent/gen"
	"youkong/internal/secret"
)

// Name is the person's whole name; empty when they never gave one or are erased.
// The error is that of keys that don't fit, and never holds what they would open.
func (s *Service) Name(p *gen.Person) (string, error) {
	return s.store.Keys().Open(secret.Name, p.Name)
}

// Phone is the person's whole phone; empty when none is known.
func (s *Service) Phone(p *gen.Person) (string, error) {
	if p.Phone == nil {
		return "", nil
	}
	return s.store.Keys().Open(secret.Phone, *p.Phone)
}

// Masked is the name as strangers see it: the first character and a star, 张*; empty when there is none.
func Masked(name string) string {
	for _, first := range name {
		return string(first) + "*"
	}
	return ""
}

// MaskedPhone is the phone as staff see it: 138****1234. Of a short one no more than the last two digits are shown.
func MaskedPhone(phone string) string {
	if len(phone) < 9 {
		return "****" + phone[max(0, len(phone)-2):]
	}
	return phone[:3] + "****" + phone[len(phone)-4:]
}
