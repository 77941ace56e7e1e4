/** What publishing is given, from what the server is given. */
import type { Audience } from '../protect/disclose.ts'
import type { PublishContext } from '../publish/context.ts'
import { loadMoney } from '../vocabulary/money.ts'
import type { Deps } from './deps.ts'

export const publishContext = (deps: Deps, audience: Audience): PublishContext => ({
  vocabulary: deps.vocabulary,
  gazetteer: deps.gazetteer,
  texts: deps.texts,
  today: deps.today(),
  audience,
  origin: '',
  map: deps.map,
  money: loadMoney(),
})
