/** How much memory a process and its children hold, as the operating system counts it. */
import { readFileSync } from 'node:fs'

/**
 * Resident bytes of a process with those it started (a sandbox starts the real one).
 *
 * @returns null where the system does not say (outside Linux): there the limit of the child's heap stands alone.
 */
export function residentBytes(pid: number | undefined): number | null {
  if (pid === undefined || process.platform !== 'linux') return null
  try {
    const line = /^VmRSS:\s+(\d+) kB$/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))
    const children = readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8').trim()
    const below = children === '' ? [] : children.split(' ').map((child) => residentBytes(Number(child)) ?? 0)
    return below.reduce((sum, bytes) => sum + bytes, line ? Number(line[1]) * 1024 : 0)
  } catch {
    return null
  }
}
