/** Internal type. DO NOT USE DIRECTLY. */
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
/** Internal type. DO NOT USE DIRECTLY. */
export type Incremental<T> = T | { [P in keyof T]?: P extends ' $fragmentName' | '__typename' ? T[P] : never };
import type { DocumentTypeDecoration } from '@graphql-typed-document-node/core';
/** A slot to take for nobody. */
export type BlockSpaceInput = {
  /** A key of the client's own choosing, 8 to 64 characters: the same key and input return the same result for 72 hours. */
  key: string;
  /** Why, such as repairs; 1 to 200 characters, for the staff of the community. */
  reason: string;
  /** The time and space to block. */
  slot: SlotInput;
};

/** A booking to make: either of a new slot, or by turning a hold into a booking. */
export type BookSpaceInput = {
  /** How many people come; 1 when left out. */
  attendees?: number | null | undefined;
  /** The hold to turn into a booking; leave `slot` out then. */
  holdId?: string | number | null | undefined;
  /** A key of the client's own choosing, 8 to 64 characters: the same key and input return the same result for 72 hours. */
  key: string;
  /** Someone without an account for whom the viewer books, as staff of the space's community. */
  onBehalf?: OnBehalfInput | null | undefined;
  /** The organisation that it is for, of which the viewer is a member; left out for oneself. */
  organisationId?: string | number | null | undefined;
  /** Why staff break rules for it; for the staff of the space's community. */
  override?: OverrideInput | null | undefined;
  /** The time and space to book; leave `holdId` out then. */
  slot?: SlotInput | null | undefined;
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

/** A booking or hold to call off. */
export type CancelBookingInput = {
  /** The booking or hold. */
  bookingId: string | number;
  /** Why it is cancelled without notice; for the staff of the booking's community. */
  override?: OverrideInput | null | undefined;
};

/** A dry run: would this booking be taken, or this change of one? */
export type CheckBookingInput = {
  /** How many people come; 1 when left out. */
  attendees?: number | null | undefined;
  /** The booking that would be moved there; left out for a new booking. */
  bookingId?: string | number | null | undefined;
  /** The organisation that a new booking would be for, of which the viewer is a member; left out for oneself. */
  organisationId?: string | number | null | undefined;
  /** Why staff would break rules for it; for the staff of the space's community. */
  override?: OverrideInput | null | undefined;
  /** The time and space asked for. */
  slot: SlotInput;
};

/** A slot to keep while its form is being filled in. */
export type HoldSpaceInput = {
  /** A key of the client's own choosing, 8 to 64 characters: the same key and input return the same result for 72 hours. */
  key: string;
  /**
   * The time and space to keep. A hold that the viewer has on the same space is replaced, which renews its 5 minutes once;
   * after that another time can be chosen within what is left of them, also when the hold was let go of meanwhile.
   */
  slot: SlotInput;
};

/** A slot to wait for because it is taken. */
export type JoinWaitlistInput = {
  /** How many people would come; 1 when left out. */
  attendees?: number | null | undefined;
  /** A key of the client's own choosing, 8 to 64 characters: the same key and input return the same result for 72 hours. */
  key: string;
  /** The organisation that the booking would be for, of which the viewer is a member; left out for oneself. */
  organisationId?: string | number | null | undefined;
  /** The time and space to wait for. */
  slot: SlotInput;
};

/** A booking to move to another time or space. */
export type MoveBookingInput = {
  /** The booking. */
  bookingId: string | number;
  /** Why staff break rules for it; for the staff of the space's community. */
  override?: OverrideInput | null | undefined;
  /** Where it goes. */
  slot: SlotInput;
};

/** Someone without an account. */
export type OnBehalfInput = {
  /** The name, 1 to 40 characters. */
  name: string;
  /** The phone: eleven digits of a mobile number in mainland China, a landline with its area code, or in international form beginning with `+`. */
  phone: string;
};

/** Why staff break rules. */
export type OverrideInput = {
  /** The reason, 1 to 200 characters; the staff of the community can read it. */
  reason: string;
};

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

export type OwnBookingFragment = { id: string, kind: BookingKind, status: BookingStatus, start: string, end: string, units: number, attendees: number, title: string | null, organisationName: string | null, holdExpiresAt: string | null, occursAt: string | null, dueAt: string | null, checkInFrom: string, decisionReason: string | null, canMove: boolean, canCancel: boolean, space: { id: string, name: string, floor: string, community: { id: string, slug: string, name: string, timeZone: string } } };

export type CheckBookingQueryVariables = Exact<{
  input: CheckBookingInput;
}>;


export type CheckBookingQuery = { checkBooking: { allowed: boolean, refusals: Array<{ rule: BookingRule, message: string, overridable: boolean }>, alternatives: Array<{ start: string, end: string, relation: SlotRelation, space: { id: string, name: string, floor: string, community: { id: string, name: string, timeZone: string } } }> } };

export type HoldSpaceMutationVariables = Exact<{
  input: HoldSpaceInput;
}>;


export type HoldSpaceMutation = { holdSpace: { hold: { id: string, start: string, end: string, holdExpiresAt: string | null } | null, refusals: Array<{ rule: BookingRule, message: string, overridable: boolean }>, alternatives: Array<{ start: string, end: string, relation: SlotRelation, space: { id: string, name: string, floor: string, community: { id: string, name: string, timeZone: string } } }> } };

export type BookSpaceMutationVariables = Exact<{
  input: BookSpaceInput;
}>;


export type BookSpaceMutation = { bookSpace: { booking: { id: string, kind: BookingKind, status: BookingStatus, start: string, end: string, units: number, attendees: number, title: string | null, organisationName: string | null, holdExpiresAt: string | null, occursAt: string | null, dueAt: string | null, checkInFrom: string, decisionReason: string | null, canMove: boolean, canCancel: boolean, space: { id: string, name: string, floor: string, community: { id: string, slug: string, name: string, timeZone: string } } } | null, refusals: Array<{ rule: BookingRule, message: string, overridable: boolean }>, alternatives: Array<{ start: string, end: string, relation: SlotRelation, space: { id: string, name: string, floor: string, community: { id: string, name: string, timeZone: string } } }> } };

export type MoveBookingMutationVariables = Exact<{
  input: MoveBookingInput;
}>;


export type MoveBookingMutation = { moveBooking: { booking: { id: string, kind: BookingKind, status: BookingStatus, start: string, end: string, units: number, attendees: number, title: string | null, organisationName: string | null, holdExpiresAt: string | null, occursAt: string | null, dueAt: string | null, checkInFrom: string, decisionReason: string | null, canMove: boolean, canCancel: boolean, space: { id: string, name: string, floor: string, community: { id: string, slug: string, name: string, timeZone: string } } } | null, refusals: Array<{ rule: BookingRule, message: string, overridable: boolean }>, alternatives: Array<{ start: string, end: string, relation: SlotRelation, space: { id: string, name: string, floor: string, community: { id: string, name: string, timeZone: string } } }> } };

export type CancelBookingMutationVariables = Exact<{
  input: CancelBookingInput;
}>;


export type CancelBookingMutation = { cancelBooking: { booking: { id: string, status: BookingStatus } | null, refusals: Array<{ rule: BookingRule, message: string, overridable: boolean }> } };

export type BlockSpaceMutationVariables = Exact<{
  input: BlockSpaceInput;
}>;


export type BlockSpaceMutation = { blockSpace: { booking: { id: string } | null, refusals: Array<{ rule: BookingRule, message: string, overridable: boolean }> } };

export type OwnOrganisationsQueryVariables = Exact<{ [key: string]: never; }>;


export type OwnOrganisationsQuery = { me: { organisations: Array<{ id: string, name: string }> } | null };

export type ReasonFragment = { rule: BookingRule, message: string, overridable: boolean };

export type OfferedFragment = { start: string, end: string, relation: SlotRelation, space: { id: string, name: string, floor: string, community: { id: string, name: string, timeZone: string } } };

export type JoinWaitlistMutationVariables = Exact<{
  input: JoinWaitlistInput;
}>;


export type JoinWaitlistMutation = { joinWaitlist: { waiter: { id: string, ahead: number } | null, refusals: Array<{ rule: BookingRule, message: string, overridable: boolean }> } };

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
export const CheckBookingDocument = /*#__PURE__*/ new TypedDocumentString(`
    query CheckBooking($input: CheckBookingInput!) {
  checkBooking(input: $input) {
    allowed
    refusals {
      ...Reason
    }
    alternatives {
      ...Offered
    }
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
}`) as unknown as TypedDocumentString<CheckBookingQuery, CheckBookingQueryVariables>;
export const HoldSpaceDocument = /*#__PURE__*/ new TypedDocumentString(`
    mutation HoldSpace($input: HoldSpaceInput!) {
  holdSpace(input: $input) {
    hold {
      id
      start
      end
      holdExpiresAt
    }
    refusals {
      ...Reason
    }
    alternatives {
      ...Offered
    }
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
}`) as unknown as TypedDocumentString<HoldSpaceMutation, HoldSpaceMutationVariables>;
export const BookSpaceDocument = /*#__PURE__*/ new TypedDocumentString(`
    mutation BookSpace($input: BookSpaceInput!) {
  bookSpace(input: $input) {
    booking {
      ...OwnBooking
    }
    refusals {
      ...Reason
    }
    alternatives {
      ...Offered
    }
  }
}
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
}`) as unknown as TypedDocumentString<BookSpaceMutation, BookSpaceMutationVariables>;
export const MoveBookingDocument = /*#__PURE__*/ new TypedDocumentString(`
    mutation MoveBooking($input: MoveBookingInput!) {
  moveBooking(input: $input) {
    booking {
      ...OwnBooking
    }
    refusals {
      ...Reason
    }
    alternatives {
      ...Offered
    }
  }
}
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
}`) as unknown as TypedDocumentString<MoveBookingMutation, MoveBookingMutationVariables>;
export const CancelBookingDocument = /*#__PURE__*/ new TypedDocumentString(`
    mutation CancelBooking($input: CancelBookingInput!) {
  cancelBooking(input: $input) {
    booking {
      id
      status
    }
    refusals {
      ...Reason
    }
  }
}
    fragment Reason on Refusal {
  rule
  message
  overridable
}`) as unknown as TypedDocumentString<CancelBookingMutation, CancelBookingMutationVariables>;
export const BlockSpaceDocument = /*#__PURE__*/ new TypedDocumentString(`
    mutation BlockSpace($input: BlockSpaceInput!) {
  blockSpace(input: $input) {
    booking {
      id
    }
    refusals {
      ...Reason
    }
  }
}
    fragment Reason on Refusal {
  rule
  message
  overridable
}`) as unknown as TypedDocumentString<BlockSpaceMutation, BlockSpaceMutationVariables>;
export const OwnOrganisationsDocument = /*#__PURE__*/ new TypedDocumentString(`
    query OwnOrganisations {
  me {
    organisations {
      id
      name
    }
  }
}
    `) as unknown as TypedDocumentString<OwnOrganisationsQuery, OwnOrganisationsQueryVariables>;
export const JoinWaitlistDocument = /*#__PURE__*/ new TypedDocumentString(`
    mutation JoinWaitlist($input: JoinWaitlistInput!) {
  joinWaitlist(input: $input) {
    waiter {
      id
      ahead
    }
    refusals {
      ...Reason
    }
  }
}
    fragment Reason on Refusal {
  rule
  message
  overridable
}`) as unknown as TypedDocumentString<JoinWaitlistMutation, JoinWaitlistMutationVariables>;