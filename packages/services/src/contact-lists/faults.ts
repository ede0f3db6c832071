import { Invalid } from '../errors.ts';
import { sniffEncoding } from './encoding.ts';

/** Why a file cannot be read as a contact list; each transport words them. */
export const fileFaults = [
  'emptyFile',
  'fileTooLarge',
  'isExcelWorkbook',
  'isBinary',
  'wrongEncoding',
  'lineTooLong',
  'noHeader',
  'noNumberColumn',
  'noNumbers',
  'noRows',
  'unclosedQuote',
  'unknownColumn',
] as const;
export type FileFault = (typeof fileFaults)[number];

/** Bytes of the largest list: about two million rows. */
export const largestFile = 64 * 1024 * 1024;
/** Letters of the longest line that can be a row of contacts. */
export const longestLine = 64 * 1024;

const workbook = [
  [0x50, 0x4b, 0x03, 0x04], // XLSX, ODS: a ZIP
  [0xd0, 0xcf, 0x11, 0xe0], // XLS
];

const pdf = [...Buffer.from('%PDF-')];

/** @throws Invalid for what is no text */
export function refuseWhatIsNoText(content: Uint8Array): void {
  if (content.length === 0) throw fileFault('emptyFile');
  if (content.length > largestFile) throw fileFault('fileTooLarge');
  if (workbook.some((mark) => mark.every((byte, i) => content[i] === byte)))
    throw fileFault('isExcelWorkbook');
  // A PDF may begin with text for as long as anyone looks.
  if (pdf.every((byte, i) => content[i] === byte)) throw fileFault('isBinary');
  const utf16 = sniffEncoding(content).startsWith('utf-16');
  if (!utf16 && content.includes(0)) throw fileFault('isBinary');
}

export function fileFault(fault: FileFault, path = 'content'): Invalid {
  return new Invalid([{ path, message: fault }]);
}
