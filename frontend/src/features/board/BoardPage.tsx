import type { Community } from '@/api/communities'
export function BoardPage({ community }: { community: Community }) {
  return <main id="content">{community.name}</main>
}
