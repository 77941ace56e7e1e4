/** The door of `vigie/statistics`: every published method, and nothing of how they are made. */

export * from './adjust-p.ts'
export * from './bayesian-bound.ts'
export { betaQuantile } from './beta.ts'
export * from './binomial-cusum.ts'
export * from './bootstrap.ts'
export * from './cdc.ts'
export * from './changepoints.ts'
export * from './cohens-kappa.ts'
export { type CusumOptions, type CusumTransform, cusum } from './cusum.ts'
export * from './deflated-index.ts'
export type { Matrix } from './demand.ts'
export * from './ears.ts'
export * from './emerging-cluster.ts'
export * from './endemic-epidemic.ts'
export * from './epidemic-cusum.ts'
export * from './expected-purity.ts'
export * from './farrington.ts'
export * from './farrington-flexible.ts'
export * from './fisher-exact.ts'
export { chiSquaredQuantile, chiSquaredUpper, gammaQuantile } from './gamma.ts'
export * from './geometric-mean.ts'
export {
  type Family,
  fitGlm,
  fitNegativeBinomial,
  type GlmFit,
  type GlmOptions,
  type NegativeBinomialFit,
  robustCovariance,
} from './glm.ts'
export * from './hedonic-index.ts'
export * from './hodges-lehmann.ts'
export * from './hypergeometric.ts'
export * from './joinpoint.ts'
export * from './knox.ts'
export * from './krippendorffs-alpha.ts'
export * from './likelihood-cusum.ts'
export * from './location.ts'
export { type MannKendall, mannKendall } from './mann-kendall.ts'
export * from './mean-breaks.ts'
export * from './median-interval.ts'
export * from './method-choice.ts'
export * from './mixed-model.ts'
export * from './mm-regression.ts'
export * from './multilateral-index.ts'
export * from './negative-binomial.ts'
export * from './normal.ts'
export * from './ols.ts'
export * from './online-changepoint.ts'
export * from './outbreak-p.ts'
export * from './poisson.ts'
export {
  chainedIndex,
  compareTwo,
  directIndex,
  type IndexFormula,
  type PricePair,
  type PricePanel,
} from './price-index.ts'
export * from './proportion-trend.ts'
export * from './proportions.ts'
export * from './quantile-regression.ts'
export * from './quantiles.ts'
export * from './quantity-discount.ts'
export * from './random.ts'
export * from './rates.ts'
export * from './reference-sets.ts'
export * from './run-length.ts'
export * from './scan-zones.ts'
export * from './seasonal-mann-kendall.ts'
export * from './short-series.ts'
export * from './simulated-outbreaks.ts'
export * from './space-time-scan.ts'
export * from './standardised.ts'
export * from './student.ts'
export * from './theil-sen.ts'
