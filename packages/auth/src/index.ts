export type { ProviderPurpose, ReturnFromProvider } from './errand.ts';
export { type AuthOptions, createAuth, type PortalAuth, type SignInAnswer } from './portal-auth.ts';
