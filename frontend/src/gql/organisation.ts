/** Internal type. DO NOT USE DIRECTLY. */
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
/** Internal type. DO NOT USE DIRECTLY. */
export type Incremental<T> = T | { [P in keyof T]?: P extends ' $fragmentName' | '__typename' ? T[P] : never };
import type { DocumentTypeDecoration } from '@graphql-typed-document-node/core';
/** An invitation to accept. */
export type AcceptInvitationInput = {
  /** The invitation. */
  invitationId: string | number;
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

/** Whom to change. */
export type ChangeMemberInput = {
  /** Whether they may invite and remove others. */
  admin: boolean;
  /** The member. */
  membershipId: string | number;
};

/** An organisation to found. */
export type CreateOrganisationInput = {
  /** A key of the client's own choosing, 8 to 64 characters: the same key and input return the same organisation for 72 hours. */
  key: string;
  /** Its name, 1 to 60 characters. */
  name: string;
};

/** An invitation to turn down. */
export type DeclineInvitationInput = {
  /** The invitation. */
  invitationId: string | number;
};

/** Whom to invite. */
export type InviteMemberInput = {
  /** The organisation. */
  organisationId: string | number;
  /** The phone of who is to join; the answer is the same whether or not anyone has it. */
  phone: string;
};

/** Whom to remove; one's own membership is left that way. */
export type RemoveMemberInput = {
  /** The member. */
  membershipId: string | number;
};

/** How an alternative differs from what was asked for. */
export type SlotRelation =
  /** A similar space in the same centre at the same time. */
  | 'SAME_COMMUNITY'
  /** The same space at another time. */
  | 'SAME_SPACE'
  /** A similar space in a sister community at the same time. */
  | 'SISTER_COMMUNITY';

/** An invitation to take back. */
export type WithdrawInvitationInput = {
  /** The invitation. */
  invitationId: string | number;
};

export type OrganisationsQueryVariables = Exact<{ [key: string]: never; }>;


export type OrganisationsQuery = { me: { organisations: Array<{ id: string, name: string, canManage: boolean, members: Array<{ id: string, name: string, phone: string | null, me: boolean, admin: boolean }>, invitations: Array<{ id: string, phone: string, expiresAt: string }> }>, invitations: Array<{ id: string, organisationName: string, expiresAt: string }> } | null };

export type OwnOrganisationFragment = { id: string, name: string, canManage: boolean, members: Array<{ id: string, name: string, phone: string | null, me: boolean, admin: boolean }>, invitations: Array<{ id: string, phone: string, expiresAt: string }> };

export type MemberFragment = { id: string, name: string, phone: string | null, me: boolean, admin: boolean };

export type OpenInvitationFragment = { id: string, phone: string, expiresAt: string };

export type OrganisationBookingsSubscriptionVariables = Exact<{
  organisationId: string | number;
}>;


export type OrganisationBookingsSubscription = { organisationBookings: Array<{ id: string, kind: BookingKind, status: BookingStatus, start: string, end: string, units: number, attendees: number, title: string | null, organisationName: string | null, holdExpiresAt: string | null, occursAt: string | null, dueAt: string | null, checkInFrom: string, decisionReason: string | null, canMove: boolean, canCancel: boolean, booker: { id: string, name: string } | null, space: { id: string, name: string, floor: string, community: { id: string, slug: string, name: string, timeZone: string } } }> };

export type CreateOrganisationMutationVariables = Exact<{
  input: CreateOrganisationInput;
}>;


export type CreateOrganisationMutation = { createOrganisation: { organisation: { id: string } } };

export type InviteMemberMutationVariables = Exact<{
  input: InviteMemberInput;
}>;


export type InviteMemberMutation = { inviteMember: { organisation: { id: string } } };

export type WithdrawInvitationMutationVariables = Exact<{
  input: WithdrawInvitationInput;
}>;


export type WithdrawInvitationMutation = { withdrawInvitation: { withdrawn: boolean } };

export type AcceptInvitationMutationVariables = Exact<{
  input: AcceptInvitationInput;
}>;


export type AcceptInvitationMutation = { acceptInvitation: { organisation: { id: string, name: string } } };

export type DeclineInvitationMutationVariables = Exact<{
  input: DeclineInvitationInput;
}>;


export type DeclineInvitationMutation = { declineInvitation: { declined: boolean } };

export type ChangeMemberMutationVariables = Exact<{
  input: ChangeMemberInput;
}>;


export type ChangeMemberMutation = { changeMember: { organisation: { id: string } } };

export type RemoveMemberMutationVariables = Exact<{
  input: RemoveMemberInput;
}>;


export type RemoveMemberMutation = { removeMember: { organisation: { id: string } | null } };

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
export const MemberFragmentDoc = /*#__PURE__*/ new TypedDocumentString(`
    fragment Member on Membership {
  id
  name
  phone
  me
  admin
}
    `, {"fragmentName":"Member"}) as unknown as TypedDocumentString<MemberFragment, unknown>;
export const OpenInvitationFragmentDoc = /*#__PURE__*/ new TypedDocumentString(`
    fragment OpenInvitation on Invitation {
  id
  phone
  expiresAt
}
    `, {"fragmentName":"OpenInvitation"}) as unknown as TypedDocumentString<OpenInvitationFragment, unknown>;
export const OwnOrganisationFragmentDoc = /*#__PURE__*/ new TypedDocumentString(`
    fragment OwnOrganisation on Organisation {
  id
  name
  canManage
  members {
    ...Member
  }
  invitations {
    ...OpenInvitation
  }
}
    fragment Member on Membership {
  id
  name
  phone
  me
  admin
}
fragment OpenInvitation on Invitation {
  id
  phone
  expiresAt
}`, {"fragmentName":"OwnOrganisation"}) as unknown as TypedDocumentString<OwnOrganisationFragment, unknown>;
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
export const OrganisationsDocument = /*#__PURE__*/ new TypedDocumentString(`
    query Organisations {
  me {
    organisations {
      ...OwnOrganisation
    }
    invitations {
      id
      organisationName
      expiresAt
    }
  }
}
    fragment OwnOrganisation on Organisation {
  id
  name
  canManage
  members {
    ...Member
  }
  invitations {
    ...OpenInvitation
  }
}
fragment Member on Membership {
  id
  name
  phone
  me
  admin
}
fragment OpenInvitation on Invitation {
  id
  phone
  expiresAt
}`) as unknown as TypedDocumentString<OrganisationsQuery, OrganisationsQueryVariables>;
export const OrganisationBookingsDocument = /*#__PURE__*/ new TypedDocumentString(`
    subscription OrganisationBookings($organisationId: ID!) {
  organisationBookings(organisationId: $organisationId) {
    ...OwnBooking
    booker {
      id
      name
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
}`) as unknown as TypedDocumentString<OrganisationBookingsSubscription, OrganisationBookingsSubscriptionVariables>;
export const CreateOrganisationDocument = /*#__PURE__*/ new TypedDocumentString(`
    mutation CreateOrganisation($input: CreateOrganisationInput!) {
  createOrganisation(input: $input) {
    organisation {
      id
    }
  }
}
    `) as unknown as TypedDocumentString<CreateOrganisationMutation, CreateOrganisationMutationVariables>;
export const InviteMemberDocument = /*#__PURE__*/ new TypedDocumentString(`
    mutation InviteMember($input: InviteMemberInput!) {
  inviteMember(input: $input) {
    organisation {
      id
    }
  }
}
    `) as unknown as TypedDocumentString<InviteMemberMutation, InviteMemberMutationVariables>;
export const WithdrawInvitationDocument = /*#__PURE__*/ new TypedDocumentString(`
    mutation WithdrawInvitation($input: WithdrawInvitationInput!) {
  withdrawInvitation(input: $input) {
    withdrawn
  }
}
    `) as unknown as TypedDocumentString<WithdrawInvitationMutation, WithdrawInvitationMutationVariables>;
export const AcceptInvitationDocument = /*#__PURE__*/ new TypedDocumentString(`
    mutation AcceptInvitation($input: AcceptInvitationInput!) {
  acceptInvitation(input: $input) {
    organisation {
      id
      name
    }
  }
}
    `) as unknown as TypedDocumentString<AcceptInvitationMutation, AcceptInvitationMutationVariables>;
export const DeclineInvitationDocument = /*#__PURE__*/ new TypedDocumentString(`
    mutation DeclineInvitation($input: DeclineInvitationInput!) {
  declineInvitation(input: $input) {
    declined
  }
}
    `) as unknown as TypedDocumentString<DeclineInvitationMutation, DeclineInvitationMutationVariables>;
export const ChangeMemberDocument = /*#__PURE__*/ new TypedDocumentString(`
    mutation ChangeMember($input: ChangeMemberInput!) {
  changeMember(input: $input) {
    organisation {
      id
    }
  }
}
    `) as unknown as TypedDocumentString<ChangeMemberMutation, ChangeMemberMutationVariables>;
export const RemoveMemberDocument = /*#__PURE__*/ new TypedDocumentString(`
    mutation RemoveMember($input: RemoveMemberInput!) {
  removeMember(input: $input) {
    organisation {
      id
    }
  }
}
    `) as unknown as TypedDocumentString<RemoveMemberMutation, RemoveMemberMutationVariables>;