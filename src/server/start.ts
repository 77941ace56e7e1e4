/** Starts the server on this machine: one address, clear refusals, slow senders shut out. */
import type { Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { createAdaptorServer } from '@hono/node-server'
import type { Hono } from 'hono'
import { Problem } from '../core/problem.ts'
import { createReader } from '../reader/load.ts'
import type { Actor, Store } from '../store/store.ts'
import { loadGazetteer } from '../vocabulary/gazetteer.ts'
import { loadVocabulary } from '../vocabulary/load.ts'
import { loadMap } from '../vocabulary/maps.ts'
import { loadTexts } from '../vocabulary/texts.ts'
import { loadAssets } from './assets.ts'
import { createApp } from './create-app.ts'

export interface Listening {
  /** As a browser opens it: `http://127.0.0.1:4321/`. */
  readonly url: string
  readonly port: number
  close(): Promise<void>
}

export interface ServerOptions {
  readonly store: Store
  readonly host?: string
  readonly port?: number
  readonly isDemo?: boolean
  /** Pseudonym under which decisions of this machine are kept. */
  readonly actor?: Actor
}

/** Opens the observatory of a store to the browser of this machine, with everything Vigie ships. */
export async function startServer({ host, port, ...options }: ServerOptions): Promise<Listening> {
  return listen(appOver(options), { host, port })
}

/** A page of the observatory, or one of its scripts and styles, without a socket. */
export async function renderPage(store: Store, address: string): Promise<{ status: number; body: string }> {
  const app = appOver({ store })
  let answer = await app.request(address)
  // An address with a default in it is answered by the shorter one.
  for (let hops = 0; hops < 3 && answer.status === 302; hops++)
    answer = await app.request(answer.headers.get('location') ?? address)
  return { status: answer.status, body: await answer.text() }
}

export const appOver = ({
  store,
  isDemo = false,
  actor = 'local',
}: Omit<ServerOptions, 'host' | 'port'>): Hono =>
  createApp({
    store,
    actor,
    isDemo,
    vocabulary: loadVocabulary(),
    gazetteer: loadGazetteer(),
    reader: createReader(),
    texts: loadTexts(),
    assets: loadAssets(),
    map: loadMap(),
    today: () => new Date().toISOString().slice(0, 10),
    now: () => new Date().toISOString(),
  })

const OWN_ADDRESSES: Readonly<Record<string, string>> = {
  '127.0.0.1': '127.0.0.1',
  localhost: '127.0.0.1',
  '::1': '::1',
}

/**
 * Listens for the app. A request must arrive whole within `patience` milliseconds, or its connection is closed.
 *
 * @throws Problem `listening-wider` for any address but this machine's own, `port-in-use`, `port-forbidden`.
 */
export async function listen(
  app: Hono,
  { host = '127.0.0.1', port = 4321, patience = 10_000 } = {},
): Promise<Listening> {
  const address = Object.hasOwn(OWN_ADDRESSES, host) ? OWN_ADDRESSES[host] : undefined
  if (!address) throw new Problem('listening-wider', { host: host.slice(0, 100) })
  const server = createAdaptorServer({
    fetch: app.fetch,
    serverOptions: {
      headersTimeout: patience,
      requestTimeout: patience,
      connectionsCheckingInterval: patience / 10,
      keepAliveTimeout: 5_000,
      maxHeaderSize: 16 * 1024,
    },
  }) as Server
  await new Promise<void>((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => reject(whyNotListening(error, port)))
    server.listen({ host: address, port, exclusive: true }, resolve)
  })
  const { port: actual } = server.address() as AddressInfo
  return {
    url: `http://${address.includes(':') ? `[${address}]` : address}:${actual}/`,
    port: actual,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}

function whyNotListening(error: NodeJS.ErrnoException, port: number): Error {
  if (error.code === 'EADDRINUSE')
    return new Problem('port-in-use', { port, next: port + 1 }, { cause: error })
  if (error.code === 'EACCES') return new Problem('port-forbidden', { port }, { cause: error })
  return error
}
