import { z } from 'zod';

/** What can be heard on a recording (4.3): the offer, the yes to receiving it in writing, or the agreement itself. */
export const recordingParts = ['offer', 'yes-to-writing', 'agreement'] as const;
export type RecordingPart = (typeof recordingParts)[number];

export const recordingTypes = ['audio/wav', 'audio/mpeg', 'audio/ogg'] as const;
export type RecordingType = (typeof recordingTypes)[number];

/** Two hours in the usual quality of a call, several times over. */
export const MOST_RECORDING_BYTES = 200 * 1024 * 1024;

const instant = z.number().int().nullish();

export const recordingInput = z
  .object({
    /** `refused`: the consumer's no is kept, and no sound. */
    consent: z.enum(['given', 'refused']).default('given'),
    /** When the consumer was asked, before the recording starts; epoch milliseconds. */
    consentAskedAt: instant,
    /** When the yes can be heard on the recording. */
    consentConfirmedAt: instant,
    startedAt: instant,
    endedAt: instant,
    holds: z.array(z.enum(recordingParts)).max(recordingParts.length).default([]),
    /** SHA-256 of the sound, hexadecimal: what arrives has to match it. */
    sha256: z
      .string()
      .regex(/^[0-9a-f]{64}$/i, 'notASha256')
      .nullish(),
    contentType: z.string().max(200).nullish(),
  })
  .superRefine((given, check) => {
    const fault = (path: string, message: string) =>
      check.addIssue({ code: 'custom', path: [path], message });
    if (given.consent === 'refused') return;
    if (typeof given.startedAt !== 'number') fault('startedAt', 'required');
    if (typeof given.endedAt !== 'number') fault('endedAt', 'required');
    if (typeof given.startedAt === 'number' && typeof given.endedAt === 'number') {
      if (given.endedAt <= given.startedAt) fault('endedAt', 'endsBeforeStart');
    }
    if (given.holds.length === 0) fault('holds', 'required');
    if (typeOf(given.contentType) === null) fault('content-type', 'notAudio');
  });
export type RecordingInput = z.input<typeof recordingInput>;

/** The kind of sound that a Content-Type names, or null for another. */
export function typeOf(contentType: string | null | undefined): RecordingType | null {
  const named = (contentType ?? '').split(';', 1)[0]!.trim().toLowerCase();
  const known: Record<string, RecordingType> = {
    'audio/wav': 'audio/wav',
    'audio/x-wav': 'audio/wav',
    'audio/wave': 'audio/wav',
    'audio/vnd.wave': 'audio/wav',
    'audio/mpeg': 'audio/mpeg',
    'audio/mp3': 'audio/mpeg',
    'audio/ogg': 'audio/ogg',
    'application/ogg': 'audio/ogg',
  };
  return known[named] ?? null;
}

/** Whether a file begins as its type says: what is played back must not be something else. */
export function beginsAs(type: RecordingType, first: Uint8Array): boolean {
  const bytes = Buffer.from(first.buffer, first.byteOffset, first.byteLength);
  const ascii = (from: number, to: number) => bytes.toString('latin1', from, to);
  switch (type) {
    case 'audio/wav':
      return (ascii(0, 4) === 'RIFF' || ascii(0, 4) === 'RF64') && ascii(8, 12) === 'WAVE';
    case 'audio/ogg':
      return ascii(0, 4) === 'OggS';
    case 'audio/mpeg':
      return ascii(0, 3) === 'ID3' || (bytes[0] === 0xff && ((bytes[1] ?? 0) & 0xe0) === 0xe0);
  }
}
