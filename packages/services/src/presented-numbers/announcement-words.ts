/** What a call-back says, sentence by sentence, in both languages: our own words (annex 1 is an example). */
export interface AnnouncementParties {
  center: { name: string; email: string; postalAddress: string; tradeBody: string | null };
  principal: { name: string; email: string };
  /** What the calls are about: the offer's name. */
  about: string;
  kind: 'sale' | 'marketing' | 'fundraising' | 'collection';
}

export const announcementLanguages = ['sv', 'en'] as const;
export type AnnouncementLanguage = (typeof announcementLanguages)[number];

const matters = {
  sv: {
    sale: (about: string) => `ett erbjudande om ${about}`,
    marketing: (about: string) => `information om ${about}`,
    fundraising: (about: string) => `en insamling: ${about}`,
    collection: () => 'en insamling av kläder eller andra varor',
  },
  en: {
    sale: (about: string) => `an offer of ${about}`,
    marketing: (about: string) => `information on ${about}`,
    fundraising: (about: string) => `a fund-raising: ${about}`,
    collection: () => 'a collection of clothes or other goods',
  },
};

export const announcementWords = {
  sv: {
    welcome: (p: AnnouncementParties) =>
      p.center.name === p.principal.name
        ? `Det här är ${p.center.name}.`
        : `Det här är ${p.center.name}, som ringer för ${p.principal.name}.`,
    matter: (p: AnnouncementParties) => `Vi sökte dig om ${matters.sv[p.kind](p.about)}.`,
    again: () => 'Vi kan komma att ringa igen en annan dag.',
    whoIsCalled: (p: AnnouncementParties) =>
      `Vi ringer bara nummer som inte är spärrade hos NIX-Telefon, den som har sagt ja till att bli uppringd och den som är eller nyligen har varit kund hos ${p.principal.name}.`,
    reachPrincipal: (p: AnnouncementParties) => `Du når ${p.principal.name} på ${p.principal.email}.`,
    reachCenter: (p: AnnouncementParties) =>
      `Oss på ${p.center.name} når du på ${p.center.email} eller med brev till ${p.center.postalAddress}.`,
    tradeBody: (p: AnnouncementParties) => `${p.center.name} är medlem i ${p.center.tradeBody}.`,
    handling: () => 'Stanna kvar i luren, så svarar en av oss. Vill du inte vänta kan du skriva i stället.',
    thanks: () => 'Tack för att du ringde.',
  },
  en: {
    welcome: (p: AnnouncementParties) =>
      p.center.name === p.principal.name
        ? `This is ${p.center.name}.`
        : `This is ${p.center.name}, calling for ${p.principal.name}.`,
    matter: (p: AnnouncementParties) => `We tried to reach you about ${matters.en[p.kind](p.about)}.`,
    again: () => 'We may call again another day.',
    whoIsCalled: (p: AnnouncementParties) =>
      `We only call numbers that are not blocked with NIX-Telefon, people who have agreed to be called, and those who are or lately were customers of ${p.principal.name}.`,
    reachPrincipal: (p: AnnouncementParties) => `You reach ${p.principal.name} at ${p.principal.email}.`,
    reachCenter: (p: AnnouncementParties) =>
      `You reach us at ${p.center.name} at ${p.center.email} or by letter to ${p.center.postalAddress}.`,
    tradeBody: (p: AnnouncementParties) => `${p.center.name} is a member of ${p.center.tradeBody}.`,
    handling: () => 'Stay on the line and one of us will answer. If you would rather not wait, write to us.',
    thanks: () => 'Thank you for calling.',
  },
};
