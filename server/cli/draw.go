package cli

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"

	"github.com/urfave/cli/v3"

	"youkong/internal/draw"
)

func drawCommand(stdout io.Writer) *cli.Command {
	return &cli.Command{
		Name: "draw", Usage: "check a draw of lots", Action: unknown,
		Commands: []*cli.Command{{
			Name: "verify", Usage: "draw again from a published transcript alone, and end with 1 where it does not hold",
			ArgsUsage: "FILE",
			Description: "FILE is a transcript as it was published, byte for byte; - reads it from standard input.\n" +
				"Neither a server nor a database is asked. See docs/draw.md for what is computed.",
			Action: func(_ context.Context, command *cli.Command) error {
				if command.Args().Len() != 1 {
					return errors.New("`youkong draw verify` takes one transcript, or - for standard input")
				}
				text, err := transcript(command.Args().First(), command.Root().Reader)
				if err != nil {
					return err
				}
				return verifyDraw(text, stdout)
			},
		}},
	}
}

func transcript(file string, stdin io.Reader) ([]byte, error) {
	if file == "-" {
		return io.ReadAll(stdin)
	}
	return os.ReadFile(file)
}

func verifyDraw(text []byte, stdout io.Writer) error {
	if err := draw.Verify(text); err != nil {
		return fmt.Errorf("the transcript does not hold: %w", err)
	}
	t, err := draw.Parse(text)
	if err != nil {
		return err
	}
	title, source := t.Announcement.Title, t.Announcement.Beacon
	_, err = fmt.Fprintf(stdout, `the draw holds: %s (%s)
%d entries for %d places: %d enrolled, %d on the waitlist

what only you can compare:
  announced   %s
  list        %s
  beacon      %s
    should be %s (%s), public %s
`,
		title.Zh, title.En, len(t.Entries), t.Announcement.Capacity, len(t.Outcome.Enrolled), len(t.Outcome.Waitlist),
		t.AnnouncementHash, t.ListHash, t.Beacon, source.Source.Zh, source.Source.En, source.PublicAt)
	return err
}
