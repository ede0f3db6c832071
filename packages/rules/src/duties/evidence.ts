import type { SaleDuty } from '../duty.ts';
import type { SaleFacts } from '../facts/sale.ts';
import { type Answer, type Holds, judge, NOT_APPLICABLE } from '../judgment.ts';
import { hasHappened } from '../time/happened.ts';

const requirements = {
  offerSent: {
    sv: 'Det går att visa att anbudet skickades.',
    en: 'It can be shown that the offer was sent.',
  },
  acceptanceAfterCall: {
    sv: 'Det går att visa att accepten kom efter samtalet.',
    en: 'It can be shown that the acceptance came after the call.',
  },
  agreementRecorded: {
    sv: 'Det muntliga avtalet finns inspelat.',
    en: 'The oral agreement is on a recording.',
  },
  mirrorsOffer: {
    sv: 'Avtalet innehåller samma villkor som anbudet.',
    en: 'The contract holds the same terms as the offer.',
  },
  availableToConsumer: {
    sv: 'Konsumenten kan läsa och spara avtalet.',
    en: 'The consumer can read and keep the contract.',
  },
};

/** A refused recording leaves an oral agreement without proof, which is nobody's breach. */
function agreementRecorded({ recording }: SaleFacts): Holds {
  return recording?.consentedBefore === false ? null : recording?.holdsAgreement;
}

/** 4.4. Whoever says that a contract exists has to show it; normally that is the principal. */
export const evidence: SaleDuty = {
  id: 'evidence',
  clauses: ['4.4'],
  stage: 'sale',
  regimes: ['dal2', 'dal3', 'exempt'],
  title: { sv: 'Bevis för avtalet', en: 'Evidence of the contract' },
  explanation: {
    sv: 'För varje försäljning finns ett bevispaket: att anbudet skickades, att accepten kom efter samtalet, att avtalet motsvarar anbudet och att konsumenten själv har det i varaktig form. Det är uppdragsgivaren som ska kunna visa det.',
    en: 'Each sale has one bundle of proof: that the offer was sent, that the acceptance came after the call, that the contract mirrors the offer, and that the consumer has it in durable form. It is for the principal to show.',
  },
  responsible: 'principal',
  weight: 'law',
  requirements,
  evaluate(facts) {
    const { regime, at, callEndedAt, offer, acceptance, contract } = facts;
    const oral = regime === 'exempt';
    if (!oral && !hasHappened(acceptance?.at, at)) return NOT_APPLICABLE;
    const agreement: Answer<keyof typeof requirements>[] = oral
      ? [['agreementRecorded', agreementRecorded(facts)]]
      : [
          ['offerSent', hasHappened(offer?.sentAt, at)],
          ['acceptanceAfterCall', acceptance!.written === true && acceptance!.at >= callEndedAt],
        ];
    const sent = hasHappened(contract?.sentAt, at);
    return judge(requirements, [
      ...agreement,
      ['mirrorsOffer', sent ? contract?.mirrorsOffer : null],
      ['availableToConsumer', sent ? contract?.availableToConsumer : null],
    ]);
  },
};
