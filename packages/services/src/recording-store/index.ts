import { folderStore } from './folder.ts';
import type { RecordingStore } from './port.ts';

export type { RecordingStore } from './port.ts';

/**
 * The store that `RINGRATT_RECORDINGS` names: a folder's path, or `s3://bucket/prefix?endpoint=https://…&region=…`.
 *
 * @throws Error where it is neither
 */
export function openRecordingStore(setting: string): RecordingStore {
  if (!/^s3:/i.test(setting)) return folderStore(setting);
  let url: URL;
  try {
    url = new URL(setting);
  } catch {
    throw new Error('RINGRATT_RECORDINGS: write it as s3://bucket/prefix?endpoint=https://host&region=name.');
  }
  if (!url.hostname || url.username) {
    throw new Error(
      'RINGRATT_RECORDINGS: s3:// needs a bucket; credentials go in AWS_ACCESS_KEY_ID and the like.',
    );
  }
  const folder = url.pathname.replace(/^\/|\/$/g, '');
  const settings = {
    bucket: url.hostname,
    prefix: folder && `${folder}/`,
    endpoint: url.searchParams.get('endpoint') ?? undefined,
    region: url.searchParams.get('region') ?? undefined,
  };
  // The client is large: whoever keeps a folder does not load it.
  let opened: Promise<RecordingStore> | undefined;
  const store = () => {
    opened ??= import('./s3.ts').then(({ s3Store }) => s3Store(settings));
    return opened;
  };
  return {
    put: async (key, body) => (await store()).put(key, body),
    read: async (key, from, to) => (await store()).read(key, from, to),
    remove: async (key) => (await store()).remove(key),
  };
}
