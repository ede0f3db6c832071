/** Where to go after signing in: a page of the portal's own, whatever the address said. */
export function safeReturn(to: string | undefined): string {
  if (!to || !/^\/(?![/\\])[^\s\\]*$/.test(to)) return '/';
  return to === '/signin' ? '/' : to;
}
