# Share of R2 by predictor: its gain over every subset of the others, weighted by the orders with that subset in front
# (Lindeman, Merenda & Gold 1980; Shapley).
lmg <- function(y, x) {
  p <- ncol(x)
  explained <- sapply(seq_len(2^p) - 1, function(set) {
    chosen <- bitwAnd(set, 2^(seq_len(p) - 1)) > 0
    if (any(chosen)) summary(lm(y ~ x[, chosen]))$r.squared else 0
  })
  sapply(seq_len(p), function(j) {
    without <- Filter(function(set) bitwAnd(set, 2^(j - 1)) == 0, seq_len(2^p) - 1)
    size <- sapply(without, function(set) sum(bitwAnd(set, 2^(seq_len(p) - 1)) > 0))
    orders <- factorial(size) * factorial(p - size - 1) / factorial(p)
    sum(orders * (explained[without + 2^(j - 1) + 1] - explained[without + 1]))
  })
}

# Relative weights: R2 by the nearest orthogonal variables, shared out by their squared loadings (Johnson 2000; Genizi 1993).
relative_weights <- function(between, with_y) {
  e <- eigen(between, symmetric = TRUE)
  root <- e$vectors %*% diag(sqrt(e$values)) %*% t(e$vectors)
  drop(root^2 %*% solve(root, with_y)^2)
}

# Regression by stats::lm on complete rows, with LMG, relative weights, Pratt's beta times r (1987) and variance inflation.
oracle("drivers", function(input, data) {
  rows <- na.omit(data[c(input$y, input$x)])
  y <- rows[[input$y]]
  x <- as.matrix(rows[input$x])
  between <- cor(x)
  if (base::kappa(between, exact = TRUE) > 1e12) return(list(n = nrow(rows), reason = "singular"))
  fit <- summary(lm(y ~ x))
  with_y <- drop(cor(x, y))
  beta <- unname(coef(lm(scale(y) ~ scale(x)))[-1])
  shares <- lmg(y, x)
  weights <- relative_weights(between, with_y)
  list(n = nrow(rows), predictors = input$x, r2 = fit$r.squared, adjusted_r2 = fit$adj.r.squared, F = fit$fstatistic[["value"]],
    p = pf(fit$fstatistic[[1]], fit$fstatistic[[2]], fit$fstatistic[[3]], lower.tail = FALSE), zero_order_r = unname(with_y),
    standardized_beta = beta, pratt = unname(beta * with_y), lmg = shares, lmg_percent = 100 * shares / sum(shares),
    relative_weight = unname(weights), relative_weight_percent = unname(100 * weights / sum(weights)),
    vif = sapply(seq_along(input$x), function(j) 1 / (1 - summary(lm(x[, j] ~ x[, -j]))$r.squared)))
})
