# Makes glm.oracle.json: what R's glm and MASS's glm.nb answer on simulated counts.
# Rscript src/statistics/glm.oracle.R > src/statistics/glm.oracle.json
suppressMessages(library(MASS))
vec <- function(x) paste0("[", paste(formatC(x, digits = 17, format = "g", width = 1), collapse = ","), "]")
set.seed(5)
n <- 120
time <- (1:n) / 12
tested <- rpois(n, 40) + 1
x <- cbind(1, time, cos(2 * pi * time))
y <- rnbinom(n, mu = exp(0.5 + 0.1 * time + 0.4 * x[, 3]), size = 3)
share <- rbinom(n, tested, plogis(-2 + 0.1 * time)) / tested
show <- function(fit, theta = NULL) paste0('{"coefficients":', vec(coef(fit)), ',"se":', vec(summary(fit)$coefficients[, 2]),
  ',"deviance":', vec(deviance(fit)), if (!is.null(theta)) paste0(',"theta":', vec(theta)), "}")
nb <- glm.nb(y ~ time + x[, 3])
cat('{"x":[', paste(apply(x, 1, vec), collapse = ","), '],\n"y":', vec(y), ',\n"tested":', vec(tested), ',\n"share":', vec(share),
  ',\n"poisson":', show(glm(y ~ time + x[, 3] + offset(log(tested)), family = poisson)),
  ',\n"quasi":', show(glm(y ~ time + x[, 3], family = quasipoisson)),
  ',\n"negative":', show(nb, nb$theta),
  ',\n"binomial":', show(glm(share ~ time + x[, 3], family = binomial, weights = tested)), "}\n", sep = "")
