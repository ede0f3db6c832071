let made = 0;

/** Organization numbers whose last digit fits (Luhn), one after another. */
export function nextOrganizationNumber(): string {
  made += 1;
  for (let last = 0; ; last++) {
    const digits = `5590${String(10_000 + made).slice(0, 5)}${last}`;
    const sum = [...digits].reduce((total, digit, i) => {
      const twice = Number(digit) * (i % 2 === 0 ? 2 : 1);
      return total + (twice > 9 ? twice - 9 : twice);
    }, 0);
    if (sum % 10 === 0) return `${digits.slice(0, 6)}-${digits.slice(6)}`;
  }
}
