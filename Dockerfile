# One image for every process of Caseway: the command says which. No package's install script runs in it.

FROM node:24.11-bookworm-slim AS build
WORKDIR /caseway
COPY package.json package-lock.json .npmrc ./
RUN npm ci --ignore-scripts
COPY . .
RUN npm run build

FROM node:24.11-bookworm-slim AS packages
WORKDIR /caseway
COPY package.json package-lock.json .npmrc ./
# The Temporal SDK brings its core for five systems; this is one of the two that run here.
RUN npm ci --ignore-scripts --omit=dev \
  && rm -rf node_modules/@temporalio/core-bridge/releases/*-apple-darwin \
            node_modules/@temporalio/core-bridge/releases/*-windows-msvc

FROM node:24.11-bookworm-slim
ENV NODE_ENV=production TZ=UTC
WORKDIR /caseway
COPY --from=packages /caseway/node_modules ./node_modules
COPY --from=build /caseway/dist ./
COPY package.json ./
COPY scripts/with-secrets.mjs scripts/healthy.mjs ./scripts/
RUN mkdir -p /var/caseway/notices /var/caseway/anchors && chown node:node /var/caseway/notices /var/caseway/anchors
USER node
ENTRYPOINT ["node", "scripts/with-secrets.mjs"]
CMD ["api/main.js"]
