/** Called once by the framework before the first request. */
export async function register(): Promise<void> {
  // Inside the condition: the build for the other runtime leaves out what it cannot run.
  if (process.env.NEXT_RUNTIME === 'nodejs') {
    await import('./log/start');
    await import('./caller/start');
    await import('./public/start');
  }
}
