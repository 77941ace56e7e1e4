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
cat('{"two":[', paste(vapply(tables, two, ""), collapse = ",\n"), '],\n"rates":[', paste(vapply(rates, rate, ""), collapse = ",\n"), '],\n"trend":',
  obj(list(x = x, n = n, scores = scores, test = c(unname(trend$statistic), trend$p.value), coefficients = fit[, 1], se = fit[, 2])), "}\n", sep = "")
