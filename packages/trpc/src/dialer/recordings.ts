import type { Readable } from 'node:stream';
import { Invalid, type RecordingPart, recordingParts, uploadRecording } from '@ringratt/services';
import { z } from 'zod';
import { attemptId } from './attempt-fields.ts';
import { id, instantIn, instantOut, readInstant, showInstantOrNull } from './fields.ts';
import { ProblemError, problem } from './problems.ts';
import { dialerRouterOf, mutation } from './procedure.ts';
import { saleFinding, shown } from './sales.ts';

/** Fields of the upload that come in its query: the body is the sound. */
const query = {
  consent: z
    .enum(['given', 'refused'])
    .optional()
    .meta({ description: '`given` unless said otherwise. `refused` keeps the no, and takes no body.' }),
  consentAskedAt: instantIn
    .optional()
    .meta({ description: 'When the consumer was asked; before `startedAt` (4.3).' }),
  consentConfirmedAt: instantIn
    .optional()
    .meta({ description: 'When the yes can be heard; between `startedAt` and `endedAt` (4.3).' }),
  startedAt: instantIn.optional().meta({ description: 'When the recording starts. Required with a body.' }),
  endedAt: instantIn.optional().meta({ description: 'When it ends. Required with a body.' }),
  holds: z
    .string()
    .max(100)
    .optional()
    .meta({
      description: `What can be heard on it, by commas: ${recordingParts.map((part) => `\`${part}\``).join(', ')}. Required with a body.`,
      example: 'offer,yes-to-writing',
    }),
  sha256: z
    .string()
    .max(64)
    .optional()
    .meta({ description: 'Of the body, hexadecimal: what arrives has to match it.' }),
};

const known = z.boolean().nullable();

const uploaded = z
  .object({
    recordingId: id('recording', 'rec_01kas5v2h8e7pbx4c9wq3mdn6t'),
    attemptId,
    state: z.enum(['stored', 'refused']),
    size: z.number().int().nullable().meta({ description: 'Bytes.' }),
    sha256: z.string().nullable(),
    consent: z.object({
      refused: z.boolean(),
      askedBefore: known.meta({ description: 'Null while nobody has said when.' }),
      confirmedInside: known,
    }),
    keptUntil: instantOut
      .nullable()
      .meta({ description: 'Six months from the call; then it is deleted unless a dispute holds it.' }),
    findings: z.array(saleFinding).meta({ description: "What the rules find in the call's sale now." }),
  })
  .meta({ id: 'UploadedRecording' });

export const recordings = dialerRouterOf({
  upload: mutation
    .meta({
      openapi: {
        method: 'POST',
        path: '/v1/attempts/{attemptId}/recording',
        summary: 'Upload a recording',
        description:
          'The body is the sound itself, at most 200 MiB; it is encrypted as it arrives. The times of consent are judged against its start and end. A call may have several recordings. Sound that was recorded against the consumer’s no is not taken: report the no with `consent=refused` and no body.',
        tags: ['Sales'],
      },
      guard: { permission: 'recording.upload', subject: 'attemptId', dials: true },
      success: { 201: 'Kept' },
      statusOf: () => 201,
      audioBody: Object.keys(query),
    })
    .input(
      z.object({
        attemptId,
        ...query,
        /** As the transport hands them over. */
        contentType: z.string().optional(),
        audio: z.unknown(),
      }),
    )
    .output(uploaded)
    .mutation(async ({ ctx, input: { attemptId, audio, holds, ...input } }) => {
      try {
        const { keptUntil, findings, ...kept } = await uploadRecording(
          ctx.act,
          attemptId,
          {
            ...input,
            consentAskedAt: readInstant(input.consentAskedAt),
            consentConfirmedAt: readInstant(input.consentConfirmedAt),
            startedAt: readInstant(input.startedAt),
            endedAt: readInstant(input.endedAt),
            // What is none of the parts is named by the service.
            holds: (holds?.split(',').map((part) => part.trim()) ?? []) as RecordingPart[],
          },
          (audio ?? null) as Readable | null,
        );
        return { ...kept, keptUntil: showInstantOrNull(keptUntil), findings: shown(findings) };
      } catch (error) {
        if (error instanceof Invalid && error.issues.some(({ message }) => message === 'fileTooLarge'))
          throw new ProblemError(problem('body-too-large', 'A recording may have 200 MiB.'));
        throw error;
      }
    }),
});
