import { READ_BACK_STEPS } from '@ringratt/rules';
import { recordDisclosures, recordSale, type SaleFinding, saleStates } from '@ringratt/services';
import { z } from 'zod';
import { attemptId } from './attempt-fields.ts';
import { id, instantIn, instantOut, readInstant, showInstant, text } from './fields.ts';
import { dialerRouterOf, mutation } from './procedure.ts';

const tags = ['Sales'];

const fact = z.boolean().nullish();
const bilingual = z.object({ sv: z.string(), en: z.string() });

export const saleFinding = z
  .object({
    rule: z
      .string()
      .meta({ description: 'Id of the duty in the rule catalogue.', example: 'withdrawal-information' }),
    outcome: z.enum(['breach', 'undetermined']).meta({
      description: '`breach` opens an incident; `undetermined`: not on record, or not due yet.',
    }),
    reasons: z.array(
      z.object({
        requirement: z.string(),
        outcome: z.enum(['breach', 'undetermined', 'notApplicable']),
        text: bilingual,
      }),
    ),
  })
  .meta({ id: 'SaleFinding' });

const withdrawal = z
  .object({
    right: fact.meta({ description: 'That there is a right of withdrawal, and on what conditions.' }),
    days: z.number().int().min(0).max(365).nullish().meta({ description: 'Days that were said.' }),
    startsFrom: z.enum(['receipt', 'acceptance']).nullish(),
    how: fact,
    standardForm: fact.meta({ description: 'Where the standard form is.' }),
    costs: fact,
    contactDetails: fact.meta({ description: 'How to reach the principal and the contact center.' }),
  })
  .meta({ id: 'WithdrawalTold', description: 'What the consumer was told of withdrawing (annex 3).' });

const acceptanceInCall = z.object({ wanted: z.boolean(), toldVoid: fact }).meta({
  id: 'AcceptanceInCall',
  description: 'A wish to accept by telephone, and that it would be void (4.2).',
});

const recording = z
  .object({
    consentedBefore: fact.meta({ description: 'Yes before the recording started; false: refused.' }),
    consentConfirmed: fact.meta({ description: 'The yes is on the recording.' }),
  })
  .meta({ id: 'RecordingConsent', description: 'Consent to being recorded (4.3).' });

const readBack = z
  .object(
    Object.fromEntries(
      READ_BACK_STEPS.map(({ id, title }) => [id, fact.meta({ description: title.en })]),
    ) as Record<(typeof READ_BACK_STEPS)[number]['id'], typeof fact>,
  )
  .meta({
    id: 'ReadBack',
    description: 'Outside the act: the seven steps of the oral order confirmation (4.2).',
  });

const guard = { permission: 'sale.record', subject: 'attemptId', dials: true } as const;

export const sales = dialerRouterOf({
  disclosures: mutation
    .meta({
      openapi: {
        method: 'POST',
        path: '/v1/attempts/{attemptId}/disclosures',
        summary: 'Report what was said',
        description:
          'What was said in the call (4.1, annexes 2 and 3). Each report is kept; of two that differ the later counts. What is left out is not on record, which is not the same as false. `doNotCall` blocks the number with both parties at once.',
        tags,
      },
      guard,
      success: { 201: 'Kept' },
      statusOf: () => 201,
    })
    .input(
      z.object({
        attemptId,
        said: z
          .object({ agentName: fact, principal: fact, relation: fact, purpose: fact })
          .nullish()
          .meta({ description: 'At the start (4.1).' }),
        atHand: z
          .object({
            contactCenterName: fact,
            addressSource: fact,
            blockingNix: fact,
            blockingOwnList: fact,
            silentCallBefore: fact,
          })
          .nullish()
          .meta({ description: 'What the agent could answer with when asked (4.1, 3.3).' }),
        askedToContinue: fact.meta({ description: 'Whether the consumer was asked if the call suits.' }),
        wishToEnd: z.object({ respected: fact }).nullish(),
        doNotCall: z.boolean().nullish(),
        withdrawal: withdrawal.nullish(),
        acceptanceInCall: acceptanceInCall.nullish(),
        recording: recording.nullish(),
        agentReference: text(120).nullish(),
      }),
    )
    .output(
      z
        .object({
          disclosureId: id('disclosure', 'dsc_01kas5v2h8e7pbx4c9wq3mdn6t'),
          findings: z.array(saleFinding),
        })
        .meta({ id: 'RecordedDisclosure' }),
    )
    .mutation(async ({ ctx, input: { attemptId, ...said } }) => {
      const { disclosureId, findings } = await recordDisclosures(ctx.act, attemptId, said);
      return { disclosureId, findings: shown(findings) };
    }),

  record: mutation
    .meta({
      openapi: {
        method: 'POST',
        path: '/v1/attempts/{attemptId}/sale',
        summary: 'Record a sale',
        description:
          'What was sold in the call, to whom. Starts its deadlines: under the distance contracts act the written offer is mailed after the call and the contract within five working days of its acceptance; outside it the contract within five working days of the call. One sale an attempt. Where the offer does not say all that the act asks for, `missing` says what and the written offer waits.',
        tags,
      },
      guard,
      success: { 201: 'Recorded' },
      statusOf: () => 201,
    })
    .input(
      z.object({
        attemptId,
        consumer: z.object({
          name: text(160),
          email: text(254).meta({ format: 'email', example: 'karin.wallberg@example.se' }),
          address: text(400).nullish().meta({ example: 'Storgatan 1, 831 30 Östersund' }),
        }),
        offerId: text(60).nullish().meta({
          description: "The version that was offered; the campaign's own unless given.",
        }),
        quantity: z.number().int().min(1).max(10_000).optional().meta({ description: '1 unless given.' }),
        agreed: text(2_000).nullish().meta({
          description: "What was agreed beside the offer's terms, such as the day it starts.",
        }),
        language: z.enum(['sv', 'en']).optional().meta({
          description:
            "The consumer's language, of the written offer, the pages and the mails; `sv` unless given.",
        }),
        callEndedAt: instantIn.optional().meta({
          description: "Needed where the attempt's end has not been reported yet.",
        }),
        withdrawal: withdrawal.nullish(),
        acceptanceInCall: acceptanceInCall.nullish(),
        recording: recording.nullish(),
        readBack: readBack.nullish(),
        agentReference: text(120).nullish(),
      }),
    )
    .output(
      z
        .object({
          saleId: id('sale', 'sal_01kas5v2h8e7pbx4c9wq3mdn6t'),
          attemptId,
          state: z.enum(saleStates).meta({
            description:
              '`recorded`: the written offer goes out next; `held`: it waits for what the offer lacks; `agreed`: an oral agreement.',
          }),
          regime: z.enum(['dal2', 'dal3', 'exempt']),
          obligations: z.array(
            z.object({
              obligationId: id('obligation', 'obl_01kas5v2h8e7pbx4c9wq3mdn6t'),
              duty: z.enum(['written-offer', 'contract-confirmation']),
              dueAt: instantOut,
            }),
          ),
          findings: z.array(saleFinding),
          missing: z
            .array(z.object({ id: z.string(), title: bilingual, reference: z.string() }))
            .meta({ description: 'Information that the act asks for and the offer does not give.' }),
        })
        .meta({ id: 'RecordedSale' }),
    )
    .mutation(async ({ ctx, input: { attemptId, callEndedAt, ...sold } }) => {
      const { obligations, findings, ...sale } = await recordSale(ctx.act, attemptId, {
        ...sold,
        callEndedAt: readInstant(callEndedAt),
      });
      return {
        ...sale,
        obligations: obligations.map(({ dueAt, ...owed }) => ({ ...owed, dueAt: showInstant(dueAt) })),
        findings: shown(findings),
      };
    }),
});

export const shown = (findings: readonly SaleFinding[]): z.input<typeof saleFinding>[] =>
  findings.map(({ rule, outcome, reasons }) => ({ rule, outcome, reasons: [...reasons] }));
