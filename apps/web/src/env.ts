import { readFileSync } from 'node:fs';
import { requireStrongSecrets } from '@ringratt/services';
import { z } from 'zod';
import { mayAskLocalProviders } from './sign-in/local-providers';

const secretsFile = z.object({
  numberKey: z.string().min(16),
  apiKey: z.string().min(16),
  authSecret: z.string().min(16),
  checkpoint: z.string().min(16).optional(),
  recording: z.string().min(16).optional(),
});

const schema = z.object({
  DATABASE_URL: z.string().min(1),
  AUTH_URL: z.string().default('http://localhost:3000'),
  RINGRATT_SECRETS: z.string().optional(),
  RINGRATT_NUMBER_KEY: z.string().optional(),
  RINGRATT_API_KEY_SECRET: z.string().optional(),
  RINGRATT_CHECKPOINT_SEED: z.string().optional(),
  RINGRATT_RECORDING_KEY: z.string().optional(),
  RINGRATT_RECORDINGS: z.string().optional(),
  AUTH_SECRET: z.string().optional(),
  RINGRATT_CLOCK_OFFSET_MS: z.coerce.number().int().default(0),
  RINGRATT_DEMO: z.string().optional(),
  RINGRATT_COMPONENTS: z.string().optional(),
  RINGRATT_LOCAL_PROVIDERS: z.string().optional(),
  RINGRATT_PROXIES: z.coerce.number().int().min(0).max(10).default(0),
});

export interface Env {
  databaseUrl: string;
  /** The portal's own origin. */
  url: URL;
  secrets: z.output<typeof secretsFile>;
  /** Where recordings lie: a folder, or `s3://…`. */
  recordings: string | undefined;
  clockOffset: number;
  /** True where the clock is set and the data are made up: a banner says so on every page. */
  demo: boolean;
  /** Whether an organization's identity provider may be on this very machine: for tests. */
  localProviders: boolean;
  /** How many proxies stand in front, each of which adds to `x-forwarded-for`. */
  proxies: number;
  /** Whether the developers' page of components is served. */
  components: boolean;
}

let read: Env | undefined;

/** The environment, read at the first request: building the program needs none. */
export function env(): Env {
  read ??= readEnv();
  return read;
}

function readEnv(): Env {
  const given = schema.parse(process.env);
  const fromFile: unknown = given.RINGRATT_SECRETS
    ? JSON.parse(readFileSync(given.RINGRATT_SECRETS, 'utf8'))
    : {};
  const parsed = secretsFile.parse({
    ...(fromFile as object),
    ...(given.RINGRATT_NUMBER_KEY && { numberKey: given.RINGRATT_NUMBER_KEY }),
    ...(given.RINGRATT_API_KEY_SECRET && { apiKey: given.RINGRATT_API_KEY_SECRET }),
    ...(given.AUTH_SECRET && { authSecret: given.AUTH_SECRET }),
    // It goes with the keys: where both come from the environment, the file's seed is not theirs.
    ...((given.RINGRATT_CHECKPOINT_SEED || (given.RINGRATT_NUMBER_KEY && given.RINGRATT_API_KEY_SECRET)) && {
      checkpoint: given.RINGRATT_CHECKPOINT_SEED || undefined,
    }),
    ...((given.RINGRATT_RECORDING_KEY || (given.RINGRATT_NUMBER_KEY && given.RINGRATT_API_KEY_SECRET)) && {
      recording: given.RINGRATT_RECORDING_KEY || undefined,
    }),
  });
  const secrets = requireStrongSecrets(parsed, process.env.NODE_ENV === 'production');
  const url = new URL(given.AUTH_URL);
  return {
    databaseUrl: given.DATABASE_URL,
    url,
    secrets,
    recordings: given.RINGRATT_RECORDINGS || undefined,
    clockOffset: given.RINGRATT_CLOCK_OFFSET_MS,
    demo: given.RINGRATT_DEMO === '1',
    components:
      given.RINGRATT_COMPONENTS === '1' ||
      given.RINGRATT_DEMO === '1' ||
      process.env.NODE_ENV !== 'production',
    proxies: given.RINGRATT_PROXIES,
    localProviders: mayAskLocalProviders(given.RINGRATT_LOCAL_PROVIDERS, url),
  };
}
