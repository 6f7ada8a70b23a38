import type { Eligibility, OwnFactsFragment, PolicyFactsFragment, QuotaHolder, QuotaMeasure, QuotaPeriod, RulesOfQuery, SetRulesInput, Weekday } from '@/gql/rules'
import { durationMs } from '@/time/duration'

export type Community = NonNullable<RulesOfQuery['community']>
export type Space = Community['spaces'][number]

export const LENGTHS = ['granularity', 'minLength', 'maxLength', 'setUp', 'cleanUp', 'minNotice', 'minNoticeToMove', 'minNoticeToCancel', 'approvalLead'] as const
export const DAYS = ['horizonDays', 'seriesHorizonDays'] as const
export const SWITCHES = ['approval', 'checkIn', 'waitlist'] as const
export const WEEKDAYS: readonly Weekday[] = ['MONDAY', 'TUESDAY', 'WEDNESDAY', 'THURSDAY', 'FRIDAY', 'SATURDAY', 'SUNDAY']

export type LengthRule = (typeof LENGTHS)[number]
export type DayRule = (typeof DAYS)[number]
export type SwitchRule = (typeof SWITCHES)[number]

/** What is written in the form: an empty text says nothing. Lengths are minutes. */
export interface Draft {
  readonly texts: Readonly<Record<LengthRule | DayRule | 'releaseTime', string>>
  readonly switches: Readonly<Record<SwitchRule, '' | 'yes' | 'no'>>
  readonly eligibility: Eligibility | ''
  readonly week: readonly Span[]
  readonly quotas: readonly Quota[]
}

export interface Span {
  readonly weekday: Weekday
  readonly opens: string
  readonly closes: string
}

export interface Quota {
  readonly holder: QuotaHolder
  readonly measure: QuotaMeasure
  readonly period: QuotaPeriod
  readonly limit: string
}

/** Whose rules are written: the centre's, or those of one of its spaces. */
export interface Place {
  readonly id: string
  readonly own: OwnFactsFragment
  /** What holds where nothing is said: the centre's word for a space. */
  readonly usual: PolicyFactsFragment
  readonly draft: Draft
  readonly space: Space | null
}

export function placeOf(community: Community, slug: string | null): Place {
  const space = community.spaces.find((one) => one.slug === slug) ?? null
  const { id, ownRules: own, ownQuotas } = space ?? community
  const week = space ? space.ownOpeningHours : community.openingHours
  const quotas = ownQuotas.map(({ holder, measure, period, limit }) => ({ holder, measure, period, limit: String(limit) }))
  return { id, own, usual: community.policy, space, draft: { ...draftOf(own), week, quotas } }
}

export function minutes(duration: string): number {
  return durationMs(duration) / 60_000
}

function draftOf(own: OwnFactsFragment): Pick<Draft, 'texts' | 'switches' | 'eligibility'> {
  const length = (rule: LengthRule): [LengthRule, string] => {
    const said = own[rule]
    return [rule, said === null ? '' : String(minutes(said))]
  }
  const days = (rule: DayRule): [DayRule, string] => [rule, own[rule] === null ? '' : String(own[rule])]
  const told = (rule: SwitchRule): [SwitchRule, '' | 'yes' | 'no'] => {
    const said = own[rule]
    return [rule, said === null ? '' : said ? 'yes' : 'no']
  }
  return {
    texts: Object.fromEntries([...LENGTHS.map(length), ...DAYS.map(days), ['releaseTime', own.releaseTime ?? '']]) as Draft['texts'],
    switches: Object.fromEntries(SWITCHES.map(told)) as Draft['switches'],
    eligibility: own.eligibility ?? '',
  }
}

/** What can't be sent as it is written, by the name of its field. */
export function mistakes({ texts, week, quotas }: Draft): ReadonlySet<string> {
  const wrong = new Set<string>()
  for (const [rule, text] of Object.entries(texts)) {
    if (rule !== 'releaseTime' && text !== '' && !/^\d{1,6}$/.test(text)) wrong.add(rule)
  }
  if (week.some(({ opens, closes }) => opens === '' || closes === '' || opens >= closes)) wrong.add('week')
  if (quotas.some(({ limit }) => !/^\d{1,5}$/.test(limit))) wrong.add('quotas')
  return wrong
}

/** What the draft asks the server for. */
export function inputOf(place: Place, { texts, switches, eligibility, week, quotas }: Draft): SetRulesInput {
  const length = (rule: LengthRule) => [rule, texts[rule] === '' ? null : `PT${texts[rule]}M`]
  const days = (rule: DayRule) => [rule, texts[rule] === '' ? null : Number(texts[rule])]
  const told = (rule: SwitchRule) => [rule, switches[rule] === '' ? null : switches[rule] === 'yes']
  return {
    placeId: place.id,
    rules: {
      ...Object.fromEntries([...LENGTHS.map(length), ...DAYS.map(days), ...SWITCHES.map(told)]),
      releaseTime: texts.releaseTime || null,
      eligibility: eligibility || null,
    },
    openingHours: week.map(({ weekday, opens, closes }) => ({ weekday, opens, closes })),
    quotas: quotas.map(({ limit, ...quota }) => ({ ...quota, limit: Number(limit) })),
  }
}

export function same(a: Draft, b: Draft): boolean {
  return JSON.stringify(a) === JSON.stringify(b)
}
