# Limits of Hedges' g from the noncentralities whose t distributions have the observed t at .975 and .025 (Steiger & Fouladi 1997).
noncentral_limits <- function(t, df) {
  # pt is exact up to a noncentrality of 37.62.
  ends <- pmax(-37, pmin(37, t + c(-1, 1) * (10 + abs(t))))
  sapply(c(.975, .025), function(level) uniroot(function(ncp) pt(t, df, ncp) - level, ends, tol = 1e-13)$root)
}

# Factor that takes the bias from d: gamma(m / 2) / (sqrt(m / 2) gamma((m - 1) / 2)) (Hedges 1981).
hedges_factor <- function(m) exp(lgamma(m / 2) - log(m / 2) / 2 - lgamma((m - 1) / 2))

# Cliff's delta from all pairs, its unbiased variance with the floor (1 - d^2) / (n1 n2 - 1) and the asymmetric interval, with normal and t
# quantiles (Cliff 1996; Feng & Cliff 2004).
cliffs_delta <- function(x, y) {
  n1 <- length(x)
  n2 <- length(y)
  dominance <- sign(outer(x, y, "-"))
  delta <- mean(dominance)
  if (abs(delta) == 1) return(list(cliffs_delta = delta, cliffs_delta_note = "groups fully separated: no CI"))
  unbiased <- (n2^2 * sum((rowMeans(dominance) - delta)^2) + n1^2 * sum((colMeans(dominance) - delta)^2) - sum((dominance - delta)^2)) /
    (n1 * n2 * (n1 - 1) * (n2 - 1))
  least <- (1 - delta^2) / (n1 * n2 - 1)
  variance <- max(unbiased, least)
  interval <- function(z) (delta - delta^3 + c(-1, 1) * z * sqrt(variance) * sqrt((1 - delta^2)^2 + z^2 * variance)) /
    (1 - delta^2 + z^2 * variance)
  list(cliffs_delta = delta, cliffs_delta_var_unbiased = unbiased, cliffs_delta_ci95_normal = interval(qnorm(.975)),
    cliffs_delta_ci95_t = interval(qt(.975, n1 + n2 - 2)), cliffs_delta_var_floor_used = unbiased < least)
}

# Two groups: t.test with separate and pooled variance, effectsize::cohens_d and hedges_g (d = diff / s, g = J d), variance of g
# (n1 + n2) / (n1 n2) + g^2 / (2 (n1 + n2)) (Hedges & Olkin 1985), wilcox.test, Cliff's delta.
oracle("two-groups", function(input, data) {
  part <- function(value) as.numeric(na.omit(data[[input[["y"]]]][data[[input$group]] %in% value]))
  x <- part(input$first)
  y <- part(input$second)
  n1 <- length(x)
  n2 <- length(y)
  diff <- mean(x) - mean(y)
  if (min(n1, n2) < 2) return(list(n1 = n1, n2 = n2, diff = diff, p = NA, reason = "too_few"))
  if (var(x) + var(y) == 0) return(list(n1 = n1, n2 = n2, diff = diff, p = NA, hedges_g = NA, reason = "zero_variance"))

  test <- function(pooled) {
    found <- t.test(x, y, var.equal = pooled)
    c(list(t = unname(found$statistic), df = unname(found$parameter), p = found$p.value, ci95 = as.numeric(found$conf.int)),
      if (!pooled) list(se = found$stderr))
  }
  size <- function(measure, ...) measure(x, y, ...)[[1]]
  m <- n1 + n2 - 2
  student <- test(TRUE)
  d <- size(effectsize::cohens_d)
  g <- size(effectsize::hedges_g)
  rank_p <- function(correct) wilcox.test(x, y, exact = FALSE, correct = correct)$p.value
  u <- unname(wilcox.test(x, y, exact = FALSE)$statistic)
  c(list(n1 = n1, n2 = n2, mean1 = mean(x), mean2 = mean(y), sd1 = sd(x), sd2 = sd(y), diff = diff, welch = test(FALSE), student = student,
    cohen_d_pooled = d, hedges_g = g,
    hedges_g_ci95_noncentral = noncentral_limits(student$t, m) * sqrt(1 / n1 + 1 / n2) * hedges_factor(m),
    hedges_correction_exact = hedges_factor(m), hedges_g_approx_correction = d * (1 - 3 / (4 * m - 1)),
    hedges_g_var = (n1 + n2) / (n1 * n2) + g^2 / (2 * (n1 + n2)), cohen_d_average_sd = size(effectsize::cohens_d, pooled_sd = FALSE),
    mann_whitney = list(U1 = u, U2 = n1 * n2 - u, p_corrected = rank_p(TRUE), p_uncorrected = rank_p(FALSE),
      p_superiority = u / (n1 * n2))),
    cliffs_delta(x, y))
})

# Several groups: oneway.test (classical and Welch 1951), kruskal.test with H / (N - 1), analysis of variance of |y - median|
# (Brown & Forsythe 1974), all pairs by t.test with p.adjust("holm").
oracle("k-groups", function(input, data) {
  kept <- data[!is.na(data[[input[["y"]]]]) & !is.na(data[[input$group]]), ]
  y <- kept[[input[["y"]]]]
  group <- factor(kept[[input$group]])
  f_test <- function(y, ...) {
    found <- oneway.test(y ~ group, ...)
    list(F = unname(found$statistic), df1 = unname(found$parameter[1]), df2 = unname(found$parameter[2]), p = found$p.value)
  }
  ranks <- kruskal.test(y, group)
  pairs <- combn(levels(group), 2)
  pairwise <- apply(pairs, 2, function(two) t.test(y[group == two[1]], y[group == two[2]])$p.value)
  by_group <- function(f) as.numeric(tapply(y, group, f))
  list(N = length(y), groups = levels(group), n = by_group(length), means = by_group(mean), sds = by_group(sd),
    anova = f_test(y, var.equal = TRUE), welch = f_test(y),
    kruskal = list(H = unname(ranks$statistic), df = unname(ranks$parameter), p = ranks$p.value,
      epsilon2_rank = unname(ranks$statistic) / (length(y) - 1)),
    brown_forsythe_levene = f_test(abs(y - ave(y, group, FUN = median)), var.equal = TRUE)[c("F", "p")],
    pairs = paste(pairs[1, ], "vs", pairs[2, ]), pairwise_welch_p = pairwise, pairwise_welch_p_holm = p.adjust(pairwise, "holm"))
})

# Leaders against staff in one unit: t.test; a single leader against the spread of the staff, t = gap / (s sqrt(1 + 1 / n)) with n - 1
# degrees of freedom (Crawford & Howell 1998).
gap_of_unit <- function(leaders, staff) {
  n <- c(length(leaders), length(staff))
  found <- c(n_leaders = n[1], n_staff = n[2], gap = mean(leaders) - mean(staff), se = NA, t = NA, df = NA, p = NA)
  if (min(n) >= 2 && var(leaders) + var(staff) > 0) {
    test <- t.test(leaders, staff)
    found[c("se", "t", "df", "p")] <- c(test$stderr, test$statistic, test$parameter, test$p.value)
  } else if (n[1] == 1 && n[2] >= 2 && var(staff) > 0) {
    se <- sd(staff) * sqrt(1 + 1 / n[2])
    t <- found[["gap"]] / se
    found[c("se", "t", "df", "p")] <- c(se, t, n[2] - 1, 2 * pt(-abs(t), n[2] - 1))
  }
  found
}

# The gap of every unit with Holm's p, and over the units with two or more people on both sides the random-effects mean: metafor::rma (REML,
# Viechtbauer 2005).
oracle("leader-staff-gap", function(input, data) {
  if (is.null(data)) {
    score <- input$inline$score
    unit <- input$inline$unit
    leads <- input$inline$leader == 1
  } else {
    # Written as "column in (value, value)".
    written <- regmatches(input$leader, regexec("^(\\w+) in \\((.*)\\)$", input$leader))[[1]]
    score <- scores(data, input)
    unit <- data[[input$unit]]
    leads <- data[[written[2]]] %in% strsplit(written[3], ", *")[[1]]
  }
  units <- sort(unique(unit))
  of <- function(who, which) score[who & unit %in% which & !is.na(score)]
  rows <- as.data.frame(t(sapply(units, function(one) gap_of_unit(of(leads, one), of(!leads, one)))))
  pooled <- rows[rows$n_leaders >= 2 & rows$n_staff >= 2 & !is.na(rows$se), ]
  over <- if (nrow(pooled) >= 2) {
    model <- metafor::rma(yi = pooled$gap, sei = pooled$se, method = "REML", control = list(threshold = 1e-12, maxiter = 10000))
    list(estimate = as.numeric(model$beta), se = model$se, tau2 = model$tau2, Q = model$QE, I2 = model$I2, units = model$k)
  }
  c(list(units = as.character(units)), as.list(rows), list(p_holm = p.adjust(rows$p, "holm"),
    overall_ignoring_units = mean(of(leads, units)) - mean(of(!leads, units)), mean_of_unit_gaps = mean(rows$gap, na.rm = TRUE),
    random_effects_reml = over))
})
