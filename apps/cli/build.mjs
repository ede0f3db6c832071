import { build } from 'esbuild';

// One file with everything in it, so that the packed command line runs in an empty folder.
await build({
  entryPoints: ['src/main.ts'],
  outfile: 'dist/ringratt.js',
  bundle: true,
  platform: 'node',
  format: 'esm',
  target: 'node20',
  legalComments: 'none',
});
