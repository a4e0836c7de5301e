# Jonckheere's test for ordered groups: pairs in the expected order, half for ties; variance with ties (Lehmann 1975).
oracle("jonckheere", function(input, data) {
  kept <- !is.na(data[[input$y]]) & !is.na(data[[input$group]])
  y <- data[[input$y]][kept]
  groups <- sort(unique(data[[input$group]][kept]))
  parts <- lapply(groups, function(g) y[data[[input$group]][kept] == g])
  n <- lengths(parts)
  pairs <- combn(length(parts), 2)
  j <- sum(apply(pairs, 2, function(two) sum(outer(parts[[two[1]]], parts[[two[2]]], function(a, b) (a < b) + (a == b) / 2))))
  N <- sum(n)
  ties <- as.numeric(table(y))
  f <- function(v, c) sum(v * (v - 1) * (2 * v + c))
  g <- function(v) sum(v * (v - 1) * (v - 2))
  h <- function(v) sum(v * (v - 1))
  variance <- (N * (N - 1) * (2 * N + 5) - f(n, 5) - f(ties, 5)) / 72 + g(n) * g(ties) / (36 * N * (N - 1) * (N - 2)) +
    h(n) * h(ties) / (8 * N * (N - 1))
  mean <- (N^2 - sum(n^2)) / 4
  z <- (j - mean) / sqrt(variance)
  list(N = N, groups = groups, n = n, J = j, expected = mean, variance = variance, z = z, p_two_sided = 2 * pnorm(-abs(z)),
    p_increasing = pnorm(-z))
})

# Monotone trend: Kendall's S over all pairs, its variance with ties (Kendall 1970), test and tau b by cor.test (Mann 1945); slope of Theil
# (1950) and Sen (1968), the median over all pairs, with the median of y - slope * time, and its interval between the ordered slopes at
# (pairs - z sd(S)) / 2 and (pairs + z sd(S)) / 2 + 1, rounded.
oracle("trend", function(input, data) {
  kept <- data[!is.na(data[[input[["y"]]]]) & !is.na(data[[input$time]]), ]
  y <- kept[[input[["y"]]]]
  time <- kept[[input$time]]
  n <- nrow(kept)
  if (n < 3) return(list(n = n, reason = "too_few"))

  pairs <- combn(n, 2)
  rise <- y[pairs[2, ]] - y[pairs[1, ]]
  run <- time[pairs[2, ]] - time[pairs[1, ]]
  s <- sum(sign(rise) * sign(run))
  f <- function(v) sum(v * (v - 1) * (2 * v + 5))
  ties <- list(as.numeric(table(y)), as.numeric(table(time)))
  products <- function(g) prod(sapply(ties, function(v) sum(g(v))))
  variance <- (n * (n - 1) * (2 * n + 5) - f(ties[[1]]) - f(ties[[2]])) / 18 + products(function(v) v * (v - 1)) / (2 * n * (n - 1)) +
    products(function(v) v * (v - 1) * (v - 2)) / (9 * n * (n - 1) * (n - 2))
  slopes <- sort((rise / run)[run != 0])
  slope <- median(slopes)
  ranks <- round((length(slopes) + c(-1, 1) * qnorm(.975) * sqrt(variance)) / 2 + c(0, 1))
  ranks <- pmax(1, pmin(length(slopes), ranks))
  varies <- variance > 0
  test <- if (varies) cor.test(time, y, method = "kendall", exact = FALSE, continuity = TRUE)
  list(n = n, S = s, var_S = variance, z_continuity = if (varies) unname(test$statistic), p_continuity = if (varies) test$p.value,
    tau_b = if (varies) unname(test$estimate), theil_sen_slope = slope, theil_sen_intercept = median(y - slope * time),
    slope_ci95_rank = slopes[ranks])
})
