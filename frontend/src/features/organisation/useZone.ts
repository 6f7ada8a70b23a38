import { useCommunities } from '@/api/communities'

/** The zone of what belongs to no community, such as an invitation. */
export function useZone(): string {
  return useCommunities()[0]?.timeZone ?? 'Asia/Shanghai'
}
