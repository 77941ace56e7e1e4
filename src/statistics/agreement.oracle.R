# Makes agreement.oracle.json: what vcd's Kappa says of two coders.
# Rscript src/statistics/agreement.oracle.R > src/statistics/agreement.oracle.json
suppressMessages(library(vcd))
vec <- function(x) paste0("[", paste(formatC(x, digits = 17, format = "g", width = 1), collapse = ","), "]")
set.seed(4)
first <- sample(1:4, 90, replace = TRUE, prob = c(4, 3, 2, 1))
second <- ifelse(runif(90) < 0.6, first, sample(1:4, 90, replace = TRUE))
table <- table(factor(first, 1:4), factor(second, 1:4))
linear <- Kappa(table, weights = "Equal-Spacing")
square <- Kappa(table, weights = "Fleiss-Cohen")
cat('{"first":', vec(first), ',\n"second":', vec(second), ',\n"none":', vec(unlist(linear$Unweighted)), ',\n"linear":', vec(unlist(linear$Weighted)),
  ',\n"quadratic":', vec(unlist(square$Weighted)), "}\n", sep = "")
