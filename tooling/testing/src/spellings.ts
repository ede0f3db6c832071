/** 070-174 06 05 as people, programs and addresses spell it. */
export const numberSpellings: readonly string[] = [
  '+46701740605',
  '46701740605',
  '0046701740605',
  '0701740605',
  '070-174 06 05',
  '070 174 06 05',
  '070/174 06 05',
  '070.174.06.05',
  '(070) 174 06 05',
  '+46 (0)70-174 06 05',
  '+46\u00a070\u00a0174\u00a006\u00a005',
  '070\u2013174\u201106\u201105',
  '070\t174\n0605',
  '%2B46701740605',
  '070-174%2006%2005',
  '%2B46%20(0)70-174%2006%2005',
  '０７０１７４０６０５',
];

/** Whether a line shows one of the tests' numbers, 060[56] at its end, however it is spelled. */
export const showsNumber = (line: string): boolean =>
  /174060[56]/.test(
    line
      .normalize('NFKC')
      .replace(/%[0-9a-f]{2}|\\u[0-9a-f]{4}|\\[a-z]/gi, '')
      .replace(/\D/g, ''),
  );
