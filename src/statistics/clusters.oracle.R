# Makes clusters.oracle.json: what R's surveillance package answers on simulated events, places and charts.
# Rscript src/statistics/clusters.oracle.R > src/statistics/clusters.oracle.json
suppressMessages(library(surveillance))
num <- function(x) ifelse(is.na(x), "null", formatC(x, digits = 17, format = "g", width = 1))
list_of <- function(x) paste0("[", paste(x, collapse = ","), "]")
vec <- function(x) list_of(if (is.logical(x)) tolower(x) else num(x))
rows <- function(x) list_of(apply(x, 1, vec))
case <- function(id, algorithm, input, control, expected)
  sprintf('{"id":"%s","algorithm":"%s","input":%s,\n"control":%s,\n"expected":%s}', id, algorithm, input, control, expected)
cases <- c()
set.seed(17)
n <- 60
x <- runif(n, 0, 6); y <- runif(n, 0, 6); t <- sort(runif(n, 0, 90))
late <- 45:60
x[late] <- 2 + runif(16, -0.6, 0.6); y[late] <- 3 + runif(16, -0.6, 0.6)
points <- sprintf('{"x":%s,"y":%s,"t":%s}', vec(x), vec(y), vec(t))
for (isCusum in c(FALSE, TRUE)) {
  s <- stcd(x, y, t, radius = 0.8, epsilon = 0.6, areaA = 36, areaAcapBk = pi * 0.64, threshold = if (isCusum) 5 else 60, cusum = isCusum)
  cases <- c(cases, case(paste0("stcd-", isCusum), "stcd (space-time Shiryaev-Roberts)", points,
    sprintf('{"radius":0.8,"epsilon":0.6,"threshold":%d,"cusum":%s}', if (isCusum) 5 else 60, tolower(isCusum)),
    sprintf('{"R":%s,"firstAlarmIndex":%s,"clusterCentreIndex":%s}', vec(s$R), num(s$idxFA), num(s$idxCC))))
}
k <- knox(dt = dist(t), ds = dist(cbind(x, y)), eps.t = 7, eps.s = 1, simulate.p.value = FALSE)
cases <- c(cases, case("knox", "Knox space-time interaction", points, '{"closeTime":"<7","closeSpace":"<1"}',
  sprintf('{"statistic":%d,"expected":%s,"pPoisson":%s}', k$statistic, num(k$null.value), num(k$p.value))))
for (W in c(4, 30)) {
  a <- lapply(list(c(3.2, 1.4, 1), c(5, 2, 1.5)), function(p) arlCusum(h = p[1], k = p[2], theta = p[3], distr = "poisson", W = W))
  cases <- c(cases, case(paste0("arl-", W), "arlCusum", "{}",
    sprintf('[{"h":3.2,"k":1.4,"theta":1,"W":%d},{"h":5,"k":2,"theta":1.5,"W":%d}]', W, W),
    sprintf('{"ARL":%s,"FIR.ARL":%s}', vec(sapply(a, "[[", "ARL")), vec(sapply(a, "[[", "FIR.ARL")))))
}
weekly <- rpois(160, 3) + c(rep(0, 120), 1, 2, 4, 7, 12, 20, rep(0, 34))
at <- 111:140
mu0 <- rep(3, length(at))
g <- glrpois(sts(weekly, frequency = 52, start = c(2001, 1)), control = list(range = at, mu0 = mu0, c.ARL = 5, Mtilde = 1, M = 20, change = "epi", dir = "inc", ret = "value"))
cases <- c(cases, case("glr-epi", "glrnb", sprintf('{"observed":%s,"evaluateIndex":%s,"mu0":%s}', vec(weekly), vec(at), vec(mu0)),
  '{"alpha":0,"change":"epi","c.ARL":5,"Mtilde":1,"M":20,"ret":"value","dir":"inc"}',
  sprintf('{"statistic":%s,"alarm":%s}', vec(as.vector(upperbound(g))), vec(as.logical(alarms(g))))))
days <- seq(as.Date("2001-01-01"), by = 7, length.out = 330)
many <- rnbinom(330, mu = 6, size = 3)
at <- 311:330
b <- suppressWarnings(bodaDelay(sts(many, epoch = as.numeric(days), epochAsDate = TRUE, frequency = 52), control = list(range = at, b = 5, w = 3, trend = FALSE,
  alpha = 0.05, noPeriods = 1, pastWeeksNotIncluded = 10, inferenceMethod = "asym", quantileMethod = "MC", mc.munu = 2000, delay = FALSE)))
cases <- c(cases, case("boda", "bodaDelay (negative binomial GLM, asymptotic posterior, no delay)",
  sprintf('{"freq":52,"observed":%s,"epoch":%s,"evaluateIndex":%s}', vec(many), list_of(sprintf('"%s"', days)), vec(at)),
  '{"b":5,"w":3,"trend":false,"alpha":0.05,"noPeriods":1,"pastWeeksNotIncluded":10,"inferenceMethod":"asym"}',
  sprintf('{"upperbound":%s,"alarm":%s}', vec(as.vector(upperbound(b))), vec(as.logical(alarms(b))))))
places <- 5; weeks <- 90
near <- abs(outer(1:places, 1:places, "-"))
counts <- matrix(0, weeks, places)
counts[1, ] <- 2
for (w in 2:weeks) {
  mean <- 0.4 * counts[w - 1, ] + 0.1 * as.vector((near == 1) %*% counts[w - 1, ]) + exp(0.2 + 0.5 * sin(2 * pi * w / 52))
  counts[w, ] <- rnbinom(places, mu = mean, size = 3)
}
for (family in c("NegBin1", "Poisson")) for (hasNeighbours in c(TRUE, FALSE)) {
  fit <- hhh4(sts(counts, neighbourhood = near, frequency = 52), list(ar = list(f = ~1),
    ne = list(f = if (hasNeighbours) ~1 else ~ -1, weights = near == 1),
    end = list(f = ~1 + sin(2 * pi * t / 52) + cos(2 * pi * t / 52)), family = family, optimizer = list(stop = list(tol = 1e-10, niter = 500))))
  named <- function(v) paste0("{", paste0('"', names(v), '":', num(v), collapse = ","), "}")
  cases <- c(cases, case(paste0("hhh4-", family, if (hasNeighbours) "-neighbours"), "hhh4 endemic-epidemic model",
    sprintf('{"counts":%s,"adjacency":%s}', rows(t(counts)), rows(near)),
    sprintf('{"components":{"ar":"~1","ne":"%s","end":"~1 + sin(2 * pi * t/52) + cos(2 * pi * t/52)"},"family":"%s"}', if (hasNeighbours) "~1" else "~-1", family),
    sprintf('{"coef":%s,"se":%s,"logLik":%s}', named(coef(fit, reparamPsi = TRUE)), named(fit$se), num(fit$loglikelihood))))
}
cat("[\n", paste(cases, collapse = ",\n"), "\n]\n", sep = "")
