/** Called once by the framework before the first request. */
export async function register(): Promise<void> {
  if (process.env.NEXT_RUNTIME !== 'nodejs') return;
  const [{ scrubStream }, { env }] = await Promise.all([import('./log/scrub'), import('./env')]);
  scrubStream(process.stdout);
  scrubStream(process.stderr);
  // Weak secrets stop the start, not the first request.
  env();
}
