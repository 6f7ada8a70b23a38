package notice_test

import (
	"strings"
	"testing"
	"time"

	"youkong/internal/message"
	"youkong/internal/notice"
)

// TestAGatewayThatFails is asked again until it works.
func TestAGatewayThatFails(t *testing.T) {
	everywhere(t, func(t *testing.T, w *world) {
		s := w.server()
		s.deliver()
		w.gateway.fails = 1
		w.book(w.staff, 1, 10, onBehalf)
		if sent := s.deliver(); len(sent) != 0 || w.gateway.tried != 1 {
			t.Fatalf("sent %+v after %d tries", sent, w.gateway.tried)
		}
		w.clock.Advance(9 * time.Second)
		if s.empty(); w.gateway.tried != 1 {
			t.Error("it is asked again at once")
		}
		w.clock.Advance(time.Second)
		says(t, s.empty(), phone, "10:00–11:00")
		if w.gateway.tried != 2 {
			t.Errorf("tried %d times", w.gateway.tried)
		}
	})
}

// TestADeadGateway: a notice is given up in the end, and the operator told of it.
func TestADeadGateway(t *testing.T) {
	everywhere(t, func(t *testing.T, w *world) {
		s := w.server()
		s.deliver()
		w.gateway.fails = 1000
		b := w.book(w.staff, 3, 10, onBehalf)
		s.deliver()
		queue, err := w.store.Queue(t.Context())
		w.must(err)
		defer queue.Close()
		_, err = queue.DB.ExecContext(t.Context(), "UPDATE river_job SET attempt = $1 WHERE state = 'retryable'", notice.Attempts-1)
		w.must(err)
		for range 3 {
			w.clock.Advance(6 * time.Hour)
			s.empty()
		}
		if w.gateway.tried != 2 {
			t.Errorf("tried %d times", w.gateway.tried)
		}
		if log := s.log.text(); strings.Count(log, "a notice was given up") != 1 || !strings.Contains(log, b.ID.String()) {
			t.Errorf("the log says %s", log)
		}
	})
}

// TestTwoServers: each notice is sent by one of them, be it told by both.
func TestTwoServers(t *testing.T) {
	everywhere(t, func(t *testing.T, w *world) {
		servers := []*server{w.server(), w.server()}
		for _, s := range servers {
			s.deliver()
		}
		for hour := range 8 {
			w.book(w.staff, 2, 9+hour, onBehalf)
		}
		told := func() (sent []message.Message) {
			for _, s := range servers {
				s.look()
			}
			for _, s := range servers {
				sent = append(sent, s.empty()...)
			}
			return sent
		}
		if sent := told(); len(sent) != 8 {
			t.Errorf("sent %d of 8: %+v", len(sent), sent)
		}
		w.clock.Advance(34 * time.Hour)
		if sent := told(); len(sent) != 8 {
			t.Errorf("reminded %d times of 8: %+v", len(sent), sent)
		}
	})
}

// TestDyingServers: one that dies before it queues loses nothing, one that dies after it repeats nothing.
func TestDyingServers(t *testing.T) {
	everywhere(t, func(t *testing.T, w *world) {
		w.server().deliver()
		w.book(w.staff, 1, 10, onBehalf)
		if news, err := w.server().Read(t.Context(), w.stream(), 1000); err != nil || news == 0 {
			t.Fatal(news, err)
		}
		w.server().look() // Queues, and delivers nothing.
		says(t, w.server().deliver(), phone, "10:00–11:00")
		if sent := w.server().deliver(); len(sent) != 0 {
			t.Errorf("told again: %+v", sent)
		}
	})
}

// TestTheQueueRests: on SQLite, with nothing to deliver, nobody writes.
func TestTheQueueRests(t *testing.T) {
	everywhere(t, func(t *testing.T, w *world) {
		s := w.server()
		s.deliver()
		lite := w.store.Dialect() == "sqlite3"
		if s.Awake() == lite {
			t.Errorf("awake: %v", s.Awake())
		}
		w.book(w.staff, 1, 10, onBehalf)
		if sent := s.deliver(); len(sent) != 1 || !s.Awake() {
			t.Errorf("sent %+v, awake: %v", sent, s.Awake())
		}
		w.clock.Advance(2 * time.Minute)
		if s.deliver(); s.Awake() == lite {
			t.Errorf("awake after two minutes of nothing: %v", s.Awake())
		}
	})
}
