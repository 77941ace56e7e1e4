/** What people made of the reader's suggestions, as coded texts: what they kept is the coding, what they turned down is named with its rule. */
import type { Boilerplate } from '../core/document.ts'
import type { Evidence } from '../core/evidence.ts'
import type { Observation } from '../core/observation.ts'
import type { DocumentSummary, KeptDocument, Store } from '../store/store.ts'

/** A document whose review is complete, one line of a file that `vigie check --learn` and `--against` read. The text is de-identified, as kept. */
export interface CorrectedText {
  readonly id: string
  readonly lang: string
  readonly genre: string
  readonly title: string | null
  readonly text: string
  readonly boilerplate: readonly Boilerplate[]
  /** Accepted as read, edited, or added by a person. */
  readonly observations: readonly Omit<Observation, 'confidence' | 'seconded'>[]
  readonly rejected: readonly {
    readonly rule: string
    readonly phenomenon: string
    readonly evidence: Evidence
  }[]
}

export interface Corrections {
  /** Documents given. */
  readonly complete: number
  /** Left out: a suggestion still waits for a decision. */
  readonly unfinished: number
  /** Left out: nothing was suggested and nobody added anything, so that nobody need have read it. */
  readonly untouched: number
}

const AT_ONCE = 200

/** Gives each document whose review is complete to `take`, and counts those left out. */
export async function corrections(
  store: Pick<Store, 'documents' | 'document'>,
  take: (text: CorrectedText) => void,
): Promise<Corrections> {
  const counts = { complete: 0, unfinished: 0, untouched: 0 }
  let after: string | null = null
  do {
    const page: Awaited<ReturnType<typeof store.documents>> = await store.documents(
      {},
      { limit: AT_ONCE, after },
    )
    for (const summary of page.items) {
      const state = stateOf(summary)
      const kept = state === 'complete' ? await store.document(summary.id) : null
      counts[state]++
      if (kept) take(correctedText(kept))
    }
    after = page.next
  } while (after)
  return counts
}

function stateOf({ observations, suggested }: DocumentSummary): keyof Corrections {
  if (suggested > 0) return 'unfinished'
  return observations > 0 ? 'complete' : 'untouched'
}

/** An addition a person took back was never the reader's: it is neither kept nor rejected. */
export function correctedText({ document, observations }: KeptDocument): CorrectedText {
  const { id, language, genre, title, text, boilerplate } = document
  return {
    id,
    lang: language,
    genre,
    title,
    text,
    boilerplate,
    observations: observations
      .filter(({ review }) => review === 'accepted' || review === 'edited')
      .map(
        ({
          id: _,
          documentId: __,
          review: ___,
          maker: ____,
          confidence: _____,
          seconded: ______,
          ...slots
        }) => slots,
      ),
    rejected: observations
      .filter(({ review, rule }) => review === 'rejected' && rule !== 'person')
      .map(({ rule, phenomenon, evidence }) => ({ rule, phenomenon, evidence })),
  }
}
