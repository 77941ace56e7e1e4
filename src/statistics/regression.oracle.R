# Makes regression.oracle.json: what R says of straight lines through simulated prices.
# Rscript src/statistics/regression.oracle.R > src/statistics/regression.oracle.json
suppressMessages({library(sandwich); library(quantreg); library(robustbase); library(lme4)})
vec <- function(x) paste0("[", paste(formatC(x, digits = 17, format = "g", width = 1), collapse = ","), "]")
obj <- function(l) paste0("{", paste0('"', names(l), '":', vapply(l, function(x) if (is.list(x)) obj(x) else vec(x), ""), collapse = ","), "}")
set.seed(21)
n <- 141
quantity <- round(exp(runif(n, -1, 3)), 1)
place <- sample(1:7, n, replace = TRUE)
late <- runif(n)
effect <- rnorm(7, 0, 0.6)
y <- 4 + 0.8 * log(quantity) - 0.1 * late + effect[place] + rnorm(n, 0, 0.15 + 0.1 * late)
wild <- c(3, 40, 77, 90, 121)
y[wild] <- y[wild] + c(3, -2, 4, 3, -3)
weight <- round(runif(n, 1, 5))
x <- cbind(1, log(quantity), late)
errors <- function(fit) lapply(list(HC0 = "HC0", HC1 = "HC1", HC2 = "HC2", HC3 = "HC3"), function(type) sqrt(diag(vcovHC(fit, type = type))))
show <- function(fit) list(coefficients = coef(fit), se = summary(fit)$coefficients[, 2], r2 = summary(fit)$r.squared, sigma = summary(fit)$sigma, robust = errors(fit))
plain <- lm(y ~ log(quantity) + late)
heavy <- lm(y ~ log(quantity) + late, weights = weight)
at <- data.frame(quantity = 5, late = 1)
line <- function(tau) { fit <- rq(y ~ log(quantity) + late, tau = tau); list(coefficients = coef(fit), se = summary(fit, se = "nid")$coefficients[, 2]) }
mm <- lmrob(y ~ log(quantity) + late, setting = "KS2014")
mixed <- function(REML) {
  fit <- lmer(y ~ log(quantity) + late + (1 | place), REML = REML, control = lmerControl(optCtrl = list(xtol_rel = 1e-12, ftol_abs = 1e-14)))
  list(fixed = fixef(fit), se = sqrt(diag(as.matrix(vcov(fit)))), sdGroups = attr(VarCorr(fit)$place, "stddev"), sdResidual = sigma(fit),
       criterion = -2 * as.numeric(logLik(fit)), effects = ranef(fit)$place[, 1])
}
cat(obj(list(quantity = quantity, late = late, place = place, weight = weight, y = y, ols = show(plain), weighted = show(heavy),
  mean = predict(plain, at, interval = "confidence"), one = predict(plain, at, interval = "prediction"), lad = line(0.5), q80 = line(0.8),
  mm = list(coefficients = coef(mm), scale = mm$scale, se = summary(mm)$coefficients[, 2]), reml = mixed(TRUE), ml = mixed(FALSE))), "\n", sep = "")
