/** What `main.ts` hands to the commands: rooms do not import each other sideways, and the server is beside us. */
import type { Store } from '../store/store.ts'
import type { Terminal } from './terminal.ts'

export interface ServeOptions {
  readonly store: Store
  readonly host: string
  readonly port: number
  /** True for the invented observatory: every page says so. */
  readonly isDemo: boolean
}

/** Starts the server; gives its address and how to stop it. */
export type StartServer = (options: ServeOptions) => Promise<{ readonly url: string; close(): Promise<void> }>

/** A page of the server, or one of its assets, without a socket. */
export type RenderPage = (
  store: Store,
  address: string,
) => Promise<{ readonly status: number; readonly body: string }>

export interface Wiring {
  readonly terminal: Terminal
  readonly startServer: StartServer
  readonly renderPage: RenderPage
  readonly version: string
}

/** A run's outcome is its exit code. */
export type Run = (code: number) => void
