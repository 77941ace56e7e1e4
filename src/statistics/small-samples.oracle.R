# Makes small-samples.oracle.json: what base R, MASS and boot say of small samples.
# Rscript src/statistics/small-samples.oracle.R > src/statistics/small-samples.oracle.json
suppressMessages({library(MASS); library(boot)})
vec <- function(x) paste0("[", paste(formatC(x, digits = 17, format = "g", width = 1), collapse = ","), "]")
set.seed(3)
samples <- list(round(exp(rnorm(7, 4, 0.5)), 2), round(exp(rnorm(12, 4, 0.5)), 2), round(exp(rnorm(31, 4, 0.5)), 2), c(40, 50, 50, 60, 60, 60, 70, 90, 120, 200))
one <- function(x) {
  w <- suppressWarnings(wilcox.test(log(x), conf.int = TRUE))
  g <- function(d, i) exp(mean(log(d[i])))
  set.seed(8)
  b <- boot(x, g, R = 49999)
  ci <- boot.ci(b, type = c("perc", "bca"), L = empinf(b, type = "jack"))
  paste0('{"sample":', vec(x), ',"quantiles6":', vec(quantile(x, c(0.1, 0.25, 0.9), type = 6)), ',"quantiles7":', vec(quantile(x, c(0.1, 0.25, 0.9))),
    ',"quantiles8":', vec(quantile(x, c(0.1, 0.25, 0.9), type = 8)), ',"mad":', vec(mad(x)), ',"trimmed":', vec(mean(x, trim = 0.2)), ',"huber":', vec(huber(x)$mu),
    ',"geometric":', vec(exp(t.test(log(x))$conf.int)), ',"centre":', vec(w$estimate), ',"centreInterval":', vec(w$conf.int), ',"tied":', if (anyDuplicated(x)) "true" else "false",
    ',"percentile":', vec(ci$percent[4:5]), ',"bca":', vec(ci$bca[4:5]), "}")
}
cat("[\n", paste(vapply(samples, one, ""), collapse = ",\n"), "\n]\n", sep = "")
