# Makes surveillance.oracle.json: what R's surveillance package answers on simulated series.
# Rscript src/statistics/surveillance.oracle.R > src/statistics/surveillance.oracle.json
suppressMessages(library(surveillance))
num <- function(x) ifelse(is.na(x), "null", ifelse(is.infinite(x), '"Inf"', formatC(x, digits = 17, format = "g")))
vec <- function(x) paste0("[", paste(if (is.logical(x)) ifelse(is.na(x), "null", tolower(x)) else gsub(" ", "", num(x)), collapse = ","), "]")
val <- function(x) if (is.character(x)) paste0('"', x, '"') else if (is.logical(x) && length(x) == 1) tolower(x) else if (length(x) == 1) num(x) else vec(x)
obj <- function(l) paste0("{", paste0('"', names(l), '":', vapply(l, function(x) if (is.list(x)) obj(x) else if (inherits(x, "AsIs")) vec(unclass(x)) else val(x), ""), collapse = ","), "}")
set.seed(11)
series <- list(
  plenty = rnbinom(330, mu = exp(1.8 + 0.6 * cos(2 * pi * (1:330) / 52)), size = 4),
  sparse = rpois(330, 0.4)
)
cases <- list()
add <- function(id, algorithm, y, at, control, expected, more = list())
  cases[[length(cases) + 1]] <<- list(id = id, algorithm = algorithm, input = c(list(freq = 52, observed = I(y), evaluateIndex = I(at)), more), control = control, expected = expected)
at <- 311:330
for (name in names(series)) {
  y <- series[[name]]
  s <- sts(observed = y, frequency = 52, start = c(2001, 1))
  old <- farrington(s, control = list(range = at, b = 5, w = 3, alpha = 0.05, limit54 = c(5, 4)))
  add(paste0("farrington-", name), "farrington", y, at, list(b = 5, w = 3, reweight = TRUE, alpha = 0.05, trend = TRUE, limit54 = c(5, 4), powertrans = "2/3"),
      list(upperbound = I(as.vector(upperbound(old))), alarm = I(as.logical(alarms(old)))))
  for (method in c("C1", "C2", "C3")) {
    control <- list(method = method, baseline = 7, alpha = 0.001, minSigma = 0.3)
    e <- earsC(s, control = c(list(range = at), control))
    add(paste0("ears-", method, "-", name), "earsC", y, at, control, list(upperbound = I(as.vector(upperbound(e))), alarm = I(as.logical(alarms(e)))))
  }
  mu <- rep(mean(y[1:310]), length(at))
  for (M in c(-1, 5)) {
    control <- list(alpha = 0, change = "intercept", c.ARL = 4, Mtilde = 1, M = M, ret = "value", dir = "inc")
    g <- glrpois(s, control = c(list(range = at, mu0 = mu), control[names(control) != "alpha"]))
    add(paste0("glr-", M, "-", name), "glrnb", y, at, control, list(statistic = I(as.vector(upperbound(g))), alarm = I(as.logical(alarms(g)))), list(mu0 = I(mu)))
  }
  for (setting in c("improved", "delta")) {
    control <- list(b = 5, w = 3, reweight = TRUE, weightsThreshold = if (setting == "improved") 2.58 else 1, alpha = 0.01, trend = TRUE,
      pThresholdTrend = if (setting == "improved") 1 else 0.05, limit54 = c(0, 4), powertrans = "2/3", populationOffset = FALSE,
      noPeriods = if (setting == "improved") 10 else 1, pastWeeksNotIncluded = if (setting == "improved") 26 else 3,
      thresholdMethod = if (setting == "improved") "nbPlugin" else "delta")
    f <- farringtonFlexible(s, control = c(list(range = at), control))
    add(paste0("flexible-", setting, "-", name), "farringtonFlexible", y, at, control,
        list(upperbound = I(as.vector(upperbound(f))), alarm = I(as.logical(alarms(f))), pvalue = I(as.vector(f@control$pvalue)), score = I(as.vector(f@control$score))))
  }
}
cat("[\n", paste(vapply(cases, obj, ""), collapse = ",\n"), "\n]\n", sep = "")
