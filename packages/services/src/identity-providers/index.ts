export { getIdentityProvider, type IdentityProvider, type ProviderInUse, providerForSignIn } from './get.ts';
export {
  joinByIdentity,
  type LinkedIdentity,
  linkIdentity,
  listIdentities,
  type ProvenIdentity,
  signInByIdentity,
  unlinkIdentity,
} from './identities.ts';
export { removeIdentityProvider, saveIdentityProvider } from './save.ts';
