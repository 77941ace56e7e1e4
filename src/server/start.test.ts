import { connect } from 'node:net'
import { Hono } from 'hono'
import { describe, expect, test } from 'vitest'
import { Problem } from '../core/problem.ts'
import { listen } from './start.ts'

const hello = new Hono()
  .onError((_, c) => c.text('failed', 500))
  .get('/', (c) => c.text('hello'))
  .post('/', async (c) => c.text(await c.req.text()))

describe('listening', () => {
  test('stays on this machine unless it is told otherwise, and then refuses', async () => {
    const problem = await listen(hello, { host: '0.0.0.0', port: 0 }).catch((error) => error)
    expect(problem).toBeInstanceOf(Problem)
    expect(problem.code).toBe('listening-wider')
  })

  test('says which port is in use and what to do', async () => {
    const first = await listen(hello, { port: 0 })
    try {
      const problem = await listen(hello, { port: first.port }).catch((error) => error)
      expect(problem.code).toBe('port-in-use')
      expect(problem.inLanguage('en')).toContain(`--port ${first.port + 1}`)
    } finally {
      await first.close()
    }
  })

  test('shuts out a sender who never finishes', async () => {
    const server = await listen(hello, { port: 0, patience: 200 })
    try {
      const answer = await new Promise<string>((resolve, reject) => {
        let heard = ''
        const socket = connect(server.port, '127.0.0.1', () =>
          socket.write('POST / HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Length: 100\r\n\r\nhalf'),
        )
        socket.on('data', (data) => {
          heard += data
        })
        socket.on('close', () => resolve(heard))
        socket.on('error', reject)
      })
      expect(answer).toMatch(/408|^$/)
    } finally {
      await server.close()
    }
  })
})
