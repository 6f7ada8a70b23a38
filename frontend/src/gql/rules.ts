/** Internal type. DO NOT USE DIRECTLY. */
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
/** Internal type. DO NOT USE DIRECTLY. */
export type Incremental<T> = T | { [P in keyof T]?: P extends ' $fragmentName' | '__typename' ? T[P] : never };
import type { DocumentTypeDecoration } from '@graphql-typed-document-node/core';
/** What kind of booking it is. */
export type BookingKind =
  /** A block by staff, for instance for repairs. */
  | 'BLOCK'
  /** For a session of a course. */
  | 'COURSE'
  /** Made by staff for someone without an account. */
  | 'ON_BEHALF'
  /** For an organisation. */
  | 'ORGANISATION'
  /** For oneself. */
  | 'PERSONAL';

/** The rules that may refuse a booking. */
export type BookingRule =
  /** The space is walked into, not booked. */
  | 'BOOKABLE'
  /** No more people may come than fit in. */
  | 'CAPACITY'
  /** People check in at the door, from 15 minutes before the start. */
  | 'CHECK_IN'
  /** The space must be for people like the one who books: everyone, residents, organisations or staff. */
  | 'ELIGIBILITY'
  /** The hold must still be running when it is turned into a booking. */
  | 'HOLD_EXPIRED'
  /** A person may keep only a few holds at once. */
  | 'HOLD_LIMIT'
  /** A hold is renewed only once. */
  | 'HOLD_RENEWAL'
  /** The end must not lie beyond the horizon. */
  | 'HORIZON'
  /** The booking must not be longer than the maximum. */
  | 'MAX_LENGTH'
  /** The booking must not be shorter than the minimum. */
  | 'MIN_LENGTH'
  /** The booking must be made, moved or cancelled early enough. */
  | 'NOTICE'
  /** Start and end must lie within one span of opening hours. */
  | 'OPENING_HOURS'
  /** The units must be free for the whole time, buffers included. */
  | 'OVERLAP'
  /** The start must not lie in the past; the grid step that is running counts as now. */
  | 'PAST'
  /** A person or organisation may book only so much in a time, or at once; there is a refusal for each quota that would be exceeded. */
  | 'QUOTA'
  /** The start must lie on the start grid and the length must be a multiple of its step. */
  | 'START_GRID'
  /** The booking must be in a status that allows the change. */
  | 'STATUS'
  /** Whoever did not come three times within 60 days cannot book for 30 days. */
  | 'SUSPENSION'
  /** Only for what is taken can one wait. */
  | 'WAIT_FREE'
  /** One can wait until the start and no longer. */
  | 'WAIT_LATE'
  /** A person may wait for only a few slots at once. */
  | 'WAIT_LIMIT'
  /** The space must have a waitlist. */
  | 'WAIT_OFF'
  /** One cannot wait for what one has booked oneself. */
  | 'WAIT_OWN'
  /** One waits for the same slot only once. */
  | 'WAIT_TWICE';

/** How far a booking has come. */
export type BookingStatus =
  /** Called off. */
  | 'CANCELLED'
  /** Its people have arrived. */
  | 'CHECKED_IN'
  /** Its time is over. */
  | 'COMPLETED'
  /** Fixed. */
  | 'CONFIRMED'
  /** A hold or request whose time ran out. */
  | 'EXPIRED'
  /** Kept for a few minutes while its booker fills in the form. */
  | 'HELD'
  /** Nobody came. */
  | 'NO_SHOW'
  /** Waiting for approval by staff. */
  | 'PENDING'
  /** Refused by staff. */
  | 'REJECTED';

/** Who may book a space. */
export type Eligibility =
  /** Everyone who is signed in. */
  | 'EVERYONE_SIGNED_IN'
  /** Members of organisations, for them. */
  | 'ORGANISATIONS'
  /** Those who live in the space's community, as they say themselves. */
  | 'RESIDENTS'
  /** The staff of the space's community. */
  | 'STAFF';

/** A span of opening hours on one weekday. */
export type OpeningSpanInput = {
  /** When they close; `24:00` is the end of the day. */
  closes: string;
  /** When the doors open. */
  opens: string;
  /** The weekday on which it begins. */
  weekday: Weekday;
};

/** What a place shall say about booking, in place of all that it said before. What is left out or null says nothing; lengths are whole minutes. */
export type OwnRulesInput = {
  /** Whether staff have to agree. */
  approval?: boolean | null | undefined;
  /** How long before its start a request that nobody has decided expires, at most 365 days. */
  approvalLead?: string | null | undefined;
  /** Whether who books has to check in, or loses the slot. */
  checkIn?: boolean | null | undefined;
  /** How long a space is cleaned after each booking, at most 12 hours. */
  cleanUp?: string | null | undefined;
  /** Who may book. */
  eligibility?: Eligibility | null | undefined;
  /** The step of the start grid, 5 minutes to a day. */
  granularity?: string | null | undefined;
  /** How many days ahead, today not counted, the end of a booking may lie; 730 at most. */
  horizonDays?: number | null | undefined;
  /** The longest booking, at most 31 days. */
  maxLength?: string | null | undefined;
  /** The shortest booking, at most 31 days. */
  minLength?: string | null | undefined;
  /** How long before its start a booking must be made, at most 365 days. */
  minNotice?: string | null | undefined;
  /** How long before its stored start a booking can still be cancelled, at most 365 days. */
  minNoticeToCancel?: string | null | undefined;
  /** How long before its stored start a booking can still be moved, at most 365 days. */
  minNoticeToMove?: string | null | undefined;
  /** The local time at which one more day is released for booking. */
  releaseTime?: string | null | undefined;
  /** The same for an occurrence of a series, where that is further; 730 at most. */
  seriesHorizonDays?: number | null | undefined;
  /** How long a space is prepared before each booking, at most 12 hours. */
  setUp?: string | null | undefined;
  /** Whether one can wait for a slot that is taken. */
  waitlist?: boolean | null | undefined;
};

/** Whose bookings a quota counts together. */
export type QuotaHolder =
  /** Those of all members of an organisation for it. */
  | 'ORGANISATION'
  /** Those of one person for themselves. */
  | 'PERSON';

/** How much one person or organisation may book at the place. */
export type QuotaInput = {
  /** Whose bookings it counts together. */
  holder: QuotaHolder;
  /** How many bookings or hours at most, 0 to 10000. */
  limit: number;
  /** What of them it counts. */
  measure: QuotaMeasure;
  /** In which time. */
  period: QuotaPeriod;
};

/** What a quota counts. */
export type QuotaMeasure =
  /** The bookings. */
  | 'BOOKINGS'
  /** Their hours. */
  | 'HOURS';

/** In which time a quota counts. */
export type QuotaPeriod =
  /** A local day. */
  | 'DAY'
  /** A calendar month. */
  | 'MONTH'
  /** Everything that is still to come. */
  | 'UPCOMING'
  /** A local week from Monday to Sunday. */
  | 'WEEK';

/** Which bookings a quota is about. */
export type QuotaScope =
  /** Those of all spaces of the community. */
  | 'COMMUNITY'
  /** All there are. */
  | 'EVERYWHERE'
  /** Those of the space. */
  | 'SPACE'
  /** Those of all communities of the subdistrict. */
  | 'SUBDISTRICT';

/** A change of the rules of a place; what is left out stays as it is, and what is given comes in place of all that was. */
export type SetRulesInput = {
  /** Its usual week: for a space none means its community's, for a community none means closed. */
  openingHours?: Array<OpeningSpanInput> | null | undefined;
  /** The community, or one of its spaces, whose own word comes before its community's. */
  placeId: string | number;
  /** How much one may book there, at most 20. */
  quotas?: Array<QuotaInput> | null | undefined;
  /** What it says about booking. */
  rules?: OwnRulesInput | null | undefined;
};

/** How an alternative differs from what was asked for. */
export type SlotRelation =
  /** A similar space in the same centre at the same time. */
  | 'SAME_COMMUNITY'
  /** The same space at another time. */
  | 'SAME_SPACE'
  /** A similar space in a sister community at the same time. */
  | 'SISTER_COMMUNITY';

/** A day of the week. */
export type Weekday =
  /** Friday. */
  | 'FRIDAY'
  /** Monday. */
  | 'MONDAY'
  /** Saturday. */
  | 'SATURDAY'
  /** Sunday. */
  | 'SUNDAY'
  /** Thursday. */
  | 'THURSDAY'
  /** Tuesday. */
  | 'TUESDAY'
  /** Wednesday. */
  | 'WEDNESDAY';

export type RulesOfQueryVariables = Exact<{
  slug: string;
}>;


export type RulesOfQuery = { community: { id: string, slug: string, name: string, timeZone: string, policy: { eligibility: Eligibility, granularity: string, minLength: string, maxLength: string, horizonDays: number, seriesHorizonDays: number, releaseTime: string, minNotice: string, minNoticeToMove: string, minNoticeToCancel: string, setUp: string, cleanUp: string, approval: boolean, approvalLead: string, checkIn: boolean, waitlist: boolean }, ownRules: { eligibility: Eligibility | null, granularity: string | null, minLength: string | null, maxLength: string | null, horizonDays: number | null, seriesHorizonDays: number | null, releaseTime: string | null, minNotice: string | null, minNoticeToMove: string | null, minNoticeToCancel: string | null, setUp: string | null, cleanUp: string | null, approval: boolean | null, approvalLead: string | null, checkIn: boolean | null, waitlist: boolean | null }, ownQuotas: Array<{ scope: QuotaScope, holder: QuotaHolder, measure: QuotaMeasure, period: QuotaPeriod, limit: number }>, openingHours: Array<{ weekday: Weekday, opens: string, closes: string }>, spaces: Array<{ id: string, slug: string, name: string, policy: { eligibility: Eligibility, granularity: string, minLength: string, maxLength: string, horizonDays: number, seriesHorizonDays: number, releaseTime: string, minNotice: string, minNoticeToMove: string, minNoticeToCancel: string, setUp: string, cleanUp: string, approval: boolean, approvalLead: string, checkIn: boolean, waitlist: boolean } | null, ownRules: { eligibility: Eligibility | null, granularity: string | null, minLength: string | null, maxLength: string | null, horizonDays: number | null, seriesHorizonDays: number | null, releaseTime: string | null, minNotice: string | null, minNoticeToMove: string | null, minNoticeToCancel: string | null, setUp: string | null, cleanUp: string | null, approval: boolean | null, approvalLead: string | null, checkIn: boolean | null, waitlist: boolean | null }, quotas: Array<{ scope: QuotaScope, holder: QuotaHolder, measure: QuotaMeasure, period: QuotaPeriod, limit: number }>, ownQuotas: Array<{ scope: QuotaScope, holder: QuotaHolder, measure: QuotaMeasure, period: QuotaPeriod, limit: number }>, openingHours: Array<{ weekday: Weekday, opens: string, closes: string }>, ownOpeningHours: Array<{ weekday: Weekday, opens: string, closes: string }> }> } | null };

export type PolicyFactsFragment = { eligibility: Eligibility, granularity: string, minLength: string, maxLength: string, horizonDays: number, seriesHorizonDays: number, releaseTime: string, minNotice: string, minNoticeToMove: string, minNoticeToCancel: string, setUp: string, cleanUp: string, approval: boolean, approvalLead: string, checkIn: boolean, waitlist: boolean };

export type OwnFactsFragment = { eligibility: Eligibility | null, granularity: string | null, minLength: string | null, maxLength: string | null, horizonDays: number | null, seriesHorizonDays: number | null, releaseTime: string | null, minNotice: string | null, minNoticeToMove: string | null, minNoticeToCancel: string | null, setUp: string | null, cleanUp: string | null, approval: boolean | null, approvalLead: string | null, checkIn: boolean | null, waitlist: boolean | null };

export type QuotaFactsFragment = { scope: QuotaScope, holder: QuotaHolder, measure: QuotaMeasure, period: QuotaPeriod, limit: number };

export type PreviewRulesQueryVariables = Exact<{
  input: SetRulesInput;
}>;


export type PreviewRulesQuery = { previewRules: { looked: number, more: boolean, affected: Array<{ booking: { id: string, start: string, end: string, space: { name: string }, booker: { name: string } | null }, refusals: Array<{ rule: BookingRule, message: string }> }> } };

export type PreviewFactsFragment = { looked: number, more: boolean, affected: Array<{ booking: { id: string, start: string, end: string, space: { name: string }, booker: { name: string } | null }, refusals: Array<{ rule: BookingRule, message: string }> }> };

export type SetRulesMutationVariables = Exact<{
  input: SetRulesInput;
}>;


export type SetRulesMutation = { setRules: { preview: { looked: number } } };

export type OwnBookingFragment = { id: string, kind: BookingKind, status: BookingStatus, start: string, end: string, units: number, attendees: number, title: string | null, organisationName: string | null, holdExpiresAt: string | null, occursAt: string | null, dueAt: string | null, checkInFrom: string, decisionReason: string | null, canMove: boolean, canCancel: boolean, space: { id: string, name: string, floor: string, community: { id: string, slug: string, name: string, timeZone: string } } };

export type ReasonFragment = { rule: BookingRule, message: string, overridable: boolean };

export type OfferedFragment = { start: string, end: string, relation: SlotRelation, space: { id: string, name: string, floor: string, community: { id: string, name: string, timeZone: string } } };

export class TypedDocumentString<TResult, TVariables>
  extends String
  implements DocumentTypeDecoration<TResult, TVariables>
{
  __apiType?: NonNullable<DocumentTypeDecoration<TResult, TVariables>['__apiType']>;
  private value: string;
  public __meta__?: Record<string, any> | undefined;

  constructor(value: string, __meta__?: Record<string, any> | undefined) {
    super(value);
    this.value = value;
    this.__meta__ = __meta__;
  }

  override toString(): string & DocumentTypeDecoration<TResult, TVariables> {
    return this.value;
  }
}
export const PolicyFactsFragmentDoc = /*#__PURE__*/ new TypedDocumentString(`
    fragment PolicyFacts on BookingPolicy {
  eligibility
  granularity
  minLength
  maxLength
  horizonDays
  seriesHorizonDays
  releaseTime
  minNotice
  minNoticeToMove
  minNoticeToCancel
  setUp
  cleanUp
  approval
  approvalLead
  checkIn
  waitlist
}
    `, {"fragmentName":"PolicyFacts"}) as unknown as TypedDocumentString<PolicyFactsFragment, unknown>;
export const OwnFactsFragmentDoc = /*#__PURE__*/ new TypedDocumentString(`
    fragment OwnFacts on OwnRules {
  eligibility
  granularity
  minLength
  maxLength
  horizonDays
  seriesHorizonDays
  releaseTime
  minNotice
  minNoticeToMove
  minNoticeToCancel
  setUp
  cleanUp
  approval
  approvalLead
  checkIn
  waitlist
}
    `, {"fragmentName":"OwnFacts"}) as unknown as TypedDocumentString<OwnFactsFragment, unknown>;
export const QuotaFactsFragmentDoc = /*#__PURE__*/ new TypedDocumentString(`
    fragment QuotaFacts on Quota {
  scope
  holder
  measure
  period
  limit
}
    `, {"fragmentName":"QuotaFacts"}) as unknown as TypedDocumentString<QuotaFactsFragment, unknown>;
export const PreviewFactsFragmentDoc = /*#__PURE__*/ new TypedDocumentString(`
    fragment PreviewFacts on RulesPreview {
  looked
  more
  affected {
    booking {
      id
      start
      end
      space {
        name
      }
      booker {
        name
      }
    }
    refusals {
      rule
      message
    }
  }
}
    `, {"fragmentName":"PreviewFacts"}) as unknown as TypedDocumentString<PreviewFactsFragment, unknown>;
export const OwnBookingFragmentDoc = /*#__PURE__*/ new TypedDocumentString(`
    fragment OwnBooking on Booking {
  id
  kind
  status
  start
  end
  units
  attendees
  title
  organisationName
  holdExpiresAt
  occursAt
  dueAt
  checkInFrom
  decisionReason
  canMove
  canCancel
  space {
    id
    name
    floor
    community {
      id
      slug
      name
      timeZone
    }
  }
}
    `, {"fragmentName":"OwnBooking"}) as unknown as TypedDocumentString<OwnBookingFragment, unknown>;
export const ReasonFragmentDoc = /*#__PURE__*/ new TypedDocumentString(`
    fragment Reason on Refusal {
  rule
  message
  overridable
}
    `, {"fragmentName":"Reason"}) as unknown as TypedDocumentString<ReasonFragment, unknown>;
export const OfferedFragmentDoc = /*#__PURE__*/ new TypedDocumentString(`
    fragment Offered on Slot {
  start
  end
  relation
  space {
    id
    name
    floor
    community {
      id
      name
      timeZone
    }
  }
}
    `, {"fragmentName":"Offered"}) as unknown as TypedDocumentString<OfferedFragment, unknown>;
export const RulesOfDocument = /*#__PURE__*/ new TypedDocumentString(`
    query RulesOf($slug: String!) {
  community(slug: $slug) {
    id
    slug
    name
    timeZone
    policy {
      ...PolicyFacts
    }
    ownRules {
      ...OwnFacts
    }
    ownQuotas {
      ...QuotaFacts
    }
    openingHours {
      weekday
      opens
      closes
    }
    spaces(access: BOOKABLE) {
      id
      slug
      name
      policy {
        ...PolicyFacts
      }
      ownRules {
        ...OwnFacts
      }
      quotas {
        ...QuotaFacts
      }
      ownQuotas {
        ...QuotaFacts
      }
      openingHours {
        weekday
        opens
        closes
      }
      ownOpeningHours {
        weekday
        opens
        closes
      }
    }
  }
}
    fragment PolicyFacts on BookingPolicy {
  eligibility
  granularity
  minLength
  maxLength
  horizonDays
  seriesHorizonDays
  releaseTime
  minNotice
  minNoticeToMove
  minNoticeToCancel
  setUp
  cleanUp
  approval
  approvalLead
  checkIn
  waitlist
}
fragment OwnFacts on OwnRules {
  eligibility
  granularity
  minLength
  maxLength
  horizonDays
  seriesHorizonDays
  releaseTime
  minNotice
  minNoticeToMove
  minNoticeToCancel
  setUp
  cleanUp
  approval
  approvalLead
  checkIn
  waitlist
}
fragment QuotaFacts on Quota {
  scope
  holder
  measure
  period
  limit
}`) as unknown as TypedDocumentString<RulesOfQuery, RulesOfQueryVariables>;
export const PreviewRulesDocument = /*#__PURE__*/ new TypedDocumentString(`
    query PreviewRules($input: SetRulesInput!) {
  previewRules(input: $input) {
    ...PreviewFacts
  }
}
    fragment PreviewFacts on RulesPreview {
  looked
  more
  affected {
    booking {
      id
      start
      end
      space {
        name
      }
      booker {
        name
      }
    }
    refusals {
      rule
      message
    }
  }
}`) as unknown as TypedDocumentString<PreviewRulesQuery, PreviewRulesQueryVariables>;
export const SetRulesDocument = /*#__PURE__*/ new TypedDocumentString(`
    mutation SetRules($input: SetRulesInput!) {
  setRules(input: $input) {
    preview {
      looked
    }
  }
}
    `) as unknown as TypedDocumentString<SetRulesMutation, SetRulesMutationVariables>;