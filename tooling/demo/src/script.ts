/** What an agent of the demo says, block by block; each names the element of the rules' table that it covers. */
export const script: { element: string; text: string }[] = [
  { element: 'agent-name', text: 'Hej, jag heter {agent}.' },
  { element: 'principal', text: 'Jag ringer för {uppdragsgivare}.' },
  {
    element: 'relation',
    text: 'Jag arbetar på {kontaktcenter}, som {uppdragsgivare} har gett i uppdrag att ringa.',
  },
  { element: 'purpose', text: 'Jag vill berätta om ett erbjudande om fiber till villa.' },
  { element: 'permission', text: 'Passar det att prata en stund?' },
  {
    element: 'written-form',
    text: 'Säger du ja skickar vi erbjudandet skriftligt, och du svarar skriftligt efter samtalet.',
  },
  { element: 'void-in-call', text: 'Ett ja i telefon binder dig inte.' },
];
