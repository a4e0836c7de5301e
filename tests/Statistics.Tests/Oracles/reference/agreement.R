# How much members of a group agree, and how much groups differ: rwg, average deviation and intraclass correlation.

# Groups in the order of their numbers or, where they are words, of the alphabet.
groups_in_order <- function(group) as.character(sort(unique(group)))

# Agreement within groups: rwg and rwg(j) with the uniform distribution (James, Demaree & Wolf 1984), r*wg(j) (Lindell, Brandt & Whitney
# 1999), average deviation from mean and median (Burke, Finkelstein & Dusig 1999), by multilevel::rwg, rwg.j, rwg.j.lindell and ad.m.
oracle("agreement", function(input, data) {
  rows <- na.omit(data[c(input$group, input$items)])
  group <- rows[[input$group]]
  x <- rows[input$items]
  groups <- groups_in_order(group)
  size <- as.numeric(table(group)[groups])
  categories <- diff(input$scale) + 1
  uniform <- (categories^2 - 1) / 12

  # Who answers alone agrees with nobody: such groups have no value.
  several <- as.character(group) %in% groups[size > 1]
  in_groups <- function(by_package) {
    found <- by_package(x[several, , drop = FALSE], as.character(group[several]))
    found[[2]][match(groups, as.character(found$grpid))]
  }
  single <- length(input$items) == 1
  rwgj <- in_groups(function(x, g) if (single) multilevel::rwg(x[[1]], g, uniform) else multilevel::rwg.j(x, g, uniform))
  rwg_star <- if (single) 1 - as.numeric(tapply(x[[1]], group, var)[groups]) / uniform else
    in_groups(function(x, g) multilevel::rwg.j.lindell(x, g, uniform))
  deviation <- function(type) in_groups(function(x, g) multilevel::ad.m(if (single) x[[1]] else x, g, type))
  ad_mean <- deviation("mean")

  summary_of <- function(v) {
    v <- v[!is.na(v)]
    list(mean = mean(v), median = median(v), sd = sd(v), min = min(v), max = max(v), n_groups = length(v))
  }
  list(J = length(input$items), A = categories, sigma2_uniform = uniform, ad_upper_limit_A_over_6 = categories / 6,
    n_rows_used = nrow(rows), groups = groups, n = size, rwgj = rwgj, rwg_star = rwg_star, ad_mean = ad_mean,
    ad_median = deviation("median"),
    summary = list(rwgj = summary_of(rwgj), rwg_star = summary_of(rwg_star), ad_mean = summary_of(ad_mean),
      share_rwgj_at_least_70 = mean(rwgj >= 0.7, na.rm = TRUE), share_ad_at_most_A_over_6 = mean(ad_mean <= categories / 6, na.rm = TRUE)))
})

# Random intercept by lme4 at its exact maximum, under the names of this statistic.
lmer_intercept <- function(y, group, reml) {
  found <- intercept_values(intercept_fit(data.frame(y, group), reml))
  c(found[c("tau2", "sigma2", "icc", "loglik")], list(mean = found$mu, se_mean = found$se_mu))
}

# ICC(1) and ICC(2) of the one-way analysis of variance (Bartko 1976; Shrout & Fleiss 1979; Bliese 2000), by aov and multilevel::ICC1, ICC2;
# n0 of unequal groups and limits from F (Searle 1971; Thomas & Hultquist 1978) from the definition; shares of variance: eta, omega, epsilon
# squared (Kelley 1935); REML and ML by lme4.
oracle("icc", function(input, data) {
  y <- if (is.null(input$y)) scores(data, input) else data[[input$y]]
  kept <- !is.na(y) & !is.na(data[[input$group]])
  y <- y[kept]
  group <- factor(data[[input$group]][kept])
  size <- as.numeric(table(group))
  N <- sum(size)
  a <- length(size)
  fit <- aov(y ~ group)
  table <- summary(fit)[[1]]
  msb <- table[1, "Mean Sq"]
  msw <- table[2, "Mean Sq"]
  ssb <- table[1, "Sum Sq"]
  sst <- sum(table[, "Sum Sq"])
  f <- msb / msw
  n0 <- (N - sum(size^2) / N) / (a - 1)
  limits <- f / qf(c(0.975, 0.025), a - 1, N - a)
  alike <- msb < 1e-20 * msw
  list(N = N, n_groups = a, n0 = n0, mean_group_size = mean(size), harmonic_mean_group_size = 1 / mean(1 / size),
    msb = msb, msw = msw, F = f, df1 = a - 1, df2 = N - a, p = pf(f, a - 1, N - a, lower.tail = FALSE),
    icc1 = (msb - msw) / (msb + (n0 - 1) * msw), icc1_ci95 = (limits - 1) / (limits + n0 - 1),
    icc1_with_mean_group_size = multilevel::ICC1(fit),
    icc2 = if (alike) NA else multilevel::ICC2(fit), icc2_ci95 = if (alike) NA else 1 - 1 / limits,
    eta2 = ssb / sst, omega2 = (ssb - (a - 1) * msw) / (sst + msw), epsilon2 = (ssb - (a - 1) * msw) / sst, tau2_anova = (msb - msw) / n0,
    reml = lmer_intercept(y, group, TRUE), ml = lmer_intercept(y, group, FALSE), reason = if (alike) "no_between_variance")
})
