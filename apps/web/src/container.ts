import 'server-only';
import { createAuth, type PortalAuth } from '@ringratt/auth';
import { openDatabase } from '@ringratt/db';
import { type Services, systemClock } from '@ringratt/services';
import { openRecordingStore } from '@ringratt/services/recording-store';
import { callerAddress } from './caller/caller-address';
import { env } from './env';

interface Container {
  services: Services;
  auth: PortalAuth;
}

// Development reloads modules; the pool must not be opened anew each time.
const holder = globalThis as { ringrattPortal?: Container };

/** The composition root: the only place of the portal that opens the database. */
export function container(): Container {
  holder.ringrattPortal ??= open();
  return holder.ringrattPortal;
}

function open(): Container {
  const { databaseUrl, secrets, recordings, clockOffset, url, localProviders } = env();
  const services: Services = {
    database: openDatabase(databaseUrl, { connections: 10, name: 'ringratt-web' }),
    clock: systemClock(clockOffset),
    secrets: {
      numberKey: secrets.numberKey,
      apiKey: secrets.apiKey,
      checkpoint: secrets.checkpoint,
      recording: secrets.recording,
    },
    recordings: recordings === undefined ? undefined : openRecordingStore(recordings),
  };
  const auth = createAuth(() => ({
    services,
    secret: secrets.authSecret,
    secureCookies: url.protocol === 'https:',
    localProviders,
    callerAddress,
  }));
  return { services, auth };
}
