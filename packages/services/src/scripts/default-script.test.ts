import { activationDuties, CAMPAIGN_KINDS, judgeDuty, type ScriptElement } from '@ringratt/rules';
import { describe, expect, it } from 'vitest';
import { regimes } from '../offers/index.ts';
import { type ScriptLanguage, scriptBlocks, scriptLanguages } from './blocks.ts';
import { defaultScript } from './default-script.ts';
import { fillPlaceholders, namesIn, unknownNames } from './placeholders.ts';
import { priceWords } from './price-words.ts';
import { scriptNeeds } from './requirements.ts';

const duty = activationDuties.find(({ id }) => id === 'script-elements')!;

const combinations = CAMPAIGN_KINDS.flatMap((kind) =>
  regimes.flatMap((regime) =>
    (['goods', 'service'] as const).flatMap((subject) =>
      [true, false].flatMap((recorded) =>
        scriptLanguages.map((language) => ({ kind, regime, subject, recorded, language })),
      ),
    ),
  ),
);

describe('our own script', () => {
  it.each(combinations)(
    'passes the gate for $kind, $regime, $subject, recorded $recorded, in $language',
    ({ language, ...facts }) => {
      const blocks = defaultScript(facts, language);
      const judged = judgeDuty(duty, {
        at: 0,
        ...facts,
        script: blocks.map((block) => block.element as ScriptElement),
      });
      expect(judged).toMatchObject({ outcome: 'compliant', reasons: [] });
      expect(scriptNeeds(facts, blocks)).toMatchObject({ missing: [], subjectUnknown: false });
      expect(scriptBlocks.parse(blocks)).toEqual(blocks);
      // A script that is one block short is short of exactly that.
      for (const left of blocks) {
        const rest = blocks.filter((block) => block !== left);
        expect(scriptNeeds(facts, rest).missing).toEqual([left.element]);
      }
    },
  );

  it.each(scriptLanguages)('says every element in words of its own in %s', (language: ScriptLanguage) => {
    const texts = combinations
      .filter((one) => one.language === language)
      .flatMap((one) => defaultScript(one, language));
    const byText = new Map(texts.map((block) => [block.text, block.element]));
    for (const { element, text } of texts) expect(byText.get(text)).toBe(element);
    expect(texts.every(({ text }) => unknownNames(text).length === 0)).toBe(true);
  });

  it('keeps silent on when the days begin while goods or service is unknown, and says so', () => {
    const facts = { kind: 'sale', regime: 'dal2', subject: null, recorded: false } as const;
    const elements = defaultScript(facts, 'sv').map((block) => block.element);
    expect(elements.filter((element) => element.startsWith('withdrawal-start'))).toEqual([]);
    expect(scriptNeeds(facts, [])).toMatchObject({ subjectUnknown: true });
    expect(scriptNeeds({ ...facts, regime: 'exempt' }, [])).toMatchObject({ subjectUnknown: false });
    expect(scriptNeeds({ ...facts, kind: 'marketing' }, [])).toMatchObject({ subjectUnknown: false });
  });
});

describe('placeholders', () => {
  it('are filled where known and left in their braces where not', () => {
    expect(fillPlaceholders('{agent} för {principal}', { principal: 'Tallmo' })).toBe('{agent} för Tallmo');
    expect(fillPlaceholders('{constructor} {toString}', {})).toBe('{constructor} {toString}');
    // What is filled in is not read again.
    expect(fillPlaceholders('{principal}', { principal: '{agent}' })).toBe('{agent}');
  });

  it('are told from other braces, and from names that nothing fills', () => {
    expect(namesIn('{agent}, {agent} och {namn}, {en mening} {}')).toEqual(['agent', 'namn']);
    expect(unknownNames('{agent} {namn} {constructor}')).toEqual(['namn', 'constructor']);
    const block = { element: 'agent-name', text: 'Hej {namn}' };
    expect(scriptBlocks.safeParse([block]).error?.issues[0]).toMatchObject({
      path: [0, 'text'],
      message: 'unknownPlaceholder',
    });
    expect(scriptBlocks.safeParse([{ element: 'nonsense', text: 'Hej' }]).success).toBe(false);
    expect(scriptBlocks.safeParse([{ element: 'own-words', text: 'Hej' }]).success).toBe(true);
  });

  it.each([
    [{ monthlyPrice: 44_900, oneTimePrice: 0 }, '449 kr i månaden'],
    [
      { monthlyPrice: 44_950, oneTimePrice: 100_000 },
      '449,5 kr i månaden och 1\u00a0000 kr att betala en gång',
    ],
    [{ monthlyPrice: 0, oneTimePrice: null }, 'inget'],
    [{ monthlyPrice: null, oneTimePrice: null }, null],
  ])('say a price as an agent does: %o', (terms, said) => {
    expect(priceWords(terms, 'sv')).toBe(said);
  });
});
