# Cohen's kappa with agreement weights w (1 = the same); full se by vcd::Kappa (the one of psych 2.2.9 errs with weights: it
# takes rowSums(w * rs) where the column's mean weight is meant), null z by Fleiss, Cohen & Everitt (1969).
weighted_kappa <- function(t, w) {
  p <- t / sum(t)
  rows <- rowSums(p)
  columns <- colSums(p)
  observed <- sum(w * p)
  chance <- outer(rows, columns)
  expected <- sum(w * chance)
  # Mean weight of each category, over what the other coder uses.
  means <- outer(drop(w %*% columns), drop(rows %*% w), "+")
  null <- (sum(chance * (w - means)^2) - expected^2) / (sum(t) * (1 - expected)^2)
  fit <- vcd::Kappa(t, weights = w)$Weighted
  kappa <- fit[["value"]]
  se <- fit[["ASE"]]
  stopifnot(all.equal(kappa, psych::cohen.kappa(t, w = w, n.obs = sum(t))$weighted.kappa))
  list(kappa = kappa, observed = observed, expected = expected, se = se, ci95 = kappa + qnorm(c(0.025, 0.975)) * se,
    z_null = kappa / sqrt(null))
}

# Agreement of two coders: Cohen (1960, 1968); Scott (1955); Gwet's AC1 (2008); PABAK (Byrt, Bishop & Carlin 1993).
oracle("kappa", function(input, data) {
  t <- input$table
  if (is.null(t)) {
    a <- if (is.null(data)) input$inline$a else data[[input$coder_a]]
    b <- if (is.null(data)) input$inline$b else data[[input$coder_b]]
    t <- unclass(table(factor(a, input$levels), factor(b, input$levels)))
  }
  n <- sum(t)
  k <- nrow(t)
  same <- sum(diag(t)) / n
  q <- (rowSums(t) + colSums(t)) / (2 * n)
  if (max(q) == 1) return(list(n = n, percent_agreement = same, kappa = NULL, reason = "zero_variance"))
  apart <- abs(outer(seq_len(k), seq_len(k), "-")) / (k - 1)
  corrected <- function(chance) (same - chance) / (1 - chance)
  list(n = n, table = unname(t), unweighted = weighted_kappa(t, diag(k)), linear = weighted_kappa(t, 1 - apart),
    quadratic = weighted_kappa(t, 1 - apart^2), percent_agreement = same, gwet_ac1 = corrected(sum(q * (1 - q)) / (k - 1)),
    scott_pi = corrected(sum(q^2)), pabak = corrected(1 / k))
})

# Kappa of many raters with its null variance, in all and per category (Fleiss 1971; Fleiss, Nee & Landis 1979).
oracle("fleiss-kappa", function(input, data) {
  counts <- input$counts
  n <- nrow(counts)
  m <- sum(counts[1, ])
  p <- colSums(counts) / (n * m)
  q <- 1 - p
  observed <- (sum(counts^2) / (n * m) - 1) / (m - 1)
  expected <- sum(p^2)
  kappa <- (observed - expected) / (1 - expected)
  variance <- 2 / (sum(p * q)^2 * n * m * (m - 1)) * (sum(p * q)^2 - sum(p * q * (q - p)))
  z <- kappa / sqrt(variance)
  list(subjects = n, raters = m, category_share = p, observed = observed, expected = expected, kappa = kappa, z = z,
    p = 2 * pnorm(-abs(z)), kappa_by_category = 1 - colSums(counts * (m - counts)) / (n * m * (m - 1) * p * q))
})

# Squared distances between categories with n values each, by the level of measurement.
distances <- function(values, n, level) {
  if (level == "nominal") return(1 - diag(length(values)))
  if (level == "interval") return(outer(values, values, "-")^2)
  if (level == "ratio") return((outer(values, values, "-") / outer(values, values, "+"))^2)
  middle <- cumsum(n) - n / 2
  outer(middle, middle, "-")^2
}

# Alpha from the coincidences of all pairs of codes of a unit, each weighted 1 / (codes of the unit - 1) (Krippendorff 2011).
oracle("krippendorff-alpha", function(input, data) {
  codes <- input$inline_raters_by_units
  paired <- codes[, colSums(!is.na(codes)) >= 2, drop = FALSE]
  values <- sort(unique(c(paired)))
  if (length(values) < 2) return(list(alpha = NULL, reason = "zero_variance", units_with_pairs = ncol(paired)))
  together <- matrix(0, length(values), length(values))
  for (unit in seq_len(ncol(paired))) {
    n <- tabulate(match(paired[, unit], values), length(values))
    together <- together + (outer(n, n) - diag(n)) / (sum(n) - 1)
  }

  n <- rowSums(together)
  apart <- distances(values, n, input$level)
  expected <- (outer(n, n) - diag(n)) / (sum(n) - 1)
  list(raters = nrow(codes), units = ncol(codes), units_with_pairs = ncol(paired), pairable_values = sum(!is.na(paired)),
    categories = length(values), alpha = 1 - sum(together * apart) / sum(expected * apart))
})
