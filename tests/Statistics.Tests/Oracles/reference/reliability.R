# How reliable a score of several items is: alpha with its item statistics, and omega of one factor.

# Feldt's interval of alpha (Feldt 1965; Feldt, Woodruff & Salih 1987), as psychometric::alpha.CI computes it.
feldt_interval <- function(alpha, n, k, level = 0.95) {
  tail <- (1 - level) / 2
  1 - (1 - alpha) * qf(c(1 - tail, tail), n - 1, (n - 1) * (k - 1))
}

# Second lower bound of reliability from the covariances: lambda 2 (Guttman 1945).
guttman_lambda2 <- function(covariances) {
  k <- ncol(covariances)
  between <- covariances
  diag(between) <- 0
  (sum(between) + sqrt(k / (k - 1) * sum(between^2))) / sum(covariances)
}

# Alpha of the covariances (Cronbach 1951), deleted items and corrected correlations by psych::alpha; its standard error is that of
# Duhachek & Iacobucci (2004). With two items psych prints ratios of covariances as alpha of one item: they are not given.
oracle("alpha", function(input, data) {
  all_rows <- as.data.frame(recoded(data, input$items, input))
  x <- na.omit(all_rows)
  n <- nrow(x)
  k <- ncol(x)
  constant <- sapply(x, function(v) length(unique(v)) < 2)
  if (any(constant)) {
    return(list(n = n, n_excluded = nrow(all_rows) - n, k = k, alpha = NA, reason = "zero_variance",
      zero_variance_items = names(x)[constant]))
  }

  by_psych <- function(rows) psych::alpha(rows, check.keys = FALSE, warnings = FALSE)
  whole <- by_psych(x)
  alpha <- whole$total$raw_alpha
  per_item <- function(values) setNames(as.list(as.numeric(values)), names(x))
  score <- rowMeans(x)
  found <- list(n = n, n_excluded = nrow(all_rows) - n, k = k, alpha = alpha, alpha_standardized = whole$total$std.alpha,
    mean_interitem_r = whole$total$average_r, feldt_ci95 = feldt_interval(alpha, n, k), se_duhachek = whole$total$ase,
    guttman_lambda2 = guttman_lambda2(cov(x)),
    alpha_if_deleted = per_item(if (k > 2) whole$alpha.drop$raw_alpha else rep(NA, k)),
    item_rest_r = per_item(whole$item.stats$r.drop), item_total_r = per_item(whole$item.stats$raw.r),
    item_mean = per_item(whole$item.stats$mean), item_sd = per_item(whole$item.stats$sd),
    scale_mean = mean(score), scale_sd = sd(score), sem = sd(score) * sqrt(1 - alpha))
  if (nrow(all_rows) > n) {
    pairwise <- by_psych(all_rows)$total
    found$psych_default_pairwise <- list(alpha = pairwise$raw_alpha, alpha_standardized = pairwise$std.alpha,
      feldt_ci95_with_all_rows = feldt_interval(pairwise$raw_alpha, nrow(all_rows), k))
  }
  found
})

# Omega of one factor, ML on the covariances (McDonald 1999), by lavaan::cfa; its standard error by the delta method (Raykov 1997); with the
# observed variance below the line by semTools::compRelSEM (Green & Yang 2009); of standardised items from the standardised loadings.
oracle("omega", function(input, data) {
  x <- na.omit(as.data.frame(recoded(data, input$items, input)))
  items <- names(x)
  model <- paste0("f =~ ", paste0("l", seq_along(items), " * ", items, collapse = " + "), "\n",
    paste0(items, " ~~ e", seq_along(items), " * ", items, collapse = "\n"), "\n",
    "total := (", paste0("l", seq_along(items), collapse = " + "), ")^2\n",
    "omega := total / (total + ", paste0("e", seq_along(items), collapse = " + "), ")")
  fit <- lavaan_at_maximum(model, x, std.lv = TRUE)
  estimates <- lavaan::parameterEstimates(fit)
  omega <- estimates[estimates$lhs == "omega", ]
  loadings <- estimates$est[estimates$op == "=~"]
  turn <- if (sum(loadings) < 0) -1 else 1
  residuals <- estimates$est[estimates$op == "~~" & estimates$lhs %in% items]
  standardized <- lavaan::lavInspect(fit, "std")$lambda[items, 1] * turn
  named <- function(values) setNames(as.list(as.numeric(values)), items)
  measures <- lavaan::fitMeasures(fit, c("chisq", "df", "cfi"))
  list(n = nrow(x), k = length(items), omega_total = omega$est, se_delta = omega$se,
    ci95_delta = omega$est + c(-1, 1) * qnorm(0.975) * omega$se, loadings = named(loadings * turn), residual_variances = named(residuals),
    standardized_loadings = named(standardized),
    omega_observed_variance = as.numeric(semTools::compRelSEM(fit, obs.var = TRUE)),
    omega_standardized_items = sum(standardized)^2 / (sum(standardized)^2 + sum(1 - standardized^2)),
    heywood = any(residuals < 0), fit = as.list(measures))
})
