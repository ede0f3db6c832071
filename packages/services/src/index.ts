export { recordEvent } from './audit/record.ts';
export * from './clock.ts';
export * from './context.ts';
export * from './errors.ts';
export * from './ids.ts';
export { formatNumber, maskNumber } from './numbers/format.ts';
export { numberKey } from './numbers/key.ts';
export { parseNumber } from './numbers/parse.ts';
export * from './permissions.ts';
