/** Internal type. DO NOT USE DIRECTLY. */
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
/** Internal type. DO NOT USE DIRECTLY. */
export type Incremental<T> = T | { [P in keyof T]?: P extends ' $fragmentName' | '__typename' ? T[P] : never };
import type { DocumentTypeDecoration } from '@graphql-typed-document-node/core';
/** A series to book. */
export type BookSeriesInput = {
  /** How many people come; 1 when left out. */
  attendees?: number | null | undefined;
  /** The dates of the rule that are left out. */
  exceptDates?: Array<string> | null | undefined;
  /** What to take on single dates in place of what the rule gives. */
  instead?: Array<InsteadInput> | null | undefined;
  /** A key of the client's own choosing, 8 to 64 characters: the same key and input return the same series for 72 hours. */
  key: string;
  /** Someone without an account for whom the viewer books, as staff of the space's community. */
  onBehalf?: OnBehalfInput | null | undefined;
  /** What is to happen when single dates are refused. */
  onRefusal: OnRefusal;
  /** The organisation that it is for, of which the viewer is a member; left out for oneself. */
  organisationId?: string | number | null | undefined;
  /** When it comes again: an RRULE of RFC 5545 with FREQ=DAILY, WEEKLY or MONTHLY and an end, COUNT or UNTIL, of at most 104 dates within two years. */
  rule: string;
  /** The time and space of the first date. */
  slot: SlotInput;
  /** What it is for, at most 80 characters; only its booker and staff see it. */
  title?: string | null | undefined;
};

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

/** A booking of a series to cancel, and others of it along. */
export type CancelSeriesInput = {
  /** The booking. */
  bookingId: string | number;
  /** How much of its series is cancelled; what can't be cancelled any more stays. */
  scope: SeriesScope;
};

/** A dry run: what would come of each date of this series? */
export type CheckSeriesInput = {
  /** How many people come; 1 when left out. */
  attendees?: number | null | undefined;
  /** The dates of the rule that are left out. */
  exceptDates?: Array<string> | null | undefined;
  /** What to take on single dates in place of what the rule gives. */
  instead?: Array<InsteadInput> | null | undefined;
  /** Whether it would be for someone without an account; for staff of the space's community. */
  onBehalf?: boolean | null | undefined;
  /** The organisation that it would be for, of which the viewer is a member; left out for oneself. */
  organisationId?: string | number | null | undefined;
  /** When it comes again: an RRULE of RFC 5545 with FREQ=DAILY, WEEKLY or MONTHLY and an end, COUNT or UNTIL, of at most 104 dates within two years. */
  rule: string;
  /** The time and space of the first date. */
  slot: SlotInput;
};

/** What to take on a date of a series in place of what the rule gives; it is as long as the others. */
export type InsteadInput = {
  /** The date of the rule. */
  date: string;
  /** The space to take, in the same centre. */
  spaceId: string | number;
  /** When it begins, with offset. */
  start: string;
};

/** A booking of a series to move, and others of it along. */
export type MoveSeriesInput = {
  /** The booking. */
  bookingId: string | number;
  /** What is to happen when single dates are refused: with SKIP_REFUSED they stay where they are. */
  onRefusal: OnRefusal;
  /** How much of its series moves. */
  scope: SeriesScope;
  /**
   * Where the booking goes. The others go to the same time of their days and to the same space, in the same centre; by as many
   * days as it does, which a weekly or plainly daily series allows. What had been moved by itself stays.
   */
  slot: SlotInput;
};

/** Someone without an account. */
export type OnBehalfInput = {
  /** The name, 1 to 40 characters. */
  name: string;
  /** The phone: eleven digits of a mobile number in mainland China, a landline with its area code, or in international form beginning with `+`. */
  phone: string;
};

/** What is to happen when single dates of a series are refused. */
export type OnRefusal =
  /** Nothing is done. */
  | 'ALL_OR_NOTHING'
  /** The others are done. */
  | 'SKIP_REFUSED';

/** What came of one date of a series. */
export type SeriesDateOutcome =
  /** Nothing stands against it; it is done where anything was done. */
  | 'ALLOWED'
  /** Nobody asked for it: it was left out, or had been moved by itself before and stays there. */
  | 'LEFT_OUT'
  /** Something stands against it. */
  | 'REFUSED';

/** How much of a series a change is for. None reaches what has begun. */
export type SeriesScope =
  /** All that have not begun. */
  | 'ALL'
  /** This occurrence alone. */
  | 'THIS'
  /** This one and those after it, which become a series of their own. */
  | 'THIS_AND_FOLLOWING';

/** A time at a space, as asked for. */
export type SlotInput = {
  /** When it ends, with offset; after the start. */
  end: string;
  /** The space. */
  spaceId: string | number;
  /** When it begins, with offset. */
  start: string;
  /** How many units to take, where the space is a pool; 1 when left out. */
  units?: number | null | undefined;
};

/** How an alternative differs from what was asked for. */
export type SlotRelation =
  /** A similar space in the same centre at the same time. */
  | 'SAME_COMMUNITY'
  /** The same space at another time. */
  | 'SAME_SPACE'
  /** A similar space in a sister community at the same time. */
  | 'SISTER_COMMUNITY';

export type DateFactsFragment = { occursAt: string, start: string, end: string, outcome: SeriesDateOutcome, space: { id: string, name: string }, refusals: Array<{ rule: BookingRule, message: string, overridable: boolean }>, alternatives: Array<{ start: string, end: string, relation: SlotRelation, space: { id: string, name: string, floor: string, community: { id: string, name: string, timeZone: string } } }> };

export type CheckSeriesQueryVariables = Exact<{
  input: CheckSeriesInput;
}>;


export type CheckSeriesQuery = { checkSeries: { sentence: string, dates: Array<{ occursAt: string, start: string, end: string, outcome: SeriesDateOutcome, space: { id: string, name: string }, refusals: Array<{ rule: BookingRule, message: string, overridable: boolean }>, alternatives: Array<{ start: string, end: string, relation: SlotRelation, space: { id: string, name: string, floor: string, community: { id: string, name: string, timeZone: string } } }> }> } };

export type BookSeriesMutationVariables = Exact<{
  input: BookSeriesInput;
}>;


export type BookSeriesMutation = { bookSeries: { series: { id: string, sentence: string } | null, dates: Array<{ occursAt: string, start: string, end: string, outcome: SeriesDateOutcome, space: { id: string, name: string }, refusals: Array<{ rule: BookingRule, message: string, overridable: boolean }>, alternatives: Array<{ start: string, end: string, relation: SlotRelation, space: { id: string, name: string, floor: string, community: { id: string, name: string, timeZone: string } } }> }> } };

export type SeriesOfQueryVariables = Exact<{
  id: string | number;
}>;


export type SeriesOfQuery = { node:
    | { id: string, start: string, end: string, occursAt: string | null, space: { id: string, name: string, community: { id: string, name: string, timeZone: string } }, series: { id: string, sentence: string, occurrences: Array<{ id: string, start: string, end: string, space: { id: string, name: string } }> } | null }
    | Record<PropertyKey, never>
   | null };

export type CheckSeriesMoveQueryVariables = Exact<{
  input: MoveSeriesInput;
}>;


export type CheckSeriesMoveQuery = { checkSeriesMove: { dates: Array<{ occursAt: string, start: string, end: string, outcome: SeriesDateOutcome, space: { id: string, name: string }, refusals: Array<{ rule: BookingRule, message: string, overridable: boolean }>, alternatives: Array<{ start: string, end: string, relation: SlotRelation, space: { id: string, name: string, floor: string, community: { id: string, name: string, timeZone: string } } }> }> } };

export type MoveSeriesMutationVariables = Exact<{
  input: MoveSeriesInput;
}>;


export type MoveSeriesMutation = { moveSeries: { series: { id: string } | null, dates: Array<{ occursAt: string, start: string, end: string, outcome: SeriesDateOutcome, space: { id: string, name: string }, refusals: Array<{ rule: BookingRule, message: string, overridable: boolean }>, alternatives: Array<{ start: string, end: string, relation: SlotRelation, space: { id: string, name: string, floor: string, community: { id: string, name: string, timeZone: string } } }> }> } };

export type CancelSeriesMutationVariables = Exact<{
  input: CancelSeriesInput;
}>;


export type CancelSeriesMutation = { cancelSeries: { dates: Array<{ occursAt: string, start: string, end: string, outcome: SeriesDateOutcome, space: { id: string, name: string }, refusals: Array<{ rule: BookingRule, message: string, overridable: boolean }>, alternatives: Array<{ start: string, end: string, relation: SlotRelation, space: { id: string, name: string, floor: string, community: { id: string, name: string, timeZone: string } } }> }> } };

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
export const DateFactsFragmentDoc = /*#__PURE__*/ new TypedDocumentString(`
    fragment DateFacts on SeriesDate {
  occursAt
  start
  end
  outcome
  space {
    id
    name
  }
  refusals {
    ...Reason
  }
  alternatives {
    ...Offered
  }
}
    fragment Reason on Refusal {
  rule
  message
  overridable
}
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
}`, {"fragmentName":"DateFacts"}) as unknown as TypedDocumentString<DateFactsFragment, unknown>;
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
export const CheckSeriesDocument = /*#__PURE__*/ new TypedDocumentString(`
    query CheckSeries($input: CheckSeriesInput!) {
  checkSeries(input: $input) {
    sentence
    dates {
      ...DateFacts
    }
  }
}
    fragment DateFacts on SeriesDate {
  occursAt
  start
  end
  outcome
  space {
    id
    name
  }
  refusals {
    ...Reason
  }
  alternatives {
    ...Offered
  }
}
fragment Reason on Refusal {
  rule
  message
  overridable
}
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
}`) as unknown as TypedDocumentString<CheckSeriesQuery, CheckSeriesQueryVariables>;
export const BookSeriesDocument = /*#__PURE__*/ new TypedDocumentString(`
    mutation BookSeries($input: BookSeriesInput!) {
  bookSeries(input: $input) {
    series {
      id
      sentence
    }
    dates {
      ...DateFacts
    }
  }
}
    fragment DateFacts on SeriesDate {
  occursAt
  start
  end
  outcome
  space {
    id
    name
  }
  refusals {
    ...Reason
  }
  alternatives {
    ...Offered
  }
}
fragment Reason on Refusal {
  rule
  message
  overridable
}
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
}`) as unknown as TypedDocumentString<BookSeriesMutation, BookSeriesMutationVariables>;
export const SeriesOfDocument = /*#__PURE__*/ new TypedDocumentString(`
    query SeriesOf($id: ID!) {
  node(id: $id) {
    ... on Booking {
      id
      start
      end
      occursAt
      space {
        id
        name
        community {
          id
          name
          timeZone
        }
      }
      series {
        id
        sentence
        occurrences {
          id
          start
          end
          space {
            id
            name
          }
        }
      }
    }
  }
}
    `) as unknown as TypedDocumentString<SeriesOfQuery, SeriesOfQueryVariables>;
export const CheckSeriesMoveDocument = /*#__PURE__*/ new TypedDocumentString(`
    query CheckSeriesMove($input: MoveSeriesInput!) {
  checkSeriesMove(input: $input) {
    dates {
      ...DateFacts
    }
  }
}
    fragment DateFacts on SeriesDate {
  occursAt
  start
  end
  outcome
  space {
    id
    name
  }
  refusals {
    ...Reason
  }
  alternatives {
    ...Offered
  }
}
fragment Reason on Refusal {
  rule
  message
  overridable
}
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
}`) as unknown as TypedDocumentString<CheckSeriesMoveQuery, CheckSeriesMoveQueryVariables>;
export const MoveSeriesDocument = /*#__PURE__*/ new TypedDocumentString(`
    mutation MoveSeries($input: MoveSeriesInput!) {
  moveSeries(input: $input) {
    series {
      id
    }
    dates {
      ...DateFacts
    }
  }
}
    fragment DateFacts on SeriesDate {
  occursAt
  start
  end
  outcome
  space {
    id
    name
  }
  refusals {
    ...Reason
  }
  alternatives {
    ...Offered
  }
}
fragment Reason on Refusal {
  rule
  message
  overridable
}
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
}`) as unknown as TypedDocumentString<MoveSeriesMutation, MoveSeriesMutationVariables>;
export const CancelSeriesDocument = /*#__PURE__*/ new TypedDocumentString(`
    mutation CancelSeries($input: CancelSeriesInput!) {
  cancelSeries(input: $input) {
    dates {
      ...DateFacts
    }
  }
}
    fragment DateFacts on SeriesDate {
  occursAt
  start
  end
  outcome
  space {
    id
    name
  }
  refusals {
    ...Reason
  }
  alternatives {
    ...Offered
  }
}
fragment Reason on Refusal {
  rule
  message
  overridable
}
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
}`) as unknown as TypedDocumentString<CancelSeriesMutation, CancelSeriesMutationVariables>;