import { execFileSync, spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { beforeAll, describe, expect, it } from 'vitest';

const home = fileURLToPath(new URL('..', import.meta.url));
const npm = process.platform === 'win32' ? 'npm.cmd' : 'npm';

describe('the packed command line', () => {
  let folder = '';
  let bin = '';

  beforeAll(() => {
    const temp = mkdtempSync(join(tmpdir(), 'ringratt-pack-'));
    folder = join(temp, 'empty');
    mkdirSync(folder);
    // A cache and a home of its own: nothing that this machine happens to have may help.
    const env = { PATH: process.env.PATH, HOME: temp, npm_config_cache: join(temp, 'cache') };
    execFileSync(npm, ['pack', '--silent', '--pack-destination', temp], { cwd: home, env });
    const [tarball] = readdirSync(temp).filter((name) => name.endsWith('.tgz'));
    const install = ['install', '--offline', '--no-audit', '--no-fund', '--silent', join(temp, tarball!)];
    execFileSync(npm, install, { cwd: folder, env });
    bin = join(folder, 'node_modules', '.bin', 'ringratt');
  }, 180_000);

  const ringratt = (args: string[], input = '') =>
    spawnSync(bin, args, { cwd: folder, input, encoding: 'utf8' });

  it('brings nothing but itself', () => {
    const installed = readdirSync(join(folder, 'node_modules')).filter((name) => !name.startsWith('.'));
    expect(installed).toEqual(['@ringratt']);
    expect(readdirSync(join(folder, 'node_modules', '@ringratt'))).toEqual(['cli']);
  });

  it('decides a case', () => {
    const [line] = readFileSync(
      new URL('../../../packages/rules/fixtures/check.jsonl', import.meta.url),
      'utf8',
    ).split('\n');
    const { status, stdout, stderr } = ringratt(['check'], `${line}\n`);
    expect([status, stderr]).toEqual([0, '']);
    expect(JSON.parse(stdout)).toMatchObject({ id: JSON.parse(line!).id, allowed: false });
  });

  it('audits a log and writes its page', () => {
    const log = readFileSync(new URL('../fixtures/audit.csv', import.meta.url));
    writeFileSync(join(folder, 'calls.csv'), log);
    const { status, stdout } = ringratt(['audit', 'calls.csv', '--json', '--html', 'report.html']);
    expect(status).toBe(0);
    expect(stdout).toBe(readFileSync(new URL('../fixtures/audit.expected.jsonl', import.meta.url), 'utf8'));
    expect(readFileSync(join(folder, 'report.html'), 'utf8')).toContain('<html lang="sv">');
  });
});
