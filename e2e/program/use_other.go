//go:build !linux

package program

import "time"

// CPU is always zero: only Linux tells it of another process without a tool.
func (p *Process) CPU() time.Duration { return 0 }

// Descriptors is always zero: only Linux tells it of another process without a tool.
func (p *Process) Descriptors() int { return 0 }
