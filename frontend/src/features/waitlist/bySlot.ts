interface Slotted {
  readonly start: string
  readonly end: string
  readonly space: { readonly id: string }
}

/** Those who wait for the same slot together. They come by start and turn, so the lines and those in them do too. */
export function bySlot<T extends Slotted>(waiters: readonly T[]): { key: string; waiters: T[] }[] {
  const lines = new Map<string, T[]>()
  for (const waiter of waiters) {
    const key = [waiter.space.id, waiter.start, waiter.end].join(' ')
    lines.set(key, [...(lines.get(key) ?? []), waiter])
  }
  return [...lines].map(([key, line]) => ({ key, waiters: line }))
}
