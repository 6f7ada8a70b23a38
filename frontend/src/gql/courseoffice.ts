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

/** A course to call off. */
export type CancelCourseInput = {
  /** The course. */
  courseId: string | number;
};

/** A session to call off. */
export type CancelSessionInput = {
  /** The session. */
  sessionId: string | number;
};

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

/** What is to be known of a course before it is published. */
export type CourseInput = {
  /** When that number becomes public, after enrolment closes. */
  beaconAt?: string | null | undefined;
  /** The same in English, at most 600 characters. */
  beaconEn?: string | null | undefined;
  /** Of a draw: where in public the number will come from and how it is written down, in Chinese, at most 300 characters. */
  beaconZh?: string | null | undefined;
  /** How many people can take part, 1 to 10,000. */
  capacity: number;
  /** The field it belongs to. */
  category: CourseCategory;
  /** What it is about, in English, at most 2,000 characters. */
  descriptionEn?: string | null | undefined;
  /** What it is about, in Chinese, at most 1,000 characters. */
  descriptionZh?: string | null | undefined;
  /** When enrolment closes, after it opens. */
  enrolClosesAt?: string | null | undefined;
  /** When enrolment opens; left out where nobody enrols. */
  enrolOpensAt?: string | null | undefined;
  /** The greatest age in whole years, not below the least. */
  maxAge?: number | null | undefined;
  /** How many people one entry may be for, 1 to 10; 1 when left out. */
  maxPlaces?: number | null | undefined;
  /** The least age in whole years, 0 to 120. */
  minAge?: number | null | undefined;
  /** How places are given. */
  mode: CourseMode;
  /** The partner who runs it, in English, at most 240 characters. */
  organiserEn?: string | null | undefined;
  /** The partner who runs it, in Chinese, at most 120 characters. */
  organiserZh?: string | null | undefined;
  /** Whether it is for residents of the community alone; not when left out. */
  residentsOnly?: boolean | null | undefined;
  /** Who teaches it, in English, at most 120 characters. */
  teacherEn?: string | null | undefined;
  /** Who teaches it, in Chinese, at most 60 characters. */
  teacherZh?: string | null | undefined;
  /** The term it counts for. */
  termId?: string | number | null | undefined;
  /** The title in English, 1 to 120 characters. */
  titleEn: string;
  /** The title in Chinese, 1 to 60 characters. */
  titleZh: string;
  /** How many entries may wait when the course is full, 0 to 10,000; twice the capacity when left out. */
  waitlistSize?: number | null | undefined;
};

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

/** A course to write. */
export type CreateCourseInput = {
  /** The community at whose centre it is held. */
  communityId: string | number;
  /** What is to be known of it. */
  course: CourseInput;
  /** A key of the client's own choosing, 8 to 64 characters: the same key and input return the same course for 72 hours. */
  key: string;
};

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

/** Whether somebody came. */
export type Presence =
  /** They were not, and said nothing. */
  | 'ABSENT'
  /** They were not, and had said so. */
  | 'EXCUSED'
  /** They were there. */
  | 'PRESENT';

/** A course to publish, with its sessions. */
export type PublishCourseInput = {
  /** The course. */
  courseId: string | number;
  /** Why rules are broken for them, 3 to 200 characters; without it a session that a rule refuses stops the publication. */
  overrideReason?: string | null | undefined;
  /** Its sessions, 1 to 104, in any order. */
  sessions: Array<SessionInput>;
};

/** A draw to hold. */
export type RunDrawInput = {
  /** The course. */
  courseId: string | number;
};

/** When and where a session is to be. */
export type SessionInput = {
  /** When it ends. */
  end: string;
  /** The space. */
  spaceId: string | number;
  /** When it begins. */
  start: string;
};

/** Somebody's presence to note. */
export type SetAttendanceInput = {
  /** The participant. */
  participantId: string | number;
  /** Whether they came. */
  presence: Presence;
  /** The session. */
  sessionId: string | number;
};

/** The number that the named source has published. */
export type SetBeaconInput = {
  /** The number, exactly as announced, 1 to 200 characters. */
  beacon: string;
  /** The course. */
  courseId: string | number;
};

/** How an alternative differs from what was asked for. */
export type SlotRelation =
  /** A similar space in the same centre at the same time. */
  | 'SAME_COMMUNITY'
  /** The same space at another time. */
  | 'SAME_SPACE'
  /** A similar space in a sister community at the same time. */
  | 'SISTER_COMMUNITY';

/** A course to write anew. */
export type UpdateCourseInput = {
  /** All that is to be known of it; what is left out is emptied. */
  course: CourseInput;
  /** The course. */
  courseId: string | number;
};

export type OfficeCoursesQueryVariables = Exact<{
  communityId: string | number;
}>;


export type OfficeCoursesQuery = { draftCourses: Array<{ id: string, title: string, category: CourseCategory, state: CourseState, mode: CourseMode, seats: { courseId: string, version: number, state: CourseState, capacity: number, taken: number, free: number, waiting: number, entered: number, asOf: string }, sessions: Array<{ id: string, start: string, end: string, space: { name: string } }> }>, courses: Array<{ id: string, title: string, category: CourseCategory, state: CourseState, mode: CourseMode, seats: { courseId: string, version: number, state: CourseState, capacity: number, taken: number, free: number, waiting: number, entered: number, asOf: string }, sessions: Array<{ id: string, start: string, end: string, space: { name: string } }> }> };

export type OfficeCourseQueryVariables = Exact<{
  id: string | number;
}>;


export type OfficeCourseQuery = { node:
    | { capacity: number, enrolOpensAt: string | null, enrolClosesAt: string | null, beaconAt: string | null, minAge: number | null, maxAge: number | null, residentsOnly: boolean, maxPlaces: number, waitlistSize: number, id: string, title: string, category: CourseCategory, state: CourseState, mode: CourseMode, texts: { titleZh: string, titleEn: string, descriptionZh: string, descriptionEn: string, organiserZh: string, organiserEn: string, teacherZh: string, teacherEn: string, beaconZh: string, beaconEn: string }, term: { id: string, name: string } | null, draw: { commitment: string, beaconSource: string, beaconAt: string | null, beacon: string | null, listHash: string | null, drawnAt: string | null } | null, seats: { courseId: string, version: number, state: CourseState, capacity: number, taken: number, free: number, waiting: number, entered: number, asOf: string }, sessions: Array<{ id: string, start: string, end: string, space: { name: string } }> }
    | Record<PropertyKey, never>
   | null };

export type OfficeTermsQueryVariables = Exact<{ [key: string]: never; }>;


export type OfficeTermsQuery = { terms: Array<{ id: string, name: string }> };

export type SheetQueryVariables = Exact<{
  id: string | number;
  after?: number | null | undefined;
}>;


export type SheetQuery = { node:
    | { id: string, start: string, end: string, space: { name: string }, attendance: Array<{ participantId: string, presence: Presence }>, course: { id: string, title: string, enrolments: Array<{ id: string, number: number, status: EnrolmentStatus, participants: Array<{ id: string, name: string, child: boolean }> }> } }
    | Record<PropertyKey, never>
   | null };

export type OfficeRowFragment = { id: string, title: string, category: CourseCategory, state: CourseState, mode: CourseMode, seats: { courseId: string, version: number, state: CourseState, capacity: number, taken: number, free: number, waiting: number, entered: number, asOf: string }, sessions: Array<{ id: string, start: string, end: string, space: { name: string } }> };

export type OfficeSeatsFragment = { courseId: string, version: number, state: CourseState, capacity: number, taken: number, free: number, waiting: number, entered: number, asOf: string };

export type OfficeFactsFragment = { capacity: number, enrolOpensAt: string | null, enrolClosesAt: string | null, beaconAt: string | null, minAge: number | null, maxAge: number | null, residentsOnly: boolean, maxPlaces: number, waitlistSize: number, id: string, title: string, category: CourseCategory, state: CourseState, mode: CourseMode, texts: { titleZh: string, titleEn: string, descriptionZh: string, descriptionEn: string, organiserZh: string, organiserEn: string, teacherZh: string, teacherEn: string, beaconZh: string, beaconEn: string }, term: { id: string, name: string } | null, draw: { commitment: string, beaconSource: string, beaconAt: string | null, beacon: string | null, listHash: string | null, drawnAt: string | null } | null, seats: { courseId: string, version: number, state: CourseState, capacity: number, taken: number, free: number, waiting: number, entered: number, asOf: string }, sessions: Array<{ id: string, start: string, end: string, space: { name: string } }> };

export type OutcomeFragment = { canOverride: boolean, note: string | null, refusals: Array<{ rule: BookingRule, message: string }> };

export type PreviewCourseQueryVariables = Exact<{
  input: PublishCourseInput;
}>;


export type PreviewCourseQuery = { previewCourse: Array<{ canOverride: boolean, note: string | null, refusals: Array<{ rule: BookingRule, message: string }> }> };

export type CreateCourseMutationVariables = Exact<{
  input: CreateCourseInput;
}>;


export type CreateCourseMutation = { createCourse: { course: { id: string } } };

export type UpdateCourseMutationVariables = Exact<{
  input: UpdateCourseInput;
}>;


export type UpdateCourseMutation = { updateCourse: { course: { id: string } } };

export type PublishCourseMutationVariables = Exact<{
  input: PublishCourseInput;
}>;


export type PublishCourseMutation = { publishCourse: { published: boolean, outcomes: Array<{ canOverride: boolean, note: string | null, refusals: Array<{ rule: BookingRule, message: string }> }> } };

export type CancelCourseMutationVariables = Exact<{
  input: CancelCourseInput;
}>;


export type CancelCourseMutation = { cancelCourse: { course: { id: string } } };

export type CancelSessionMutationVariables = Exact<{
  input: CancelSessionInput;
}>;


export type CancelSessionMutation = { cancelSession: { course: { id: string } } };

export type SetAttendanceMutationVariables = Exact<{
  input: SetAttendanceInput;
}>;


export type SetAttendanceMutation = { setAttendance: { enrolment: { id: string, status: EnrolmentStatus } } };

export type SetBeaconMutationVariables = Exact<{
  input: SetBeaconInput;
}>;


export type SetBeaconMutation = { setBeacon: { course: { id: string } } };

export type RunDrawMutationVariables = Exact<{
  input: RunDrawInput;
}>;


export type RunDrawMutation = { runDraw: { course: { id: string } } };

export type OfficeSeatsChangesSubscriptionVariables = Exact<{
  courseId: string | number;
}>;


export type OfficeSeatsChangesSubscription = { courseSeats: { courseId: string, version: number, state: CourseState, capacity: number, taken: number, free: number, waiting: number, entered: number, asOf: string } };

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
export const OfficeSeatsFragmentDoc = /*#__PURE__*/ new TypedDocumentString(`
    fragment OfficeSeats on CourseSeats {
  courseId
  version
  state
  capacity
  taken
  free
  waiting
  entered
  asOf
}
    `, {"fragmentName":"OfficeSeats"}) as unknown as TypedDocumentString<OfficeSeatsFragment, unknown>;
export const OfficeRowFragmentDoc = /*#__PURE__*/ new TypedDocumentString(`
    fragment OfficeRow on Course {
  id
  title
  category
  state
  mode
  seats {
    ...OfficeSeats
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
    fragment OfficeSeats on CourseSeats {
  courseId
  version
  state
  capacity
  taken
  free
  waiting
  entered
  asOf
}`, {"fragmentName":"OfficeRow"}) as unknown as TypedDocumentString<OfficeRowFragment, unknown>;
export const OfficeFactsFragmentDoc = /*#__PURE__*/ new TypedDocumentString(`
    fragment OfficeFacts on Course {
  ...OfficeRow
  texts {
    titleZh
    titleEn
    descriptionZh
    descriptionEn
    organiserZh
    organiserEn
    teacherZh
    teacherEn
    beaconZh
    beaconEn
  }
  capacity
  term {
    id
    name
  }
  enrolOpensAt
  enrolClosesAt
  beaconAt
  minAge
  maxAge
  residentsOnly
  maxPlaces
  waitlistSize
  draw {
    commitment
    beaconSource
    beaconAt
    beacon
    listHash
    drawnAt
  }
}
    fragment OfficeRow on Course {
  id
  title
  category
  state
  mode
  seats {
    ...OfficeSeats
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
fragment OfficeSeats on CourseSeats {
  courseId
  version
  state
  capacity
  taken
  free
  waiting
  entered
  asOf
}`, {"fragmentName":"OfficeFacts"}) as unknown as TypedDocumentString<OfficeFactsFragment, unknown>;
export const OutcomeFragmentDoc = /*#__PURE__*/ new TypedDocumentString(`
    fragment Outcome on SessionOutcome {
  refusals {
    rule
    message
  }
  canOverride
  note
}
    `, {"fragmentName":"Outcome"}) as unknown as TypedDocumentString<OutcomeFragment, unknown>;
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
export const OfficeCoursesDocument = /*#__PURE__*/ new TypedDocumentString(`
    query OfficeCourses($communityId: ID!) {
  draftCourses(communityId: $communityId) {
    ...OfficeRow
  }
  courses(communityId: $communityId) {
    ...OfficeRow
  }
}
    fragment OfficeRow on Course {
  id
  title
  category
  state
  mode
  seats {
    ...OfficeSeats
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
fragment OfficeSeats on CourseSeats {
  courseId
  version
  state
  capacity
  taken
  free
  waiting
  entered
  asOf
}`) as unknown as TypedDocumentString<OfficeCoursesQuery, OfficeCoursesQueryVariables>;
export const OfficeCourseDocument = /*#__PURE__*/ new TypedDocumentString(`
    query OfficeCourse($id: ID!) {
  node(id: $id) {
    ... on Course {
      ...OfficeFacts
    }
  }
}
    fragment OfficeRow on Course {
  id
  title
  category
  state
  mode
  seats {
    ...OfficeSeats
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
fragment OfficeSeats on CourseSeats {
  courseId
  version
  state
  capacity
  taken
  free
  waiting
  entered
  asOf
}
fragment OfficeFacts on Course {
  ...OfficeRow
  texts {
    titleZh
    titleEn
    descriptionZh
    descriptionEn
    organiserZh
    organiserEn
    teacherZh
    teacherEn
    beaconZh
    beaconEn
  }
  capacity
  term {
    id
    name
  }
  enrolOpensAt
  enrolClosesAt
  beaconAt
  minAge
  maxAge
  residentsOnly
  maxPlaces
  waitlistSize
  draw {
    commitment
    beaconSource
    beaconAt
    beacon
    listHash
    drawnAt
  }
}`) as unknown as TypedDocumentString<OfficeCourseQuery, OfficeCourseQueryVariables>;
export const OfficeTermsDocument = /*#__PURE__*/ new TypedDocumentString(`
    query OfficeTerms {
  terms {
    id
    name
  }
}
    `) as unknown as TypedDocumentString<OfficeTermsQuery, OfficeTermsQueryVariables>;
export const SheetDocument = /*#__PURE__*/ new TypedDocumentString(`
    query Sheet($id: ID!, $after: Int) {
  node(id: $id) {
    ... on CourseSession {
      id
      start
      end
      space {
        name
      }
      attendance {
        participantId
        presence
      }
      course {
        id
        title
        enrolments(first: 120, after: $after) {
          id
          number
          status
          participants {
            id
            name
            child
          }
        }
      }
    }
  }
}
    `) as unknown as TypedDocumentString<SheetQuery, SheetQueryVariables>;
export const PreviewCourseDocument = /*#__PURE__*/ new TypedDocumentString(`
    query PreviewCourse($input: PublishCourseInput!) {
  previewCourse(input: $input) {
    ...Outcome
  }
}
    fragment Outcome on SessionOutcome {
  refusals {
    rule
    message
  }
  canOverride
  note
}`) as unknown as TypedDocumentString<PreviewCourseQuery, PreviewCourseQueryVariables>;
export const CreateCourseDocument = /*#__PURE__*/ new TypedDocumentString(`
    mutation CreateCourse($input: CreateCourseInput!) {
  createCourse(input: $input) {
    course {
      id
    }
  }
}
    `) as unknown as TypedDocumentString<CreateCourseMutation, CreateCourseMutationVariables>;
export const UpdateCourseDocument = /*#__PURE__*/ new TypedDocumentString(`
    mutation UpdateCourse($input: UpdateCourseInput!) {
  updateCourse(input: $input) {
    course {
      id
    }
  }
}
    `) as unknown as TypedDocumentString<UpdateCourseMutation, UpdateCourseMutationVariables>;
export const PublishCourseDocument = /*#__PURE__*/ new TypedDocumentString(`
    mutation PublishCourse($input: PublishCourseInput!) {
  publishCourse(input: $input) {
    published
    outcomes {
      ...Outcome
    }
  }
}
    fragment Outcome on SessionOutcome {
  refusals {
    rule
    message
  }
  canOverride
  note
}`) as unknown as TypedDocumentString<PublishCourseMutation, PublishCourseMutationVariables>;
export const CancelCourseDocument = /*#__PURE__*/ new TypedDocumentString(`
    mutation CancelCourse($input: CancelCourseInput!) {
  cancelCourse(input: $input) {
    course {
      id
    }
  }
}
    `) as unknown as TypedDocumentString<CancelCourseMutation, CancelCourseMutationVariables>;
export const CancelSessionDocument = /*#__PURE__*/ new TypedDocumentString(`
    mutation CancelSession($input: CancelSessionInput!) {
  cancelSession(input: $input) {
    course {
      id
    }
  }
}
    `) as unknown as TypedDocumentString<CancelSessionMutation, CancelSessionMutationVariables>;
export const SetAttendanceDocument = /*#__PURE__*/ new TypedDocumentString(`
    mutation SetAttendance($input: SetAttendanceInput!) {
  setAttendance(input: $input) {
    enrolment {
      id
      status
    }
  }
}
    `) as unknown as TypedDocumentString<SetAttendanceMutation, SetAttendanceMutationVariables>;
export const SetBeaconDocument = /*#__PURE__*/ new TypedDocumentString(`
    mutation SetBeacon($input: SetBeaconInput!) {
  setBeacon(input: $input) {
    course {
      id
    }
  }
}
    `) as unknown as TypedDocumentString<SetBeaconMutation, SetBeaconMutationVariables>;
export const RunDrawDocument = /*#__PURE__*/ new TypedDocumentString(`
    mutation RunDraw($input: RunDrawInput!) {
  runDraw(input: $input) {
    course {
      id
    }
  }
}
    `) as unknown as TypedDocumentString<RunDrawMutation, RunDrawMutationVariables>;
export const OfficeSeatsChangesDocument = /*#__PURE__*/ new TypedDocumentString(`
    subscription OfficeSeatsChanges($courseId: ID!) {
  courseSeats(courseId: $courseId) {
    ...OfficeSeats
  }
}
    fragment OfficeSeats on CourseSeats {
  courseId
  version
  state
  capacity
  taken
  free
  waiting
  entered
  asOf
}`) as unknown as TypedDocumentString<OfficeSeatsChangesSubscription, OfficeSeatsChangesSubscriptionVariables>;