import { writeFileSync } from 'node:fs';
import { openStage } from '@ringratt/services/testing/stage';
import { layWorld, sealWorlds } from '@ringratt/services/testing/world';
import { expect, it } from 'vitest';
import { auditorOf, bareOf, call, mutationNames } from './asking.ts';
import { idsOf } from './ids.ts';
import { procedures } from './procedures.ts';

const off = globalThis as { ringrattGuardOff?: string | undefined };

/**
 * Run by tooling/guards alone: turns each check off in turn, and looks whether somebody whom the walk expects to be
 * refused no longer is.
 */
it('notices every check that is left out', async () => {
  const sites = (process.env.RINGRATT_GUARD_SITES ?? '').split(',').filter(Boolean);
  const stage = await openStage();
  try {
    const world = await layWorld(stage, 'Egen');
    await sealWorlds(stage, [world]);
    const mutations = mutationNames();
    const refused: (() => Promise<string>)[] = [];
    for (const [name, entry] of Object.entries(procedures)) {
      const contexts = [
        bareOf(world, entry),
        ...(mutations.has(name) ? [auditorOf(world, entry, null)] : []),
      ];
      for (const acting of contexts) {
        const ask = async () => {
          try {
            return (await call(acting, name, entry.input?.(idsOf(world, entry.by)))).code;
          } catch {
            return 'FAULT';
          }
        };
        if ((await ask()) === 'FORBIDDEN') refused.push(ask);
      }
    }
    expect(refused.length).toBeGreaterThan(150);
    const survivors: string[] = [];
    for (const site of sites) {
      let noticed = false;
      for (const ask of refused) {
        off.ringrattGuardOff = site;
        const without = await ask();
        off.ringrattGuardOff = undefined;
        // Only what is refused again with the check in place was let through by its absence.
        if (without !== 'FORBIDDEN' && (await ask()) === 'FORBIDDEN') {
          noticed = true;
          break;
        }
      }
      if (!noticed) survivors.push(site);
    }
    writeFileSync(process.env.RINGRATT_GUARD_REPORT!, JSON.stringify(survivors));
  } finally {
    await stage.close();
  }
});
