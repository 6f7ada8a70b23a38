/** Internal type. DO NOT USE DIRECTLY. */
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
/** Internal type. DO NOT USE DIRECTLY. */
export type Incremental<T> = T | { [P in keyof T]?: P extends ' $fragmentName' | '__typename' ? T[P] : never };
import type { DocumentTypeDecoration } from '@graphql-typed-document-node/core';
/** An offered place to take. */
export type AcceptPlaceInput = {
  /** The entry. */
  enrolmentId: string | number;
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

/** The field a course belongs to. */
export type CourseCategory =
  /** Arts and culture. */
  | 'ARTS'
  /** Health and movement. */
  | 'HEALTH'
  /** Neighbours' affairs: councils, volunteering, celebrations. */
  | 'NEIGHBOURS'
  /** Science for children and families. */
  | 'SCIENCE'
  /** Skills for work. */
  | 'VOCATIONAL';

/** How places are given. */
export type CourseMode =
  /** By a draw that anyone can recompute. */
  | 'DRAW'
  /** To who comes first. */
  | 'FIRST_COME';

/** How far a course has come. */
export type CourseState =
  /** It does not take place. */
  | 'CANCELLED'
  /** It is being written. */
  | 'DRAFT'
  /** Its places have been drawn. */
  | 'DRAWN'
  /** It is announced, and its sessions have their rooms. */
  | 'PUBLISHED';

/** Whom to enrol in what. */
export type EnrolInput = {
  /** Consents, as their guardian, to the children's data being used for the course; needed for a child under 14. */
  consent?: boolean | null | undefined;
  /** The course. */
  courseId: string | number;
  /** A key of the client's own choosing, 8 to 64 characters: the same key and input return the same entry for 72 hours. */
  key: string;
  /** Of a draw: 16 bytes that one's own device made by chance, as 32 lower-case hexadecimal digits. */
  nonce?: string | null | undefined;
  /** Whom to enrol: oneself by one's id as a person and one's children by theirs; oneself when left out. */
  participantIds?: Array<string | number> | null | undefined;
};

/** The rules that may refuse an entry. */
export type EnrolmentRule =
  /** Somebody is too young or too old. */
  | 'AGE'
  /** Somebody is in the course already. */
  | 'ALREADY'
  /** Enrolment is closed. */
  | 'CLOSED'
  /** The course is full, and so is its waitlist. */
  | 'FULL'
  /** A child under 14 is enrolled by its guardian, who consents. */
  | 'GUARDIAN'
  /** Enrolment has not opened. */
  | 'NOT_OPEN'
  /** The entry is for more people than one entry may be. */
  | 'PLACES'
  /** The course is for the community's residents. */
  | 'RESIDENTS'
  /** The entry's status does not allow it. */
  | 'STATUS'
  /** Somebody has as many courses of this term as one may have. */
  | 'TERM_LIMIT';

/** How an entry stands. */
export type EnrolmentStatus =
  /** It lost its places: somebody was absent three times, or the course was called off. */
  | 'DROPPED'
  /** It has its places. */
  | 'ENROLLED'
  /** It is in the draw. */
  | 'ENTERED'
  /** The place held for it was not taken in time. */
  | 'LAPSED'
  /** A place is held for it. */
  | 'OFFERED'
  /** It waits for a place. */
  | 'WAITING'
  /** Its people withdrew it. */
  | 'WITHDRAWN';

/** How an alternative differs from what was asked for. */
export type SlotRelation =
  /** A similar space in the same centre at the same time. */
  | 'SAME_COMMUNITY'
  /** The same space at another time. */
  | 'SAME_SPACE'
  /** A similar space in a sister community at the same time. */
  | 'SISTER_COMMUNITY';

/** An entry to withdraw. */
export type WithdrawEnrolmentInput = {
  /** The entry. */
  enrolmentId: string | number;
};

export type CoursesQueryVariables = Exact<{ [key: string]: never; }>;


export type CoursesQuery = { courses: Array<{ id: string, title: string, category: CourseCategory, organiser: string, teacher: string, state: CourseState, mode: CourseMode, minAge: number | null, maxAge: number | null, residentsOnly: boolean, term: { id: string, name: string, maxCourses: number | null } | null, community: { id: string, slug: string, name: string, timeZone: string }, seats: { courseId: string, version: number, state: CourseState, capacity: number, taken: number, free: number, waiting: number, waitlistSize: number, entered: number, opensAt: string | null, closesAt: string | null, asOf: string }, sessions: Array<{ id: string, start: string, end: string, space: { name: string, floor: string } }> }> };

export type CourseQueryVariables = Exact<{
  id: string | number;
}>;


export type CourseQuery = { node:
    | { description: string, maxPlaces: number, id: string, title: string, category: CourseCategory, organiser: string, teacher: string, state: CourseState, mode: CourseMode, minAge: number | null, maxAge: number | null, residentsOnly: boolean, draw: { commitment: string, beaconSource: string, beaconAt: string | null, beacon: string | null, listHash: string | null, drawnAt: string | null } | null, mine: { id: string, status: EnrolmentStatus, places: number, number: number, ahead: number | null, offerExpiresAt: string | null, nonce: string | null, receipt: string | null, participants: Array<{ id: string, name: string }> } | null, term: { id: string, name: string, maxCourses: number | null } | null, community: { id: string, slug: string, name: string, timeZone: string }, seats: { courseId: string, version: number, state: CourseState, capacity: number, taken: number, free: number, waiting: number, waitlistSize: number, entered: number, opensAt: string | null, closesAt: string | null, asOf: string }, sessions: Array<{ id: string, start: string, end: string, space: { name: string, floor: string } }> }
    | Record<PropertyKey, never>
   | null };

export type MyFamilyQueryVariables = Exact<{ [key: string]: never; }>;


export type MyFamilyQuery = { me: { person: { id: string, name: string }, children: Array<{ id: string, name: string }> } | null };

export type CourseFactsFragment = { id: string, title: string, category: CourseCategory, organiser: string, teacher: string, state: CourseState, mode: CourseMode, minAge: number | null, maxAge: number | null, residentsOnly: boolean, term: { id: string, name: string, maxCourses: number | null } | null, community: { id: string, slug: string, name: string, timeZone: string }, seats: { courseId: string, version: number, state: CourseState, capacity: number, taken: number, free: number, waiting: number, waitlistSize: number, entered: number, opensAt: string | null, closesAt: string | null, asOf: string }, sessions: Array<{ id: string, start: string, end: string, space: { name: string, floor: string } }> };

export type SeatFactsFragment = { courseId: string, version: number, state: CourseState, capacity: number, taken: number, free: number, waiting: number, waitlistSize: number, entered: number, opensAt: string | null, closesAt: string | null, asOf: string };

export type EntryFactsFragment = { id: string, status: EnrolmentStatus, places: number, number: number, ahead: number | null, offerExpiresAt: string | null, nonce: string | null, receipt: string | null, participants: Array<{ id: string, name: string }> };

export type MyCoursesQueryVariables = Exact<{ [key: string]: never; }>;


export type MyCoursesQuery = { me: { enrolments: Array<{ id: string, status: EnrolmentStatus, places: number, number: number, ahead: number | null, offerExpiresAt: string | null, nonce: string | null, receipt: string | null, course: { id: string, title: string, community: { name: string, timeZone: string }, sessions: Array<{ id: string, start: string, end: string, space: { name: string } }> }, participants: Array<{ id: string, name: string }> }> } | null };

export type SeatsSubscriptionVariables = Exact<{
  courseId: string | number;
}>;


export type SeatsSubscription = { courseSeats: { courseId: string, version: number, state: CourseState, capacity: number, taken: number, free: number, waiting: number, waitlistSize: number, entered: number, opensAt: string | null, closesAt: string | null, asOf: string } };

export type EnrolMutationVariables = Exact<{
  input: EnrolInput;
}>;


export type EnrolMutation = { enrol: { enrolment: { id: string, status: EnrolmentStatus, places: number, number: number, ahead: number | null, offerExpiresAt: string | null, nonce: string | null, receipt: string | null, participants: Array<{ id: string, name: string }> } | null, refusals: Array<{ rule: EnrolmentRule, message: string }> } };

export type WithdrawMutationVariables = Exact<{
  input: WithdrawEnrolmentInput;
}>;


export type WithdrawMutation = { withdrawEnrolment: { enrolment: { id: string, status: EnrolmentStatus, places: number, number: number, ahead: number | null, offerExpiresAt: string | null, nonce: string | null, receipt: string | null, participants: Array<{ id: string, name: string }> } } };

export type AcceptPlaceMutationVariables = Exact<{
  input: AcceptPlaceInput;
}>;


export type AcceptPlaceMutation = { acceptPlace: { enrolment: { id: string, status: EnrolmentStatus, places: number, number: number, ahead: number | null, offerExpiresAt: string | null, nonce: string | null, receipt: string | null, participants: Array<{ id: string, name: string }> }, refusals: Array<{ rule: EnrolmentRule, message: string }> } };

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
export const SeatFactsFragmentDoc = /*#__PURE__*/ new TypedDocumentString(`
    fragment SeatFacts on CourseSeats {
  courseId
  version
  state
  capacity
  taken
  free
  waiting
  waitlistSize
  entered
  opensAt
  closesAt
  asOf
}
    `, {"fragmentName":"SeatFacts"}) as unknown as TypedDocumentString<SeatFactsFragment, unknown>;
export const CourseFactsFragmentDoc = /*#__PURE__*/ new TypedDocumentString(`
    fragment CourseFacts on Course {
  id
  title
  category
  organiser
  teacher
  state
  mode
  minAge
  maxAge
  residentsOnly
  term {
    id
    name
    maxCourses
  }
  community {
    id
    slug
    name
    timeZone
  }
  seats {
    ...SeatFacts
  }
  sessions {
    id
    start
    end
    space {
      name
      floor
    }
  }
}
    fragment SeatFacts on CourseSeats {
  courseId
  version
  state
  capacity
  taken
  free
  waiting
  waitlistSize
  entered
  opensAt
  closesAt
  asOf
}`, {"fragmentName":"CourseFacts"}) as unknown as TypedDocumentString<CourseFactsFragment, unknown>;
export const EntryFactsFragmentDoc = /*#__PURE__*/ new TypedDocumentString(`
    fragment EntryFacts on Enrolment {
  id
  status
  places
  number
  ahead
  offerExpiresAt
  nonce
  receipt
  participants {
    id
    name
  }
}
    `, {"fragmentName":"EntryFacts"}) as unknown as TypedDocumentString<EntryFactsFragment, unknown>;
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
export const CoursesDocument = /*#__PURE__*/ new TypedDocumentString(`
    query Courses {
  courses {
    ...CourseFacts
  }
}
    fragment CourseFacts on Course {
  id
  title
  category
  organiser
  teacher
  state
  mode
  minAge
  maxAge
  residentsOnly
  term {
    id
    name
    maxCourses
  }
  community {
    id
    slug
    name
    timeZone
  }
  seats {
    ...SeatFacts
  }
  sessions {
    id
    start
    end
    space {
      name
      floor
    }
  }
}
fragment SeatFacts on CourseSeats {
  courseId
  version
  state
  capacity
  taken
  free
  waiting
  waitlistSize
  entered
  opensAt
  closesAt
  asOf
}`) as unknown as TypedDocumentString<CoursesQuery, CoursesQueryVariables>;
export const CourseDocument = /*#__PURE__*/ new TypedDocumentString(`
    query Course($id: ID!) {
  node(id: $id) {
    ... on Course {
      ...CourseFacts
      description
      maxPlaces
      draw {
        commitment
        beaconSource
        beaconAt
        beacon
        listHash
        drawnAt
      }
      mine {
        ...EntryFacts
      }
    }
  }
}
    fragment CourseFacts on Course {
  id
  title
  category
  organiser
  teacher
  state
  mode
  minAge
  maxAge
  residentsOnly
  term {
    id
    name
    maxCourses
  }
  community {
    id
    slug
    name
    timeZone
  }
  seats {
    ...SeatFacts
  }
  sessions {
    id
    start
    end
    space {
      name
      floor
    }
  }
}
fragment SeatFacts on CourseSeats {
  courseId
  version
  state
  capacity
  taken
  free
  waiting
  waitlistSize
  entered
  opensAt
  closesAt
  asOf
}
fragment EntryFacts on Enrolment {
  id
  status
  places
  number
  ahead
  offerExpiresAt
  nonce
  receipt
  participants {
    id
    name
  }
}`) as unknown as TypedDocumentString<CourseQuery, CourseQueryVariables>;
export const MyFamilyDocument = /*#__PURE__*/ new TypedDocumentString(`
    query MyFamily {
  me {
    person {
      id
      name
    }
    children {
      id
      name
    }
  }
}
    `) as unknown as TypedDocumentString<MyFamilyQuery, MyFamilyQueryVariables>;
export const MyCoursesDocument = /*#__PURE__*/ new TypedDocumentString(`
    query MyCourses {
  me {
    enrolments(first: 50) {
      ...EntryFacts
      course {
        id
        title
        community {
          name
          timeZone
        }
        sessions {
          id
          start
          end
          space {
            name
          }
        }
      }
    }
  }
}
    fragment EntryFacts on Enrolment {
  id
  status
  places
  number
  ahead
  offerExpiresAt
  nonce
  receipt
  participants {
    id
    name
  }
}`) as unknown as TypedDocumentString<MyCoursesQuery, MyCoursesQueryVariables>;
export const SeatsDocument = /*#__PURE__*/ new TypedDocumentString(`
    subscription Seats($courseId: ID!) {
  courseSeats(courseId: $courseId) {
    ...SeatFacts
  }
}
    fragment SeatFacts on CourseSeats {
  courseId
  version
  state
  capacity
  taken
  free
  waiting
  waitlistSize
  entered
  opensAt
  closesAt
  asOf
}`) as unknown as TypedDocumentString<SeatsSubscription, SeatsSubscriptionVariables>;
export const EnrolDocument = /*#__PURE__*/ new TypedDocumentString(`
    mutation Enrol($input: EnrolInput!) {
  enrol(input: $input) {
    enrolment {
      ...EntryFacts
    }
    refusals {
      rule
      message
    }
  }
}
    fragment EntryFacts on Enrolment {
  id
  status
  places
  number
  ahead
  offerExpiresAt
  nonce
  receipt
  participants {
    id
    name
  }
}`) as unknown as TypedDocumentString<EnrolMutation, EnrolMutationVariables>;
export const WithdrawDocument = /*#__PURE__*/ new TypedDocumentString(`
    mutation Withdraw($input: WithdrawEnrolmentInput!) {
  withdrawEnrolment(input: $input) {
    enrolment {
      ...EntryFacts
    }
  }
}
    fragment EntryFacts on Enrolment {
  id
  status
  places
  number
  ahead
  offerExpiresAt
  nonce
  receipt
  participants {
    id
    name
  }
}`) as unknown as TypedDocumentString<WithdrawMutation, WithdrawMutationVariables>;
export const AcceptPlaceDocument = /*#__PURE__*/ new TypedDocumentString(`
    mutation AcceptPlace($input: AcceptPlaceInput!) {
  acceptPlace(input: $input) {
    enrolment {
      ...EntryFacts
    }
    refusals {
      rule
      message
    }
  }
}
    fragment EntryFacts on Enrolment {
  id
  status
  places
  number
  ahead
  offerExpiresAt
  nonce
  receipt
  participants {
    id
    name
  }
}`) as unknown as TypedDocumentString<AcceptPlaceMutation, AcceptPlaceMutationVariables>;