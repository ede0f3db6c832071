/** `npm start`. What it does is in starting.mjs; this file is what even an old Node can read. */
import './node-version.mjs';

await import('./starting.mjs');
