export { type Caller, type PublishedParty, whoCalled } from './who-called.ts';
