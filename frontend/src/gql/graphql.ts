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

/** What a person may do beyond booking for themselves. */
export type Role =
  /** Looks after all communities of a subdistrict. */
  | 'MANAGER'
  /** Runs the installation. */
  | 'OPERATOR'
  /** Works at a centre. */
  | 'STAFF';

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

export type AvailabilitySubscriptionVariables = Exact<{
  communityIds: Array<string | number> | string | number;
  from?: string | null | undefined;
  to?: string | null | undefined;
  after?: Array<AvailabilityCursor> | AvailabilityCursor | null | undefined;
}>;


export type AvailabilitySubscription = { availability: { communityId: string, epoch: string, since: number, version: number, asOf: string, snapshot: boolean, from: string, to: string, spaces: Array<{ spaceId: string, state: SpaceState, occupiedBy: BusyKind | null, until: string | null, freeUnits: number, units: number, next: { state: SpaceState, until: string | null } | null, open: Array<{ start: string, end: string }>, busy: Array<{ start: string, end: string, kind: BusyKind, units: number, title: string | null, holdExpiresAt: string | null, offered: boolean }> }> } };

export type MyBookingsSubscriptionVariables = Exact<{ [key: string]: never; }>;


export type MyBookingsSubscription = { myBookings: Array<{ id: string, kind: BookingKind, status: BookingStatus, start: string, end: string, units: number, attendees: number, title: string | null, organisationName: string | null, holdExpiresAt: string | null, occursAt: string | null, dueAt: string | null, checkInFrom: string, decisionReason: string | null, canMove: boolean, canCancel: boolean, space: { id: string, name: string, floor: string, community: { id: string, slug: string, name: string, timeZone: string } } }> };

export type OwnBookingFragment = { id: string, kind: BookingKind, status: BookingStatus, start: string, end: string, units: number, attendees: number, title: string | null, organisationName: string | null, holdExpiresAt: string | null, occursAt: string | null, dueAt: string | null, checkInFrom: string, decisionReason: string | null, canMove: boolean, canCancel: boolean, space: { id: string, name: string, floor: string, community: { id: string, slug: string, name: string, timeZone: string } } };

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
export const SpaceFactsFragmentDoc = /*#__PURE__*/ new TypedDocumentString(`
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
export const SomeoneFragmentDoc = /*#__PURE__*/ new TypedDocumentString(`
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
export const CommunitiesDocument = /*#__PURE__*/ new TypedDocumentString(`
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
export const ViewerDocument = /*#__PURE__*/ new TypedDocumentString(`
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
export const StartDemoSessionDocument = /*#__PURE__*/ new TypedDocumentString(`
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
export const EndSessionDocument = /*#__PURE__*/ new TypedDocumentString(`
    mutation EndSession {
  endSession {
    ended
  }
}
    `) as unknown as TypedDocumentString<EndSessionMutation, EndSessionMutationVariables>;
export const AvailabilityDocument = /*#__PURE__*/ new TypedDocumentString(`
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
        offered
      }
    }
  }
}
    `) as unknown as TypedDocumentString<AvailabilitySubscription, AvailabilitySubscriptionVariables>;
export const MyBookingsDocument = /*#__PURE__*/ new TypedDocumentString(`
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
}`) as unknown as TypedDocumentString<MyBookingsSubscription, MyBookingsSubscriptionVariables>;