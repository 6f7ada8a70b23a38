import type { MoveSeriesInput } from '@/gql/series'

export type Scope = MoveSeriesInput['scope']

export const SCOPES = ['THIS', 'THIS_AND_FOLLOWING', 'ALL'] as const satisfies readonly Scope[]
