package cli

import (
	"context"
	"fmt"
	"io"

	"github.com/urfave/cli/v3"

	"youkong/internal/audit"
	"youkong/internal/store"
	"youkong/server/config"
)

func auditCommand(c *config.Config, stdout, stderr io.Writer) *cli.Command {
	return &cli.Command{
		Name: "audit", Usage: "check the log of who did what", Action: unknown,
		Commands: []*cli.Command{{
			Name: "verify", Usage: "check that no entry was changed, added or left out, and end with 1 where one was",
			Flags: c.DatabaseFlags(),
			Action: withStore(c, stderr, func(ctx context.Context, s *store.Store) error {
				report, err := audit.Verify(ctx, s)
				if err != nil {
					return err
				}
				for _, found := range report.Breaks {
					if _, err := fmt.Fprintln(stdout, found); err != nil {
						return err
					}
				}
				if n := len(report.Breaks); n > 0 {
					return fmt.Errorf("the audit log was tampered with in %d places; compare with a backup", n)
				}
				_, err = fmt.Fprintf(stdout, "%d entries in %d streams are sound\n", report.Entries, report.Streams)
				return err
			}),
		}},
	}
}
