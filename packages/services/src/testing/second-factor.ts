import { createPerson } from '../people/create-person.ts';
import { beginEnrolment, confirmEnrolment, oneTimeCode } from '../second-factor/index.ts';
import type { Stage } from './parties.ts';

let people = 0;

export interface PersonWithSecondFactor {
  personId: string;
  email: string;
  password: string;
  /** The code of the stage's clock. Each works once: move the clock half a minute between two. */
  code(): string;
  recoveryCodes: string[];
}

/** A person with an authenticator that goes by the stage's clock. */
export async function arrangeSecondFactor(stage: Stage): Promise<PersonWithSecondFactor> {
  const { services } = stage;
  const email = `code${++people}@example.test`;
  const password = 'correct horse battery';
  const personId = await createPerson(services, { email, name: 'Maja Lindqvist', password });
  const { seed } = await beginEnrolment(services, personId);
  const code = () => oneTimeCode(seed, services.clock.now());
  const recoveryCodes = await confirmEnrolment(services, { personId, code: code() });
  services.clock.advance(30_000);
  return { personId, email, password, code, recoveryCodes };
}
