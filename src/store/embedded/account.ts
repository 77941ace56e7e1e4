/** Under which account PostgreSQL runs: the user's own, or an unprivileged one when the user is root. */
import { readFileSync, statSync } from 'node:fs'
import { userInfo } from 'node:os'
import { dirname, resolve } from 'node:path'
import { Problem } from '../../core/problem.ts'

export interface Account {
  readonly name: string
  readonly uid: number
  readonly gid: number
}

const UNPRIVILEGED = ['vigie', 'postgres', 'nobody']

/**
 * The account to run as, or null for the user's own. PostgreSQL refuses to run as root.
 *
 * @throws Problem `store-account-missing` for root on a machine without any of vigie, postgres and nobody.
 */
export function chooseAccount(uid = process.getuid?.(), passwd = readPasswd()): Account | null {
  if (uid !== 0) return null
  for (const name of UNPRIVILEGED) {
    const found = accountsOf(passwd).find((account) => account.name === name)
    if (found) return found
  }
  throw new Problem('store-account-missing')
}

/**
 * True when the user has a name on this machine: `initdb` refuses a user without one.
 *
 * @example
 * isNamed(12345, 'nobody:x:65534:65534::/:/bin/false') // => false
 */
export function isNamed(uid: number, passwd = readPasswd()): boolean {
  return accountsOf(passwd).some((account) => account.uid === uid)
}

/** The same of the user who runs Vigie, wherever the machine keeps its users. */
export function amNamed(): boolean {
  try {
    return userInfo().username !== ''
  } catch {
    return false
  }
}

function readPasswd(): string {
  try {
    return readFileSync('/etc/passwd', 'utf8')
  } catch {
    return ''
  }
}

function accountsOf(passwd: string): Account[] {
  return passwd.split('\n').flatMap((line) => {
    const [name = '', , uid, gid] = line.split(':')
    return name && uid && gid ? [{ name, uid: Number(uid), gid: Number(gid) }] : []
  })
}

/** True when the account may enter every folder from the root down to this one, by owner, group and other bits. */
export function canEnter(folder: string, account: Account): boolean {
  for (let at = resolve(folder); ; at = dirname(at)) {
    const { mode, uid, gid } = statSync(at)
    const bits = uid === account.uid ? mode >> 6 : gid === account.gid ? mode >> 3 : mode
    if ((bits & 1) === 0) return false
    if (dirname(at) === at) return true
  }
}
