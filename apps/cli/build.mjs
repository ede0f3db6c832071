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
  // The ZIP library is CommonJS and asks for Node's own modules by `require`, which a module file does not have.
  banner: {
    js: "import { createRequire } from 'node:module';\nconst require = createRequire(import.meta.url);",
  },
});
