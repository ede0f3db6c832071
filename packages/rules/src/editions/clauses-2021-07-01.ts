/**
 * The numbered parts of the guidelines of Kontakta and SWEDMA, edition 2021-07-01. Titles are our own words;
 * the source's sentences are cited by number and never repeated.
 */
export const CLAUSES_2021_07_01 = [
  { id: 'introduction', title: { sv: 'Inledning och omfattning', en: 'Introduction and scope' } },
  { id: '1', title: { sv: 'Begrepp', en: 'Terms' } },
  { id: '2', title: { sv: 'Före påringningen', en: 'Before the attempt' } },
  { id: '3.1', title: { sv: 'Visat nummer och motringning', en: 'Presented number and calling back' } },
  { id: '3.2', title: { sv: 'Tider och antal', en: 'Hours and counts' } },
  { id: '3.3', title: { sv: 'Tysta samtal', en: 'Silent calls' } },
  { id: '3.4', title: { sv: 'Samtal utan agent', en: 'Calls without an agent' } },
  { id: '4.1', title: { sv: 'Samtalets genomförande', en: 'Holding the call' } },
  { id: '4.2', title: { sv: 'Köp', en: 'Purchase' } },
  { id: '4.3', title: { sv: 'Inspelning', en: 'Recording' } },
  { id: '4.4', title: { sv: 'Bevis', en: 'Evidence' } },
  { id: '5', title: { sv: 'Efter samtalet', en: 'After the call' } },
  { id: '6', title: { sv: 'Ansvar', en: 'Responsibility' } },
  {
    id: 'annex 1',
    title: { sv: 'Svarsmeddelande vid motringning', en: 'Answering message on calling back' },
  },
  { id: 'annex 2', title: { sv: 'Manusets delar', en: 'Elements of the script' } },
  { id: 'annex 3', title: { sv: 'Upplysningar om ångerrätt', en: 'Information on withdrawal' } },
  { id: 'annex 4', title: { sv: 'Integritetspolicy och analys', en: 'Privacy policy and review' } },
] as const;
