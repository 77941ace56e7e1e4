/** The frame of every page: head, skip link, navigation, language, foot. */
import type { ComponentChildren } from 'preact'
import type { Language } from '../core/codes.ts'
import { inOtherLang, linkTo, type Ui } from './ui.ts'

const SECTIONS = [
  ['/new', 'new'],
  ['/signals', 'signals'],
  ['/trends', 'trends'],
  ['/explore', 'explore'],
  ['/documents', 'documents'],
  ['/prices', 'prices'],
  ['/samples', 'samples'],
  ['/coverage', 'coverage'],
  ['/report', 'report'],
  ['/about', 'about'],
] as const

/** Pages of whole texts and of what is not yet verified: nobody outside the organisation is led to them. */
const INTERNAL = new Set(['/documents', '/signals'])

export interface PageProps {
  readonly ui: Ui
  readonly title: string
  /** Names of the islands the page needs, `coding-desk`. */
  readonly islands?: readonly string[]
  readonly children: ComponentChildren
}

export function Page({ ui, title, islands = [], children }: PageProps) {
  return (
    <html lang={ui.lang}>
      <head>
        <meta charset="utf-8" />
        <title>{`${title} · Vigie`}</title>
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <meta name="robots" content="noindex" />
        <link rel="icon" href={ui.asset('icon.svg')} type="image/svg+xml" />
        <link rel="stylesheet" href={ui.asset('vigie.css')} />
        {(['fr', 'en'] as const).map((lang) => (
          <link key={lang} rel="alternate" hreflang={lang} href={inOtherLang(ui, lang)} />
        ))}
        {islands.map((name) => (
          <script key={name} type="module" src={ui.asset(`${name}.js`)} />
        ))}
      </head>
      <body>
        <a class="skip" href="#main">
          {ui.say('web.page.skip')}
        </a>
        <Header ui={ui} />
        {ui.isDemo && (
          <p class="banner invented" role="note">
            {ui.say('web.page.invented')}
          </p>
        )}
        {ui.audience === 'public' && (
          <p class="banner" role="note">
            {ui.say('web.page.public-form')}{' '}
            <a class="banner-link no-print" href={linkTo({ ...ui, audience: 'internal' }, ui.path, ui.query)}>
              {ui.say('web.page.internal-form')}
            </a>
          </p>
        )}
        <main id="main" tabIndex={-1}>
          {children}
        </main>
        <Footer ui={ui} />
      </body>
    </html>
  )
}

function Header({ ui }: { ui: Ui }) {
  const sections = SECTIONS.filter(([path]) => ui.audience === 'internal' || !INTERNAL.has(path))
  return (
    <header class="masthead">
      <div class="masthead-inner">
        <a class="brand" href={linkTo(ui, '/new')}>
          <svg viewBox="0 0 32 32" width="30" height="30" aria-hidden="true" focusable="false">
            <path d="M3 21h26" stroke="currentColor" stroke-width="2.2" stroke-linecap="round" />
            <path d="M8 21a8 8 0 0 1 16 0z" fill="currentColor" />
            <path
              d="M16 4v5M5.5 9.5l3 3.2M26.5 9.5l-3 3.2M9 26h14"
              stroke="currentColor"
              stroke-width="2.2"
              stroke-linecap="round"
            />
          </svg>
          Vigie
        </a>
        <nav aria-label={ui.say('web.page.sections')}>
          <ul>
            {sections.map(([path, name]) => (
              <li key={path}>
                <a href={linkTo(ui, path)} aria-current={isWithin(ui.path, path) ? 'page' : undefined}>
                  {ui.say(`web.nav.${name}`)}
                </a>
              </li>
            ))}
          </ul>
        </nav>
        <ul class="languages" aria-label={ui.say('web.page.language')}>
          <LanguageLink ui={ui} lang="fr" name="Français" />
          <LanguageLink ui={ui} lang="en" name="English" />
        </ul>
      </div>
    </header>
  )
}

const isWithin = (path: string, section: string): boolean =>
  path === section || path.startsWith(`${section}/`)

function LanguageLink({ ui, lang, name }: { ui: Ui; lang: Language; name: string }) {
  return (
    <li>
      <a
        href={inOtherLang(ui, lang)}
        hreflang={lang}
        lang={lang}
        aria-current={ui.lang === lang ? 'true' : undefined}
      >
        {name}
      </a>
    </li>
  )
}

function Footer({ ui }: { ui: Ui }) {
  const filters = Object.entries(ui.query)
  return (
    <footer class="foot">
      <p>
        {ui.say('web.page.promise')} <a href={linkTo(ui, '/about')}>{ui.say('web.page.about')}</a>
      </p>
      <p class="print-only">
        {linkTo(ui, ui.path, ui.query)}
        {filters.length > 0 && ` · ${filters.map(([key, value]) => `${key}: ${value}`).join(' · ')}`}
        {` · ${ui.today}`}
      </p>
    </footer>
  )
}
