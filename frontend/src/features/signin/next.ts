/** Where to go after signing in: a path on this very server out of `?next=`, else the home page. */
export function nextOf(search: string, origin: string = location.origin): string {
  const wanted = new URLSearchParams(search).get('next')
  // A path begins with one slash; what a browser may read as another server does not pass.
  if (!wanted || !/^\/(?![/\\])/.test(wanted)) return '/'
  const url = parsed(wanted, origin)
  if (!url || url.origin !== origin || url.pathname === '/signin') return '/'
  return url.pathname + url.search + url.hash
}

function parsed(path: string, origin: string): URL | undefined {
  try {
    return new URL(path, origin)
  } catch {
    return undefined
  }
}
