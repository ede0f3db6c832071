/**
 * What a person reads while they wait. On standard error, so that standard output stays free for results.
 * @param {string} text
 */
export function say(text) {
  process.stderr.write(`${text}\n`);
}

// A reader that went away must not end us: the log files still have everything.
for (const stream of [process.stdout, process.stderr]) stream.on('error', () => {});

/**
 * Announces a step, tells every ten seconds that it still runs, and says how long it took.
 * @template Result
 * @param {string} title in the -ing form, as in "Building the portal"
 * @param {() => Promise<Result>} work
 * @returns {Promise<Result>}
 */
export async function step(title, work) {
  const began = Date.now();
  const seconds = () => `${((Date.now() - began) / 1_000).toFixed(1)} s`;
  say(`· ${title} …`);
  const ticking = setInterval(() => say(`· ${title} … ${seconds()}`), 10_000);
  try {
    const result = await work();
    say(`✓ ${title} (${seconds()})`);
    return result;
  } finally {
    clearInterval(ticking);
  }
}
