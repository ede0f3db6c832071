import type { Readable } from 'node:stream';
import { DeleteObjectCommand, GetObjectCommand, S3Client } from '@aws-sdk/client-s3';
import { Upload } from '@aws-sdk/lib-storage';
import type { RecordingStore } from './port.ts';

export interface S3Settings {
  bucket: string;
  /** Before each key; empty or ending in a slash. */
  prefix: string;
  /** Another than the provider's own: MinIO, Ceph and the like. */
  endpoint?: string | undefined;
  region?: string | undefined;
}

/**
 * Recordings as objects of an S3-compatible store. Credentials come as its client finds them: AWS_ACCESS_KEY_ID and
 * AWS_SECRET_ACCESS_KEY, a profile, or the machine's role.
 */
export function s3Store({ bucket, prefix, endpoint, region }: S3Settings): RecordingStore {
  const client = new S3Client({
    ...(endpoint && { endpoint, forcePathStyle: true }),
    region: region ?? 'us-east-1',
    // Checksums in trailers are refused by many a store; each chunk is authenticated by its encryption anyway.
    requestChecksumCalculation: 'WHEN_REQUIRED',
    responseChecksumValidation: 'WHEN_REQUIRED',
  });
  const place = (key: string) => ({ Bucket: bucket, Key: `${prefix}${key}` });
  return {
    async put(key, body) {
      // In parts of 8 MiB, two at a time: 16 MiB at most are in memory.
      const upload = new Upload({
        client,
        params: { ...place(key), Body: body, ContentType: 'application/octet-stream' },
        partSize: 8 * 1024 * 1024,
        queueSize: 2,
      });
      await upload.done();
    },
    async read(key, from, to) {
      const answer = await client.send(
        new GetObjectCommand({ ...place(key), Range: `bytes=${from}-${to - 1}` }),
      );
      return answer.Body as Readable;
    },
    async remove(key) {
      await client.send(new DeleteObjectCommand(place(key)));
    },
  };
}
