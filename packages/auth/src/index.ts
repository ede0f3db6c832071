export { type AuthOptions, createAuth, type PortalAuth, type SignInAnswer } from './portal-auth.ts';
