import { guidelineValue, type SaleDuty } from '../duty.ts';
import type { Bilingual } from '../editions/packs.ts';
import { READ_BACK_STEPS, type ReadBackStep } from '../editions/read-back-steps.ts';
import { judge, NOT_APPLICABLE } from '../judgment.ts';

const requirements = Object.fromEntries(
  READ_BACK_STEPS.map(({ id, title }) => [id, { sv: `${title.sv}.`, en: `${title.en}.` }]),
) as Record<ReadBackStep, Bilingual>;

/** 4.2. The oral order confirmation, where the distance contracts act asks for no writing. */
export const readBack: SaleDuty = {
  id: 'read-back',
  clauses: ['4.2'],
  stage: 'sale',
  regimes: ['exempt'],
  title: { sv: 'Muntlig orderbekräftelse', en: 'Oral order confirmation' },
  explanation: {
    sv: 'Vid köp utanför distansavtalslagen går agenten igenom köpet i sju steg, så att konsumenten vet vad avtalet betyder innan samtalet är slut.',
    en: 'For purchases outside the distance contracts act the agent goes through the purchase in seven steps, so that the consumer knows what the agreement means before the call ends.',
  },
  responsible: 'contactCenter',
  weight: 'code',
  values: { steps: guidelineValue('items', READ_BACK_STEPS.length, '4.2') },
  requirements,
  evaluate({ regime, readBack: done }) {
    if (!readBack.regimes.includes(regime)) return NOT_APPLICABLE;
    return judge(
      requirements,
      READ_BACK_STEPS.map(({ id }) => [id, done?.[id]] as const),
    );
  },
};
