import { hmac } from '@noble/hashes/hmac.js'
import { sha256 } from '@noble/hashes/sha2.js'
import { bytesToHex, hexToBytes } from '@noble/hashes/utils.js'

const utf8 = new TextEncoder()

/** The bytes that hexadecimal digits stand for. */
export const bytes = hexToBytes

export const textBytes = (text: string) => utf8.encode(text)

/** A whole number as 8 bytes, big-endian. */
export function countBytes(count: number): Uint8Array {
  const eight = new Uint8Array(8)
  new DataView(eight.buffer).setBigUint64(0, BigInt(count))
  return eight
}

export const digest = (text: Uint8Array) => bytesToHex(sha256(text))

/** The SHA-256 of fields, each behind its length as 8 bytes, big-endian. */
export function digestFields(fields: readonly Uint8Array[]): string {
  const all = new Uint8Array(fields.reduce((sum, field) => sum + 8 + field.length, 0))
  const view = new DataView(all.buffer)
  let at = 0
  for (const field of fields) {
    view.setBigUint64(at, BigInt(field.length))
    all.set(field, at + 8)
    at += 8 + field.length
  }
  return digest(all)
}

/** HMAC-SHA256 under one key, for as many messages as one likes. */
export function lots(key: string): (id: string) => string {
  const keyed = hmac.create(sha256, bytes(key))
  return (id) => bytesToHex(keyed.clone().update(bytes(id)).digest())
}
