import { readFileSync } from 'node:fs';
import { requireStrongSecrets } from '@ringratt/services';
import { z } from 'zod';

/** What the program takes from its surroundings. Nothing else in it reads the environment. */
export interface Env {
  databaseUrl: string;
  port: number;
  /** Connections to the database. */
  connections: number;
  secrets: {
    numberKey: string;
    apiKey: string;
    checkpoint?: string | undefined;
    recording?: string | undefined;
  };
  /** Where recordings lie: a folder, or `s3://…`. */
  recordings: string | undefined;
  /** Milliseconds by which the clock is moved: the demo's `--at`. */
  clockOffset: number;
  logLevel: 'debug' | 'info' | 'warn' | 'error' | 'silent';
}

const schema = z.object({
  DATABASE_URL: z
    .string()
    .regex(/^postgres(ql)?:\/\//, 'write it as postgres://user:password@host:5432/name'),
  DIALER_PORT: z.coerce.number().int().min(0).max(65_535).default(3001),
  DIALER_DATABASE_CONNECTIONS: z.coerce.number().int().min(2).max(200).default(20),
  RINGRATT_CLOCK_OFFSET_MS: z.coerce.number().int().default(0),
  RINGRATT_LOG_LEVEL: z.enum(['debug', 'info', 'warn', 'error', 'silent']).default('info'),
  RINGRATT_SECRETS: z.string().min(1).optional(),
  RINGRATT_NUMBER_KEY: z.string().min(16).optional(),
  RINGRATT_API_KEY_SECRET: z.string().min(16).optional(),
  RINGRATT_CHECKPOINT_SEED: z.string().min(16).optional(),
  RINGRATT_RECORDING_KEY: z.string().min(16).optional(),
  RINGRATT_RECORDINGS: z.string().min(1).optional(),
});

const secretsFile = z.object({
  numberKey: z.string().min(16),
  apiKey: z.string().min(16),
  checkpoint: z.string().min(16).optional(),
  recording: z.string().min(16).optional(),
});

/** @throws Error with one line a fault, saying what to set */
export function readEnv(from: NodeJS.ProcessEnv = process.env): Env {
  const given = Object.fromEntries(Object.entries(from).filter(([, value]) => value !== ''));
  const parsed = schema.safeParse(given);
  if (!parsed.success) {
    throw new Error(
      parsed.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`).join('\n'),
    );
  }
  const env = parsed.data;
  return {
    databaseUrl: env.DATABASE_URL,
    port: env.DIALER_PORT,
    connections: env.DIALER_DATABASE_CONNECTIONS,
    clockOffset: env.RINGRATT_CLOCK_OFFSET_MS,
    logLevel: env.RINGRATT_LOG_LEVEL,
    secrets: requireStrongSecrets(readSecrets(env), from.NODE_ENV === 'production'),
    recordings: env.RINGRATT_RECORDINGS,
  };
}

function readSecrets(env: z.output<typeof schema>): Env['secrets'] {
  const { RINGRATT_NUMBER_KEY: numberKey, RINGRATT_API_KEY_SECRET: apiKey, RINGRATT_SECRETS: file } = env;
  const { RINGRATT_CHECKPOINT_SEED: checkpoint, RINGRATT_RECORDING_KEY: recording } = env;
  if (numberKey && apiKey) return { numberKey, apiKey, checkpoint, recording };
  if (!file) {
    throw new Error(
      'Set RINGRATT_SECRETS to the secrets file, or RINGRATT_NUMBER_KEY and RINGRATT_API_KEY_SECRET.',
    );
  }
  let content: unknown;
  try {
    content = JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    throw new Error(`RINGRATT_SECRETS: ${file} cannot be read as JSON.`);
  }
  const parsed = secretsFile.safeParse(content);
  if (!parsed.success) throw new Error(`RINGRATT_SECRETS: ${file} lacks numberKey or apiKey.`);
  return {
    numberKey: numberKey ?? parsed.data.numberKey,
    apiKey: apiKey ?? parsed.data.apiKey,
    checkpoint: checkpoint ?? parsed.data.checkpoint,
    recording: recording ?? parsed.data.recording,
  };
}
