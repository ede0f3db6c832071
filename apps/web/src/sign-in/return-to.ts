import 'server-only';
import { env } from '@/env';

/** Where providers send people back to: one address for all organizations, as providers ask for it beforehand. */
export const returnTo = () => new URL('/api/sign-in/return', env().url);

/** An organization's own sign-in address, to be spread among its people. */
export const signInAddress = (organization: string) => new URL(`/signin/${organization}`, env().url).href;
