import { readFileSync } from 'node:fs';

interface Person {
  email: string;
  password: string;
  totpSecret?: string;
}

/** What `npm start` writes to demo.json. */
export interface Demo {
  web: string;
  dialer: string;
  database: string;
  principal: Person & { apiKey: string };
  contactCenter: Person & { apiKey: string; assignmentId: string };
  auditor: Person;
  other: Person & { apiKey: string; assignmentId: string };
}

/** The addresses and sign-ins of the running instance that the set-up of the journeys started. */
export function demo(): Demo {
  const file = process.env.RINGRATT_DEMO_FILE;
  if (!file)
    throw new Error(
      "No instance was started: add globalSetup: ['@ringratt/testing/instance-setup'] to this package's vitest.config.ts.",
    );
  return JSON.parse(readFileSync(file, 'utf8'));
}
