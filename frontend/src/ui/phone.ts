const blanks = /[\s\-()（）－]/g
const mainland = /^(?:(?:\+|00)86)?1[3-9]\d{9}$/
const abroad = /^(?:\+|00)(?!86)[1-9]\d{6,14}$/

const landline = /^(?:(?:\+|00)86|0)(?:10|2\d|[3-9]\d{2})[2-9]\d{6,7}$/

/** Whether somebody can be called there, as the server will ask of a contact: what isPhone takes, or a landline. */
export function isReachable(text: string): boolean {
  return isPhone(text) || landline.test(text.replace(blanks, ''))
}

/** Whether the server will take it for a phone number: eleven digits in mainland China, or in international form. */
export function isPhone(text: string): boolean {
  const digits = text.replace(blanks, '')
  return mainland.test(digits) || abroad.test(digits)
}

/** What a telephone dials: digits alone, whatever stands between them for the eye. */
export function dialled(phone: string): string {
  return `tel:${phone.replace(blanks, '')}`
}
