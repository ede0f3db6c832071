import { readFileSync } from 'node:fs';
import { requireStrongSecrets } from '@ringratt/services';
import { z } from 'zod';

const schema = z.object({
  DATABASE_URL: z.url(),
  QUEUE_DATABASE_URL: z.url().optional(),
  REDIS_URL: z.url().optional(),
  RINGRATT_SECRETS: z.string().optional(),
  RINGRATT_NUMBER_KEY: z.string().min(16).optional(),
  RINGRATT_API_KEY_SECRET: z.string().min(16).optional(),
  RINGRATT_CHECKPOINT_SEED: z.string().min(16).optional(),
  RINGRATT_RECORDING_KEY: z.string().min(16).optional(),
  RINGRATT_RECORDINGS: z.string().optional(),
  RINGRATT_CLOCK_OFFSET_MS: z.coerce.number().int().default(0),
  AUTH_URL: z.url().default('http://localhost:3000'),
  SMTP_URL: z.url().optional(),
  MAIL_FROM: z.string().optional(),
  RINGRATT_DEMO: z.string().optional(),
  RINGRATT_LOG_LEVEL: z.enum(['trace', 'debug', 'info', 'warn', 'error', 'silent']).default('info'),
});

const secretsFile = z.object({
  numberKey: z.string().min(16),
  apiKey: z.string().min(16),
  checkpoint: z.string().min(16).optional(),
  recording: z.string().min(16).optional(),
});

/** What the worker is told by its environment; nothing else reads it. */
export function readEnv(given: NodeJS.ProcessEnv) {
  // An empty variable is how many a tool says that it is not set.
  const set = Object.fromEntries(Object.entries(given).filter(([, value]) => value !== ''));
  const parsed = schema.safeParse(set);
  if (!parsed.success) {
    const names = [...new Set(parsed.error.issues.map((issue) => issue.path.join('.')))];
    throw new Error(`Set ${names.join(', ')}: missing or not what it should be.`);
  }
  const env = parsed.data;
  return {
    databaseUrl: env.DATABASE_URL,
    queue: { redis: env.REDIS_URL, postgres: env.QUEUE_DATABASE_URL },
    secrets: requireStrongSecrets(secretsOf(env), given.NODE_ENV === 'production'),
    recordings: env.RINGRATT_RECORDINGS,
    clockOffset: env.RINGRATT_CLOCK_OFFSET_MS,
    mail: {
      smtpUrl: env.SMTP_URL,
      from: env.MAIL_FROM,
      publicUrl: env.AUTH_URL,
      demo: env.RINGRATT_DEMO === '1',
    },
    logLevel: env.RINGRATT_LOG_LEVEL,
  };
}

function secretsOf(env: z.infer<typeof schema>) {
  if (env.RINGRATT_NUMBER_KEY && env.RINGRATT_API_KEY_SECRET)
    return {
      numberKey: env.RINGRATT_NUMBER_KEY,
      apiKey: env.RINGRATT_API_KEY_SECRET,
      checkpoint: env.RINGRATT_CHECKPOINT_SEED,
      recording: env.RINGRATT_RECORDING_KEY,
    };
  if (!env.RINGRATT_SECRETS)
    throw new Error(
      'Set RINGRATT_SECRETS to the secrets file, or RINGRATT_NUMBER_KEY and RINGRATT_API_KEY_SECRET.',
    );
  return secretsFile.parse(JSON.parse(readFileSync(env.RINGRATT_SECRETS, 'utf8')));
}
