import { expect, test } from 'vitest';
import { exportEvidence } from '../audit/export-evidence.ts';
import { publicId } from '../ids.ts';
import { arrangeParties, openStage } from '../testing/parties.ts';
import { randomFrom, readerOf, tamper, tamperings, unzip } from '../testing/tampering.ts';
import { layTrail } from '../testing/trail.ts';
import { verifyBundle } from './verify-bundle.ts';

test('a thousand tamperings of a chain, each found and named', async () => {
  const stage = await openStage();
  const parties = await arrangeParties(stage);
  await layTrail(parties.principal, 600, parties.assignmentId);
  const chain = publicId('assignment', parties.assignmentId);
  const files = await unzip((await exportEvidence(parties.principal)).stream);
  const random = randomFrom(20_261_124);
  const missed: unknown[] = [];
  for (let i = 0; i < 1_000; i++) {
    const tampering = tamperings[i % tamperings.length]!;
    const { files: changed, position } = tamper(files, chain, tampering, random);
    const verdict = await verifyBundle(readerOf(changed));
    if (verdict.holds || verdict.fault.chain !== chain || verdict.fault.position !== position) {
      missed.push({ i, tampering, position, verdict });
    }
  }
  expect(missed).toEqual([]);
  await stage.close();
});
