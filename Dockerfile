# Two images: `server` (api, worker and migrate, by command) and `web` (nginx with the web app).

FROM node:24.21.0-bookworm-slim AS build
WORKDIR /app
COPY package.json package-lock.json .npmrc ./
RUN npm ci --include=dev
COPY . .
RUN node tools/build.mjs && rm -rf dist/libs/testing

FROM node:24.21.0-bookworm-slim AS packages
WORKDIR /app
COPY package.json package-lock.json .npmrc ./
# The embedded PostgreSQL is an optional package; here PostgreSQL is a service of its own.
RUN npm ci --omit=dev --omit=optional

FROM node:24.21.0-bookworm-slim AS server
ENV NODE_ENV=production HOST=0.0.0.0 PORT=3000
WORKDIR /app
COPY --from=packages /app/node_modules ./node_modules
COPY --from=build /app/dist/apps ./dist/apps
COPY --from=build /app/dist/libs ./dist/libs
COPY --from=build /app/dist/db ./dist/db
COPY --from=build /app/dist/sandbox ./dist/sandbox
COPY --from=build /app/dist/sandbox ./dist/sandbox
COPY content ./content
COPY deploy/healthcheck.mjs ./deploy/
COPY package.json LICENSE ./
USER node
EXPOSE 3000
STOPSIGNAL SIGTERM
HEALTHCHECK --interval=10s --timeout=5s --start-period=60s --retries=3 CMD ["node", "deploy/healthcheck.mjs"]
CMD ["node", "--enable-source-maps", "dist/apps/api/src/main.js"]

FROM nginxinc/nginx-unprivileged:1.28.0-alpine AS web
COPY deploy/nginx.conf /etc/nginx/nginx.conf
COPY --from=build /app/dist/web /usr/share/nginx/html
EXPOSE 8080
HEALTHCHECK --interval=10s --timeout=5s --start-period=10s --retries=3 \
  CMD ["wget", "-q", "-O", "/dev/null", "http://127.0.0.1:8080/healthz"]
