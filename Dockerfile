# One file, four programs: docker build --target web|dialer-api|worker|migrate .

ARG NODE_VERSION=20
FROM node:${NODE_VERSION}-bookworm-slim AS base
WORKDIR /app
ENV NEXT_TELEMETRY_DISABLED=1 TURBO_TELEMETRY_DISABLED=1 DO_NOT_TRACK=1

# Everything that builds: the whole workspace, installed once.
FROM base AS workspace
COPY package.json ./
RUN npm install --global "$(node --print "require('./package.json').packageManager")"
COPY . .
RUN pnpm install --frozen-lockfile

FROM workspace AS portal
RUN pnpm exec turbo run build --filter=@ringratt/web && mkdir -p apps/web/public

# A program with what it needs at run time and nothing else.
FROM workspace AS programs
RUN for name in dialer-api worker db; do \
      pnpm --filter="@ringratt/$name" deploy --prod --legacy "/out/$name" || exit 1; \
    done

FROM base AS web
ENV NODE_ENV=production HOSTNAME=0.0.0.0 PORT=3000 KEEP_ALIVE_TIMEOUT=75000
COPY --from=portal /app/apps/web/.next/standalone ./
COPY --from=portal /app/apps/web/.next/static ./apps/web/.next/static
COPY --from=portal /app/apps/web/public ./apps/web/public
USER node
EXPOSE 3000
CMD ["node", "apps/web/server.js"]

FROM base AS dialer-api
ENV NODE_ENV=production DIALER_PORT=3001
COPY --from=programs /out/dialer-api ./
USER node
EXPOSE 3001
CMD ["node", "--import", "tsx", "src/main.ts"]

FROM base AS worker
ENV NODE_ENV=production
COPY --from=programs /out/worker ./
USER node
CMD ["node", "--import", "tsx", "src/main.ts"]

FROM base AS migrate
ENV NODE_ENV=production
COPY --from=programs /out/db ./
USER node
CMD ["node", "--import", "tsx", "src/migrate.ts"]
