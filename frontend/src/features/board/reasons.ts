/** Reasons that come up every week, to be taken over with one tap. */
export const quickReasons = ['arrival', 'change', 'lost', 'safety'] as const

export const LONGEST_REASON = 200
const SHORTEST = 5

/** The reason as it is sent; null while it is too short to say anything. */
export function reasonGiven(text: string): string | null {
  const reason = text.trim()
  return [...reason].length >= SHORTEST ? reason : null
}
