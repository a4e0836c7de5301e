# Numbers that stand in the case itself (`inline`) or in a column of its data.
column_of <- function(input, data, name = "x") as.numeric(if (is.null(data)) input$inline[[name]] else data[[input[["column"]]]])

# Interval of a share by the score test, without continuity correction (Wilson 1927): stats::prop.test.
wilson_interval <- function(count, n) as.numeric(prop.test(count, n, correct = FALSE)$conf.int)

# Mean, spread, quartiles and shares of one item: stats; psych::skew and psych::kurtosi of types 1 (g), 2 (G) and 3 (b) (Joanes & Gill
# 1998); quartiles of types 7 and 6 (Hyndman & Fan 1996); interval of the mean by t.test; top and bottom are the two outermost categories.
oracle("item-descriptives", function(input, data) {
  all <- column_of(input, data)
  x <- all[!is.na(all)]
  n <- length(x)
  counted <- list(n = n, n_missing = sum(is.na(all)), missing_share = mean(is.na(all)))
  if (n == 0) return(c(counted, list(mean = NA, sd = NA, reason = "all_missing")))

  varies <- n > 1 && var(x) > 0
  skewness <- function(type, least) if (varies && n >= least) psych::skew(x, type = type) else NA
  kurtosis <- function(type, least) if (varies && n >= least) psych::kurtosi(x, type = type) else NA
  quartile <- function(share, type) quantile(x, share, type = type, names = FALSE)
  found <- c(counted, list(
    mean = mean(x), sd = sd(x), variance = var(x), se = sd(x) / sqrt(n), median = median(x), min = min(x), max = max(x),
    q25_type7 = quartile(.25, 7), q75_type7 = quartile(.75, 7), q25_type6 = quartile(.25, 6), q75_type6 = quartile(.75, 6),
    skew_g1 = skewness(1, 2), skew_G1 = skewness(2, 3), skew_b1 = skewness(3, 2),
    kurt_g2 = kurtosis(1, 2), kurt_G2 = kurtosis(2, 4), kurt_b2 = kurtosis(3, 2)))
  if (varies) found$ci95_mean_t <- as.numeric(t.test(x)$conf.int)
  else if (n > 1) found$ci95_mean_t <- rep(mean(x), 2)

  if (is.null(input$scale)) return(found)
  categories <- seq(input$scale[1], input$scale[2])
  counts <- as.numeric(table(factor(x, categories)))
  top <- sum(tail(counts, 2))
  c(found, list(counts = counts, top_share = top / n, top_share_ci95_wilson = wilson_interval(top, n),
    bottom_share = sum(head(counts, 2)) / n, floor_share = counts[1] / n, ceiling_share = tail(counts, 1) / n))
})

# Person means of the recoded items for whoever answered enough of them: rowMeans(na.rm = TRUE).
oracle("scale-scores", function(input, data) {
  k <- length(input$items)
  x <- recoded(data, input$items, input)
  score <- mean_scores(x, input$min_valid_share)
  scored <- score[!is.na(score)]
  list(k = k, items_needed = needed(input$min_valid_share, k), n_rows = nrow(x), n_scored = length(scored), mean = mean(scored), sd = sd(scored), sum = sum(scored),
    min = min(scored), max = max(scored), mean_0_100 = 100 * (mean(scored) - input$scale[1]) / diff(input$scale),
    first_scores = head(unname(score), 12))
})

# Place of each value among all: rank(ties = "min") from the best, mid percentile with and without itself (Crawford, Garthwaite & Slick
# 2009), z values and (x - median) / stats::mad.
oracle("percentile-rank", function(input, data) {
  x <- column_of(input, data)
  n <- length(x)
  quartiles <- function(type) quantile(x, c(.25, .5, .75), type = type, names = FALSE)
  below <- rank(x, ties.method = "min") - 1
  equal <- rank(x, ties.method = "max") - below
  list(n = n, rank_best_first_min = rank(-x, ties.method = "min"), pr_mid_including_self = 100 * (below + equal / 2) / n,
    pr_mid_excluding_self = 100 * (below + (equal - 1) / 2) / (n - 1), pr_below_only = 100 * below / n,
    quartiles_type7 = quartiles(7), quartiles_type6 = quartiles(6), z = as.numeric(scale(x)), mad_z = (x - median(x)) / mad(x))
})

# The distributions themselves: pt, pf, pchisq, pnorm, their upper tails and quantiles; the names of the parameters tell which one is meant.
oracle("distributions", function(input, data) {
  x <- input[["x"]]
  if (!is.null(input$ncp)) return(list(p = pt(input$t, input$df, input$ncp)))
  if (!is.null(input$d1)) {
    pairs <- unique(data.frame(d1 = input$d1, d2 = input$d2))
    return(list(pf = pf(x, input$d1, input$d2), pf_upper = pf(x, input$d1, input$d2, lower.tail = FALSE),
      qf_975 = qf(.975, pairs$d1, pairs$d2)))
  }
  if (!is.null(input$p)) return(list(pnorm = pnorm(x), upper = pnorm(x, lower.tail = FALSE), qnorm = qnorm(input$p)))
  if (!is.null(input$conf_levels)) return(list(pt = pt(x, input$df), log_upper = pt(x, input$df, lower.tail = FALSE, log.p = TRUE),
    qt_975 = qt(.975, unique(input$df))))
  list(p = pchisq(x, input$df), upper = pchisq(x, input$df, lower.tail = FALSE), q95 = qchisq(.95, unique(input$df)),
    upper_noncentral_25 = pchisq(x, input$df, ncp = 25, lower.tail = FALSE))
})

# Signs of careless answering (Meade & Craig 2012; Curran 2016) in raw answers: longest run by rle, a missing answer ends it; spread within
# the person; on complete rows stats::mahalanobis and the correlation of the person's answers with the means of the items.
oracle("careless-responding", function(input, data) {
  x <- as.matrix(data[input$columns])
  k <- ncol(x)
  longest <- apply(x, 1, function(row) {
    runs <- rle(ifelse(is.na(row), -seq_along(row) - 1e6, row))
    max(0, runs$lengths[runs$values > -1e6])
  })
  spread <- apply(x, 1, sd, na.rm = TRUE)
  complete <- complete.cases(x)
  distance <- rep(NA_real_, nrow(x))
  singular <- sum(complete) <= k
  whole <- x[complete, , drop = FALSE]
  if (!singular) distance[complete] <- mahalanobis(whole, colMeans(whole), cov(whole))
  with_total <- apply(whole, 1, function(row) if (sd(row) > 0) cor(row, colMeans(whole)) else NA)
  rare <- pchisq(distance, k, lower.tail = FALSE) < .001
  list(n = nrow(x), k = k, longstring_first = head(longest, 10), longstring_max = max(longest), longstring_mean = mean(longest),
    irv_first = head(spread, 10), irv_mean = mean(spread, na.rm = TRUE), mahalanobis_first = head(distance, 10),
    complete_rows = sum(complete), mahalanobis_reason = if (singular) "singular", mahalanobis_p_below_001 = sum(rare, na.rm = TRUE),
    person_total_r_mean = mean(with_total, na.rm = TRUE), all_same_answer = sum(spread == 0, na.rm = TRUE))
})
