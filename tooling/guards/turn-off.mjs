/** The check that is left out of this run; undefined where the test itself turns them off, one at a time. */
globalThis.ringrattGuardOff = process.env.RINGRATT_GUARD_OFF;
