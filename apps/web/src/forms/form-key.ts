/** What tells one filled-in form from the next, so that it is taken once (docs/decisions/0120). */
export const newFormKey = () =>
  Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, '0')).join(
    '',
  );
