/** Numbers as people type them; `undefined` for an empty field, null for what cannot be read. */

/** `12 400` → 12400 */
export function typedInteger(text: string): number | null | undefined {
  const bare = text.replace(/[\s\u00a0]/g, '');
  if (bare === '') return undefined;
  return /^\d{1,9}$/.test(bare) ? Number(bare) : null;
}

/** `449,50` → 44950 öre */
export function typedOre(text: string): number | null | undefined {
  const bare = text.replace(/[\s\u00a0]/g, '').replace(/(kr|:-)$/i, '');
  if (bare === '') return undefined;
  const match = /^(\d{1,7})(?:[.,](\d{1,2}))?$/.exec(bare);
  return match ? Number(match[1]) * 100 + Number((match[2] ?? '').padEnd(2, '0')) : null;
}

/** 44950 → `449,50`, 44900 → `449` */
export function oreTyped(ore: number): string {
  const crowns = Math.floor(ore / 100);
  return ore % 100 === 0 ? String(crowns) : `${crowns},${String(ore % 100).padStart(2, '0')}`;
}

/** `08:00` → 480 minutes after midnight; `24:00` is the end of the day. */
export function typedClock(text: string): number | null | undefined {
  const bare = text.trim();
  if (bare === '') return undefined;
  const match = /^(\d{1,2})[:.](\d{2})$/.exec(bare);
  if (!match) return null;
  const minutes = Number(match[1]) * 60 + Number(match[2]);
  return Number(match[2]) < 60 && minutes <= 1_440 ? minutes : null;
}

/** 480 → `08:00` */
export function clockTyped(minutes: number): string {
  return `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`;
}
