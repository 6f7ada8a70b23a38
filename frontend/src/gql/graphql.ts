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

export type CommunitiesQueryVariables = Exact<{ [key: string]: never; }>;


export type CommunitiesQuery = { communities: Array<{ id: string, slug: string, name: string, address: string, timeZone: string, spaces: Array<{ id: string, slug: string, name: string, floor: string, kind: SpaceKind, access: SpaceAccess, capacity: number | null, amenities: Array<Amenity>, units: number, allocation: Allocation, policy: { granularity: string, minLength: string, maxLength: string, horizonDays: number } | null }> }> };

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

export const CommunitiesDocument = new TypedDocumentString(`
    query Communities {
  communities {
    id
    slug
    name
    address
    timeZone
    spaces {
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
      }
    }
  }
}
    `) as unknown as TypedDocumentString<CommunitiesQuery, CommunitiesQueryVariables>;