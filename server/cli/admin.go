package cli

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"strings"

	"github.com/jonboulle/clockwork"
	"github.com/urfave/cli/v3"
	"golang.org/x/term"

	"youkong/internal/account"
	"youkong/internal/store"
	"youkong/server/config"
)

func adminCommand(c *config.Config, stdout, stderr io.Writer) *cli.Command {
	var in account.OperatorInput
	login := &cli.StringFlag{Name: "login", Usage: "the name to sign in with", Required: true, Destination: &in.Login}
	people := func(act func(context.Context, *account.Service) error) cli.ActionFunc {
		return withStore(c, stderr, func(ctx context.Context, s *store.Store) error {
			return act(ctx, account.New(s, clockwork.NewRealClock(), c.Demo))
		})
	}
	// withPassword asks before the database is opened: nobody likes to type for a command that can't run, but a database
	// that waits for a typist is worse.
	withPassword := func(act func(context.Context, *account.Service) error) cli.ActionFunc {
		return func(ctx context.Context, command *cli.Command) (err error) {
			if in.Password, err = password(command.Root().Reader, stderr); err != nil {
				return err
			}
			return people(act)(ctx, command)
		}
	}
	return &cli.Command{
		Name: "admin", Usage: "make and list those who run the installation", Action: unknown,
		Commands: []*cli.Command{
			{
				Name: "create", Usage: "make an operator, who gives the other roles; the password is asked for, or read from standard input",
				Flags: append(c.DatabaseFlags(), login,
					&cli.StringFlag{Name: "name", Usage: "the person's name", Required: true, Destination: &in.Name},
					&cli.StringFlag{Name: "phone", Usage: "the person's phone, to sign in by codes as well", Destination: &in.Phone}),
				Action: withPassword(func(ctx context.Context, people *account.Service) error {
					if err := people.CreateOperator(ctx, in); err != nil {
						return err
					}
					_, err := fmt.Fprintf(stdout, "%s runs the installation now; sign in with the password\n", in.Login)
					return err
				}),
			},
			{
				Name: "reset-password", Usage: "set the password of a login and end its sessions; asked for as by create",
				Flags: append(c.DatabaseFlags(), login),
				Action: withPassword(func(ctx context.Context, people *account.Service) error {
					if err := people.ResetPassword(ctx, in.Login, in.Password); err != nil {
						return err
					}
					_, err := fmt.Fprintf(stdout, "the password of %s is set, and its sessions have ended\n", in.Login)
					return err
				}),
			},
			{
				Name: "list", Usage: "list the operators by their logins", Flags: c.DatabaseFlags(),
				Action: people(func(ctx context.Context, people *account.Service) error { return listOperators(ctx, people, stdout) }),
			},
		},
	}
}

func listOperators(ctx context.Context, people *account.Service, stdout io.Writer) error {
	found, err := people.Operators(ctx)
	if err != nil {
		return err
	}
	for _, p := range found {
		name, err := people.Name(p)
		if err != nil {
			return err
		}
		login := "(no login)"
		if p.Login != nil {
			login = *p.Login
		}
		if _, err := fmt.Fprintf(stdout, "%s\t%s\n", login, name); err != nil {
			return err
		}
	}
	return nil
}

// password is asked for twice at a terminal, and is otherwise the first line of what comes in. It is never an argument,
// which everybody on the machine could read.
func password(from io.Reader, prompt io.Writer) (string, error) {
	file, ok := from.(*os.File)
	if !ok || !term.IsTerminal(int(file.Fd())) {
		line, err := bufio.NewReader(from).ReadString('\n')
		if line = strings.TrimRight(line, "\r\n"); line == "" {
			return "", errors.Join(errors.New("no password came in; type it at a terminal, or send it to standard input"), unlessEOF(err))
		}
		return line, nil
	}
	var typed [2]string
	for i, question := range []string{"password: ", "once more: "} {
		_, _ = fmt.Fprint(prompt, question)
		text, err := term.ReadPassword(int(file.Fd()))
		_, _ = fmt.Fprintln(prompt)
		if err != nil {
			return "", err
		}
		typed[i] = string(text)
	}
	if typed[0] != typed[1] {
		return "", errors.New("the two differ; nothing was changed")
	}
	return typed[0], nil
}

func unlessEOF(err error) error {
	if errors.Is(err, io.EOF) {
		return nil
	}
	return err
}
