/* eslint-disable */
/** Internal type. DO NOT USE DIRECTLY. */
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
/** Internal type. DO NOT USE DIRECTLY. */
export type Incremental<T> = T | { [P in keyof T]?: P extends ' $fragmentName' | '__typename' ? T[P] : never };
import type { DocumentTypeDecoration } from '@graphql-typed-document-node/core';
/** How a booking takes the units of a space. */
export type Allocation =
  /** A booking takes every unit: a plain room, or a hall made of parts. */
  | 'ALL'
  /** A booking takes as many free units as it asks for: seats, desks, tools. */
  | 'POOL';

/** Something useful in a space. */
export type Amenity =
  /** Air conditioning. */
  | 'AIR_CONDITIONING'
  /** Shelves with books. */
  | 'BOOKS'
  /** Sockets and cables to charge a phone. */
  | 'CHARGING'
  /** Coffee and tea. */
  | 'COFFEE'
  /** Benches for experiments. */
  | 'LAB_BENCH'
  /** Mats for the floor. */
  | 'MATS'
  /** A microwave oven. */
  | 'MICROWAVE'
  /** A wall of mirrors. */
  | 'MIRROR_WALL'
  /** A projector or large display. */
  | 'PROJECTOR'
  /** Loudspeakers and a microphone. */
  | 'SOUND_SYSTEM'
  /** Reachable without a step. */
  | 'STEP_FREE'
  /** Tools to borrow. */
  | 'TOOLS'
  /** Drinking water. */
  | 'WATER'
  /** A board to write on. */
  | 'WHITEBOARD'
  /** Wireless internet. */
  | 'WIFI';

/** Where a client stopped listening, so that it can go on from there. */
export type AvailabilityCursor = {
  /** The `asOf` of the last event applied. */
  asOf: string;
  /** The community. */
  communityId: string | number;
  /** The epoch of the last event applied. */
  epoch: string;
  /** The version of the last event applied. */
  version: number;
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
  /** The hold must still be running when it is turned into a booking. */
  | 'HOLD_EXPIRED'
  /** A person may keep only a few holds at once. */
  | 'HOLD_LIMIT'
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
  /** The start must lie on the start grid and the length must be a multiple of its step. */
  | 'START_GRID'
  /** The booking must be in a status that allows the change. */
  | 'STATUS';

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

/** What takes the units of a space. */
export type BusyKind =
  /** A block by staff, for instance for repairs. */
  | 'BLOCK'
  /** A booking that is confirmed. */
  | 'BOOKING'
  /** Cleaning after a booking. */
  | 'CLEAN_UP'
  /** A session of a course. */
  | 'COURSE'
  /** A booking that is being made at this moment. */
  | 'HOLD'
  /** A booking that waits for approval. */
  | 'PENDING'
  /** Preparation before a booking. */
  | 'SET_UP';

/** A booking or hold to call off. */
export type CancelBookingInput = {
  /** The booking or hold. */
  bookingId: string | number;
};

/** A dry run: would this booking be taken, or this change of one? */
export type CheckBookingInput = {
  /** How many people come; 1 when left out. */
  attendees?: number | null | undefined;
  /** The booking that would be moved there; left out for a new booking. */
  bookingId?: string | number | null | undefined;
  /** The time and space asked for. */
  slot: SlotInput;
};

/** A token to make. */
export type CreateTokenInput = {
  /** How many days it works, 1 to 366. */
  days: number;
  /** A key of the client's own choosing, 8 to 64 characters: the same key and input return the same token for 72 hours. */
  key: string;
  /** What to call it, 1 to 60 characters. */
  name: string;
  /** What it may be used for; at least one. */
  scopes: Array<Scope>;
};

/** A slot to keep while its form is being filled in. */
export type HoldSpaceInput = {
  /** A key of the client's own choosing, 8 to 64 characters: the same key and input return the same result for 72 hours. */
  key: string;
  /** The time and space to keep; a hold that the viewer has on the same space is replaced. */
  slot: SlotInput;
};

/** A booking to move to another time or space. */
export type MoveBookingInput = {
  /** The booking. */
  bookingId: string | number;
  /** Where it goes. */
  slot: SlotInput;
};

/** Someone without an account. */
export type OnBehalfInput = {
  /** The name, 1 to 40 characters. */
  name: string;
  /** The phone: eleven digits in mainland China, or in international form beginning with `+`. */
  phone: string;
};

/** A token to revoke. */
export type RevokeTokenInput = {
  /** The token. */
  tokenId: string | number;
};

/** What a person may do beyond booking for themselves. */
export type Role =
  /** Looks after all communities of a subdistrict. */
  | 'MANAGER'
  /** Runs the installation. */
  | 'OPERATOR'
  /** Works at a centre. */
  | 'STAFF';

/** What a token may be used for. */
export type Scope =
  /** Mutations: holding, booking, moving, cancelling. */
  | 'BOOK'
  /** Queries and subscriptions, as far as the person may see. */
  | 'READ'
  /** What the person may see and do as staff, on top of the other scopes. */
  | 'STAFF';

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

/** How people come to use a space. */
export type SpaceAccess =
  /** It is booked for a time. */
  | 'BOOKABLE'
  /** It is walked into during opening hours. */
  | 'WALK_IN';

/** What a space is. */
export type SpaceKind =
  /** A room for activities of many kinds. */
  | 'ACTIVITY_ROOM'
  /** A corner with coffee and seats. */
  | 'CAFE'
  /** A room for courses. */
  | 'CLASSROOM'
  /** An exhibition to look at. */
  | 'EXHIBITION'
  /** A large living room for neighbours. */
  | 'LOUNGE'
  /** A room with tables for meetings. */
  | 'MEETING_ROOM'
  /** A board with notices, such as job offers. */
  | 'NOTICE_BOARD'
  /** An open area that residents plan themselves. */
  | 'OPEN_AREA'
  /** A room with books. */
  | 'READING_ROOM'
  /** A stop for people who work outdoors: water, rest and tools. */
  | 'REST_STATION'
  /** A space for experiments and science classes. */
  | 'SCIENCE_SPACE'
  /** A desk where visitors are welcomed and guided. */
  | 'WELCOME_DESK'
  /** A room with a free floor for yoga and dance. */
  | 'YOGA_ROOM';

/** What a person at the door would say of a space. */
export type SpaceState =
  /** It is taken, being prepared or being cleaned. */
  | 'BUSY'
  /** It is closed. */
  | 'CLOSED'
  /** It can be taken now. */
  | 'FREE'
  /** Someone is booking it at this moment, or it is kept for someone on the waitlist. */
  | 'HELD'
  /** It is open to everyone who walks in. */
  | 'OPEN';

export type CommunitiesQueryVariables = Exact<{ [key: string]: never; }>;


export type CommunitiesQuery = { communities: Array<{ id: string, slug: string, name: string, address: string, timeZone: string, spaces: Array<{ id: string, slug: string, name: string, floor: string, kind: SpaceKind, access: SpaceAccess, capacity: number | null, amenities: Array<Amenity>, units: number, allocation: Allocation, policy: { granularity: string, minLength: string, maxLength: string, horizonDays: number, setUp: string, cleanUp: string } | null }> }> };

export type SpaceFactsFragment = { id: string, slug: string, name: string, floor: string, kind: SpaceKind, access: SpaceAccess, capacity: number | null, amenities: Array<Amenity>, units: number, allocation: Allocation, policy: { granularity: string, minLength: string, maxLength: string, horizonDays: number, setUp: string, cleanUp: string } | null };

export type ViewerQueryVariables = Exact<{ [key: string]: never; }>;


export type ViewerQuery = { me: { person: { id: string, name: string, roles: Array<{ role: Role, community: { id: string } | null }> } } | null, demoPeople: Array<{ id: string, name: string, introduction: string, roles: Array<{ role: Role, community: { id: string, name: string } | null }> }> };

export type SomeoneFragment = { id: string, name: string, roles: Array<{ role: Role, community: { id: string } | null }> };

export type StartDemoSessionMutationVariables = Exact<{
  personId: string | number;
}>;


export type StartDemoSessionMutation = { startDemoSession: { viewer: { person: { id: string, name: string, roles: Array<{ role: Role, community: { id: string } | null }> } } } };

export type EndSessionMutationVariables = Exact<{ [key: string]: never; }>;


export type EndSessionMutation = { endSession: { ended: boolean } };

export type BoardChangesSubscriptionVariables = Exact<{
  communityId: string | number;
  from?: string | null | undefined;
  to?: string | null | undefined;
}>;


export type BoardChangesSubscription = { boardChanges: { communityId: string, since: number, version: number, snapshot: boolean, removed: Array<string>, bookings: Array<{ id: string, kind: BookingKind, status: BookingStatus, start: string, end: string, attendees: number, title: string | null, booker: { id: string, name: string } | null, space: { id: string } }> } };

export type TokensQueryVariables = Exact<{ [key: string]: never; }>;


export type TokensQuery = { me: { tokens: Array<{ id: string, name: string, hint: string, scopes: Array<Scope>, expiresAt: string, lastUsedAt: string | null }> } | null };

export type OwnTokenFragment = { id: string, name: string, hint: string, scopes: Array<Scope>, expiresAt: string, lastUsedAt: string | null };

export type CreateTokenMutationVariables = Exact<{
  input: CreateTokenInput;
}>;


export type CreateTokenMutation = { createToken: { secret: string | null, token: { id: string, name: string, hint: string, scopes: Array<Scope>, expiresAt: string, lastUsedAt: string | null } } };

export type RevokeTokenMutationVariables = Exact<{
  input: RevokeTokenInput;
}>;


export type RevokeTokenMutation = { revokeToken: { token: { id: string } } };

export type AvailabilitySubscriptionVariables = Exact<{
  communityIds: Array<string | number> | string | number;
  from?: string | null | undefined;
  to?: string | null | undefined;
  after?: Array<AvailabilityCursor> | AvailabilityCursor | null | undefined;
}>;


export type AvailabilitySubscription = { availability: { communityId: string, epoch: string, since: number, version: number, asOf: string, snapshot: boolean, from: string, to: string, spaces: Array<{ spaceId: string, state: SpaceState, occupiedBy: BusyKind | null, until: string | null, freeUnits: number, units: number, next: { state: SpaceState, until: string | null } | null, open: Array<{ start: string, end: string }>, busy: Array<{ start: string, end: string, kind: BusyKind, units: number, title: string | null, holdExpiresAt: string | null }> }> } };

export type MyBookingsSubscriptionVariables = Exact<{ [key: string]: never; }>;


export type MyBookingsSubscription = { myBookings: Array<{ id: string, kind: BookingKind, status: BookingStatus, start: string, end: string, units: number, attendees: number, title: string | null, holdExpiresAt: string | null, canMove: boolean, canCancel: boolean, space: { id: string, name: string, floor: string, community: { id: string, slug: string, name: string, timeZone: string } } }> };

export type OwnBookingFragment = { id: string, kind: BookingKind, status: BookingStatus, start: string, end: string, units: number, attendees: number, title: string | null, holdExpiresAt: string | null, canMove: boolean, canCancel: boolean, space: { id: string, name: string, floor: string, community: { id: string, slug: string, name: string, timeZone: string } } };

export type CheckBookingQueryVariables = Exact<{
  input: CheckBookingInput;
}>;


export type CheckBookingQuery = { checkBooking: { allowed: boolean, refusals: Array<{ rule: BookingRule, message: string }>, alternatives: Array<{ start: string, end: string, relation: SlotRelation, space: { id: string, name: string, floor: string, community: { id: string, name: string, timeZone: string } } }> } };

export type ReasonFragment = { rule: BookingRule, message: string };

export type OfferedFragment = { start: string, end: string, relation: SlotRelation, space: { id: string, name: string, floor: string, community: { id: string, name: string, timeZone: string } } };

export type HoldSpaceMutationVariables = Exact<{
  input: HoldSpaceInput;
}>;


export type HoldSpaceMutation = { holdSpace: { hold: { id: string, start: string, end: string, holdExpiresAt: string | null } | null, refusals: Array<{ rule: BookingRule, message: string }>, alternatives: Array<{ start: string, end: string, relation: SlotRelation, space: { id: string, name: string, floor: string, community: { id: string, name: string, timeZone: string } } }> } };

export type BookSpaceMutationVariables = Exact<{
  input: BookSpaceInput;
}>;


export type BookSpaceMutation = { bookSpace: { booking: { id: string, kind: BookingKind, status: BookingStatus, start: string, end: string, units: number, attendees: number, title: string | null, holdExpiresAt: string | null, canMove: boolean, canCancel: boolean, space: { id: string, name: string, floor: string, community: { id: string, slug: string, name: string, timeZone: string } } } | null, refusals: Array<{ rule: BookingRule, message: string }>, alternatives: Array<{ start: string, end: string, relation: SlotRelation, space: { id: string, name: string, floor: string, community: { id: string, name: string, timeZone: string } } }> } };

export type MoveBookingMutationVariables = Exact<{
  input: MoveBookingInput;
}>;


export type MoveBookingMutation = { moveBooking: { booking: { id: string, kind: BookingKind, status: BookingStatus, start: string, end: string, units: number, attendees: number, title: string | null, holdExpiresAt: string | null, canMove: boolean, canCancel: boolean, space: { id: string, name: string, floor: string, community: { id: string, slug: string, name: string, timeZone: string } } } | null, refusals: Array<{ rule: BookingRule, message: string }>, alternatives: Array<{ start: string, end: string, relation: SlotRelation, space: { id: string, name: string, floor: string, community: { id: string, name: string, timeZone: string } } }> } };

export type CancelBookingMutationVariables = Exact<{
  input: CancelBookingInput;
}>;


export type CancelBookingMutation = { cancelBooking: { booking: { id: string, status: BookingStatus } | null, refusals: Array<{ rule: BookingRule, message: string }> } };

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
export const SpaceFactsFragmentDoc = new TypedDocumentString(`
    fragment SpaceFacts on Space {
  id
  slug
  name
  floor
  kind
  access
  capacity
  amenities
  units
  allocation
  policy {
    granularity
    minLength
    maxLength
    horizonDays
    setUp
    cleanUp
  }
}
    `, {"fragmentName":"SpaceFacts"}) as unknown as TypedDocumentString<SpaceFactsFragment, unknown>;
export const SomeoneFragmentDoc = new TypedDocumentString(`
    fragment Someone on Person {
  id
  name
  roles {
    role
    community {
      id
    }
  }
}
    `, {"fragmentName":"Someone"}) as unknown as TypedDocumentString<SomeoneFragment, unknown>;
export const OwnTokenFragmentDoc = new TypedDocumentString(`
    fragment OwnToken on ApiToken {
  id
  name
  hint
  scopes
  expiresAt
  lastUsedAt
}
    `, {"fragmentName":"OwnToken"}) as unknown as TypedDocumentString<OwnTokenFragment, unknown>;
export const OwnBookingFragmentDoc = new TypedDocumentString(`
    fragment OwnBooking on Booking {
  id
  kind
  status
  start
  end
  units
  attendees
  title
  holdExpiresAt
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
export const ReasonFragmentDoc = new TypedDocumentString(`
    fragment Reason on Refusal {
  rule
  message
}
    `, {"fragmentName":"Reason"}) as unknown as TypedDocumentString<ReasonFragment, unknown>;
export const OfferedFragmentDoc = new TypedDocumentString(`
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
export const CommunitiesDocument = new TypedDocumentString(`
    query Communities {
  communities {
    id
    slug
    name
    address
    timeZone
    spaces {
      ...SpaceFacts
    }
  }
}
    fragment SpaceFacts on Space {
  id
  slug
  name
  floor
  kind
  access
  capacity
  amenities
  units
  allocation
  policy {
    granularity
    minLength
    maxLength
    horizonDays
    setUp
    cleanUp
  }
}`) as unknown as TypedDocumentString<CommunitiesQuery, CommunitiesQueryVariables>;
export const ViewerDocument = new TypedDocumentString(`
    query Viewer {
  me {
    person {
      ...Someone
    }
  }
  demoPeople {
    id
    name
    introduction
    roles {
      role
      community {
        id
        name
      }
    }
  }
}
    fragment Someone on Person {
  id
  name
  roles {
    role
    community {
      id
    }
  }
}`) as unknown as TypedDocumentString<ViewerQuery, ViewerQueryVariables>;
export const StartDemoSessionDocument = new TypedDocumentString(`
    mutation StartDemoSession($personId: ID!) {
  startDemoSession(input: {personId: $personId}) {
    viewer {
      person {
        ...Someone
      }
    }
  }
}
    fragment Someone on Person {
  id
  name
  roles {
    role
    community {
      id
    }
  }
}`) as unknown as TypedDocumentString<StartDemoSessionMutation, StartDemoSessionMutationVariables>;
export const EndSessionDocument = new TypedDocumentString(`
    mutation EndSession {
  endSession {
    ended
  }
}
    `) as unknown as TypedDocumentString<EndSessionMutation, EndSessionMutationVariables>;
export const BoardChangesDocument = new TypedDocumentString(`
    subscription BoardChanges($communityId: ID!, $from: Date, $to: Date) {
  boardChanges(communityId: $communityId, from: $from, to: $to) {
    communityId
    since
    version
    snapshot
    removed
    bookings {
      id
      kind
      status
      start
      end
      attendees
      title
      booker {
        id
        name
      }
      space {
        id
      }
    }
  }
}
    `) as unknown as TypedDocumentString<BoardChangesSubscription, BoardChangesSubscriptionVariables>;
export const TokensDocument = new TypedDocumentString(`
    query Tokens {
  me {
    tokens {
      ...OwnToken
    }
  }
}
    fragment OwnToken on ApiToken {
  id
  name
  hint
  scopes
  expiresAt
  lastUsedAt
}`) as unknown as TypedDocumentString<TokensQuery, TokensQueryVariables>;
export const CreateTokenDocument = new TypedDocumentString(`
    mutation CreateToken($input: CreateTokenInput!) {
  createToken(input: $input) {
    token {
      ...OwnToken
    }
    secret
  }
}
    fragment OwnToken on ApiToken {
  id
  name
  hint
  scopes
  expiresAt
  lastUsedAt
}`) as unknown as TypedDocumentString<CreateTokenMutation, CreateTokenMutationVariables>;
export const RevokeTokenDocument = new TypedDocumentString(`
    mutation RevokeToken($input: RevokeTokenInput!) {
  revokeToken(input: $input) {
    token {
      id
    }
  }
}
    `) as unknown as TypedDocumentString<RevokeTokenMutation, RevokeTokenMutationVariables>;
export const AvailabilityDocument = new TypedDocumentString(`
    subscription Availability($communityIds: [ID!]!, $from: Date, $to: Date, $after: [AvailabilityCursor!]) {
  availability(communityIds: $communityIds, from: $from, to: $to, after: $after) {
    communityId
    epoch
    since
    version
    asOf
    snapshot
    from
    to
    spaces {
      spaceId
      state
      occupiedBy
      until
      next {
        state
        until
      }
      freeUnits
      units
      open {
        start
        end
      }
      busy {
        start
        end
        kind
        units
        title
        holdExpiresAt
      }
    }
  }
}
    `) as unknown as TypedDocumentString<AvailabilitySubscription, AvailabilitySubscriptionVariables>;
export const MyBookingsDocument = new TypedDocumentString(`
    subscription MyBookings {
  myBookings {
    ...OwnBooking
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
  holdExpiresAt
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
}`) as unknown as TypedDocumentString<MyBookingsSubscription, MyBookingsSubscriptionVariables>;
export const CheckBookingDocument = new TypedDocumentString(`
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
export const HoldSpaceDocument = new TypedDocumentString(`
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
export const BookSpaceDocument = new TypedDocumentString(`
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
  holdExpiresAt
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
export const MoveBookingDocument = new TypedDocumentString(`
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
  holdExpiresAt
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
export const CancelBookingDocument = new TypedDocumentString(`
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
}`) as unknown as TypedDocumentString<CancelBookingMutation, CancelBookingMutationVariables>;