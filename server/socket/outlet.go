package socket

import (
	"encoding/binary"
	"errors"
	"net"
	"sync"
	"syscall"
)

// outlet writes whole frames to a connection.
type outlet struct {
	conn net.Conn
	raw  syscall.RawConn // Nil where the connection is not a plain one: then every write may wait.
}

func newOutlet(conn net.Conn) outlet {
	o := outlet{conn: conn}
	if plain, ok := conn.(syscall.Conn); ok {
		if raw, err := plain.SyscallConn(); err == nil {
			o.raw = raw
		}
	}
	return o
}

// attempt is one write that doesn't wait, with the room to put a frame together. It is used again and again.
type attempt struct {
	frame []byte
	rest  []byte // Of the frame: what the kernel has not taken.
	err   error
	write func(fd uintptr) bool
}

var attempts = sync.Pool{New: func() any {
	a := &attempt{}
	a.write = a.offer
	return a
}}

// offer gives the kernel as much as it takes at once. It is always done, which keeps RawConn from waiting.
func (a *attempt) offer(fd uintptr) bool {
	for len(a.rest) > 0 {
		n, err := syscall.Write(int(fd), a.rest)
		switch {
		case errors.Is(err, syscall.EINTR):
		case errors.Is(err, syscall.EAGAIN):
			return true
		case err != nil:
			a.err = err
			return true
		default:
			a.rest = a.rest[n:]
		}
	}
	return true
}

// try writes what can be written without waiting, and returns a copy of what is left.
func (o outlet) try(f frame) (left []byte, err error) {
	a := attempts.Get().(*attempt)
	defer attempts.Put(a)
	a.frame, a.err = f.append(a.frame[:0]), nil
	a.rest = a.frame
	if o.raw != nil {
		if err := o.raw.Write(a.write); err != nil {
			return nil, err
		}
	}
	if len(a.rest) > 0 {
		left = append([]byte(nil), a.rest...)
	}
	if cap(a.frame) > pooledBytes {
		a.frame = nil
	}
	a.rest = nil
	return left, a.err
}

// pooledBytes is the largest frame whose memory is kept for the next one.
const pooledBytes = 64 << 10

// append adds the frame as RFC 6455 (section 5.2) wants it of a server: whole, without a mask.
func (f frame) append(to []byte) []byte {
	size := f.size()
	to = append(to, 0x80|byte(f.kind)) // FIN, and the opcode.
	switch {
	case size < 126:
		to = append(to, byte(size))
	case size < 1<<16:
		to = binary.BigEndian.AppendUint16(append(to, 126), uint16(size))
	default:
		to = binary.BigEndian.AppendUint64(append(to, 127), uint64(size))
	}
	return append(append(append(to, f.head...), f.data...), f.tail...)
}
