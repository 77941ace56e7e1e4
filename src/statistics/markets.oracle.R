# Makes markets.oracle.json: what lm, sandwich and lme4 say of simulated purchases.
# Rscript src/statistics/markets.oracle.R > src/statistics/markets.oracle.json
suppressMessages({library(sandwich); library(lme4)})
vec <- function(x) if (is.character(x)) paste0('["', paste(x, collapse = '","'), '"]') else paste0("[", paste(formatC(x, digits = 17, format = "g", width = 1), collapse = ","), "]")
obj <- function(l) paste0("{", paste0('"', names(l), '":', vapply(l, function(x) if (is.list(x)) obj(x) else vec(x), ""), collapse = ",\n"), "}")
set.seed(12)
n <- 150
place <- sample(c("Aude", "Nord", "Rhone", "Var"), n, replace = TRUE, prob = c(4, 3, 2, 1))
period <- sample(c("2024-T1", "2024-T2", "2024-T3"), n, replace = TRUE)
quantity <- round(exp(rnorm(n, 0.5, 0.8)), 1) + 0.1
shift <- c(Aude = 0, Nord = 0.1, Rhone = -0.1, Var = 0.05)[place]
purity <- pmin(1, pmax(0, round(0.6 + shift - 0.05 * log(quantity) + rnorm(n, 0, 0.15), 2)))
price <- round(exp(4 + 2 * shift + 0.8 * log(quantity) - 0.05 * (period == "2024-T3") + rnorm(n, 0, 0.2)), 2)
hedonic <- lm(log(price) ~ relevel(factor(period), "2024-T2") + log(quantity) + place)
at <- 2:3
half <- qt(0.975, hedonic$df.residual) * sqrt(diag(vcovHC(hedonic, type = "HC1")))[at]
clamp <- function(p) pmin(1, pmax(0.01, p))
one <- lm(purity ~ log(quantity) + place)
pure <- log(quantity * clamp(fitted(one)))
two <- lm(log(price) ~ pure + place)
level <- function(fit) unname(coef(fit)[1] + c(0, coef(fit)[3:5]))
tight <- lmerControl(optCtrl = list(xtol_rel = 1e-12, ftol_abs = 1e-14))
mixedOne <- lmer(purity ~ log(quantity) + (1 | place), control = tight)
pooled <- log(quantity * clamp(fitted(mixedOne)))
mixedTwo <- lmer(log(price) ~ pooled + (1 | place), control = tight)
base <- lm(log(price) ~ log(quantity))
at5 <- function(kind) exp(predict(base, data.frame(quantity = 5), interval = kind))
cat(obj(list(place = place, period = period, quantity = quantity, purity = purity, price = price,
  index = 100 * exp(coef(hedonic)[at]), low = 100 * exp(coef(hedonic)[at] - half), high = 100 * exp(coef(hedonic)[at] + half),
  purityAtOne = level(one), priceOfOne = exp(level(two)),
  pooledPurity = fixef(mixedOne)[1] + ranef(mixedOne)$place[, 1], pooledPrice = exp(fixef(mixedTwo)[1] + ranef(mixedTwo)$place[, 1]),
  mean5 = at5("confidence"), one5 = at5("prediction"), smearing = mean(exp(residuals(base))))), "\n", sep = "")
