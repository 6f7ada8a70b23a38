package cli

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"

	"github.com/urfave/cli/v3"

	"youkong/internal/opening"
	"youkong/internal/store"
	"youkong/server/config"
)

func holidaysCommand(c *config.Config, stdout, stderr io.Writer) *cli.Command {
	return &cli.Command{
		Name: "holidays", Usage: "keep the calendar of public holidays", Action: unknown,
		Commands: []*cli.Command{{
			Name: "import", Usage: "add a year's calendar from a JSON file, or replace it; servers hear of it at once",
			ArgsUsage: "FILE", Flags: c.DatabaseFlags(),
			Action: func(ctx context.Context, command *cli.Command) error {
				if command.Args().Len() != 1 {
					return errors.New("`youkong holidays import` takes one file, as in internal/holiday/years")
				}
				document, err := os.ReadFile(command.Args().First())
				if err != nil {
					return err
				}
				return withStore(c, stderr, func(ctx context.Context, s *store.Store) error {
					return importHolidays(ctx, s, document, stdout)
				})(ctx, command)
			},
		}},
	}
}

func importHolidays(ctx context.Context, s *store.Store, document []byte, stdout io.Writer) error {
	year, changed, err := opening.ImportHolidays(ctx, s, document)
	if err != nil {
		return err
	}
	verdict := "were known just so; nothing changed"
	if changed {
		verdict = "are kept now"
	}
	_, err = fmt.Fprintf(stdout, "the public holidays of %d %s\n", year.Year, verdict)
	return err
}
