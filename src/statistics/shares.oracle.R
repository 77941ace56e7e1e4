# Makes shares.oracle.json: what base R says of small shares and rates.
# Rscript src/statistics/shares.oracle.R > src/statistics/shares.oracle.json
vec <- function(x) paste0("[", paste(ifelse(is.infinite(x), '"Inf"', formatC(x, digits = 17, format = "g", width = 1)), collapse = ","), "]")
obj <- function(l) paste0("{", paste0('"', names(l), '":', vapply(l, vec, ""), collapse = ","), "}")
tables <- list(c(4, 15, 11, 19), c(0, 7, 6, 10), c(41, 250, 52, 260), c(6, 6, 2, 7))
two <- function(t) {
  m <- matrix(c(t[1], t[2] - t[1], t[3], t[4] - t[3]), 2)
  f <- fisher.test(m, conf.int = FALSE)
  obj(list(table = t, p = f$p.value, odds = unname(f$estimate), chisq = suppressWarnings(prop.test(c(t[1], t[3]), c(t[2], t[4]), correct = FALSE)$p.value)))
}
rates <- list(c(14, 900, 6, 1100), c(0, 250, 5, 310), c(61, 8000, 44, 8500), c(8, 50, 0, 70))
rate <- function(r) {
  p <- poisson.test(c(r[1], r[3]), c(r[2], r[4]))
  obj(list(rate = r, own = poisson.test(r[1], r[2])$conf.int, ratio = unname(p$estimate), interval = p$conf.int, p = p$p.value))
}
x <- c(2, 3, 1, 6, 4, 9, 7); n <- c(20, 31, 15, 40, 22, 35, 28); scores <- c(1, 2, 3, 5, 6, 7, 8)
trend <- prop.trend.test(x, n, scores)
fit <- summary(glm(cbind(x, n - x) ~ scores, family = binomial, control = list(epsilon = 1e-14)))$coefficients
set.seed(9)
many <- c(runif(8), runif(4) / 100, 0.03, 0.03)
adjusted <- lapply(c(BH = "BH", BY = "BY", holm = "holm", bonferroni = "bonferroni"), function(m) p.adjust(many, m))
cells <- array(c(18, 31, 62, 24, 12, 45, 8, 66, 4, 3, 10, 15), c(2, 2, 3))
strata <- mantelhaen.test(cells, correct = FALSE)
cases <- c(4, 11, 23); people <- c(900, 1400, 800); standard <- c(2, 5, 3)
weight <- standard / sum(standard) / people
overall <- sum(weight * cases); spread <- sum(weight^2 * cases); heavy <- max(weight)
fay <- c(qgamma(0.025, overall^2 / spread, overall / spread), qgamma(0.975, (overall + heavy)^2 / (spread + heavy^2), (overall + heavy) / (spread + heavy^2)))
share <- function(x, n) obj(list(of = c(x, n), wilson = prop.test(x, n, correct = FALSE)$conf.int, continuity = prop.test(x, n)$conf.int,
  exact = binom.test(x, n)$conf.int, jeffreys = c(if (x == 0) 0 else qbeta(0.025, x + 0.5, n - x + 0.5), if (x == n) 1 else qbeta(0.975, x + 0.5, n - x + 0.5))))
single <- suppressWarnings(c(share(0, 6), share(2, 9), share(17, 40), share(7, 7)))
cat('{"two":[', paste(vapply(tables, two, ""), collapse = ",\n"), '],\n"rates":[', paste(vapply(rates, rate, ""), collapse = ",\n"), '],\n"trend":',
  obj(list(x = x, n = n, scores = scores, test = c(unname(trend$statistic), trend$p.value), coefficients = fit[, 1], se = fit[, 2])), ',\n"many":', vec(many), ',"adjusted":', obj(adjusted), ',\n"strata":', obj(list(cells = as.vector(cells), chisq = unname(strata$statistic), p = strata$p.value, odds = unname(strata$estimate), interval = strata$conf.int)),
  ',\n"standard":', obj(list(cases = cases, people = people, standard = standard, rate = overall, interval = fay)), ',\n"single":[', paste(single, collapse = ",\n"), "]}\n", sep = "")
