# Scores of one unit in each of two waves, those that could be scored. A code that occurs again in a wave counts once, with its first row,
# whatever the unit.
scores_of_waves <- function(input, data) lapply(list(data, table_of(input$second_wave)), function(wave) {
  if (!is.null(input$link)) wave <- wave[is.na(wave[[input$link]]) | !duplicated(wave[[input$link]]), ]
  wave <- wave[wave$muni == input$muni, ]
  wave$score <- scores(wave, input)
  wave[!is.na(wave$score), ]
})

# t with its interval and the smallest change that it can find: t(.975) se, with 80 % power (t(.975) + t(.8)) se.
detectable <- function(diff, se, df) list(se = se, t = diff / se, df = df, p = 2 * pt(-abs(diff / se), df),
  ci95 = diff + c(-1, 1) * qt(.975, df) * se, minimal_detectable_change_95 = qt(.975, df) * se,
  minimal_detectable_effect_80_power = (qt(.975, df) + qt(.8, df)) * se)

# Two waves of a unit of N people that are not linked: t.test (Welch 1947); with the finite population each variance times 1 - n / N.
oracle("independent-waves", function(input, data) {
  waves <- scores_of_waves(input, data)
  n <- sapply(waves, nrow)
  N <- input$population
  test <- t.test(waves[[2]]$score, waves[[1]]$score)
  diff <- unname(test$estimate[1] - test$estimate[2])
  parts <- sapply(waves, function(wave) var(wave$score)) / n * (1 - n / N)
  list(n1 = n[1], n2 = n[2], N1 = N, N2 = N, diff = diff, without_fpc = detectable(diff, test$stderr, unname(test$parameter)),
    with_fpc = detectable(diff, sqrt(sum(parts)), sum(parts)^2 / sum(parts^2 / (n - 1))))
})

# Two waves of the same people: t.test(paired), wilcox.test with rank-biserial correlation (Kerby 2014), effect sizes (Lakens 2013; Morris &
# DeShon 2002), reliable change (Jacobson & Truax 1991) with s1 sqrt(1 - reliability).
oracle("paired-waves", function(input, data) {
  take <- function(name) as.numeric(if (is.null(data)) input$inline[[name]] else data[[input[[name]]]])
  both <- data.frame(x1 = take("x1"), x2 = take("x2"))
  only_one <- sum(rowSums(is.na(both)) == 1)
  both <- na.omit(both)
  n <- nrow(both)
  if (n < 2) return(list(n_pairs = n, reason = "too_few"))
  change <- both$x2 - both$x1
  diff <- mean(change)
  if (sd(change) == 0) return(list(n_pairs = n, diff = diff, t = NA, p = NA, reason = "zero_variance"))

  test <- t.test(both$x2, both$x1, paired = TRUE)
  ranked <- function(correct) wilcox.test(both$x2, both$x1, paired = TRUE, exact = FALSE, correct = correct)
  up <- unname(ranked(TRUE)$statistic)
  nonzero <- sum(change != 0)
  s1 <- sd(both$x1)
  r <- cor(both$x1, both$x2)
  d_z <- diff / sd(change)
  sem <- s1 * sqrt(1 - input$reliability)
  noise <- sqrt(2) * sem
  rci <- change / noise
  list(n_pairs = n, n_only_one_wave = only_one, mean1 = mean(both$x1), mean2 = mean(both$x2), diff = diff, sd_diff = sd(change), r = r,
    t = unname(test$statistic), df = unname(test$parameter), p = test$p.value, ci95 = as.numeric(test$conf.int),
    d_z = d_z, d_av = diff / ((s1 + sd(both$x2)) / 2), d_rm = d_z * sqrt(2 * (1 - r)), g_z = d_z * hedges_factor(n - 1), srm = d_z,
    glass_wave1 = diff / s1, wilcoxon = list(V = up, p_corrected = ranked(TRUE)$p.value, p_uncorrected = ranked(FALSE)$p.value,
      n_nonzero = nonzero, rank_biserial = 4 * up / (nonzero * (nonzero + 1)) - 1),
    improved = mean(change > 0), unchanged = mean(change == 0), worsened = mean(change < 0), reliability_used = input$reliability,
    sem = sem, se_difference = noise, mdc95 = qnorm(.975) * noise, reliably_up = sum(rci > qnorm(.975)),
    reliably_down = sum(rci < -qnorm(.975)), first_rci = head(rci, 8))
})

# Two waves of which some people are the same (Derrick, Toher & White 2017, unequal variances): se^2 = s1^2 / n1 + s2^2 / n2 -
# 2 r s1 s2 nc / (n1 n2), degrees of freedom between those of the paired test and Welch's by the share of people with one answer.
oracle("partially-overlapping-waves", function(input, data) {
  waves <- scores_of_waves(input, data)
  x <- waves[[1]]$score
  y <- waves[[2]]$score
  at <- match(waves[[1]][[input$link]], waves[[2]][[input$link]], incomparables = NA)
  common <- sum(!is.na(at))
  r <- cor(x, y[at], use = "complete.obs")
  n1 <- length(x)
  n2 <- length(y)
  welch <- t.test(y, x)
  se <- sqrt(welch$stderr^2 - 2 * r * sd(x) * sd(y) * common / (n1 * n2))
  alone <- n1 + n2 - 2 * common
  df <- common - 1 + (unname(welch$parameter) - common + 1) / (alone + 2 * common) * alone
  c(list(n1 = n1, n2 = n2, n_common = common, r_common = r, diff = mean(y) - mean(x)), detectable(mean(y) - mean(x), se, df))
})
