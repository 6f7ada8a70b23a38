import { Broken } from './broken'

export type Json = string | number | boolean | null | readonly Json[] | { readonly [name: string]: Json }

/** Writes a value as RFC 8785 says; numbers and texts are written there as ECMAScript writes them. */
export function canonical(value: Json): string {
  const written: string[] = []
  write(value, '', (part) => written.push(part))
  return written.join('')
}

/** Breaks where the text is not just what the value is when written canonically. */
export function compare(value: Json, text: string): void {
  let at = 0
  write(value, '', (part, pointer) => {
    if (!text.startsWith(part, at)) throw new Broken(pointer, 'canonical', part.slice(0, 40), text.slice(at, at + Math.min(part.length, 40)))
    at += part.length
  })
  if (at < text.length) throw new Broken('', 'canonical', '', text.slice(at, at + 40))
}

type Put = (part: string, pointer: string) => void

function write(value: Json, pointer: string, put: Put): void {
  if (value === null || typeof value !== 'object') {
    put(JSON.stringify(value), pointer)
    return
  }
  const list = Array.isArray(value)
  put(list ? '[' : '{', pointer)
  // Sorting texts compares their UTF-16 code units, which is the order of RFC 8785.
  const names = list ? undefined : Object.keys(value).toSorted()
  const children: readonly (readonly [string, Json])[] = list
    ? value.map((child: Json, index) => [String(index), child])
    : (names ?? []).map((name) => [name, (value as { readonly [name: string]: Json })[name] as Json])
  for (const [index, [name, child]] of children.entries()) {
    const place = `${pointer}/${name.replaceAll('~', '~0').replaceAll('/', '~1')}`
    if (!list) put(`${JSON.stringify(name)}:`, place)
    write(child, place, put)
    if (index < children.length - 1) put(',', place)
  }
  put(list ? ']' : '}', pointer)
}
