import { expect, it } from 'vitest'
import { BEHALF, lacks, oneself, type Party, partyInput } from './party'

const behalf = (name: string, phone: string): Party => ({ whom: BEHALF, name, phone })

it('asks name and phone of someone without an account, and nothing of anyone else', () => {
  expect(lacks(behalf(' ', '138'))).toEqual(['name', 'phone'])
  expect(lacks(behalf('王奶奶', '138'))).toEqual(['phone'])
  expect(lacks(behalf('王奶奶', '138 0000 1234'))).toEqual([])
  expect(lacks(oneself)).toEqual([])
})

it('tells the server for whom it is', () => {
  expect(partyInput(oneself)).toEqual({})
  expect(partyInput({ ...oneself, whom: 'o1' })).toEqual({ organisationId: 'o1' })
  expect(partyInput(behalf(' 王奶奶 ', '13800001234 '))).toEqual({ onBehalf: { name: '王奶奶', phone: '13800001234' } })
})

it('forgets the name of someone else when it is for oneself after all', () =>
  expect(partyInput({ ...behalf('王奶奶', '13800001234'), whom: oneself.whom })).toEqual({}))
