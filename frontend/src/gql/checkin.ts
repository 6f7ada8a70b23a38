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

/** The door at which one stands. */
export type CheckInAtInput = {
  /** What the sign at the door says. */
  doorCode: string;
  /** The space. */
  spaceId: string | number;
};

/** A booking whose people have come. */
export type CheckInInput = {
  /** The booking. */
  bookingId: string | number;
  /** What the sign at the door says; staff need not know it. */
  doorCode?: string | null | undefined;
};

/** A booking to end early. */
export type EndBookingInput = {
  /** The booking, in status CHECKED_IN. */
  bookingId: string | number;
};

/** A door whose code is to change. */
export type RenewDoorCodeInput = {
  /** The space. */
  spaceId: string | number;
};

/** How an alternative differs from what was asked for. */
export type SlotRelation =
  /** A similar space in the same centre at the same time. */
  | 'SAME_COMMUNITY'
  /** The same space at another time. */
  | 'SAME_SPACE'
  /** A similar space in a sister community at the same time. */
  | 'SISTER_COMMUNITY';

export type MyTrustQueryVariables = Exact<{ [key: string]: never; }>;


export type MyTrustQuery = { me: { suspendedUntil: string | null, noShows: number } | null };

export type CheckInMutationVariables = Exact<{
  input: CheckInInput;
}>;


export type CheckInMutation = { checkIn: { booking: { id: string, status: BookingStatus } | null, refusals: Array<{ message: string }> } };

export type CheckInAtMutationVariables = Exact<{
  input: CheckInAtInput;
}>;


export type CheckInAtMutation = { checkInAt: { booking: { id: string, start: string, end: string } | null, refusals: Array<{ message: string }> } };

export type EndOwnMutationVariables = Exact<{
  input: EndBookingInput;
}>;


export type EndOwnMutation = { endBooking: { booking: { id: string, end: string } | null, refusals: Array<{ message: string }> } };

export type DoorQueryVariables = Exact<{
  id: string | number;
}>;


export type DoorQuery = { space: { id: string, name: string, floor: string, community: { name: string, timeZone: string } } | null };

export type DoorsQueryVariables = Exact<{
  slug: string;
}>;


export type DoorsQuery = { community: { spaces: Array<{ id: string, name: string, floor: string, doorCode: string | null, policy: { checkIn: boolean } | null }> } | null };

export type RenewDoorCodeMutationVariables = Exact<{
  input: RenewDoorCodeInput;
}>;


export type RenewDoorCodeMutation = { renewDoorCode: { space: { id: string, doorCode: string | null } } };

export type ClockOfQueryVariables = Exact<{
  communityId: string | number;
}>;


export type ClockOfQuery = { availability: Array<{ asOf: string }> };

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
export const MyTrustDocument = /*#__PURE__*/ new TypedDocumentString(`
    query MyTrust {
  me {
    suspendedUntil
    noShows
  }
}
    `) as unknown as TypedDocumentString<MyTrustQuery, MyTrustQueryVariables>;
export const CheckInDocument = /*#__PURE__*/ new TypedDocumentString(`
    mutation CheckIn($input: CheckInInput!) {
  checkIn(input: $input) {
    booking {
      id
      status
    }
    refusals {
      message
    }
  }
}
    `) as unknown as TypedDocumentString<CheckInMutation, CheckInMutationVariables>;
export const CheckInAtDocument = /*#__PURE__*/ new TypedDocumentString(`
    mutation CheckInAt($input: CheckInAtInput!) {
  checkInAt(input: $input) {
    booking {
      id
      start
      end
    }
    refusals {
      message
    }
  }
}
    `) as unknown as TypedDocumentString<CheckInAtMutation, CheckInAtMutationVariables>;
export const EndOwnDocument = /*#__PURE__*/ new TypedDocumentString(`
    mutation EndOwn($input: EndBookingInput!) {
  endBooking(input: $input) {
    booking {
      id
      end
    }
    refusals {
      message
    }
  }
}
    `) as unknown as TypedDocumentString<EndOwnMutation, EndOwnMutationVariables>;
export const DoorDocument = /*#__PURE__*/ new TypedDocumentString(`
    query Door($id: ID!) {
  space(id: $id) {
    id
    name
    floor
    community {
      name
      timeZone
    }
  }
}
    `) as unknown as TypedDocumentString<DoorQuery, DoorQueryVariables>;
export const DoorsDocument = /*#__PURE__*/ new TypedDocumentString(`
    query Doors($slug: String!) {
  community(slug: $slug) {
    spaces {
      id
      name
      floor
      doorCode
      policy {
        checkIn
      }
    }
  }
}
    `) as unknown as TypedDocumentString<DoorsQuery, DoorsQueryVariables>;
export const RenewDoorCodeDocument = /*#__PURE__*/ new TypedDocumentString(`
    mutation RenewDoorCode($input: RenewDoorCodeInput!) {
  renewDoorCode(input: $input) {
    space {
      id
      doorCode
    }
  }
}
    `) as unknown as TypedDocumentString<RenewDoorCodeMutation, RenewDoorCodeMutationVariables>;
export const ClockOfDocument = /*#__PURE__*/ new TypedDocumentString(`
    query ClockOf($communityId: ID!) {
  availability(communityIds: [$communityId]) {
    asOf
  }
}
    `) as unknown as TypedDocumentString<ClockOfQuery, ClockOfQueryVariables>;