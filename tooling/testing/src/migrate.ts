import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';

import { rolePasswords } from '@ringratt/bootstrap/roles';

const root = fileURLToPath(new URL('../../../', import.meta.url));

/** Runs the migrations as `npm start` does: by the program, in a process of its own. */
export async function migrate(adminUrl: string): Promise<void> {
  const passwords = rolePasswords(adminUrl);
  const child = spawn(process.execPath, ['--import', 'tsx', 'packages/db/src/migrate.ts'], {
    cwd: root,
    stdio: ['ignore', 'ignore', 'inherit'],
    env: {
      ...process.env,
      DATABASE_ADMIN_URL: adminUrl,
      RINGRATT_APP_PASSWORD: passwords.app,
      RINGRATT_QUEUE_PASSWORD: passwords.queue,
      RINGRATT_LOADER_PASSWORD: passwords.loader,
    },
  });
  const [code] = await once(child, 'exit');
  if (code !== 0) throw new Error(`The migrations failed with exit code ${code}.`);
}
