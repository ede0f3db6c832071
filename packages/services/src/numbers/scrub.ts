const between = String.raw`(?:[\s().\/\-\u00a0\u2010-\u2015+]|%[0-9A-F]{2}|\\[nrt]|\\u[0-9a-f]{4})*`;
/** Seven digits or more, in any script, however spaced: every spelling of a number is one. */
const longDigits = new RegExp(String.raw`\+?\p{Nd}(?:${between}\p{Nd}){6,}`, 'giu');
const date = /^(?:19|20)\d\d-\d\d-\d\d$/;
const secrets = /rk_[a-z]+_[0-9A-Za-z]+|(?<=\/(?:join|reset|found|accept|withdraw)\/)[\w-]{20,}/g;

/** Takes numbers, keys and the tokens of links out of a line of the log. */
export function scrub(line: string): string {
  return line
    .replace(secrets, '…')
    .replace(longDigits, (digits) => (date.test(digits) ? digits : '[number]'));
}
