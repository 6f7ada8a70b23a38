/** Internal type. DO NOT USE DIRECTLY. */
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
/** Internal type. DO NOT USE DIRECTLY. */
export type Incremental<T> = T | { [P in keyof T]?: P extends ' $fragmentName' | '__typename' ? T[P] : never };
import type { DocumentTypeDecoration } from '@graphql-typed-document-node/core';
/** What was done. */
export type AuditAction =
  /** An invitation was accepted. */
  | 'ACCEPT_INVITATION'
  /** Someone took what they were offered from a waitlist. */
  | 'ACCEPT_OFFER'
  /** An offered place in a course was taken. */
  | 'ACCEPT_PLACE'
  /** A child's profile was made. */
  | 'ADD_CHILD'
  /** A request was approved. */
  | 'APPROVE_BOOKING'
  /** A space was blocked. */
  | 'BLOCK_SPACE'
  /** A series was booked. */
  | 'BOOK_SERIES'
  /** A space was booked. */
  | 'BOOK_SPACE'
  /** A booking was cancelled. */
  | 'CANCEL_BOOKING'
  /** A course was called off. */
  | 'CANCEL_COURSE'
  /** A series, or what follows of it, was cancelled. */
  | 'CANCEL_SERIES'
  /** A session of a course was called off. */
  | 'CANCEL_SESSION'
  /** A course was written anew. */
  | 'CHANGE_COURSE'
  /** What a member may do was changed. */
  | 'CHANGE_MEMBER'
  /** Someone changed their profile. */
  | 'CHANGE_PROFILE'
  /** The people of a booking came. */
  | 'CHECK_IN'
  /** A space or a whole centre was closed for a time. */
  | 'CLOSE_SPACE'
  /** A course was begun to be written. */
  | 'CREATE_COURSE'
  /** An organisation was founded. */
  | 'CREATE_ORGANISATION'
  /** A term was created. */
  | 'CREATE_TERM'
  /** A token was made. */
  | 'CREATE_TOKEN'
  /** An invitation was turned down. */
  | 'DECLINE_INVITATION'
  /** Someone turned down what they were offered from a waitlist. */
  | 'DECLINE_OFFER'
  /** A booking was ended early. */
  | 'END_BOOKING'
  /** A closure was ended. */
  | 'END_CLOSURE'
  /** Somebody enrolled in a course or entered its draw. */
  | 'ENROL'
  /** Someone had their data erased. */
  | 'ERASE_ME'
  /** Someone exported their data. */
  | 'EXPORT_MY_DATA'
  /** A role was given. */
  | 'GRANT_ROLE'
  /** A slot was held. */
  | 'HOLD_SPACE'
  /** A year's public holidays were imported. */
  | 'IMPORT_HOLIDAYS'
  /** Someone was invited to an organisation. */
  | 'INVITE_MEMBER'
  /** Someone began to wait for a slot. */
  | 'JOIN_WAITLIST'
  /** Someone stopped waiting for a slot. */
  | 'LEAVE_WAITLIST'
  /** A suspension was ended before its time. */
  | 'LIFT_SUSPENSION'
  /** A booking was moved. */
  | 'MOVE_BOOKING'
  /** A series, or what follows of it, was moved. */
  | 'MOVE_SERIES'
  /** A session of a course was moved. */
  | 'MOVE_SESSION'
  /** A course was published with its sessions. */
  | 'PUBLISH_COURSE'
  /** A request was rejected. */
  | 'REJECT_BOOKING'
  /** A child's profile was removed. */
  | 'REMOVE_CHILD'
  /** A member was removed, or left. */
  | 'REMOVE_MEMBER'
  /** Other hours of one day were removed. */
  | 'REMOVE_OPENING_EXCEPTION'
  /** A door got another code. */
  | 'RENEW_DOOR_CODE'
  /** A rejected request was taken up again. */
  | 'REOPEN_BOOKING'
  /** Staff read the name and phone behind a booking. */
  | 'REVEAL_CONTACT'
  /** A role was taken back. */
  | 'REVOKE_ROLE'
  /** A token was revoked. */
  | 'REVOKE_TOKEN'
  /** The places of a course were drawn. */
  | 'RUN_DRAW'
  /** It was noted whether somebody came to a session. */
  | 'SET_ATTENDANCE'
  /** The number for a draw was noted. */
  | 'SET_BEACON'
  /** What public holidays mean at a community was set. */
  | 'SET_HOLIDAY_HOURS'
  /** Other hours were set for one day. */
  | 'SET_OPENING_EXCEPTION'
  /** Someone set a password. */
  | 'SET_PASSWORD'
  /** Staff changed the rules, the usual week or the quotas of a place. */
  | 'SET_RULES'
  /** Someone signed in. */
  | 'SIGN_IN'
  /** Someone ended a session. */
  | 'SIGN_OUT'
  /** An entry to a course was withdrawn. */
  | 'WITHDRAW_ENROLMENT'
  /** An invitation was taken back. */
  | 'WITHDRAW_INVITATION';

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

/** Whom to give which role, and where. */
export type GrantRoleInput = {
  /** The community, for `STAFF`. */
  communityId?: string | number | null | undefined;
  /** The login of who gets it, 3 to 40 letters, digits, dots and dashes; an account is made where there is none. */
  login?: string | null | undefined;
  /** The name of who gets it, for a new login. */
  name?: string | null | undefined;
  /** The phone of who gets it; leave `login` and `name` out then. An account is made where the phone has none. */
  phone?: string | null | undefined;
  /** The role. */
  role: Role;
  /** The subdistrict, for `MANAGER`. */
  subdistrictId?: string | number | null | undefined;
};

/** A role to take back. */
export type RevokeRoleInput = {
  /** The id of the grant. */
  grantId: string | number;
};

/** What a person may do beyond booking for themselves. */
export type Role =
  /** Looks after all communities of a subdistrict. */
  | 'MANAGER'
  /** Runs the installation. */
  | 'OPERATOR'
  /** Works at a centre. */
  | 'STAFF';

/** How an alternative differs from what was asked for. */
export type SlotRelation =
  /** A similar space in the same centre at the same time. */
  | 'SAME_COMMUNITY'
  /** The same space at another time. */
  | 'SAME_SPACE'
  /** A similar space in a sister community at the same time. */
  | 'SISTER_COMMUNITY';

export type PlacesQueryVariables = Exact<{ [key: string]: never; }>;


export type PlacesQuery = { me: { person: { id: string, roles: Array<{ role: Role, subdistrict: { id: string } | null }> } } | null, communities: Array<{ id: string, slug: string, name: string, timeZone: string, subdistrict: { id: string, slug: string, name: string } }> };

export type HoldersQueryVariables = Exact<{
  communityId?: string | number | null | undefined;
  subdistrictId?: string | number | null | undefined;
}>;


export type HoldersQuery = { holders: Array<{ id: string, name: string, login: string | null, grantedAt: string | null, person: { id: string, phone: string | null }, grant: { role: Role } }> };

export type HolderFactsFragment = { id: string, name: string, login: string | null, grantedAt: string | null, person: { id: string, phone: string | null }, grant: { role: Role } };

export type GrantRoleMutationVariables = Exact<{
  input: GrantRoleInput;
}>;


export type GrantRoleMutation = { grantRole: { password: string | null, holder: { id: string, name: string, login: string | null, grantedAt: string | null, person: { id: string, phone: string | null }, grant: { role: Role } } } };

export type RevokeRoleMutationVariables = Exact<{
  input: RevokeRoleInput;
}>;


export type RevokeRoleMutation = { revokeRole: { revoked: boolean } };

export type AuditQueryVariables = Exact<{
  communityId?: string | number | null | undefined;
  first?: number | null | undefined;
  after?: string | null | undefined;
}>;


export type AuditQuery = { audit: { nodes: Array<{ number: number, at: string, action: AuditAction, reason: string | null, actor: { id: string, name: string } | null }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } };

export type AuditFactsFragment = { number: number, at: string, action: AuditAction, reason: string | null, actor: { id: string, name: string } | null };

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
export const HolderFactsFragmentDoc = /*#__PURE__*/ new TypedDocumentString(`
    fragment HolderFacts on Holder {
  id
  name
  login
  grantedAt
  person {
    id
    phone
  }
  grant {
    role
  }
}
    `, {"fragmentName":"HolderFacts"}) as unknown as TypedDocumentString<HolderFactsFragment, unknown>;
export const AuditFactsFragmentDoc = /*#__PURE__*/ new TypedDocumentString(`
    fragment AuditFacts on AuditEntry {
  number
  at
  action
  reason
  actor {
    id
    name
  }
}
    `, {"fragmentName":"AuditFacts"}) as unknown as TypedDocumentString<AuditFactsFragment, unknown>;
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
export const PlacesDocument = /*#__PURE__*/ new TypedDocumentString(`
    query Places {
  me {
    person {
      id
      roles {
        role
        subdistrict {
          id
        }
      }
    }
  }
  communities {
    id
    slug
    name
    timeZone
    subdistrict {
      id
      slug
      name
    }
  }
}
    `) as unknown as TypedDocumentString<PlacesQuery, PlacesQueryVariables>;
export const HoldersDocument = /*#__PURE__*/ new TypedDocumentString(`
    query Holders($communityId: ID, $subdistrictId: ID) {
  holders(communityId: $communityId, subdistrictId: $subdistrictId) {
    ...HolderFacts
  }
}
    fragment HolderFacts on Holder {
  id
  name
  login
  grantedAt
  person {
    id
    phone
  }
  grant {
    role
  }
}`) as unknown as TypedDocumentString<HoldersQuery, HoldersQueryVariables>;
export const GrantRoleDocument = /*#__PURE__*/ new TypedDocumentString(`
    mutation GrantRole($input: GrantRoleInput!) {
  grantRole(input: $input) {
    holder {
      ...HolderFacts
    }
    password
  }
}
    fragment HolderFacts on Holder {
  id
  name
  login
  grantedAt
  person {
    id
    phone
  }
  grant {
    role
  }
}`) as unknown as TypedDocumentString<GrantRoleMutation, GrantRoleMutationVariables>;
export const RevokeRoleDocument = /*#__PURE__*/ new TypedDocumentString(`
    mutation RevokeRole($input: RevokeRoleInput!) {
  revokeRole(input: $input) {
    revoked
  }
}
    `) as unknown as TypedDocumentString<RevokeRoleMutation, RevokeRoleMutationVariables>;
export const AuditDocument = /*#__PURE__*/ new TypedDocumentString(`
    query Audit($communityId: ID, $first: Int, $after: String) {
  audit(communityId: $communityId, first: $first, after: $after) {
    nodes {
      ...AuditFacts
    }
    pageInfo {
      hasNextPage
      endCursor
    }
  }
}
    fragment AuditFacts on AuditEntry {
  number
  at
  action
  reason
  actor {
    id
    name
  }
}`) as unknown as TypedDocumentString<AuditQuery, AuditQueryVariables>;