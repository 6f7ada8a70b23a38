const STANDING = new Set(['HELD', 'PENDING', 'CONFIRMED', 'CHECKED_IN'])

/** Whether a booking still takes its time; refused requests and what was missed are in one's list too. */
export const stands = ({ status }: { readonly status: string }): boolean => STANDING.has(status)
