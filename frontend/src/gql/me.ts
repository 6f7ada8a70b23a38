/** Internal type. DO NOT USE DIRECTLY. */
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
/** Internal type. DO NOT USE DIRECTLY. */
export type Incremental<T> = T | { [P in keyof T]?: P extends ' $fragmentName' | '__typename' ? T[P] : never };
import type { DocumentTypeDecoration } from '@graphql-typed-document-node/core';
/** A child's profile to keep. */
export type AddChildInput = {
  /** When the child was born; under 18 years ago. */
  bornOn: string;
  /** That the viewer is the child's guardian and consents to its data being kept (PIPL art. 28 and 31); must be true. */
  consent: boolean;
  /** A key of the client's own choosing, 8 to 64 characters: the same key and input return the same child for 72 hours. */
  key: string;
  /** The name, 1 to 40 characters. */
  name: string;
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

/** That one means it. */
export type EraseMeInput = {
  /** Must be the word ERASE. */
  confirm: string;
};

/** A password to sign in with from now on; for people who have a login. */
export type SetPasswordInput = {
  /** The password that holds until now; left out by who has none yet. */
  current?: string | null | undefined;
  /** The new one, 12 to 128 characters. */
  password: string;
};

/** How an alternative differs from what was asked for. */
export type SlotRelation =
  /** A similar space in the same centre at the same time. */
  | 'SAME_COMMUNITY'
  /** The same space at another time. */
  | 'SAME_SPACE'
  /** A similar space in a sister community at the same time. */
  | 'SISTER_COMMUNITY';

/** What to change of one's profile; what is left out stays. */
export type UpdateProfileInput = {
  /** The community where one lives, which some spaces are kept for; null says that it is none of them, left out leaves it as it is. */
  homeId?: string | number | null | undefined;
  /** The name, 1 to 40 characters; others see it masked. */
  name?: string | null | undefined;
};

export type AccountQueryVariables = Exact<{ [key: string]: never; }>;


export type AccountQuery = { me: { person: { id: string, name: string, phone: string | null, login: string | null }, sessions: Array<{ id: string, device: string, current: boolean, startedAt: string, lastUsedAt: string | null }>, children: Array<{ id: string, name: string, bornOn: string }> } | null };

export type OwnSessionFragment = { id: string, device: string, current: boolean, startedAt: string, lastUsedAt: string | null };

export type OwnChildFragment = { id: string, name: string, bornOn: string };

export type UpdateProfileMutationVariables = Exact<{
  input: UpdateProfileInput;
}>;


export type UpdateProfileMutation = { updateProfile: { person: { id: string } } };

export type EndOtherSessionMutationVariables = Exact<{
  sessionId: string | number;
}>;


export type EndOtherSessionMutation = { endOtherSession: { sessions: Array<{ id: string }> } };

export type SignOutEverywhereMutationVariables = Exact<{ [key: string]: never; }>;


export type SignOutEverywhereMutation = { signOutEverywhere: { ended: number } };

export type SetPasswordMutationVariables = Exact<{
  input: SetPasswordInput;
}>;


export type SetPasswordMutation = { setPassword: { message: string | null } };

export type AddChildMutationVariables = Exact<{
  input: AddChildInput;
}>;


export type AddChildMutation = { addChild: { child: { id: string } } };

export type RemoveChildMutationVariables = Exact<{
  childId: string | number;
}>;


export type RemoveChildMutation = { removeChild: { removed: boolean } };

export type ExportMyDataMutationVariables = Exact<{ [key: string]: never; }>;


export type ExportMyDataMutation = { exportMyData: { data: string } };

export type EraseMeMutationVariables = Exact<{
  input: EraseMeInput;
}>;


export type EraseMeMutation = { eraseMe: { cancelled: number } };

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
export const OwnSessionFragmentDoc = /*#__PURE__*/ new TypedDocumentString(`
    fragment OwnSession on Session {
  id
  device
  current
  startedAt
  lastUsedAt
}
    `, {"fragmentName":"OwnSession"}) as unknown as TypedDocumentString<OwnSessionFragment, unknown>;
export const OwnChildFragmentDoc = /*#__PURE__*/ new TypedDocumentString(`
    fragment OwnChild on Child {
  id
  name
  bornOn
}
    `, {"fragmentName":"OwnChild"}) as unknown as TypedDocumentString<OwnChildFragment, unknown>;
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
export const AccountDocument = /*#__PURE__*/ new TypedDocumentString(`
    query Account {
  me {
    person {
      id
      name
      phone
      login
    }
    sessions {
      ...OwnSession
    }
    children {
      ...OwnChild
    }
  }
}
    fragment OwnSession on Session {
  id
  device
  current
  startedAt
  lastUsedAt
}
fragment OwnChild on Child {
  id
  name
  bornOn
}`) as unknown as TypedDocumentString<AccountQuery, AccountQueryVariables>;
export const UpdateProfileDocument = /*#__PURE__*/ new TypedDocumentString(`
    mutation UpdateProfile($input: UpdateProfileInput!) {
  updateProfile(input: $input) {
    person {
      id
    }
  }
}
    `) as unknown as TypedDocumentString<UpdateProfileMutation, UpdateProfileMutationVariables>;
export const EndOtherSessionDocument = /*#__PURE__*/ new TypedDocumentString(`
    mutation EndOtherSession($sessionId: ID!) {
  endOtherSession(input: {sessionId: $sessionId}) {
    sessions {
      id
    }
  }
}
    `) as unknown as TypedDocumentString<EndOtherSessionMutation, EndOtherSessionMutationVariables>;
export const SignOutEverywhereDocument = /*#__PURE__*/ new TypedDocumentString(`
    mutation SignOutEverywhere {
  signOutEverywhere {
    ended
  }
}
    `) as unknown as TypedDocumentString<SignOutEverywhereMutation, SignOutEverywhereMutationVariables>;
export const SetPasswordDocument = /*#__PURE__*/ new TypedDocumentString(`
    mutation SetPassword($input: SetPasswordInput!) {
  setPassword(input: $input) {
    message
  }
}
    `) as unknown as TypedDocumentString<SetPasswordMutation, SetPasswordMutationVariables>;
export const AddChildDocument = /*#__PURE__*/ new TypedDocumentString(`
    mutation AddChild($input: AddChildInput!) {
  addChild(input: $input) {
    child {
      id
    }
  }
}
    `) as unknown as TypedDocumentString<AddChildMutation, AddChildMutationVariables>;
export const RemoveChildDocument = /*#__PURE__*/ new TypedDocumentString(`
    mutation RemoveChild($childId: ID!) {
  removeChild(input: {childId: $childId}) {
    removed
  }
}
    `) as unknown as TypedDocumentString<RemoveChildMutation, RemoveChildMutationVariables>;
export const ExportMyDataDocument = /*#__PURE__*/ new TypedDocumentString(`
    mutation ExportMyData {
  exportMyData {
    data
  }
}
    `) as unknown as TypedDocumentString<ExportMyDataMutation, ExportMyDataMutationVariables>;
export const EraseMeDocument = /*#__PURE__*/ new TypedDocumentString(`
    mutation EraseMe($input: EraseMeInput!) {
  eraseMe(input: $input) {
    cancelled
  }
}
    `) as unknown as TypedDocumentString<EraseMeMutation, EraseMeMutationVariables>;