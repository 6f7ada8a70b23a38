import { useEffect, useState } from 'react'

/** Long enough for the next tap on a stepper, short enough not to be waited for. */
const REST = 350

/** The value once it has come to rest, so that stepping from one to five asks the server once. */
export function useSettled<T>(value: T): T {
  const [settled, setSettled] = useState(value)
  useEffect(() => {
    const timer = setTimeout(() => setSettled(value), REST)
    return () => clearTimeout(timer)
  }, [value])
  return settled
}
