/** A file's bytes, opened in the browser or saved under its name, and kept by nobody in between. */
export function fileResponse(
  file: { fileName: string; contentType: string; bytes: Buffer },
  shown: 'inline' | 'attachment' = 'inline',
): Response {
  return new Response(new Uint8Array(file.bytes), {
    headers: {
      'content-type': file.contentType,
      'content-disposition': `${shown}; filename*=UTF-8''${encodeURIComponent(file.fileName)}`,
      'x-content-type-options': 'nosniff',
      'cache-control': 'no-store',
    },
  });
}
