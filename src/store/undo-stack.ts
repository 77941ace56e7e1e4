/** Undo and redo over an append-only log of decisions: what an actor's next undo or redo would be about. */

export interface LoggedEdit {
  readonly seq: number
  readonly actor: string
  readonly action: string
  /** The entry an undo or redo is about. */
  readonly of_seq: number | null
}

export interface UndoStack {
  /** The decision `undo` takes back. */
  readonly undo: number | null
  /** The decision `redo` makes again. */
  readonly redo: number | null
}

/**
 * Each actor has a stack of their own; a new decision empties what could be redone.
 *
 * @example
 * undoStack([{ seq: 1, actor: 'a', action: 'accept', of_seq: null }], 'a') // => { undo: 1, redo: null }
 */
export function undoStack(log: readonly LoggedEdit[], actor: string): UndoStack {
  const done: number[] = []
  const undone: number[] = []
  for (const { seq, action, of_seq } of log.filter((edit) => edit.actor === actor)) {
    if (action === 'undo') undone.push(done.pop() ?? of_seq ?? seq)
    else if (action === 'redo') done.push(undone.pop() ?? of_seq ?? seq)
    else {
      done.push(seq)
      undone.length = 0
    }
  }
  return { undo: done.at(-1) ?? null, redo: undone.at(-1) ?? null }
}
