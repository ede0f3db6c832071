import { Readable } from 'node:stream';
import { type Context, publicId, uploadRecording } from '@ringratt/services';

const SECONDS = 25;
const RATE = 8_000;

/**
 * Two made-up voices that hum in turn, as a call's recording sounds from the next room: WAV, 8 kHz, 8 bits.
 */
function hummedCall(): Buffer {
  const samples = SECONDS * RATE;
  const file = Buffer.alloc(44 + samples);
  file.write('RIFF', 0, 'latin1');
  file.writeUInt32LE(36 + samples, 4);
  file.write('WAVEfmt ', 8, 'latin1');
  file.writeUInt32LE(16, 16);
  file.writeUInt16LE(1, 20);
  file.writeUInt16LE(1, 22);
  file.writeUInt32LE(RATE, 24);
  file.writeUInt32LE(RATE, 28);
  file.writeUInt16LE(1, 32);
  file.writeUInt16LE(8, 34);
  file.write('data', 36, 'latin1');
  file.writeUInt32LE(samples, 40);
  for (let i = 0; i < samples; i += 1) {
    const at = i / RATE;
    const pitch = Math.floor(at / 3) % 2 === 0 ? 180 : 130;
    const syllables = Math.max(0, Math.sin(2 * Math.PI * 2.5 * at));
    file[44 + i] = 128 + Math.round(40 * syllables * Math.sin(2 * Math.PI * pitch * at));
  }
  return file;
}

/** Keeps a call's recording as its center would, with consent in order; or the consumer's no. */
export async function recordCall(
  dialer: Context,
  attempt: { id: string; endedAt: number | null },
  consent: 'given' | 'refused',
): Promise<void> {
  const attemptId = publicId('attempt', attempt.id);
  const endedAt = attempt.endedAt!;
  const startedAt = endedAt - SECONDS * 1_000;
  if (consent === 'refused') await uploadRecording(dialer, attemptId, { consent }, null);
  else
    await uploadRecording(
      dialer,
      attemptId,
      {
        consentAskedAt: startedAt - 4_000,
        consentConfirmedAt: startedAt + 3_000,
        startedAt,
        endedAt,
        holds: ['offer', 'yes-to-writing'],
        contentType: 'audio/wav',
      },
      Readable.from([hummedCall()]),
    );
}
