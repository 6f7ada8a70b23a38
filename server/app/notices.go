package app

import (
	"context"
	"os"
	"time"

	"youkong/internal/message"
	"youkong/internal/notice"
	"youkong/server/jobs"
)

// openSender has one-time codes, and notices, sent the way that was set up; in demo mode, without one, to whoever started
// it. A real server without a way sends none.
func (a *App) openSender() error {
	c := a.config.SignIn
	switch {
	case c.WebhookURL != "":
		a.sender = message.Webhook{URL: c.WebhookURL, Secret: c.WebhookSecret, Clock: a.clock}
	case c.SMTPURL != "":
		mail, err := message.NewMail(c.SMTPURL, c.MailFrom, c.MailTo)
		if err != nil {
			return err
		}
		a.sender = mail
	case a.config.Demo:
		a.sender = message.Log{W: os.Stderr}
	}
	if a.sender != nil {
		a.people.SendCodes(a.sender)
	}
	return nil
}

// openNotices prepares to tell people what becomes of their bookings. The people of a demo are made up and somebody may have
// their phones, so what would be sent to them is printed, as long as it is a demo, and else not sent.
func (a *App) openNotices(ctx context.Context, madeUp bool) (err error) {
	by := a.sender
	if madeUp {
		by = nil
		if a.config.Demo {
			by = message.Log{W: os.Stderr}
		}
	}
	if by == nil {
		return nil
	}
	a.notices, err = notice.New(ctx, notice.Options{Store: a.store, Places: a.places, Sender: by, Clock: a.clock, Log: a.log})
	if err == nil {
		a.bell.Hear(a.notices.Ring)
	}
	return err
}

// tellPeople goes on until the context ends.
func (a *App) tellPeople(ctx context.Context) {
	if a.notices == nil {
		return
	}
	jobs.Run(ctx, a.clock, a.log,
		jobs.Job{Name: "queue notices", Every: time.Second, Do: a.notices.Tell},
		jobs.Job{Name: "queue reminders", Every: time.Minute, Do: a.notices.Remind},
		jobs.Job{Name: "deliver notices", Every: time.Second, Do: a.notices.Tend},
	)
	if err := a.notices.Close(context.WithoutCancel(ctx)); err != nil {
		a.log.WarnContext(ctx, "the queue of notices did not stop cleanly; what was being sent may be sent again", "error", err)
	}
}
