import { fileURLToPath } from 'node:url';
import type { NextConfig } from 'next';
import createNextIntlPlugin from 'next-intl/plugin';

const config: NextConfig = {
  output: 'standalone',
  outputFileTracingRoot: fileURLToPath(new URL('../..', import.meta.url)),
  poweredByHeader: false,
  reactStrictMode: true,
  // Types are checked by `pnpm verify`, once; whoever starts the portal need not wait for it.
  typescript: { ignoreBuildErrors: true },
  // Our packages export their sources; native and socket code stays outside the bundle.
  transpilePackages: [
    '@ringratt/auth',
    '@ringratt/db',
    '@ringratt/jobs',
    '@ringratt/rules',
    '@ringratt/services',
    '@ringratt/trpc',
    '@ringratt/ui',
  ],
  serverExternalPackages: ['@node-rs/argon2', 'postgres', 'bullmq', 'pg', 'ioredis', 'pdfkit'],
  experimental: {
    authInterrupts: true,
    serverActions: { bodySizeLimit: '1mb' },
  },
  async headers() {
    return [
      {
        source: '/:path*',
        headers: [
          { key: 'X-Content-Type-Options', value: 'nosniff' },
          { key: 'X-Frame-Options', value: 'DENY' },
          { key: 'Referrer-Policy', value: 'same-origin' },
          {
            key: 'Permissions-Policy',
            value: 'camera=(), microphone=(), geolocation=(), browsing-topics=()',
          },
          { key: 'Cross-Origin-Opener-Policy', value: 'same-origin' },
        ],
      },
    ];
  },
};

export default createNextIntlPlugin('./src/i18n/request.ts')(config);
