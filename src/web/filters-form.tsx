/** The filters of a page as a form that only changes its address. */
import { DIRECTIONS, SOURCE_KINDS, SPACES } from '../core/codes.ts'
import { NOVELTIES, TREND_STATUSES } from '../core/trend.ts'
import { type Filters, UNITS } from '../publish/filters.ts'
import { linkTo, type Ui, writtenDate } from './ui.ts'
import type { FilterName } from './view-filters.ts'

/** What may be chosen where the list depends on the material. */
export interface Choices {
  readonly periods: readonly string[]
  readonly substances: readonly string[]
  readonly phenomena: readonly string[]
  readonly places: readonly string[]
  readonly sites: readonly string[]
}

export interface FiltersFormProps {
  readonly ui: Ui
  readonly filters: Filters
  readonly choices: Choices
  /** Filters this page obeys, in order. */
  readonly shown: readonly FilterName[]
  readonly isOpen?: boolean
}

export function FiltersForm({ ui, filters, choices, shown, isOpen = false }: FiltersFormProps) {
  const count = Object.keys(ui.query).filter((name) => name !== 'after').length
  return (
    <details class="filters" open={isOpen || count > 0}>
      <summary>
        {ui.say('web.filter.title')} <span class="count">({ui.say('web.filter.active', { count })})</span>
      </summary>
      <form method="get" action={ui.path}>
        {ui.keepsLang && <input type="hidden" name="lang" value={ui.lang} />}
        {ui.audience === 'public' && <input type="hidden" name="audience" value="public" />}
        {shown.map((name) => (
          <Field
            key={name}
            ui={ui}
            name={name}
            value={filters[name] ?? ''}
            options={optionsOf(ui, name, choices)}
          />
        ))}
        <p class="go">
          <button type="submit" class="primary">
            {ui.say('web.filter.apply')}
          </button>
          {count > 0 && (
            <a class="button" href={linkTo(ui, ui.path)}>
              {ui.say('web.filter.clear')}
            </a>
          )}
        </p>
      </form>
    </details>
  )
}

interface Option {
  readonly value: string
  readonly label: string
}

/** What may be chosen for a filter, sorted by name where order says nothing. */
function optionsOf(ui: Ui, name: FilterName, choices: Choices): Option[] {
  const coded = (scheme: string, codes: readonly string[]) =>
    codes.map((value) => ({ value, label: ui.label(scheme, value) }))
  const sorted = (options: Option[]) => options.sort((a, b) => a.label.localeCompare(b.label, ui.lang))
  const named = (codes: readonly string[]) =>
    sorted(codes.map((value) => ({ value, label: ui.placeName(value) })))
  switch (name) {
    case 'period':
      return choices.periods.map((value) => ({ value, label: writtenDate(ui.lang, value) }))
    case 'substance':
      return sorted(coded('substances', choices.substances))
    case 'phenomenon':
      return coded('phenomena', choices.phenomena)
    case 'place':
      return named(choices.places)
    case 'site':
      return named(choices.sites)
    case 'space':
      return coded('spaces', SPACES)
    case 'source':
      return coded('source-kinds', SOURCE_KINDS)
    case 'status':
      return coded('statuses', TREND_STATUSES)
    case 'direction':
      return coded('directions', DIRECTIONS)
    case 'novelty':
      return coded('novelties', NOVELTIES)
    case 'unit':
      return coded('units', UNITS)
    case 'map':
      return ['departement', 'region'].map((value) => ({ value, label: ui.say(`web.map.${value}`) }))
  }
}

const HAS_DEFAULT: readonly FilterName[] = ['period', 'map']

function Field({
  ui,
  name,
  value,
  options,
}: {
  ui: Ui
  name: FilterName
  value: string
  options: readonly Option[]
}) {
  const isKnown = value === '' || options.some((option) => option.value === value)
  const other = { value, label: name === 'period' ? writtenDate(ui.lang, value) : nameOf(ui, name, value) }
  return (
    <div>
      <label for={`filter-${name}`}>{ui.say(`web.filter.${name}`)}</label>
      <select id={`filter-${name}`} name={name}>
        {!HAS_DEFAULT.includes(name) && (
          <option value="" selected={value === ''}>
            {ui.say('web.filter.any')}
          </option>
        )}
        {(isKnown ? options : [other, ...options]).map((option) => (
          <option key={option.value} value={option.value} selected={option.value === value}>
            {option.label}
          </option>
        ))}
      </select>
    </div>
  )
}

const nameOf = (ui: Ui, name: FilterName, value: string): string =>
  name === 'place' || name === 'site'
    ? ui.placeName(value)
    : ui.label(name === 'substance' ? 'substances' : 'phenomena', value)
