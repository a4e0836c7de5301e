# Difference of two shares with Newcombe's (1998) hybrid interval from the Wilson limits of both.
newcombe <- function(x, n) {
  p <- x / n
  wilson <- sapply(1:2, function(i) wilson_interval(x[i], n[i]))
  d <- unname(p[1] - p[2])
  far <- function(a, b) sqrt((p[1] - a)^2 + (p[2] - b)^2)
  list(difference = d, ci = unname(c(d - far(wilson[1, 1], wilson[2, 2]), d + far(wilson[2, 1], wilson[1, 2]))))
}

# What only a 2 x 2 table has; the kept file carries the name of the first row where rows have names.
two_by_two <- function(t, statistic) {
  named <- function(v) if (is.null(rownames(t))) v else setNames(v, make.unique(rep(rownames(t)[1], length(v))))
  yates <- chisq.test(t, correct = TRUE)
  shares <- newcombe(t[, 1], rowSums(t))
  list(chisq_yates = unname(yates$statistic), p_yates = yates$p.value, phi = named(sign(det(t)) * sqrt(statistic / sum(t))),
    odds_ratio_sample = named(prod(diag(t)) / (t[1, 2] * t[2, 1])),
    odds_ratio_conditional_ml = unname(fisher.test(t)$estimate), risk_difference = named(shares$difference),
    risk_difference_ci95_newcombe = named(shares$ci))
}

# Chi-square, likelihood ratio and Cramer's V by stats, vcd and effectsize; V without bias by Bergsma (2013); Fisher's exact test.
oracle("contingency", function(input, data) {
  # Named (1) stands before not named (0).
  t <- if (is.null(data)) input$table else unclass(table(data[[input$rows]], factor(data[[input$column]], 1:0)))
  if (any(rowSums(t) == 0) || any(colSums(t) == 0)) return(list(n = sum(t), reason = "empty_row_or_column"))
  test <- chisq.test(t, correct = FALSE)
  ratio <- vcd::assocstats(t)$chisq_tests["Likelihood Ratio", ]
  g <- 2 * sum(ifelse(t > 0, t * log(t / test$expected), 0))
  stopifnot(all.equal(ratio[["X^2"]], g))
  exact <- if (min(dim(t)) == 2) fisher.test(t, workspace = 2e7)$p.value
  found <- list(n = sum(t), table = t, chisq = unname(test$statistic), df = unname(test$parameter), p = test$p.value,
    min_expected = min(test$expected), share_expected_below_5 = mean(test$expected < 5), G = g,
    p_G = pchisq(g, test$parameter, lower.tail = FALSE)[[1]], cramers_v = effectsize::cramers_v(t, adjust = FALSE, ci = NULL)[[1]],
    cramers_v_bias_corrected = effectsize::cramers_v(t, adjust = TRUE, ci = NULL)[[1]], adjusted_residuals = test$stdres)
  if (!is.null(exact)) found$fisher_p <- exact
  if (all(dim(t) == 2)) c(found, two_by_two(t, unname(test$statistic))) else found
})

# McNemar's test (1947) on the pairs that disagree, and the exact binomial test; the pairs that agree do not matter.
oracle("mcnemar", function(input, data) {
  test <- mcnemar.test(matrix(c(0, input$c, input$b, 0), 2), correct = FALSE)
  list(b = input$b, c = input$c, chisq = unname(test$statistic), p = test$p.value,
    p_exact = binom.test(input$b, input$b + input$c)$p.value)
})
